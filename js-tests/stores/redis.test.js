import { after, before, describe, test } from "node:test";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { redisStore } from "hookseal/stores/redis";
import { startRedis } from "./servers.js";
import { realClock, suite } from "./suite.js";

let server;
before(async () => {
  server = await startRedis();
});
after(() => server?.stop());

describe("in Redis, through ioredis", () => {
  let client;
  before(() => {
    client = new Redis({ host: "127.0.0.1", port: server.port });
  });
  after(() => client?.quit());
  suite(() => ({ store: redisStore(([name, ...args]) => client.call(name, ...args)), ...realClock }), test);
});

describe("in Redis, through redis", () => {
  let client;
  before(async () => {
    client = await createClient({ socket: { host: "127.0.0.1", port: server.port } }).connect();
  });
  after(() => client?.close());
  suite(() => ({ store: redisStore((args) => client.sendCommand(args)), ...realClock }), test);
});

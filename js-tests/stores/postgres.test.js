import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { postgresStore, schema } from "hookseal/stores/postgres";
import { startPostgres } from "./servers.js";
import { handClock, suite } from "./suite.js";

let server;
let pool;
before(async () => {
  server = await startPostgres();
  pool = new pg.Pool({ host: "127.0.0.1", port: server.port, user: "postgres", database: "postgres", max: 20 });
  // The server's stopping can reach a connection that is just being closed.
  pool.on("connect", (client) => client.on("error", () => {}));
  await pool.query(schema);
});
after(async () => {
  await pool?.end();
  await server?.stop();
});

describe("in PostgreSQL", () => {
  const { now, pass } = handClock();
  suite(() => ({ store: postgresStore(pool, { now }), pass }), test);

  test("the schema can be run again", () => pool.query(schema));

  test("the schema can be run by processes that start at once, on a database without it", async () => {
    for (let round = 0; round < 5; round += 1) {
      await pool.query("DROP TABLE hookseal_deliveries");
      await Promise.all(Array.from({ length: 15 }, () => pool.query(schema)));
    }
    // One statement, as prepared ones must be.
    await pool.query({ name: "schema", text: schema });
  });

  test("what has expired is swept away as new keys come", async () => {
    await pool.query("TRUNCATE hookseal_deliveries");
    const { now, pass } = handClock();
    const store = postgresStore(pool, { now });
    for (let batch = 0; batch < 20; batch += 1) {
      const keys = Array.from({ length: 100 }, (_, index) => `${batch}-${index}`);
      await Promise.all(keys.map((key) => store.confirm(key, "token", 60)));
      await pass(61);
    }
    const { rows } = await pool.query("SELECT COUNT(*) AS count FROM hookseal_deliveries");
    // 2000 came, and of 40 sweeps on average each takes up to a hundred.
    assert.ok(rows[0].count < 1000, rows[0].count);
  });
});

/**
 * `npm run load`: the reference Worker under load on loopback, beside a Worker
 * that does nothing but send the body to a queue. Requests per second, and what
 * a request waits. All in one workerd, each on a socket of its own, taking
 * turns; every delivery is new. Prints figures, asserts only the answers.
 *
 * What is stored is stored in memory: a Durable Object answers when the disk has
 * what it wrote, and the disk of this machine says nothing about Cloudflare's.
 */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delivery, SECRETS } from "../worker/deliveries.js";
import { startLoad } from "../worker/harness.js";

const ROUNDS = 3;
const ROUND_SECONDS = 3;
const CONNECTIONS = 16;

/** More than a turn needs. */
const AMOUNT = 20_000;

/** A connection that sends one request after the other. */
async function open(port) {
  const socket = connect(port, "127.0.0.1").setNoDelay().setEncoding("latin1");
  await once(socket, "connect");
  return {
    async send(request) {
      socket.write(request);
      let text = "";
      while (!/\r\n\r\n.*\}$/s.test(text)) text += (await once(socket, "data"))[0];
      return Number(text.slice(9, 12));
    },
    close: () => socket.destroy(),
  };
}

function requests(amount) {
  return Array.from({ length: amount }, () => {
    const { body, headers } = delivery();
    const all = { host: "worker.example", ...headers, "content-length": Buffer.byteLength(body) };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST /webhooks/sheerid HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
  });
}

/** One turn: how many were answered, and how long each took, in milliseconds. */
async function load(port, fresh) {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(port)));
  const started = performance.now();
  const waits = [];
  const keepSending = async (connection) => {
    while (performance.now() - started < ROUND_SECONDS * 1000 && fresh.length > 0) {
      const sent = performance.now();
      const status = await connection.send(fresh.pop());
      if (status !== 200) throw new Error(`answered ${status}`);
      waits.push(performance.now() - sent);
    }
  };
  await Promise.all(connections.map(keepSending));
  for (const connection of connections) connection.close();
  return { perSecond: waits.length / ((performance.now() - started) / 1000), waits };
}

function print(name, turns) {
  const rates = turns.map(({ perSecond }) => perSecond).sort((a, b) => a - b);
  const waits = turns.flatMap(({ waits }) => waits).sort((a, b) => a - b);
  const at = (share) => waits[Math.floor(waits.length * share)].toFixed(1).padStart(8);
  console.log(`${name.padEnd(44)}${rates[ROUNDS >> 1].toFixed(0).padStart(10)}${at(0.5)}${at(0.99)}`);
}

const { workers, close } = await startLoad(SECRETS, existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
try {
  const turns = new Map(Object.keys(workers).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, port] of Object.entries(workers)) {
      const turn = await load(port, requests(AMOUNT));
      if (round >= 0) turns.get(name).push(turn);
    }
  }
  console.log(`${`${CONNECTIONS} connections, a new delivery each time`.padEnd(44)}requests/s  p50 ms  p99 ms`);
  for (const [name, all] of turns) print(name, all);
} finally {
  await close();
}

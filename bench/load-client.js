/** The process that makes the load: started by `load.js`, one order after another. */
import { performance } from "node:perf_hooks";
import { open } from "./client.js";
import { quantile } from "./statistics.js";

async function keepSending(connection, request, expected, until) {
  const waits = [];
  do {
    const start = performance.now();
    const status = await connection.send(request);
    if (status !== expected) throw new Error(`answered ${status} instead of ${expected}`);
    waits.push(performance.now() - start);
  } while (performance.now() < until);
  return waits;
}

async function load({ port, connections, seconds, expected, request }) {
  const bytes = Buffer.from(request, "base64");
  const opened = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const start = performance.now();
  const until = start + 1000 * seconds;
  const waits = (await Promise.all(opened.map((connection) => keepSending(connection, bytes, expected, until)))).flat();
  const elapsed = (performance.now() - start) / 1000;
  for (const connection of opened) connection.close();
  return { perSecond: waits.length / elapsed, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) };
}

process.on("message", async (order) => {
  process.send(await load(order).catch(({ message }) => ({ error: message })));
});

/**
 * A Worker under load on loopback: requests per second, and what a request waits.
 * One workerd, a Worker on each port; they take turns, a second each.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import { sizeName, table } from "./report.js";
import { median } from "./statistics.js";
import { requestOf, workers } from "./workers.js";
import { bundle, serve, workerdVersion } from "./workerd.js";

const ROUNDS = 5;
const ROUND_SECONDS = 1;
const CONNECTIONS = 16;

const client = fork(join(import.meta.dirname, "load-client.js"));
const ask = (order) =>
  new Promise((resolve, reject) => {
    client.once("message", (answer) => (answer.error === undefined ? resolve(answer) : reject(new Error(answer.error))));
    client.send(order);
  });

/** A changed last character of the body must be refused, by those who verify. */
async function checkVerdicts(port, request, verifies) {
  const forged = Buffer.from(request);
  forged[forged.length - 1] ^= 1;
  const orders = [
    { request, expected: 204 },
    { request: forged, expected: 401 },
  ];
  for (const order of verifies ? orders : orders.slice(0, 1)) {
    await ask({ port, connections: 1, seconds: 0, expected: order.expected, request: order.request.toString("base64") });
  }
}

const files = workers.map(({ file }) => file);
const { directory, remove } = await bundle(files);
const { ports, stop } = await serve(directory, files);
console.log(`## workerd ${workerdVersion} under load, ${CONNECTIONS} connections: hookseal's requests per second are 1\n`);
for (const size of [1024, 16_384]) {
  const requests = await Promise.all(workers.map(({ scheme }) => requestOf(scheme, size)));
  const rounds = workers.map(() => []);
  for (const [index, { file, name }] of workers.entries()) {
    await checkVerdicts(ports[file], requests[index], !name.startsWith("no verification"));
  }
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, { file }] of workers.entries()) {
      const request = requests[index].toString("base64");
      const seconds = round < 0 ? ROUND_SECONDS / 4 : ROUND_SECONDS;
      const answer = await ask({ port: ports[file], connections: CONNECTIONS, seconds, expected: 204, request });
      if (round >= 0) rounds[index].push(answer);
    }
  }
  const middle = (list, of) => median(list.map((answer) => answer[of]));
  const ours = middle(rounds[workers.findIndex(({ file }) => file === "workers/hookseal")], "perSecond");
  const lines = workers.map(({ name }, index) => {
    const perSecond = middle(rounds[index], "perSecond");
    const waits = ["p50", "p99"].map((of) => middle(rounds[index], of).toFixed(2));
    return [name, Math.round(perSecond).toLocaleString("en-US"), (perSecond / ours).toFixed(2), ...waits];
  });
  console.log(`${table([[`body of ${sizeName(size)}`, "requests/s", "ratio", "p50 ms", "p99 ms"], ...lines])}\n`);
}
client.disconnect();
await stop();
remove();

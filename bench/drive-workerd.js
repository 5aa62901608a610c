/** Measures in workerd from outside: a request runs a batch, and what an empty batch takes is subtracted. */
import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";
import { compare } from "./compare.js";
import { measure } from "./measure.js";
import { median } from "./statistics.js";
import { bundle, serve } from "./workerd.js";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** @returns {Promise<string>} */
const ask = (url) =>
  new Promise((resolve, reject) => {
    const answered = (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (text += part));
      response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    };
    get(url, { agent }, answered).on("error", reject);
  });

async function timed(url) {
  const start = performance.now();
  await ask(url);
  return performance.now() - start;
}

async function emptyBatch(url) {
  const times = [];
  for (let left = 30; left > 0; left -= 1) times.push(await timed(`${url}&times=0`));
  return median(times);
}

/**
 * @param {{ sizes: number[], forms: string[], effort: object }} plan
 * @param {(cell: object) => void} onCell
 */
export async function driveWorkerd({ sizes, forms, effort }, onCell) {
  const { directory, remove } = await bundle(["in-worker"]);
  const { ports, stop } = await serve(directory, ["in-worker"]);
  const origin = `http://127.0.0.1:${ports["in-worker"]}`;
  try {
    for (const size of sizes) {
      for (const form of forms) {
        const entries = JSON.parse(await ask(`${origin}/prepare?size=${size}&form=${form}`));
        const running = entries.filter(({ cannot }) => cannot === undefined);
        const url = (index) => `${origin}/run?entry=${entries.indexOf(running[index])}`;
        const empty = await emptyBatch(url(0));
        const batch = async (index, times) => Math.max(0, (await timed(`${url(index)}&times=${times}`)) - empty);
        const times = await measure(running.length, batch, effort);
        onCell({ size, form, rows: compare(entries, new Map(running.map((entry, index) => [entry, times[index]]))) });
      }
    }
  } finally {
    await stop();
    remove();
  }
}

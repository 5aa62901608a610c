/** The process that measures in Node: started by `verify.js`, sends each cell as it is done. */
import { performance } from "node:perf_hooks";
import { prepareCell } from "./cell.js";
import { compare } from "./compare.js";
import { measure } from "./measure.js";

async function timed(run, times) {
  const start = performance.now();
  await run(times);
  return performance.now() - start;
}

process.once("message", async ({ sizes, forms, only, effort }) => {
  process.send({ version: process.versions.node });
  const wanted = only && (({ name, reads }) => only.includes(name) && reads === "nothing");
  for (const size of sizes) {
    for (const form of forms) {
      const entries = await prepareCell(size, form, wanted);
      const running = entries.filter(({ run }) => run !== undefined);
      const times = await measure(running.length, (index, count) => timed(running[index].run, count), effort);
      const samples = new Map(running.map((entry, index) => [entry, times[index]]));
      process.send({ size, form, rows: compare(entries, samples) });
    }
  }
  process.disconnect();
});

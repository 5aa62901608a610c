#!/usr/bin/env node
/** The program `hookseal`: hands the process over to `main`, so that tests can call the same without one. */
import { main } from "./main.js";

// A reader that goes away (`| head`) is no failure.
process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { argv, env, stdin, stdout, stderr } = process;
process.exitCode = await main(argv.slice(2), { cwd: process.cwd(), env, stdin, stdout, stderr, interrupted });

/** For a command that waits, such as `listen`: ends in an orderly way. All others end at once, as by default. */
function interrupted() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort());
  return controller.signal;
}

#!/usr/bin/env node
/** The program `hookseal`: hands the process over to `main`, so that tests can call the same without one. */
import { main } from "./main.js";

const reader = new AbortController();
// A reader that goes away (`| head`) is no failure, and no verdict: what is not read is not written, a command that
// waits ends, and the exit code is the command's own: never that of a genuine delivery for another.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== "EPIPE") throw error;
    reader.abort();
  });
}

const { argv, env, stdin, stdout, stderr } = process;
process.exitCode = await main(argv.slice(2), { cwd: process.cwd(), env, stdin, stdout, stderr, interrupted });

/** For a command that waits, such as `listen`: ends in an orderly way. All others end at once, as by default. */
function interrupted() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort());
  return AbortSignal.any([controller.signal, reader.signal]);
}

/** What is left to do after an answer: a handler, or a search for a cause. */
import { print } from "./print.js";

/**
 * Begins it.
 *
 * @template {any[]} Args
 * @param {() => Promise<void>} work never rejects
 * @param {((work: Promise<void>, ...args: Args) => unknown) | undefined} waitUntil is told of it; the event is accepted, whatever it does
 * @param {Args} args
 */
export function begin(work, waitUntil, args) {
  const done = work();
  const told = async () => waitUntil?.(done, ...args);
  told().catch((cause) => print("hookseal: waitUntil failed:", cause));
  return done;
}

/**
 * Writes an answer, and begins what is left after it: also where a framework's hook threw, since
 * the event passes for handled.
 *
 * @template {any[]} Args
 * @param {() => void} write
 * @param {(() => Promise<void>) | undefined} work
 * @param {((work: Promise<void>, ...args: Args) => unknown) | undefined} waitUntil
 * @param {Args} args
 */
export function answer(write, work, waitUntil, args) {
  let done;
  try {
    write();
  } finally {
    done = work && begin(work, waitUntil, args);
  }
  return done;
}

import { print } from "./print.js";

/**
 * What is left to do after an answer, begun: a handler, or a search for a cause.
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

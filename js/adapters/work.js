/**
 * What is left to do after an answer, begun: a handler, or a search for a cause.
 *
 * @template {any[]} Args
 * @param {() => Promise<void>} work never rejects
 * @param {((work: Promise<void>, ...args: Args) => void) | undefined} waitUntil is told of it; the event is accepted, whatever it does
 * @param {Args} args
 */
export function begin(work, waitUntil, args) {
  const done = work();
  try {
    waitUntil?.(done, ...args);
  } catch (cause) {
    console.error(cause);
  }
  return done;
}

/** The Worker's clock, which a test can set: loaded before all else, since whoever needs the time may keep `Date.now`. */
import { env } from "cloudflare:workers";

export const realNow = Date.now.bind(Date);

/** By how much it is ahead: from `CLOCK`, where the test starts at another time. */
let ahead;

Date.now = () => {
  const now = realNow();
  // Outside of a request there is no time.
  if (now === 0) return now;
  ahead ??= env.CLOCK === undefined ? 0 : env.CLOCK - now;
  return now + ahead;
};

/** @param {number} time in milliseconds */
export function setClock(time) {
  ahead = time - realNow();
}

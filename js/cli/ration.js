/** What anybody can send takes neither the processor nor the disk: so much is explained and saved of what is not verified. */

/** Deliveries a minute that are explained and saved. */
export const MOST_A_MINUTE = 20;
const MINUTE = 60_000;
/** Bytes that are saved: in a minute, and as long as the program runs. */
const MOST_BYTES = 4 << 20;
const MOST_IN_ALL = 64 << 20;

/** @typedef {{ takes: () => boolean, keeps: (bytes: number) => boolean }} Ration whether one more is explained, and whether so many bytes more are saved */
/** @typedef {(endpoint: object, kind: "unsigned" | "signed" | "handshake") => Ration} Rations */

/** @returns {Ration} */
function ration() {
  let [left, bytes, ends, all] = [0, 0, 0, MOST_IN_ALL];
  const takes = () => {
    if (Date.now() >= ends) [left, bytes, ends] = [MOST_A_MINUTE, MOST_BYTES, Date.now() + MINUTE];
    left -= 1;
    return left >= 0;
  };
  const keeps = (/** @type {number} */ more) => {
    if (more > Math.min(bytes, all)) return false;
    bytes -= more;
    all -= more;
    return true;
  };
  return { takes, keeps };
}

/**
 * Each endpoint's own, and of each kind: whoever knows an address alone, and signs nothing, must
 * not use up what explains the delivery of a vendor that was changed on its way.
 * @returns {Rations}
 */
export function rations() {
  /** @type {Map<object, Map<string, Ration>>} */
  const all = new Map();
  return (endpoint, kind) => {
    const own = all.get(endpoint) ?? new Map();
    const found = own.get(kind) ?? ration();
    all.set(endpoint, own.set(kind, found));
    return found;
  };
}

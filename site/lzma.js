/**
 * What `xz --format=raw --lzma1=lc=4,lp=0,pb=0` compressed. The format is Igor Pavlov's
 * (LZMA SDK, `lzma-specification.txt`), whose names are used here; the model has no
 * positions (`pb` and `lp` are 0), and the length of what comes of it is known.
 */

/** How many bits of the byte before choose the model of a literal: `lc`. */
const LITERAL_BITS = 4;
const STATES = 12;

/** @param {number} length */
const probabilities = (length) => new Uint16Array(length).fill(1024);

/** The range decoder, over bytes. */
class Range {
  #bytes;
  #at = 5;
  #range = 0xffffffff;
  #code;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#code = ((bytes[1] << 24) | (bytes[2] << 16) | (bytes[3] << 8) | bytes[4]) >>> 0;
  }

  #normalize() {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#bytes[this.#at]) >>> 0;
    this.#at += 1;
  }

  /** @param {Uint16Array} model @param {number} index @returns {number} a bit */
  bit(model, index) {
    const probability = model[index];
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      model[index] = probability + ((2048 - probability) >> 5);
      this.#normalize();
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    model[index] = probability - (probability >> 5);
    this.#normalize();
    return 1;
  }

  /** Bits that are equally likely. @param {number} count */
  direct(count) {
    let result = 0;
    for (let index = 0; index < count; index += 1) {
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit) this.#code -= this.#range;
      this.#normalize();
      result = result * 2 + bit;
    }
    return result;
  }

  /** The highest bit first. @param {Uint16Array} model @param {number} count @param {number} [from] */
  tree(model, count, from = 0) {
    let node = 1;
    for (let index = 0; index < count; index += 1) node = (node << 1) | this.bit(model, from + node);
    return node - (1 << count);
  }

  /** The lowest bit first. @param {Uint16Array} model @param {number} count @param {number} from */
  reverseTree(model, count, from) {
    let [node, result] = [1, 0];
    for (let index = 0; index < count; index += 1) {
      const bit = this.bit(model, from + node);
      node = (node << 1) | bit;
      result |= bit << index;
    }
    return result;
  }
}

/** @param {Range} range @returns {() => number} lengths */
function lengths(range) {
  const choice = probabilities(2);
  const [low, middle, high] = [probabilities(8), probabilities(8), probabilities(256)];
  return () => {
    if (range.bit(choice, 0) === 0) return 2 + range.tree(low, 3);
    return range.bit(choice, 1) === 0 ? 10 + range.tree(middle, 3) : 18 + range.tree(high, 8);
  };
}

/** @param {Range} range @returns {(length: number) => number} distances, from 0 */
function distances(range) {
  const slots = [0, 1, 2, 3].map(() => probabilities(64));
  const special = probabilities(128);
  const align = probabilities(16);
  return (length) => {
    const slot = range.tree(slots[Math.min(length - 2, 3)], 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + range.reverseTree(special, bits, base - slot);
    return base + range.direct(bits - 4) * 16 + range.reverseTree(align, 4, 0);
  };
}

/** @param {Range} range @param {Uint8Array} out */
function literals(range, out) {
  const model = probabilities(0x300 << LITERAL_BITS);
  return (/** @type {number} */ at, /** @type {number} */ state, /** @type {number} */ distance) => {
    const from = 0x300 * (at > 0 ? out[at - 1] >> (8 - LITERAL_BITS) : 0);
    let node = 1;
    if (state >= 7) {
      for (let like = out[at - distance - 1]; node < 0x100; ) {
        const expected = (like >> 7) & 1;
        like <<= 1;
        const bit = range.bit(model, from + ((1 + expected) << 8) + node);
        node = (node << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (node < 0x100) node = (node << 1) | range.bit(model, from + node);
    out[at] = node;
  };
}

/**
 * Where what is repeated stands: by a new distance, or by one of the last four.
 * @param {Range} range
 * @returns {(state: number) => [distance: number, count: number, state: number]}
 */
function matches(range) {
  const [length, repeatedLength, distance] = [lengths(range), lengths(range), distances(range)];
  const [isRepeated, isOther, isLong, isSecondOn, isThirdOn] = Array.from({ length: 5 }, () => probabilities(STATES));
  const last = [0, 0, 0, 0];
  return (state) => {
    const later = state < 7 ? 0 : 3;
    if (range.bit(isRepeated, state) === 0) {
      const count = length();
      last.pop();
      last.unshift(distance(count));
      return [last[0], count, 7 + later];
    }
    if (range.bit(isOther, state) === 0) {
      if (range.bit(isLong, state) === 0) return [last[0], 1, later === 0 ? 9 : 11];
    } else {
      const index = range.bit(isSecondOn, state) === 0 ? 1 : 2 + range.bit(isThirdOn, state);
      last.unshift(...last.splice(index, 1));
    }
    return [last[0], repeatedLength(), later === 0 ? 8 : 11];
  };
}

/** @param {Uint8Array} packed @param {number} length of what comes of it @returns {Uint8Array<ArrayBuffer>} */
export function unpacked(packed, length) {
  const out = new Uint8Array(length);
  const range = new Range(packed);
  const [literal, match, isMatch] = [literals(range, out), matches(range), probabilities(STATES)];
  let [state, distance] = [0, 0];
  for (let at = 0; at < length; ) {
    if (range.bit(isMatch, state) === 0) {
      literal(at, state, distance);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    /** @type {number} */
    let count;
    [distance, count, state] = match(state);
    for (const end = Math.min(length, at + count); at < end; at += 1) out[at] = out[at - distance - 1];
  }
  return out;
}

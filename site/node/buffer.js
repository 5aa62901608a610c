/** As much of Node's Buffer as the command line's files ask for, in a browser. */

/** A byte order mark stays in the text, as in Node. */
const texts = new TextDecoder("utf-8", { ignoreBOM: true });
const utf8 = new TextEncoder();

/** @param {string} binary Latin-1 */
const fromLatin1 = (binary) => Uint8Array.from(binary, (one) => one.charCodeAt(0));
/** @param {Uint8Array} bytes */
const toLatin1 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/** Up to what is no base64, as Node reads it. @param {string} text */
function fromBase64(text) {
  const own = text.replace(/=.*$/s, "").replaceAll("-", "+").replaceAll("_", "/").replace(/[^A-Za-z0-9+/]/g, "");
  return fromLatin1(atob(own.length % 4 === 1 ? own.slice(0, -1) : own));
}

/** @param {string} text */
const fromHex = (text) => Uint8Array.from(/^([0-9a-f]{2})*/i.exec(text)?.[0].match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** @type {Record<string, (text: string) => Uint8Array>} */
const READERS = { utf8: (text) => utf8.encode(text), latin1: fromLatin1, hex: fromHex, base64: fromBase64, base64url: fromBase64 };
/** @type {Record<string, (bytes: Uint8Array) => string>} */
const WRITERS = {
  utf8: (bytes) => texts.decode(bytes),
  latin1: toLatin1,
  hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  base64: (bytes) => btoa(toLatin1(bytes)),
};

export class Buffer extends Uint8Array {
  /**
   * @override
   * @param {any} given
   * @param {any} [encoding]
   * @returns {any}
   */
  static from(given, encoding = "utf8") {
    const bytes = typeof given === "string" ? READERS[encoding](given) : given;
    const own = new Buffer(bytes.length);
    own.set(bytes);
    return own;
  }

  /** @param {number} length */
  static alloc(length) {
    return new Buffer(length);
  }

  /** @param {any} value */
  static isBuffer(value) {
    return value instanceof Buffer;
  }

  /** @param {readonly Uint8Array[]} pieces */
  static concat(pieces) {
    const all = new Buffer(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  /**
   * @override
   * @param {string} [encoding]
   * @param {number} [from]
   * @param {number} [to]
   */
  toString(encoding = "utf8", from = 0, to = this.length) {
    return WRITERS[encoding](this.subarray(from, to));
  }

  /** @param {Uint8Array} other */
  equals(other) {
    return this.length === other.length && this.every((byte, index) => byte === other[index]);
  }

  /**
   * @override
   * @param {any} wanted a text, or a byte
   * @param {number} [from]
   */
  indexOf(wanted, from = 0) {
    return typeof wanted === "string" ? toLatin1(this).indexOf(wanted, from) : super.indexOf(wanted, from);
  }

  toJSON() {
    return { type: "Buffer", data: Array.from(this) };
  }

  /** @param {number} at @param {number} length */
  readUIntBE(at, length) {
    return this.subarray(at, at + length).reduce((sum, byte) => 256 * sum + byte, 0);
  }
}

/** @param {Uint8Array} bytes */
export function isUtf8(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

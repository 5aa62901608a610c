/**
 * The wasm and its memory: where every delivery is written, and how an instance
 * is replaced should it ever stop.
 *
 * There are three modules with the same exports, each of which can do more than
 * the one before: a small one for the schemes that most vendors share, a full
 * one, and one that knows public keys. Each is instantiated when the first
 * scheme asks for it. The loaders differ only in where the compiled modules come
 * from. Nothing here knows a runtime.
 */
import { glue } from "../pkg/glue.js";
import table from "../pkg/schemes.js";
import { ABSENT, MAX_TEXT } from "./input.js";
import { WebhookError } from "./shared.js";

/** What a call of the wasm returns instead of a number of its own; see `src/js.rs`. */
export const REFUSED = -2;
export const FORGOTTEN = -3;
export const INVALID_SOURCE = -4;
export const CHALLENGE = -5;

/** Where all headers are given: as many as any server takes. */
const MAX_TEXTS = 20_000;
/** How large the regions of the wasm are; see `src/js.rs`. */
const SPANS = 32;
const TEXT_BYTES = 1 << 16;

/** Made when first needed: Node takes milliseconds for it. @type {TextEncoder} */
let encoder;
const encode = (/** @type {string} */ text, /** @type {Uint8Array} */ into) =>
  (encoder ??= new TextEncoder()).encodeInto(text, into).written;

/**
 * @param {string} text
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end of the region
 * @returns {number} how many bytes were written, or -1 where there is no room
 */
function writeText(text, bytes, at, end) {
  const { length: whole } = text;
  const length = whole <= MAX_TEXT ? whole : Math.min(whole, text.includes("\n") ? MAX_TEXTS : MAX_TEXT);
  if (at + length > end) return -1;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      if (at + 3 * length > end) return -1;
      return encode(text.slice(0, length), bytes.subarray(at, at + 3 * length));
    }
    bytes[at + index] = unit;
  }
  return length;
}

export class Core {
  /** The instance's: see {@link Core.ready}. The small one has no `sign`, `challenge` and `describe`. */
  glue = /** @type {ReturnType<typeof glue>} */ ({});
  /** Goes up when the instance is replaced: what was prepared before is gone. */
  generation = 0;
  /**
   * The last event, which the wasm can still be asked about.
   * @type {object | undefined}
   */
  current;
  /** Whether its body stands in the memory. */
  isBodyHere = false;
  #name;
  #compile;
  /** @type {WebAssembly.Module | undefined} */
  #module;
  /** @type {any} */
  #memory;
  #bytes = new Uint8Array();
  #spans = new Int32Array();
  #textsAt = 0;
  #spansAt = 0;

  /**
   * @param {string} name of the module
   * @param {() => WebAssembly.Module} compile
   */
  constructor(name, compile) {
    this.#name = name;
    this.#compile = compile;
  }

  #start() {
    this.#module ??= this.#compile();
    this.glue = glue();
    const { exports } = new WebAssembly.Instance(this.#module, { [`./${this.#name}_bg.js`]: this.glue });
    this.glue.__wbg_set_wasm(exports);
    /** @type {any} */ (exports).__wbindgen_start?.();
    this.#memory = exports.memory;
    this.#bytes = new Uint8Array();
    this.#textsAt = this.glue.texts();
    this.#spansAt = this.glue.spans();
    this.current = undefined;
    this.generation += 1;
  }

  /** Makes the instance if there is none yet. */
  ready() {
    if (this.generation === 0) this.#start();
  }

  /**
   * What to throw for something thrown. A trap would leave the instance in no
   * certain state, so it is replaced; no input is known to cause one.
   * @param {unknown} cause
   */
  recover(cause) {
    if (!(cause instanceof WebAssembly.RuntimeError)) return cause;
    this.#start();
    return new Error("hookseal stopped and was started again: nothing was verified", { cause });
  }

  /** The memory may have grown, which detaches the views and leaves them empty. */
  #refresh() {
    if (this.#bytes.length === 0) {
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#spans = new Int32Array(this.#memory.buffer, this.#spansAt, SPANS);
    }
  }

  /**
   * Writes a body, or its first `limit + 1` bytes, which are enough to refuse it.
   * @param {string | Uint8Array} body
   * @param {number} limit in bytes
   */
  writeBody(body, limit) {
    // In two steps: writing may grow the memory, which replaces the views.
    const length = this.#write(body, limit, this.glue.reserve);
    this.#spans[0] = length;
  }

  /**
   * Writes the body of the current event, which the host hashed, beside the event.
   * @param {string | Uint8Array} body
   */
  attachBody(body) {
    this.glue.attach(this.#write(body, Infinity, this.glue.reserve_beside));
  }

  /**
   * Tells of a body that stays here, since the host hashes it.
   * @param {number} length in bytes
   * @param {number} first its first byte that is not white space, or -1
   */
  announceBody(length, first) {
    const at = this.glue.reserve(1);
    this.#refresh();
    this.#bytes[at] = first;
    this.#spans[0] = length;
  }

  /**
   * @param {string | Uint8Array} body
   * @param {number} limit
   * @param {(length: number) => number} reserve
   * @returns {number} how many bytes were written
   */
  #write(body, limit, reserve) {
    if (typeof body === "string") {
      // Room for a whole character beyond the limit.
      const room = Math.min(3 * body.length, limit + 4);
      const at = reserve(room);
      this.#refresh();
      return encode(body, this.#bytes.subarray(at, at + room));
    }
    const part = body.byteLength > limit ? body.subarray(0, limit + 1) : body;
    const at = reserve(part.byteLength);
    this.#refresh();
    this.#bytes.set(part, at);
    return part.byteLength;
  }

  /**
   * Writes the texts around a body one after another, and their lengths.
   * @param {readonly (string | number)[]} texts a number stands for a text that is absent or repeated; see `input.js`
   * @returns {boolean} whether there was room: behind the region stands what is not for a sender to write
   */
  writeTexts(texts) {
    const bytes = this.#bytes;
    const spans = this.#spans;
    let at = this.#textsAt;
    const end = at + TEXT_BYTES;
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts[index];
      if (typeof text === "string") {
        const length = writeText(text, bytes, at, end);
        if (length < 0) return false;
        spans[index + 1] = length;
        at += length;
      } else {
        spans[index + 1] = /** @type {number} */ (text);
      }
    }
    return true;
  }

  /**
   * Writes secrets, and whom deliveries must be for, one after another where a
   * body would be, and their lengths.
   * @param {readonly Uint8Array[]} secrets
   * @param {Uint8Array} [audience]
   */
  writeSecrets(secrets, audience) {
    const texts = audience === undefined ? secrets : [...secrets, audience];
    let at = this.glue.reserve(texts.reduce((sum, text) => sum + text.byteLength, 0));
    this.#refresh();
    this.#spans[Math.min(secrets.length, SPANS - 1)] = ABSENT;
    for (const [index, text] of texts.entries()) {
      this.#bytes.set(text, at);
      at += text.byteLength;
      if (index < SPANS) this.#spans[index] = text.byteLength;
    }
  }
}

/**
 * A row of the table that `npm run build` makes from the Rust rows.
 * @typedef {import("./index.js").SchemeInfo & { module: number, timed: boolean }} Info
 */

/** Every built-in scheme. */
export const schemes = Object.freeze(
  table.name.map((name, index) =>
    Object.freeze({
      name,
      vendor: table.vendor[index],
      headers: table.headers[index],
      algorithm: table.algorithm[index],
      covers: table.covers[index],
      documentation: table.documentation[index],
    }),
  ),
);

/** The modules by what they can do; see `Feature` in `src/scheme.rs`. */
export const SMALL = 0;
export const FULL = 1;
export const PUBLIC_KEYS = 2;

/** @type {readonly Core[]} */
let cores;

/**
 * Says where the modules come from.
 * @param {readonly Core[]} all the small one, the full one, the one for public keys
 */
export function load(all) {
  cores = all;
}

/**
 * @param {string} scheme
 * @returns {Info | undefined} the wasm itself refuses a name it does not know
 */
export function infoOf(scheme) {
  const index = table.name.indexOf(scheme);
  return index < 0 ? undefined : { ...schemes[index], module: table.module[index], timed: table.timed[index] };
}

/**
 * What the wasm says of a scheme that the caller describes.
 * @param {string} description
 * @returns {Pick<Info, "name" | "headers" | "covers" | "module" | "timed">}
 */
export function infoOfDescription(description) {
  const full = coreFor(FULL);
  full.ready();
  try {
    const info = full.glue.describe(description);
    if (info === undefined) throw new WebhookError(JSON.parse(full.glue.refusal()));
    return JSON.parse(info);
  } catch (error) {
    throw full.recover(error);
  }
}

/**
 * @param {number} module
 * @returns {Core}
 */
export const coreFor = (module) => /** @type {Core} */ (cores[module]);

/**
 * The engine's wasm and its memory: where every delivery is written, what is told of it
 * there, and how an instance is replaced should it ever stop. What crosses is described in
 * `src/wasm/engine.rs`. Nothing here knows a runtime.
 */
import { glue } from "../pkg/glue.js";
import { REPEATED } from "./input.js";
import { loadKeys, releaseKey } from "./keys.js";

/** In place of the length of a text that is absent, and of a header that is there more than once. */
const ABSENT_LENGTH = -1;
const REPEATED_LENGTH = -2;

/** The least room for texts, in bytes, and for lengths: few deliveries have more, and what is told has 8. */
const TEXT_BYTES = 1 << 14;
const MIN_LENGTHS = 64;

/** Made when first needed: Node takes milliseconds for it. @type {TextEncoder} */
let encoder;
const encode = (/** @type {string} */ text, /** @type {Uint8Array} */ into) =>
  (encoder ??= new TextEncoder()).encodeInto(text, into).written;

/**
 * @param {string} text
 * @param {Uint8Array} bytes with room for three for each character
 * @param {number} at
 * @returns {number} how many bytes were written
 */
function writeText(text, bytes, at) {
  const { length } = text;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return encode(text, bytes.subarray(at, at + 3 * length));
    bytes[at + index] = unit;
  }
  return length;
}

/**
 * Whether a text is what stands here, in ASCII.
 * @param {unknown} text
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length
 */
function stands(text, bytes, at, length) {
  if (typeof text !== "string" || text.length !== length) return false;
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[at + index];
    if (byte > 127 || byte !== text.charCodeAt(index)) return false;
  }
  return true;
}

/**
 * Where a Webhook is prepared: its handle, in which instance. 0 is none.
 * @typedef {{ handle: number, generation: number }} Place
 */

/** The generation while there is no whole instance. */
const NO_GENERATION = -1;

/** How many Webhooks stay prepared: whoever makes one for each request makes them faster than a runtime says which are gone. */
const MAX_PREPARED = 256;

export class Core {
  /** The instance's: see {@link Core.ready}. `hookseal/hmac` has no `describe`, `prepare_described`, `diagnose` and `sign`. */
  glue = /** @type {ReturnType<typeof glue>} */ ({});
  /** Goes up when the instance is replaced: what was prepared before is gone. Nothing is prepared in {@link NO_GENERATION}. */
  generation = NO_GENERATION;
  /**
   * The event whose body stands in the memory.
   * @type {object | undefined}
   */
  current;
  /** The length of the body there; -1 where there is only its first byte. */
  length = -1;
  /** Whether it has what nobody asks for on the path of a request. */
  isComplete;
  #name;
  /** Of the last refusal. */
  #code = "";
  #hint = "";
  #compile;
  #starts = 0;
  /** @type {WebAssembly.Module | undefined} */
  #module;
  /** @type {any} */
  #memory;
  /** Views of the memory, which detaches them when it grows: then they are empty. */
  #bytes = new Uint8Array();
  #lengths = new Int32Array();
  /** Where the regions begin, and their sizes. */
  #textsAt = 0;
  #textRoom = 0;
  #lengthsAt = 0;
  #lengthRoom = 0;
  /**
   * Forgets what was prepared for Webhooks that are gone, where the runtime says so.
   * @type {FinalizationRegistry<Place> | undefined}
   */
  #gone = globalThis.FinalizationRegistry && new FinalizationRegistry((place) => this.#release(place));
  /** Those that are prepared: beyond the most, the oldest is forgotten, and prepared again when it is used. @type {Place[]} */
  #kept = [];

  /**
   * Where an entry makes one it is marked as pure: a bundle that takes only the table has none.
   * @param {string} name of the module
   * @param {() => WebAssembly.Module} compile
   * @param {() => WebAssembly.Module} [keys] where the module with the mathematics of public keys comes from, of what is complete
   */
  constructor(name, compile, keys) {
    this.#name = name;
    this.#compile = compile;
    this.isComplete = keys !== undefined;
    if (keys) loadKeys(keys);
  }

  /**
   * What a call of the wasm answers.
   * @template T
   * @param {() => T} question
   */
  guarded(question) {
    try {
      this.ready();
      return question();
    } catch (cause) {
      throw this.recover(cause);
    }
  }

  /** @param {string} what somebody asks for that stands beside the path of a request */
  checkComplete(what) {
    if (!this.isComplete) throw new TypeError(`${what}: hookseal/hmac does not have it: import hookseal`);
  }

  #start() {
    // A full stack may end this anywhere: until the last line there is no instance.
    this.generation = NO_GENERATION;
    this.current = undefined;
    this.#module ??= this.#compile();
    this.glue = glue();
    // What takes and returns numbers alone has no glue.
    const imports = { [`./${this.#name}_bg.js`]: this.glue, "../js/keys.js": { releaseKey } };
    const { exports } = new WebAssembly.Instance(this.#module, imports);
    this.glue.__wbg_set_wasm(exports);
    /** @type {any} */ (exports).__wbindgen_start?.();
    this.#memory = exports.memory;
    this.#bytes = new Uint8Array();
    this.#textRoom = 0;
    this.#lengthsAt = 0;
    this.#lengthRoom = 0;
    this.#kept = [];
    // Room for what is told of a call for which nothing was written.
    this.#reserve(0, 1);
    this.#starts += 1;
    this.generation = this.#starts;
  }

  /** Makes the instance if there is none yet. */
  ready() {
    if (this.generation === NO_GENERATION) this.#start();
  }

  /**
   * What to throw for something that a call of the wasm threw: a trap, or a stack
   * that was full. No input is known to cause one. The instance is in no certain
   * state, so it is replaced.
   * @param {unknown} cause
   */
  recover(cause) {
    this.#start();
    return new Error("hookseal stopped and was started again: nothing was verified", { cause });
  }

  /** Clears all that stands in the memory, and gives it back: whoever asks next has a new instance. */
  forget() {
    const words = new Int32Array(this.#memory.buffer);
    // Most of the stack, with which the memory begins, was never used: to write there takes a millisecond for its pages.
    let first = 0;
    while (first < words.length && words[first] === 0) first += 1;
    words.fill(0, first);
    this.generation = NO_GENERATION;
    this.current = undefined;
    this.glue = /** @type {ReturnType<typeof glue>} */ ({});
    this.#memory = undefined;
    this.#bytes = new Uint8Array();
    this.#lengths = new Int32Array();
    this.#kept = [];
  }

  /**
   * Where a Webhook will be prepared.
   * @param {object} webhook
   * @returns {Place} none yet
   */
  placeFor(webhook) {
    const place = { handle: -1, generation: 0 };
    this.#gone?.register(webhook, place);
    return place;
  }

  /**
   * Notes where a Webhook is prepared now.
   * @param {Place} place
   * @param {number} handle
   */
  prepared(place, handle) {
    place.handle = handle;
    place.generation = this.generation;
    this.#kept.push(place);
  }

  /** Before a Webhook is prepared, not after: should the instance stop at this, the Webhook is prepared in the next. */
  makeRoom() {
    while (this.#kept.length >= MAX_PREPARED) this.#release(/** @type {Place} */ (this.#kept.shift()));
  }

  /**
   * Forgets a Webhook and its keys.
   * @param {Place} place
   */
  #release(place) {
    if (place.generation !== this.generation) return;
    place.generation = 0;
    try {
      this.glue.release(place.handle);
    } catch (cause) {
      this.recover(cause);
    }
  }

  #refresh() {
    if (this.#bytes.length > 0) return;
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#lengths = new Int32Array(this.#memory.buffer, this.#lengthsAt, this.#lengthRoom);
  }

  /**
   * Writes a body, or so much of it that it is over the limit.
   * @param {string | Uint8Array} body
   * @param {number} [limit] in bytes
   * @returns {number} how many bytes were written
   */
  writeBody(body, limit = Infinity) {
    this.current = undefined;
    if (typeof body !== "string") {
      const at = this.glue.reserve_body(body.length);
      this.#refresh();
      this.#bytes.set(body, at);
      this.length = body.length;
      return this.length;
    }
    // Room for a whole character beyond the limit.
    const room = Math.min(3 * body.length, limit + 4);
    const at = this.glue.reserve_body(room);
    this.#refresh();
    this.length = encode(body, this.#bytes.subarray(at, at + room));
    return this.length;
  }

  /**
   * Writes of a body that stays here only the first byte.
   * @param {number} length in bytes
   * @param {number} limit likewise
   * @param {number} [first]
   * @returns {number} the length, or one over the limit
   */
  withholdBody(length, limit, first = -1) {
    this.current = undefined;
    this.length = -1;
    const at = this.glue.reserve_body(1);
    this.#refresh();
    this.#bytes[at] = first;
    return Math.min(length, limit + 1);
  }

  /**
   * Writes the texts around a body one after another, and the lengths of all.
   * @param {number} bodyLength
   * @param {readonly import("./input.js").Text[]} texts
   * @returns {number} how many lengths there are
   */
  writeTexts(bodyLength, texts) {
    let room = 0;
    for (const text of texts) if (typeof text === "string") room += 3 * text.length;
    const count = texts.length + 1;
    this.#reserve(room, count);
    const bytes = this.#bytes;
    const lengths = this.#lengths;
    lengths[0] = bodyLength;
    let at = this.#textsAt;
    for (let index = 1; index < count; index += 1) {
      const text = texts[index - 1];
      if (typeof text === "string") {
        const length = writeText(text, bytes, at);
        lengths[index] = length;
        at += length;
      } else {
        lengths[index] = text === REPEATED ? REPEATED_LENGTH : ABSENT_LENGTH;
      }
    }
    return count;
  }

  /**
   * A text that was told of the last call: see `tell` in `src/wasm/state.rs`.
   * @param {number} which
   * @param {readonly import("./input.js").Text[]} [texts] of which it often is one: to decode it takes as long as to hash it
   * @returns {string | undefined}
   */
  told(which, texts = []) {
    this.#refresh();
    const at = this.#lengths[2 * which] >>> 0;
    const length = this.#lengths[2 * which + 1];
    if (length < 0) return undefined;
    for (const text of texts) if (stands(text, this.#bytes, at, length)) return /** @type {string} */ (text);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#bytes.subarray(at, at + length));
  }

  /** Why the last call was refused: most say what the last one said. */
  toldRefusal() {
    const code = /** @type {string} */ (this.told(0, [this.#code]));
    const hint = /** @type {string} */ (this.told(1, [this.#hint]));
    this.#code = code;
    this.#hint = hint;
    return { code, status: /** @type {number} */ (this.toldNumber()), hint, keyId: this.told(2) };
  }

  /** The number that was told of the last call: the signed time of an event in milliseconds, undefined where it has none; the status of a refusal. */
  toldNumber() {
    this.#refresh();
    const [low, high] = [this.#lengths[6], this.#lengths[7]];
    return high < 0 ? undefined : high * 2 ** 32 + (low >>> 0);
  }

  /**
   * Makes room for texts and lengths, and gives back what only one delivery needed.
   * @param {number} bytes
   * @param {number} count
   */
  #reserve(bytes, count) {
    if (bytes > this.#textRoom || this.#textRoom > Math.max(4 * bytes, TEXT_BYTES)) {
      this.#textRoom = Math.max(bytes, TEXT_BYTES);
      this.#textsAt = this.glue.reserve_texts(this.#textRoom);
    }
    if (count > this.#lengthRoom || this.#lengthRoom > Math.max(4 * count, MIN_LENGTHS)) {
      this.#lengthRoom = Math.max(count, MIN_LENGTHS);
      this.#lengthsAt = this.glue.reserve_lengths(this.#lengthRoom);
      this.#bytes = new Uint8Array();
    }
    this.#refresh();
  }

  /**
   * Writes secrets, and before them whom deliveries must be for and the token of
   * a handshake, one after another where a body would be, and their lengths.
   * @param {readonly (Uint8Array | undefined)[]} texts
   */
  writeSecrets(texts) {
    this.current = undefined;
    let at = this.glue.reserve_body(texts.reduce((sum, text) => sum + (text?.length ?? 0), 0));
    this.#reserve(0, texts.length);
    for (const [index, text] of texts.entries()) {
      this.#lengths[index] = text?.length ?? ABSENT_LENGTH;
      if (text === undefined) continue;
      this.#bytes.set(text, at);
      at += text.length;
    }
  }
}

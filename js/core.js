/**
 * The wasm instance and its memory: where every delivery is written, and how
 * the instance is replaced should it ever stop.
 *
 * The loaders differ only in where the compiled module comes from; all of them
 * call {@link load} once. Nothing here knows a runtime.
 */
import * as glue from "../pkg/hookseal_bg.js";

/** What a call of the wasm returns instead of a number of its own; see `src/js.rs`. */
export const REFUSED = -2;
export const FORGOTTEN = -3;
export const INVALID_SOURCE = -4;

/** The span of a text that is absent, and of a header that is there more than once. */
export const ABSENT = -1;
export const REPEATED = -2;

/** The longest text given to the wasm, in characters: longer ones are refused by their length alone. */
const MAX_TEXT = 4097;

const encoder = new TextEncoder();

/** @type {WebAssembly.Module} */
let compiled;
/** @type {WebAssembly.Memory} */
let memory;
let bytes = new Uint8Array();
let spans = new Int32Array();
let textsAt = 0;
let spansAt = 0;
/** @type {Map<string, import("./index.js").SchemeInfo>} */
let table = new Map();

/** Goes up when the instance is replaced: what was prepared before is gone. */
export let generation = 0;

/**
 * Instantiates the module.
 * @param {WebAssembly.Module} module
 * @returns {readonly import("./index.js").SchemeInfo[]} the table of schemes
 */
export function load(module) {
  compiled = module;
  start();
  const { schemes } = JSON.parse(glue.schemes());
  table = new Map(schemes.map((/** @type {any} */ info) => [info.name, Object.freeze(info)]));
  return Object.freeze([...table.values()]);
}

/**
 * @param {string} scheme a name that the wasm knows
 * @returns {import("./index.js").SchemeInfo}
 */
export const infoOf = (scheme) => /** @type {any} */ (table.get(scheme));

function start() {
  const { exports } = new WebAssembly.Instance(compiled, { "./hookseal_bg.js": /** @type {any} */ (glue) });
  glue.__wbg_set_wasm(exports);
  /** @type {any} */ (exports).__wbindgen_start?.();
  memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  textsAt = glue.texts();
  spansAt = glue.spans();
  generation += 1;
}

/**
 * Runs something on the instance. A trap would leave it in no certain state, so
 * it is replaced; no input is known to cause one.
 * @template T
 * @param {() => T} task
 * @returns {T}
 */
export function run(task) {
  try {
    return task();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    start();
    throw new Error("hookseal stopped and was started again: nothing was verified", { cause });
  }
}

/** The memory may have grown, which detaches the views. */
function refresh() {
  if (bytes.buffer !== memory.buffer) {
    bytes = new Uint8Array(memory.buffer);
    spans = new Int32Array(memory.buffer, spansAt, 16);
  }
}

/**
 * Writes a body, or its first `limit + 1` bytes, which are enough to refuse it.
 * @param {string | Uint8Array} body
 * @param {number} limit in bytes
 * @returns {number} how many bytes were written
 */
export function writeBody(body, limit) {
  if (typeof body === "string") {
    // Room for a whole character beyond the limit.
    const room = Math.min(3 * body.length, limit + 4);
    const at = glue.reserve(room);
    refresh();
    return encoder.encodeInto(body, bytes.subarray(at, at + room)).written;
  }
  const part = body.byteLength > limit ? body.subarray(0, limit + 1) : body;
  const at = glue.reserve(part.byteLength);
  refresh();
  bytes.set(part, at);
  return part.byteLength;
}

/**
 * Writes the texts around a body one after another, and all the lengths.
 * @param {number} bodyLength
 * @param {readonly (string | number)[]} texts a number stands for a text that is {@link ABSENT} or {@link REPEATED}
 */
export function writeTexts(bodyLength, texts) {
  refresh();
  spans[0] = bodyLength;
  let at = textsAt;
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index];
    if (typeof text === "string") {
      const length = writeText(text, at);
      spans[index + 1] = length;
      at += length;
    } else {
      spans[index + 1] = /** @type {number} */ (text);
    }
  }
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} how many bytes were written
 */
function writeText(text, at) {
  const length = Math.min(text.length, MAX_TEXT);
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      const part = text.slice(0, length);
      return encoder.encodeInto(part, bytes.subarray(at, at + 3 * length)).written;
    }
    bytes[at + index] = unit;
  }
  return length;
}

/**
 * Writes secrets one after another where a body would be, and their lengths.
 * @param {readonly Uint8Array[]} secrets
 */
export function writeSecrets(secrets) {
  let at = glue.reserve(secrets.reduce((sum, secret) => sum + secret.byteLength, 0));
  refresh();
  for (const [index, secret] of secrets.entries()) {
    bytes.set(secret, at);
    at += secret.byteLength;
    if (index < spans.length) spans[index] = secret.byteLength;
  }
}

export { glue };

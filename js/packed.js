/** Modules that travel deflated, which is two thirds of what they are in base64 otherwise. */
import unpacker from "../pkg/unpack_bytes.js";
import { compile, decode, moduleOf } from "./bytes.js";

/**
 * @param {{ length: number, packed: string }} module its length in bytes, and its bytes, deflated (RFC 1951), as base64
 * @returns {WebAssembly.Module}
 */
export function unpack({ length, packed }) {
  const bytes = decode(packed);
  const zlib = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:zlib");
  return moduleOf(zlib ? zlib.inflateRawSync(bytes) : inflate(bytes, length));
}

/**
 * Without a host that inflates in one call.
 * @param {Uint8Array} packed
 * @param {number} length in bytes, of what comes of it
 */
function inflate(packed, length) {
  const exports = /** @type {any} */ (new WebAssembly.Instance(compile(unpacker)).exports);
  const at = exports.region() >>> 0;
  new Uint8Array(exports.memory.buffer).set(packed, at);
  if (exports.inflate(packed.length, length) !== 1) throw new Error("hookseal: the bytes of a module are not whole");
  return new Uint8Array(exports.memory.buffer, at + packed.length, length);
}

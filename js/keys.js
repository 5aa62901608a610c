/**
 * The wasm that has the mathematics of public keys: instantiated when the first key is
 * read, and called by the engine's wasm (`src/keys/host.rs`), which decides. What crosses
 * is described in `src/wasm/keys.rs`.
 */

/** @type {(() => WebAssembly.Module) | undefined} */
let compile;
/** @type {any} */
let wasm;

/**
 * Says where the module comes from.
 * @param {() => WebAssembly.Module} from
 */
export function loadKeys(from) {
  compile = from;
}

/**
 * Writes bytes one after another where the next call reads them.
 * @param {...Uint8Array} several
 */
function write(...several) {
  wasm ??= new WebAssembly.Instance(/** @type {() => WebAssembly.Module} */ (compile)()).exports;
  let at = wasm.reserve(several.reduce((sum, { length }) => sum + length, 0)) >>> 0;
  const memory = new Uint8Array(wasm.memory.buffer);
  for (const bytes of several) {
    memory.set(bytes, at);
    at += bytes.length;
  }
}

/**
 * @param {number} form
 * @param {Uint8Array} bytes
 * @param {Uint8Array} more
 * @param {Float64Array} about what the key is, and from when and until when it is good
 * @returns {number} its handle
 */
export function readKey(form, bytes, more, about) {
  write(bytes, more);
  const handle = wasm.read(form, bytes.length);
  if (handle >= 0) about.set([wasm.kind(handle), wasm.good(handle, 0), wasm.good(handle, 1)]);
  return handle;
}

/**
 * @param {number} handle
 * @param {number} form
 * @param {Uint8Array} signed
 * @param {Uint8Array} signature
 * @returns {boolean}
 */
export function keyVerifies(handle, form, signed, signature) {
  write(signed, signature);
  return wasm.verifies(handle, form, signed.length) === 1;
}

/** @param {number} handle */
export function releaseKey(handle) {
  wasm.release(handle);
}

/**
 * @param {Uint8Array} der
 * @param {Uint8Array} numbers
 * @returns {boolean}
 */
export function ecdsaFromDer(der, numbers) {
  write(der, numbers);
  if (wasm.ecdsa_from_der(der.length) !== 1) return false;
  const at = wasm.region() >>> 0;
  numbers.set(new Uint8Array(wasm.memory.buffer, at + der.length, numbers.length));
  return true;
}

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
 * The handle of an instance's first key. Each instance has handles of its own: after a trap, for
 * which no input is known, none of an earlier one is another's key.
 */
let first = 0;
/** More keys than an instance can have: 256 Webhooks of 16 sets of 64 are a quarter of it. */
const HANDLES = 1 << 20;

/**
 * Calls the instance; one that traps is in no certain state, and is replaced by the next call.
 * @template T
 * @param {(exports: any) => T} call
 * @returns {T}
 */
function guarded(call) {
  try {
    wasm ??= new WebAssembly.Instance(/** @type {() => WebAssembly.Module} */ (compile)()).exports;
    return call(wasm);
  } catch (cause) {
    wasm = undefined;
    first += HANDLES;
    throw cause;
  }
}

/**
 * @param {number} handle
 * @returns {number} in the instance
 */
function own(handle) {
  if (handle < first) throw new Error("the keys were in an instance that is gone");
  return handle - first;
}

/**
 * Says where the module comes from.
 * @param {() => WebAssembly.Module} from
 */
export function loadKeys(from) {
  compile = from;
}

/**
 * Writes bytes one after another where the next call reads them.
 * @param {any} exports
 * @param {...Uint8Array} several
 */
function write(exports, ...several) {
  let at = exports.reserve(several.reduce((sum, { length }) => sum + length, 0)) >>> 0;
  const memory = new Uint8Array(exports.memory.buffer);
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
export const readKey = (form, bytes, more, about) =>
  guarded((exports) => {
    write(exports, bytes, more);
    const key = exports.read(form, bytes.length);
    if (key < 0) return key;
    about.set([exports.kind(key), exports.good(key, 0), exports.good(key, 1)]);
    return first + key;
  });

/**
 * @param {number} handle
 * @param {number} form
 * @param {Uint8Array} signed
 * @param {Uint8Array} signature
 * @returns {boolean}
 */
export function keyVerifies(handle, form, signed, signature) {
  const key = own(handle);
  return guarded((exports) => {
    write(exports, signed, signature);
    return exports.verifies(key, form, signed.length) === 1;
  });
}

/** @param {number} handle */
export function releaseKey(handle) {
  if (handle >= first) guarded((exports) => exports.release(own(handle)));
}

/**
 * @param {Uint8Array} der
 * @param {Uint8Array} numbers
 * @returns {boolean}
 */
export const ecdsaFromDer = (der, numbers) =>
  guarded((exports) => {
    write(exports, der, numbers);
    if (exports.ecdsa_from_der(der.length) !== 1) return false;
    const at = exports.region() >>> 0;
    numbers.set(new Uint8Array(exports.memory.buffer, at + der.length, numbers.length));
    return true;
  });

/**
 * SHA-256 by the host, where it has one that answers at once: `node:crypto` in
 * Node, Deno, Bun, and Workers with nodejs_compat. Its processor instructions
 * hash several times faster than wasm can. The wasm calls {@link sha256} with
 * what stands before and after the body, and decides everything itself.
 */

const { Buffer } = /** @type {any} */ (globalThis);

/** @type {typeof import("node:crypto") | undefined} */
let crypto;

const DIGEST_BYTES = 32;

/** Up to here one call on a copy is faster than three on the pieces. */
const MAX_COPIED_LENGTH = 1 << 16;

/** @type {string | Uint8Array} */
let body = "";
/** @type {any} */
let scratch;

/** From how many bytes on the host hashes. */
let crossover = 0;

/**
 * How many bytes the wasm hashes first. To load node:crypto takes Node 3 ms, and workerd 5, most
 * of them for `process`; by then the wasm has lost as many (1.7 for a megabyte).
 */
let patience = 1 << 21;

/**
 * Whether the host hashes a body of this length.
 * @param {number} length
 */
export function isForHost(length) {
  if (length < crossover) return false;
  if (crypto === undefined) {
    patience -= length;
    if (patience > 0) return false;
    setCrossover(undefined);
  }
  return length >= crossover;
}

/**
 * Where the host is faster, as measured (`npm run bench`): one-shot hashing is
 * ahead from some blocks on; a hash object has to earn its making. In tests the
 * host hashes everything it may with 0, and nothing with Infinity.
 * @param {number | undefined} bytes
 * @returns {number} Infinity where the host has no hash
 */
export function setCrossover(bytes) {
  crypto ??= /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:crypto");
  if (crypto === undefined) {
    crossover = Infinity;
    return crossover;
  }
  scratch ??= Buffer.allocUnsafe(4096);
  const isWorkerd = globalThis.navigator?.userAgent === "Cloudflare-Workers";
  crossover = bytes ?? (isWorkerd ? 1500 : crypto.hash === undefined ? 4096 : 384);
  return crossover;
}

/**
 * Says which body the next calls are about.
 * @param {string | Uint8Array} next
 */
export function use(next) {
  body = next;
}

/**
 * @param {string | Uint8Array} text
 * @returns {number} in bytes
 */
export const byteLength = (text) => (typeof text === "string" ? Buffer.byteLength(text) : text.byteLength);

/**
 * Called by the wasm.
 * @param {Uint8Array} around what stands before the body, what stands after it, and room for the digest
 * @param {number} before where the first ends
 */
export function sha256(around, before) {
  const { createHash, hash } = /** @type {typeof import("node:crypto")} */ (crypto);
  const after = around.length - DIGEST_BYTES;
  if (hash === undefined || body.length > MAX_COPIED_LENGTH) {
    const state = createHash("sha256").update(around.subarray(0, before)).update(body);
    around.set(state.update(around.subarray(before, after)).digest(), after);
    return;
  }
  const room = around.length + 3 * body.length;
  if (scratch.length < room) scratch = Buffer.allocUnsafe(2 * room);
  let at = copy(around, 0, before, 0);
  if (typeof body === "string") {
    at += scratch.write(body, at);
  } else {
    scratch.set(body, at);
    at += body.length;
  }
  at = copy(around, before, after, at);
  const text = String(hash("sha256", scratch.subarray(0, at), /** @type {any} */ ("latin1")));
  // What stands before the body begins with a key.
  for (let index = 0; index < before; index += 1) scratch[index] = 0;
  for (let index = 0; index < DIGEST_BYTES; index += 1) around[after + index] = text.charCodeAt(index);
}

/**
 * For these few bytes a loop is faster than a view.
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} to
 * @param {number} at in `scratch`
 * @returns {number} where what follows begins
 */
function copy(bytes, from, to, at) {
  for (let index = from; index < to; index += 1) {
    scratch[at] = bytes[index];
    at += 1;
  }
  return at;
}

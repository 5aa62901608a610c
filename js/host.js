/**
 * SHA-256 by the host, where it has one that answers at once: `node:crypto` in
 * Node, Deno, Bun, and Workers with nodejs_compat. Its processor instructions
 * hash several times faster than wasm can. The wasm calls {@link sha256} with
 * what stands before and after the body, and decides everything itself.
 */

/** @type {typeof import("node:crypto") | undefined} */
const crypto = globalThis.process?.getBuiltinModule?.("node:crypto");
const { Buffer } = /** @type {any} */ (globalThis);

/** Up to here one call on a copy is faster than three on the pieces. */
const COPIED = 1 << 16;

/** @type {string | Uint8Array} */
let body = "";
let scratch = crypto && Buffer.alloc(0);

/**
 * From how many bytes on the host hashes: measured (`npm run bench`). One-shot
 * hashing is ahead from the first blocks; a hash object has to earn its making.
 */
export let crossover = crypto === undefined ? Infinity : typeof crypto.hash === "function" ? 192 : 4096;

/**
 * For tests: with 0 the host hashes everything it may, with Infinity nothing.
 * @param {number} bytes
 */
export function setCrossover(bytes) {
  crossover = crypto === undefined ? Infinity : bytes;
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
 * @param {Uint8Array} before
 * @param {Uint8Array} after
 * @param {Uint8Array} digest to be filled
 */
export function sha256(before, after, digest) {
  const { createHash, hash } = /** @type {typeof import("node:crypto")} */ (crypto);
  const length = byteLength(body);
  if (hash === undefined || length > COPIED) {
    digest.set(createHash("sha256").update(before).update(body).update(after).digest());
    return;
  }
  const total = before.length + length + after.length;
  if (scratch.length < total) scratch = Buffer.alloc(2 * total);
  scratch.set(before);
  if (typeof body === "string") scratch.write(body, before.length);
  else scratch.set(body, before.length);
  scratch.set(after, before.length + length);
  const text = hash("sha256", scratch.subarray(0, total), "latin1");
  for (let index = 0; index < 32; index += 1) digest[index] = text.charCodeAt(index);
}

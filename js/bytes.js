/** Modules from base64, for runtimes that compile wasm from bytes. */

/** @param {string} base64 */
export const compile = (base64) => new WebAssembly.Module(decode(base64));

/**
 * With what is fastest: a loop over `atob` takes twenty times longer, and is for old browsers.
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode(base64) {
  const { Buffer, Uint8Array: Bytes } = /** @type {any} */ (globalThis);
  if (Bytes.fromBase64) return Bytes.fromBase64(base64);
  if (Buffer) return Buffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

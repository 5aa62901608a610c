/** Modules from base64, for runtimes that compile wasm from bytes. */

/** A module without anything in it. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Whoever cannot compile one is told what to do about it.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function moduleOf(bytes) {
  if (!globalThis.WebAssembly) {
    throw new Error("hookseal: this runtime has no WebAssembly (React Native has none, nor has a browser's lockdown mode): verify on the server that receives the webhook");
  }
  try {
    // WebKit compiles what a policy forbids, and refuses the instance: the smallest one there is.
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    // That of memory says what there is to say.
    if (cause instanceof RangeError) throw cause;
    const advice = "a page needs 'wasm-unsafe-eval' in the script-src of its Content-Security-Policy; an edge runtime needs a build with its own condition (workerd, edge-light)";
    throw new Error(`hookseal: WebAssembly is not allowed here: ${advice}`, { cause });
  }
}

/** @param {string} base64 */
export const compile = (base64) => moduleOf(decode(base64));

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

/** Bodies in JSON. */

/** How many bytes become arguments of one call. */
const CHUNK = 1 << 13;

/**
 * In the standard alphabet, padded.
 * @param {Uint8Array} bytes
 */
export function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

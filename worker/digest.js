/**
 * SHA-256 in hex: what is stored and passed on tells nothing about the event.
 *
 * @param {string} text
 */
export async function digest(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How much of a vendor's id is kept: a message has to fit the queue, whatever is written there. */
const MAX_ID_LENGTH = 500;

/**
 * How a delivery is found by the vendor's own id.
 *
 * @param {string | undefined} id
 */
export const digestOfId = async (id) => (id === undefined ? undefined : digest(shortened(id)));

/** @param {string} id */
export const shortened = (id) => id.slice(0, MAX_ID_LENGTH);

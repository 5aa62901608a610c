/** What the page knows, in memory alone. */

/** @typedef {import("../js/cli/types.js").Delivery} Delivery */

/**
 * @typedef {object} Secret
 * @property {string} text exactly as it was given: a field of a page cannot hold line breaks
 * @property {"text" | "hex"} form
 * @property {"own" | "other"} role whether it is this endpoint's or another's
 */

/** @type {{ delivery: Delivery, given: boolean, secrets: Secret[], isSample: boolean, scheme: string, time: string, at: string, framework: string }} */
export const state = {
  delivery: { headers: [], body: Buffer.alloc(0), notes: [] },
  /** Whether there is a request. */
  given: false,
  secrets: [{ text: "", form: "text", role: "own" }],
  /** Whether the secret was made here, for a sample. */
  isSample: false,
  scheme: "",
  time: "now",
  at: "",
  framework: "Express",
};

/** @param {Partial<Delivery>} change */
export function setDelivery(change) {
  state.delivery = { ...state.delivery, ...change };
  state.given = true;
}

/** A refusal that is not the Webhook's; see `types.d.ts`. */
export class ReceiveError extends Error {
  /** No property of the error: whatever prints, copies or sends an error would do so with somebody's data. @type {import("../index.js").WebhookEvent | undefined} */
  #event;

  /**
   * @param {import("./types.js").ReceiveErrorCode} code
   * @param {number} status
   * @param {string} hint
   * @param {{ cause?: unknown, retryAfter?: number }} [more]
   */
  constructor(code, status, hint, { retryAfter, ...options } = {}) {
    super(`${code}: ${hint}`, options);
    this.code = code;
    this.status = status;
    this.hint = hint;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }

  get event() {
    return #event in this ? this.#event : undefined;
  }

  /** @param {import("../index.js").WebhookEvent | undefined} event the genuine one that this is about */
  about(event) {
    this.#event = event;
  }
}
ReceiveError.prototype.name = "ReceiveError";

/** A refusal that is not the Webhook's; see `types.d.ts`. */
export class ReceiveError extends Error {
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
}
ReceiveError.prototype.name = "ReceiveError";

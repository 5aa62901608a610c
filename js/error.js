/** A refusal; see `index.d.ts`. */
export class WebhookError extends Error {
  /**
   * @param {{ code: string, status: number, hint: string }} refusal
   * @param {string} [scheme]
   */
  constructor({ code, status, hint }, scheme) {
    super(`${code}: ${hint}`);
    this.code = code;
    this.status = status;
    this.hint = hint;
    if (scheme !== undefined) this.scheme = scheme;
  }
}
WebhookError.prototype.name = "WebhookError";

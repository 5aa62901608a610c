/** A refusal; see `index.d.ts`. */
export class WebhookError extends Error {
  /**
   * @param {{ code: string, status: number, hint: string, keyId?: string | null }} refusal
   * @param {string} [scheme]
   */
  constructor({ code, status, hint, keyId }, scheme) {
    super(`${code}: ${hint}`);
    this.code = code;
    this.status = status;
    this.hint = hint;
    if (scheme !== undefined) this.scheme = scheme;
    if (typeof keyId === "string") this.keyId = keyId;
  }
}
WebhookError.prototype.name = "WebhookError";

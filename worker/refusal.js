/** A delivery that this Worker, rather than hookseal, does not accept. */
export class Refusal extends Error {
  /**
   * @param {number} status The HTTP status to answer.
   * @param {string} code What the sender is told.
   * @param {string} hint What the log is told beside it.
   * @param {Record<string, string>} [headers] To answer with.
   */
  constructor(status, code, hint, headers) {
    super(hint);
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.headers = headers;
  }
}

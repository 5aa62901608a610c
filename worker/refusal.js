/** A delivery that this Worker, rather than hookseal, does not accept. */
export class Refusal extends Error {
  /**
   * @param {number} status The HTTP status to answer.
   * @param {string} code What the sender is told.
   * @param {string} hint What the log is told beside it.
   * @param {{ headers?: Record<string, string>, key?: string }} [more] Headers to answer with, and which event it is about.
   */
  constructor(status, code, hint, { headers, key } = {}) {
    super(hint);
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.headers = headers;
    this.key = key;
  }
}

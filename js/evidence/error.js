/** A refusal; see `index.d.ts`. */
export class EvidenceError extends Error {
  /** @param {{ code: string, step: string, hint: string }} refusal */
  constructor({ code, step, hint }) {
    super(`${code}: ${hint}`);
    this.code = code;
    this.step = step;
    this.hint = hint;
  }
}
EvidenceError.prototype.name = "EvidenceError";

/** A refusal; see `index.d.ts`. */
export class EvidenceError extends Error {
  /** @param {{ code: string, step: string, hint: string }} refusal */
  constructor({ code, step, hint }) {
    super(`${code}: ${hint}`);
    this.code = code;
    this.step = step;
    this.hint = hint;
  }

  /**
   * By what it says, not by its class: each entry of CommonJS has its own.
   * @override
   * @param {any} error
   */
  static [Symbol.hasInstance](error) {
    if (this !== EvidenceError) return Function.prototype[Symbol.hasInstance].call(this, error);
    const { name, code, step, hint } = error ?? {};
    return name === "EvidenceError" && [code, step, hint].every((text) => typeof text === "string");
  }
}
EvidenceError.prototype.name = "EvidenceError";

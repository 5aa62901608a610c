/**
 * What the entries share, but for Node's: `pkg/node.js` is one file, with a copy of this in it,
 * and so is each `.cjs`. So errors are known by what they say, and Node takes the lab from its file.
 */

/**
 * The module that not everybody loads, where it was imported.
 * @type {{ lab?: () => WebAssembly.Module }}
 */
export const included = {};

/**
 * There is no module that searches for causes.
 * @param {string} words
 * @param {ErrorOptions} [options]
 */
export const absentLab = (words, options) => Object.assign(new TypeError(words, options), { code: "lab_absent" });

/** The module that searches for causes, where `hookseal/lab` was imported. */
export function includedLab() {
  if (included.lab !== undefined) return included.lab();
  throw absentLab('diagnose: its module is imported by itself, since it is as large as all else: import "hookseal/lab"');
}

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

// Out of the class, which bundlers call otherwise where it names itself, and so would whatever prints one.
Object.defineProperty(WebhookError, Symbol.hasInstance, {
  /**
   * By what it says, not by its class: a process may have this package twice.
   * @this {unknown}
   * @param {any} error
   */
  value(error) {
    if (this !== WebhookError) return Function.prototype[Symbol.hasInstance].call(this, error);
    const { name, code, status, hint } = error ?? {};
    return name === "WebhookError" && typeof code === "string" && Number.isInteger(status) && typeof hint === "string";
  },
});

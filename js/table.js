/** What JavaScript knows of the built-in schemes: the table that `npm run build` makes from the Rust rows. */
import table from "../pkg/schemes.js";
import { WebhookError } from "./shared.js";

/**
 * What is known of a scheme.
 * @typedef {import("./index.js").SchemeInfo & { timed: boolean, reception: Reception | null }} Info
 */

/**
 * What a receiver does beside the verdict; null where that is the usual (`Reception` in `src/scheme/about.rs`).
 * @typedef {object} Reception
 * @property {number} maxBodyBytes
 * @property {{ status: number, contentType: string, body: string, echo: string, repeats: string } | null} answer
 * @property {number} unsignedStatus
 * @property {boolean} compressed
 */

/** Every built-in scheme. */
export const schemes = Object.freeze(
  table.name.map((name, index) =>
    Object.freeze({
      name,
      vendor: table.vendor[index],
      headers: table.headers[index],
      algorithm: table.algorithm[index],
      covers: table.covers[index],
      documentation: table.documentation[index],
      identity: table.identity[index],
      retryHours: table.retryHours[index],
    }),
  ),
);

/** Those whose keys are shared: what `hookseal/hmac` has. */
export const sharedSchemes = Object.freeze(schemes.filter((_, index) => !table.publicKeys[index]));

/**
 * @param {string} scheme
 * @returns {Info | undefined} the wasm itself refuses a name it does not know
 */
export function infoOf(scheme) {
  const index = table.name.indexOf(scheme);
  return index < 0 ? undefined : { ...schemes[index], timed: table.timed[index], reception: table.reception[index] };
}

/**
 * What the engine says of a scheme that the caller describes.
 * @param {import("./core.js").Core} core
 * @param {string} description
 * @returns {Pick<Info, "name" | "headers" | "covers" | "identity" | "retryHours" | "timed">}
 */
export function infoOfDescription(core, description) {
  core.checkComplete("a description of a scheme");
  const info = core.guarded(() => core.glue.describe(description));
  if (info === undefined) throw new WebhookError(core.toldRefusal());
  return { ...JSON.parse(info), identity: identityOf(JSON.parse(description).replay), retryHours: null };
}

/**
 * @param {Exclude<import("./index.js").Identity, "field"> | object} [replay] a description's: the wasm has checked it
 * @returns {import("./index.js").Identity}
 */
const identityOf = (replay = "unknown") => (typeof replay === "string" ? replay : "field");

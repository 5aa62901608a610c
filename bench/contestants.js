/** Who is measured: hookseal, and what people verify webhooks with now. */
import hashWasm from "./contestants/hash-wasm.js";
import hookseal from "./contestants/hookseal.js";
import noble from "./contestants/noble.js";
import nodeCrypto from "./contestants/node-crypto.js";
import octokit from "./contestants/octokit.js";
import standardwebhooks from "./contestants/standardwebhooks.js";
import stripe from "./contestants/stripe.js";
import svix from "./contestants/svix.js";
import webcrypto from "./contestants/webcrypto.js";

export { nearest } from "./contestants/hookseal.js";

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} scheme what it verifies; see `schemes.js`
 * @property {"nothing" | "payload" | "json"} reads what it takes out of the body once that is verified
 * @property {true} [isAsync] whether what `prepare` makes returns a promise
 * @property {() => Promise<(body: string | Uint8Array, headers: Record<string, string>) => unknown>} prepare
 *   everything that a server does once; what comes back returns something truthy, or refuses
 */

/** @type {readonly Contestant[]} */
export const contestants = [
  ...hookseal,
  ...nodeCrypto,
  ...webcrypto,
  ...hashWasm,
  ...noble,
  ...octokit,
  ...standardwebhooks,
  ...svix,
  ...stripe,
];

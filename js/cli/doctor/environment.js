/** Variables that hold secrets as no vendor shows them. No value is repeated. */

import { Webhook, schemes } from "hookseal";

/** @typedef {{ line: number, code: string, text: string, fix: string }} Finding */

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_]\w*)(\s*)=(.*)$/s;
const OF_WEBHOOKS = /webhook|hook|signing|hmac|whsec/i;
const SECRET = /secret|token|key|whsec/i;

/** How variables begin that are named after a vendor, and how they end. */
const VENDORS = new Set(schemes.flatMap(({ name }) => [name.split("-")[0], name.replaceAll("-", "")]));
const WORDS = new Set(["secret", "signing", "passcode"]);
/** What vendors call a webhook's secret otherwise. Elsewhere a token or key is an API's (`MUX_TOKEN_ID`), or nobody's: some vendors are called as things are (`LINE_TOKEN`, `X_KEY`). */
const OTHERS = new Set(["TWILIO_AUTH_TOKEN", "ZIGNSEC_TOKEN"]);

/** @param {string} name such as GITHUB_SECRET */
function isOfVendor(name) {
  const [first, ...words] = name.toLowerCase().split("_");
  return OTHERS.has(name) || (VENDORS.has(first) && words.some((word) => WORDS.has(word)));
}

/** @typedef {{ code: string, text: string, fix: string }} Wrong */

/** What is wrong with a value, without the white space around it, its bytes as characters. @type {readonly (Wrong & { pattern: RegExp })[]} */
const VALUES = [
  { pattern: /^(undefined|null|\[object Object\])?$/, code: "secret_is_placeholder", text: "holds no secret", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /^["']?(change_?me|your[-_ ].*|xxx+|<.*>|todo|[a-z]{2,12}_)["']?$|(\.\.\.|\u00e2\u0080\u00a6)["']?$/i, code: "secret_is_placeholder", text: "holds a placeholder", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /\\[nr]["']?$/, code: "secret_literal_newline", text: "ends in a line break written as \\n", fix: "Cut the \\n." },
  { pattern: /^["']\s|\s["']$/, code: "secret_whitespace", text: "has white space inside its quotes", fix: "Cut the white space." },
  { pattern: /^["']["'].*["']["']$/, code: "secret_quoted", text: "is quoted twice", fix: "Cut one pair of the quotes." },
];

/** @type {Wrong} */
const API_KEY = { code: "secret_is_api_key", text: "holds an API key or an account's id, with which no webhook is signed", fix: "Take the endpoint's signing secret from the vendor's page of webhooks. Where the vendor signs with its API key, as Paystack does, name the variable after the vendor." };

/** Longer than the keys of an API: a search of what is longer takes time, and finds none. */
const MAX_KEY_LENGTH = 1024;
/** How many values of a file the library is asked about: more than people have. */
const MAX_ASKED = 100;

/** The vendors that a variable is named after: some sign with the key of their API. @param {string} name */
function schemesIn(name) {
  const words = name.toLowerCase().split("_");
  const together = words.join("");
  return schemes.filter(({ name: own }) => words.includes(own.split("-")[0]) || (own.includes("-") && together.includes(own.replaceAll("-", ""))));
}

/**
 * Whether the library, whose diagnosis knows which keys sign no webhooks, takes it for one: of each scheme that may be meant.
 * @param {string} name of the variable
 * @param {string} value
 */
function isApiKey(name, value) {
  const secret = Buffer.from(value.replace(/^["']|["']$/g, ""), "latin1");
  const named = schemesIn(name).map(({ name: own }) => own);
  const found = (named.length > 0 ? named : [ANY]).map((scheme) => isNoticed(scheme, secret));
  // Paddle's own secrets begin as its keys do.
  return !found.includes(false) && found.includes(true) && !secret.toString().startsWith("pdl_ntfset_");
}

/** For a variable that is named after nobody: one of which nothing is known but that it has a key. @type {import("hookseal").SchemeName} */
const ANY = "github";

/** @param {import("hookseal").SchemeName} scheme @param {Buffer} secret @returns {boolean | undefined} undefined where it cannot be a secret of this scheme at all */
function isNoticed(scheme, secret) {
  try {
    const webhook = /** @type {import("hookseal").Webhook<any>} */ (new Webhook(/** @type {any} */ (scheme), /** @type {any} */ (secret)));
    return webhook.diagnose("", {}, {}, { maxTries: 1 }).findings.some(({ code }) => code === API_KEY.code);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {Finding[]}
 */
export function checkEnvironment(file) {
  let left = MAX_ASKED;
  const isKey = (/** @type {string} */ name, /** @type {string} */ value) => value !== "" && value.length <= MAX_KEY_LENGTH && (left -= 1) >= 0 && isApiKey(name, value);
  return file.split("\n").flatMap((text, index) => {
    const [, name, gap, value] = ASSIGNMENT.exec(text.replace(/\r$/, "")) ?? [];
    if (name === undefined) return [];
    // After a vendor alone are named the keys of its API, too.
    const isSure = (OF_WEBHOOKS.test(name) && SECRET.test(name)) || OTHERS.has(name);
    if (!isSure && !isOfVendor(name)) return [];
    const line = index + 1;
    const wrong = VALUES.find((one) => one.pattern.test(value.trim())) ?? (isSure && isKey(name, value.trim()) ? API_KEY : undefined);
    const found = wrong ? [{ line, code: wrong.code, text: `${name} ${wrong.text}`, fix: wrong.fix }] : [];
    const blank = gap !== "" || /^\s/.test(value) ? [{ line, code: "secret_whitespace", text: `${name} has white space around its =, which Docker's --env-file keeps`, fix: "Write NAME=value." }] : [];
    const ends = text.endsWith("\r") ? [{ line, code: "secret_whitespace", text: `${name} ends in CR LF, and shells that source the file keep the CR`, fix: "Save the file with LF line ends." }] : [];
    return [...found, ...blank, ...ends];
  });
}

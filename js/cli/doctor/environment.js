/** Variables that hold secrets as no vendor shows them. No value is repeated. */

import { schemes } from "hookseal";

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

/** What is wrong with a value, without the white space around it, its bytes as characters; `isSure` where a vendor's name alone does not say that it is for webhooks. @type {readonly { pattern: RegExp, code: string, text: string, fix: string, isSure?: boolean }[]} */
const VALUES = [
  { pattern: /^(undefined|null|\[object Object\])?$/, code: "secret_is_placeholder", text: "holds no secret", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /^["']?(change_?me|your[-_ ].*|xxx+|<.*>|todo|[a-z]{2,12}_)["']?$|(\.\.\.|\u00e2\u0080\u00a6)["']?$/i, code: "secret_is_placeholder", text: "holds a placeholder", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /^["']?(sk|rk|pk)_(live|test)_|^["']?shpat_|^["']?gh[pousr]_|^["']?xox[bp]-/, code: "secret_is_api_key", text: "holds an API key, which signs no webhooks", fix: "Take the endpoint's signing secret from the vendor's page of webhooks.", isSure: true },
  { pattern: /\\[nr]["']?$/, code: "secret_literal_newline", text: "ends in a line break written as \\n", fix: "Cut the \\n." },
  { pattern: /^["']\s|\s["']$/, code: "secret_whitespace", text: "has white space inside its quotes", fix: "Cut the white space." },
  { pattern: /^["']["'].*["']["']$/, code: "secret_quoted", text: "is quoted twice", fix: "Cut one pair of the quotes." },
];

/**
 * @param {string} file
 * @returns {Finding[]}
 */
export const checkEnvironment = (file) =>
  file.split("\n").flatMap((text, index) => {
    const [, name, gap, value] = ASSIGNMENT.exec(text.replace(/\r$/, "")) ?? [];
    if (name === undefined) return [];
    const isSure = OF_WEBHOOKS.test(name) && SECRET.test(name);
    if (!isSure && !isOfVendor(name)) return [];
    const line = index + 1;
    const wrong = VALUES.find((one) => (isSure || !one.isSure) && one.pattern.test(value.trim()));
    const found = wrong ? [{ line, code: wrong.code, text: `${name} ${wrong.text}`, fix: wrong.fix }] : [];
    const blank = gap !== "" || /^\s/.test(value) ? [{ line, code: "secret_whitespace", text: `${name} has white space around its =, which Docker's --env-file keeps`, fix: "Write NAME=value." }] : [];
    const ends = text.endsWith("\r") ? [{ line, code: "secret_whitespace", text: `${name} ends in CR LF, and shells that source the file keep the CR`, fix: "Save the file with LF line ends." }] : [];
    return [...found, ...blank, ...ends];
  });

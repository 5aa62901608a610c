/** What to say of a scheme's name that an engine does not know. Off the path of a request. */
import { schemes, sharedSchemes } from "./table.js";

/** How many letters may be wrong for a name to be taken for another. */
const MAX_WRONG_LETTERS = 3;

/** Who signs as one of these, and has no row: the name, the row, where the vendor says so; brands of a vendor that has one. */
const SIGNS_AS = new Map([
  ["facebook", "meta"],
  ["instagram", "meta"],
  ["messenger", "meta"],
  ["whatsapp", "meta"],
  ["hellosign", "dropbox-sign"],
  ["goody", "svix"], // https://developer.ongoody.com/webhooks/webhook-security
  ["sohar-health", "svix"], // https://docs.soharhealth.com/documentation/webhooks/security
  ["signatureapi", "standard-webhooks"], // https://signatureapi.com/docs/api/guides/how-to/verify-webhooks
]);

/** Whose notifications are no webhooks with a signature beside them, and where they are verified. */
const ELSEWHERE = new Map([
  ["apple", "Apple's notifications are proofs by themselves: hookseal/evidence/apple verifies them"],
  ["app-store", "App Store Server Notifications are proofs by themselves: hookseal/evidence/apple verifies them"],
]);

const OTHERWISE =
  'a vendor whose headers are webhook-id, webhook-timestamp and webhook-signature is "standard-webhooks", with svix-id "svix"; any other can be described (docs/custom-schemes.md)';

/**
 * How many letters have to be added, taken away, replaced, or changed with the next, to make
 * one name of another (Damerau's distance of adjacent letters).
 * @param {string} one
 * @param {string} other
 */
function wrong(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const replaced = rows[at - 1][to - 1] + (isSame ? 0 : 1);
      row[to] = Math.min(rows[at - 1][to] + 1, row[to - 1] + 1, replaced, isSwapped ? rows[at - 2][to - 2] + 1 : Infinity);
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}

/**
 * The names that may have been meant, the nearest first.
 * @param {string} name
 * @returns {string[]}
 */
function nearest(name) {
  const [brand] = name.split("-");
  const most = Math.min(MAX_WRONG_LETTERS, Math.floor(name.length / 3));
  const meant = schemes.map(({ name: other, vendor }) => {
    const isPart = other.startsWith(`${name}-`) || name.startsWith(`${other}-`) || vendor.toLowerCase() === name;
    const isOfBrand = other.startsWith(`${brand}-`);
    return { other, by: isPart ? 0 : Math.min(wrong(name, other), isOfBrand ? most : Infinity) };
  });
  return meant
    .filter(({ by }) => by <= most)
    .sort((one, other) => one.by - other.by)
    .slice(0, 4)
    .map(({ other }) => other);
}

/**
 * @param {string} given
 * @param {boolean} isComplete whether the engine has every scheme
 * @returns {string} a hint
 */
export function hintOfUnknown(given, isComplete) {
  if (!isComplete && schemes.some(({ name }) => name === given) && !sharedSchemes.some(({ name }) => name === given)) {
    return `${given} is verified with a public key, which hookseal/hmac does not have: import hookseal`;
  }
  if (given.trimStart().startsWith("{")) return "a description is an object, and this is its JSON: JSON.parse makes one of it";
  const name = given.slice(0, 64).toLowerCase().trim().replace(/[\s_.]+/g, "-");
  const row = SIGNS_AS.get(name);
  if (row !== undefined) return `${name} has no scheme of its own: it signs as "${row}"`;
  const elsewhere = ELSEWHERE.get(name);
  if (elsewhere !== undefined) return elsewhere;
  const names = nearest(name).map((other) => JSON.stringify(other));
  const meant = names.length > 0 ? `did you mean ${names.join(" or ")}? ` : "";
  return `no built-in scheme has this name: ${meant}${OTHERWISE}`;
}

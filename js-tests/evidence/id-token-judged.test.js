/**
 * Id_tokens, judged by jose too: what it refuses is never taken here, and what is refused here alone has a
 * reason that this file, and docs/evidence.md, give.
 */
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { EvidenceError, verifyIdToken } from "hookseal/evidence/id-token";
import { createLocalJWKSet, errors, jwtVerify } from "jose";
import { exampleOutput } from "../scratch.js";
import { EXPECTED } from "./id-token-cases.js";
import { random } from "./random.js";

const CASES = JSON.parse(exampleOutput("evidence_cases", { args: ["id-token"] }));
const NOW = CASES[0].now;
const NOW_SECONDS = NOW / 1000;
const CHANGES = 600;
const SIGNED = 2400;
const TOLERANCE_SECONDS = 300;

/** jose's verdict, which has no options for a nonce, an acr or an azp: what it takes has these compared here, as its callers have to. */
async function joseTakes({ token, jwks, asked }) {
  try {
    const keys = createLocalJWKSet(JSON.parse(jwks));
    const { payload } = await jwtVerify(token, keys, {
      issuer: asked.issuer,
      audience: asked.clientId,
      algorithms: ["RS256", "ES256"],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(NOW),
      requiredClaims: ["sub", "exp", "iat"],
      ...(asked.subject && { subject: asked.subject }),
    });
    return (!asked.nonce || payload.nonce === asked.nonce) && (!asked.acr || asked.acr.includes(payload.acr));
  } catch (error) {
    assert.ok(error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException || error.code !== undefined, String(error.stack));
    return false;
  }
}

function refusalOf({ token, jwks, asked }) {
  try {
    verifyIdToken(token, { ...asked, jwks, now: NOW, tolerance: TOLERANCE_SECONDS });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof EvidenceError, String(error.stack));
    return `${error.step}: ${error.code}`;
  }
}

/** Counts both verdicts of cases; fails where one is taken here alone, or refused here alone for a reason that is not known. */
async function compared(cases) {
  const counts = {};
  for (const one of cases) {
    const [own, jose] = [refusalOf(one), await joseTakes(one)];
    assert.ok(own !== undefined || jose, `taken here alone: ${one.what}`);
    const reason = () => REASONS.find(([verdict, , isIt]) => verdict === own && isIt(one))?.[1] ?? `not known: ${one.what}`;
    const label = own === undefined ? "taken by both" : jose ? `refused here alone, ${own}: ${reason()}` : "refused by both";
    counts[label] = (counts[label] ?? 0) + 1;
  }
  assert.deepEqual(Object.keys(counts).filter((label) => label.includes("not known")), []);
  return counts;
}

const textOf = (part) => Buffer.from(part ?? "", "base64url").toString();
const isJson = (text) => {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
};
const memberOf = (text, name) => (isJson(text) ? JSON.parse(text)?.[name] : undefined);
const headerOf = ({ token }) => textOf(token.split(".")[0]);
const claimsOf = ({ token }) => textOf(token.split(".")[1]);
/** Whether a text is not written as `JSON.stringify` would, which writes each name once. */
const isOtherJson = (text) => isJson(text) && JSON.stringify(JSON.parse(text)) !== text;
/** Whether a time was written with an exponent, which reading it again does not show. */
const isExponent = (one) => /"(iat|exp|nbf)":[\d.]+e/i.test(claimsOf(one));
const isTime = (value) => typeof value === "number" && value >= 0 && value < 1e15;

/** What is refused here alone: which verdict, why, and whether it is so of a token. */
const REASONS = [
  ["input: too_large", "over 262,144 bytes", ({ token }) => token.length > 262_144],
  ["input: invalid_anchor", "a set of keys with a private or a secret one, with over 64, or with a name twice", ({ what }) => /^(a private key( by its primes)?|a shared secret|65 keys|a key's name twice)$/.test(what)],
  ["token: malformed_token", "base64url in another than its one form", ({ token }) => token.split(".").some((part) => Buffer.from(part, "base64url").toString("base64url") !== part)],
  ["token: malformed_token", "a header with a name twice", (one) => isOtherJson(headerOf(one))],
  ["token: malformed_token", "a kid that is no text", (one) => !["string", "undefined"].includes(typeof memberOf(headerOf(one), "kid"))],
  ["token: unsupported_profile", "a critical extension, or b64, which jose knows", (one) => ["crit", "b64"].some((name) => memberOf(headerOf(one), name) !== undefined)],
  ["token: unsupported_profile", "another type than JWT, which jose compares where it is asked to", (one) => memberOf(headerOf(one), "typ") !== undefined && !/^(application\/)?jwt$/i.test(JSON.stringify(memberOf(headerOf(one), "typ")).slice(1, -1))],
  ["key: unknown_key", "a key whose alg or use is no text, or an RSA key with a curve", ({ what }) => /^(a key whose (algorithm is|use is|uses are) (null|a list)|a key with a curve)$/.test(what)],
  ["signature: unsupported_profile", "an RSA key with a zero before one of its numbers", ({ what }) => /^an? (modulus|exponent) with a zero before it$/.test(what)],
  ["signature: invalid_anchor", "an RSA key with padding behind its modulus", ({ what }) => what === "a modulus with padding"],
  ["content: malformed_token", "claims with a name twice, half a character, or over 512 levels", ({ what }) => /twice|half a character|513 levels/.test(what)],
  ["content: unsupported_profile", "a sub that is no text of 1 to 255 ASCII characters", (one) => !/^"[ -~]{1,255}"$/.test(JSON.stringify(memberOf(claimsOf(one), "sub")))],
  ["content: unsupported_profile", "an aud with something else than texts", (one) => [memberOf(claimsOf(one), "aud")].flat().some((aud) => typeof aud !== "string")],
  ["content: unsupported_profile", "a time below zero, over 15 digits, or with an exponent", (one) => ["iat", "exp", "nbf"].some((name) => memberOf(claimsOf(one), name) !== undefined && !isTime(memberOf(claimsOf(one), name))) || isExponent(one)],
  ["identity: in_future", "an iat ahead, which jose compares where there is a longest age", (one) => memberOf(claimsOf(one), "iat") > NOW_SECONDS + TOLERANCE_SECONDS],
  ["identity: relying_party_mismatch", "an azp that is another's, or missing with several audiences, which jose does not read", (one) => memberOf(claimsOf(one), "azp") !== undefined || Array.isArray(memberOf(claimsOf(one), "aud"))],
  ["identity: unsupported_profile", "an auth_time that is none, which jose does not read", ({ asked, ...one }) => asked.maxAge !== undefined && !isTime(memberOf(claimsOf(one), "auth_time"))],
  ["identity: too_old", "an auth_time too long ago, likewise", ({ asked, ...one }) => memberOf(claimsOf(one), "auth_time") < NOW_SECONDS - asked.maxAge - TOLERANCE_SECONDS],
  ["identity: in_future", "an auth_time ahead, likewise", ({ asked, ...one }) => asked.maxAge !== undefined && memberOf(claimsOf(one), "auth_time") > NOW_SECONDS + TOLERANCE_SECONDS],
];

const ASKED = { issuer: EXPECTED.issuer, clientId: EXPECTED.clientId };

test("attacks", async () => {
  const counts = await compared(CASES.map((one) => ({ ...one, asked: EXPECTED })));
  console.log(`id_token: ${CASES.length} cases: ${JSON.stringify(counts, null, 2)}`);
  assert.equal(counts["taken by both"], 2);
  assert.ok(counts["refused by both"] >= 100, JSON.stringify(counts));
});

/** Tokens with a bit changed behind the base64url of a part, or a character of the token. */
function changes() {
  const next = random(0x12345678);
  return Array.from({ length: CHANGES }, (_, index) => {
    const { token, jwks } = CASES[index % 2];
    let changed;
    if (index % 4 === 3) {
      const at = next(token.length);
      changed = token.slice(0, at) + "AQgw-_.=+/ 09"[next(13)] + token.slice(at + next(3));
    } else {
      const parts = token.split(".").map((part) => Buffer.from(part, "base64url"));
      const part = parts[index % 4];
      part[next(part.length)] ^= 1 << next(8);
      changed = parts.map((bytes) => bytes.toString("base64url")).join(".");
    }
    return { what: `change ${index}`, token: changed, jwks, asked: ASKED };
  });
}

test(`${CHANGES} changes of what is not signed anew`, async () => {
  const counts = await compared(changes());
  console.log(`id_token: ${CHANGES} changes: ${JSON.stringify(counts, null, 2)}`);
  // Of what is signed nothing can be changed: what is left is another writing of the same bytes.
  const alone = Object.keys(counts).filter((label) => label.startsWith("refused here alone"));
  assert.deepEqual(alone.filter((label) => !label.startsWith("refused here alone, token: malformed_token: base64url")), []);
  assert.ok(counts["refused by both"] >= 500, JSON.stringify(counts));
});

const RSA = generateKeyPairSync("rsa", { modulusLength: 2048 });
const OTHER = generateKeyPairSync("rsa", { modulusLength: 3072 });
const EC = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwkOf = ({ publicKey }, more) => ({ ...publicKey.export({ format: "jwk" }), ...more });

/** Signs as the algorithm of the header says, by whichever key is of its kind. */
function signature(alg, message, pair) {
  if (alg === "HS256") return createHmac("sha256", pair.publicKey.export({ type: "spki", format: "pem" })).update(message).digest();
  if (alg === "none") return Buffer.alloc(0);
  return sign("sha256", Buffer.from(message), { key: pair.privateKey, dsaEncoding: "ieee-p1363" });
}

/** A claim's or a header's values: of each some; `undefined` leaves it out. */
const TIMES = [undefined, null, "1793534399", [], true, -1, 0, 0.5, 1e3, 1e15, 1e300, NOW_SECONDS, NOW_SECONDS - 1, NOW_SECONDS - 300, NOW_SECONDS - 301, NOW_SECONDS - 299.5, NOW_SECONDS + 300, NOW_SECONDS + 301, NOW_SECONDS + 300.5, NOW_SECONDS + 3600, NOW_SECONDS * 1000];
const VALUES = {
  iss: [undefined, null, "", "https://issuer.example/", ["https://issuer.example"], "https://evil.example", 1],
  sub: [undefined, null, "", 1, ["248289761001"], "x".repeat(255), "x".repeat(256), "å"],
  aud: [undefined, null, "", [], ["client-1"], ["client-1", "client-2"], ["client-2"], ["client-1", null], ["client-1", ""], "client-11", "client", { 0: "client-1" }, 1],
  azp: ["client-1", "client-2", null, "", ["client-1"]],
  exp: TIMES,
  iat: TIMES,
  nbf: TIMES,
};
const HEADERS = {
  typ: [undefined, "jwt", "application/jwt", "at+jwt", "", null, 1],
  kid: [undefined, "rsa-2", "ec-1", "nobody", "", null, 1],
  crit: [[], ["exp"], ["b64"], "exp"],
  b64: [true, false],
  jwk: [jwkOf(OTHER)],
  jku: ["https://evil.example"],
};
const KEYS = [
  [jwkOf(RSA, { kid: "rsa-1" })],
  [jwkOf(RSA, { kid: "rsa-1", use: "enc" }), jwkOf(EC, { kid: "ec-1", use: "enc" })],
  [jwkOf(RSA, { kid: "rsa-1", key_ops: ["verify"] }), jwkOf(EC, { kid: "ec-1", key_ops: ["sign"] })],
  [jwkOf(RSA, { kid: "rsa-1", alg: "RS512" }), jwkOf(EC, { kid: "ec-1", alg: "ES256" })],
  [jwkOf(RSA, { alg: "RS256" }), jwkOf(EC)],
  [jwkOf(RSA, { kid: "rsa-1" }), jwkOf(OTHER, { kid: "rsa-2" }), jwkOf(EC, { kid: "ec-1" }), { kty: "OKP", crv: "X25519", kid: "x" }],
  [],
];

/** Tokens that are signed by whom the header says, and say something else. */
function signed() {
  const next = random(0x87654321);
  const pick = (values) => values[next(values.length)];
  const some = (of, object) => {
    for (const [name, values] of Object.entries(of)) if (next(9) === 0) object[name] = pick(values);
    return object;
  };
  return Array.from({ length: SIGNED }, (_, index) => {
    const isCurve = next(2) === 0;
    const [alg, kid, pair] = isCurve ? ["ES256", "ec-1", EC] : ["RS256", "rsa-1", RSA];
    const header = some(HEADERS, { alg: next(20) === 0 ? pick(["none", "HS256", "RS256", "ES256", "PS256"]) : alg, kid });
    const claims = some(VALUES, { iss: ASKED.issuer, sub: "248289761001", aud: ASKED.clientId, exp: NOW_SECONDS + 3600, iat: NOW_SECONDS - 1 });
    const message = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signer = next(20) === 0 ? (isCurve ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : OTHER) : pair;
    const token = `${message}.${signature(header.alg, message, signer).toString("base64url")}`;
    const keys = next(3) === 0 ? pick(KEYS) : [jwkOf(RSA, { kid: "rsa-1" }), jwkOf(EC, { kid: "ec-1" })];
    return { what: `signed ${index}: ${JSON.stringify([header, claims])}`, token, jwks: JSON.stringify({ keys }), asked: ASKED };
  });
}

test(`${SIGNED} tokens that are signed, and say something else`, async () => {
  const counts = await compared(signed());
  console.log(`id_token: ${SIGNED} signed: ${JSON.stringify(counts, null, 2)}`);
  assert.ok(counts["taken by both"] >= 300 && counts["refused by both"] >= 500, JSON.stringify(counts));
});

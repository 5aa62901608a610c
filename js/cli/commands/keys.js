/** `hookseal keys`: the keys that a vendor publishes at a URL: a set of JWKs, a certificate or a public key. */
import { X509Certificate, createPublicKey } from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { JSON_OUTPUT, SCHEME, UsageError } from "../args.js";
import { isLoopback, isTaken, post, targetOf } from "../post.js";
import { plain } from "../print.js";
import { namedScheme, nameOf, webhookOf } from "../scheme.js";

/** @typedef {{ kind: "jwks" | "certificate" | "key", keys: object[], text: string }} Published */

/** @type {import("../types.js").Command} */
export const keys = {
  name: "keys",
  summary: "fetch the keys that a vendor publishes",
  usage: "hookseal keys <url> [--out file] [--scheme name]",
  positionals: 1,
  options: { out: { type: "string", short: "o", value: "file", help: "write them there, for --secret-file" }, ...SCHEME, ...JSON_OUTPUT },
  examples: ["hookseal keys https://vendor.example/.well-known/jwks.json --out keys.json", "hookseal keys https://vendor.example/jwks.json --scheme vonage --json"],
  notes: ["A key is as trustworthy as the URL: take it from the vendor's documentation, never from a delivery."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals: [given], io, print }) {
  const url = targetOf(given);
  if (new URL(url).protocol !== "https:" && !isLoopback(url)) throw new UsageError("the URL: keys are fetched over https alone: whoever is between could give others");
  const answer = await post(url, { method: "GET", headers: [["accept", "application/json, application/x-pem-file, */*"]], body: Buffer.alloc(0) });
  if (!isTaken(answer)) throw new UsageError(`the URL answered ${answer.status}${answer.headers.location ? ", a redirect: name the URL that it leads to" : ""}`);
  const found = published(answer.body);
  const scheme = namedScheme(values, io);
  if (scheme !== undefined) webhookOf(scheme, [found.text], values);
  if (values.out !== undefined) writeFileSync(resolve(io.cwd, values.out), found.text);
  print.text(`${found.kind}: ${found.keys.length}`, ...found.keys.map((key) => `  ${plain(Object.entries(key).map(([name, value]) => `${name} ${value}`).join(", "))}`));
  if (scheme !== undefined) print.text(`${nameOf(scheme)} takes them`);
  print.json({ kind: found.kind, keys: found.keys, ...(scheme && { scheme: nameOf(scheme) }) });
  return 0;
}

/** @param {Buffer} body @returns {Published} */
function published(body) {
  const text = body.toString("utf8");
  if (text.includes("-----BEGIN CERTIFICATE-----")) return { kind: "certificate", keys: [certificateRow(text)], text };
  if (text.includes("-----BEGIN PUBLIC KEY-----")) return { kind: "key", keys: [{ type: createPublicKey(text).asymmetricKeyType }], text };
  try {
    const value = JSON.parse(text);
    const list = Array.isArray(value.keys) ? value.keys : value.kty ? [value] : undefined;
    if (list) return { kind: "jwks", keys: list.map(jwkRow), text };
  } catch {
    // Neither PEM nor JSON.
  }
  throw new UsageError("the URL has neither JWKs nor a PEM certificate or public key");
}

/** @param {any} key */
const jwkRow = ({ kid, kty, alg, crv, use }) => Object.fromEntries(Object.entries({ kid, kty, alg, crv, use }).filter(([, value]) => value !== undefined));

/** @param {string} text */
function certificateRow(text) {
  const { subject, validTo, fingerprint256 } = new X509Certificate(text);
  return { subject: subject.replaceAll("\n", "; "), validTo, fingerprint256 };
}

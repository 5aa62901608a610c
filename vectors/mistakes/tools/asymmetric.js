/** Vendors that sign with a private key: theirs, and an attacker's. Keys are made anew in each run. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";

const pairs = (make) => ({ vendor: make(), attacker: make() });
const edwards = pairs(() => generateKeyPairSync("ed25519"));
const curves = pairs(() => generateKeyPairSync("ec", { namedCurve: "P-256" }));
const rsas = pairs(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));

const point = (who) => Buffer.from(edwards[who].publicKey.export({ format: "jwk" }).x, "base64url");
const spki = (who) => curves[who].publicKey.export({ type: "spki", format: "der" }).toString("base64");
const seconds = (at) => String(Math.floor(at / 1000));
const ed25519 = (who, ...pieces) => sign(null, Buffer.concat(pieces.map((piece) => Buffer.from(piece))), edwards[who].privateKey);
const part = (members) => Buffer.from(JSON.stringify(members)).toString("base64url");

export const ASYMMETRIC = {
  "discord": {
    key: (who) => point(who).toString("hex"),
    sign(sent, who, at) {
      sent.set("x-signature-timestamp", seconds(at));
      sent.set("x-signature-ed25519", ed25519(who, seconds(at), sent.body).toString("hex"));
    },
  },
  "telnyx": {
    key: (who) => point(who).toString("base64"),
    sign(sent, who, at) {
      sent.set("telnyx-timestamp", seconds(at));
      sent.set("telnyx-signature-ed25519", ed25519(who, `${seconds(at)}|`, sent.body).toString("base64"));
    },
  },
  "standard-webhooks-v1a": {
    beside: ["webhook-id"],
    key: (who) => `whpk_${point(who).toString("base64")}`,
    sign(sent, who, at) {
      sent.set("webhook-timestamp", seconds(at));
      sent.set("webhook-signature", `v1a,${ed25519(who, `${sent.get("webhook-id")}.${seconds(at)}.`, sent.body).toString("base64")}`);
    },
  },
  "sendgrid": {
    key: spki,
    sign(sent, who, at) {
      const name = "x-twilio-email-event-webhook";
      sent.set(`${name}-timestamp`, seconds(at));
      sent.set(`${name}-signature`, sign("sha256", Buffer.concat([Buffer.from(seconds(at)), sent.body]), curves[who].privateKey).toString("base64"));
    },
  },
  "circle": { key: spki, sign: (sent, who) => sent.set("x-circle-signature", sign("sha256", sent.body, curves[who].privateKey).toString("base64")) },
  "wise": {
    key: (who) => rsas[who].publicKey.export({ type: "spki", format: "pem" }),
    sign: (sent, who) => sent.set("x-signature-sha256", sign("sha256", sent.body, rsas[who].privateKey).toString("base64")),
  },
  "fusionauth-public": {
    key: (who) => JSON.stringify({ ...curves[who].publicKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }),
    sign(sent, who) {
      const text = `${part({ alg: "ES256", typ: "JWT" })}.${part({ request_body_sha256: createHash("sha256").update(sent.body).digest("base64") })}`;
      const signature = sign("sha256", Buffer.from(text), { key: curves[who].privateKey, dsaEncoding: "ieee-p1363" });
      sent.set("x-fusionauth-signature-jwt", `${text}.${signature.toString("base64url")}`);
    },
  },
};

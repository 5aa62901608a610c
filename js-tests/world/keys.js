/** Keys of vendors that sign with private ones, made for each run, as the receiver gets them. */
import { generateKeyPairSync, sign } from "node:crypto";

/** Whom the deliveries of AWS SNS and PayPal are for. */
export const TOPIC = "arn:aws:sns:eu-north-1:123456789012:orders";
export const WEBHOOK_ID = "4JH86294D6297924G";

const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const kid = "bfbd5111-8e33-4643-8ced-b2e642a72f3c";
export const CURVE = {
  privateKey: curve.privateKey,
  kid,
  spki: curve.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  jwk: JSON.stringify({ ...curve.publicKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid }),
};

const edwards = generateKeyPairSync("ed25519");
const point = Buffer.from(edwards.publicKey.export({ format: "jwk" }).x, "base64url");
export const EDWARDS = { privateKey: edwards.privateKey, hex: point.toString("hex"), base64: point.toString("base64") };

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const RSA = { privateKey: rsa.privateKey, pem: rsa.publicKey.export({ type: "spki", format: "pem" }) };

/** DER (X.690): a tag, the length, the content. */
function der(tag, ...content) {
  const all = Buffer.concat(content.map((one) => Buffer.from(one)));
  const size = all.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.from([tag, ...length, ...all]);
}
const SHA256_WITH_RSA = der(0x30, Buffer.from("06092a864886f70d01010b0500", "hex"));
const name = (text) => der(0x30, der(0x31, der(0x30, Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(text)))));

/** A certificate (RFC 5280, section 4.1) of the RSA key, signed by itself, from 2026 to 2049. */
function certificate() {
  const content = der(
    0x30,
    der(0xa0, der(0x02, [2])),
    der(0x02, [7]),
    SHA256_WITH_RSA,
    name("An invented authority"),
    der(0x30, der(0x17, Buffer.from("260101000000Z")), der(0x17, Buffer.from("491231235959Z"))),
    name("sns.amazonaws.com"),
    rsa.publicKey.export({ type: "spki", format: "der" }),
  );
  return der(0x30, content, SHA256_WITH_RSA, der(0x03, [0], sign("sha256", content, rsa.privateKey)));
}
const lines = certificate().toString("base64").match(/.{1,64}/g);

/** It in PEM. */
export const CERTIFIED = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");

/** The signatures of the vectors, computed once more by node:crypto alone: the vectors do not depend on one tool. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, test } from "node:test";
import { vectorFiles } from "../scratch.js";

const hmac = (key, ...pieces) => pieces.reduce((mac, piece) => mac.update(piece), createHmac("sha256", key));

const timeIn = (value) => /^t=([^,]*)/.exec(value)[1];

/** For each scheme its header, and the signature that the vendor would put into it. */
const signers = {
  "zignsec": ["x-zignsec-hmac-sha256", (key, body) => hmac(key, body).digest("base64")],
  "zignsec-v5": ["x-zignsec-hmac-sha256", (key, body, value) => `v1=${hmac(key, timeIn(value), ".", body).digest("hex")}`],
  "sheerid": ["x-sheerid-signature", (key, body) => hmac(key, body).digest("hex")],
};

/** Refusals of deliveries that are signed correctly: something else is wrong with them. */
const AUTHENTIC = ["timestamp_too_old", "timestamp_in_future"];

const vectors = vectorFiles().flatMap((file) => file.vectors);

for (const [scheme, [header, sign]] of Object.entries(signers)) {
  const signatures = ({ request, secrets }) => {
    const value = request.headers.find(([name]) => name.toLowerCase() === header)[1];
    const body = request.body ?? Buffer.from(request.bodyHex, "hex");
    return { value, right: secrets.map((secret) => sign(secret.hex ? Buffer.from(secret.hex, "hex") : secret, body, value)) };
  };
  const own = vectors.filter((vector) => vector.scheme === scheme);
  const genuine = own.filter(({ expect: { error, at } }) => !error || at === "payload" || AUTHENTIC.includes(error));
  const forged = own.filter(({ expect }) => expect.error === "signature_mismatch");

  describe(scheme, () => {
    test("has genuine and forged vectors", () => assert.ok(genuine.length > 0 && forged.length > 0));

    for (const vector of genuine) {
      test(`${vector.id} is signed with the secret it says`, () => {
        const { value, right } = signatures(vector);
        assert.ok(value.includes(right[vector.expect.keyIndex ?? 0]), `${value}, expected ${right}`);
      });
    }

    for (const vector of forged) {
      test(`${vector.id} is signed with none of its secrets`, () => {
        const { value, right } = signatures(vector);
        assert.ok(!right.some((one) => value.includes(one)), value);
      });
    }
  });
}

test("each id is there once", () => {
  const ids = vectors.map(({ id }) => id);
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
});

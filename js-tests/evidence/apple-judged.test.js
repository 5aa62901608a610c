/**
 * Apple's notifications, judged by Apple's own library too: what it refuses is never taken here, and
 * what is refused here alone has a reason that docs/evidence.md gives.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Environment, SignedDataVerifier, VerificationStatus } from "@apple/app-store-server-library";
import { EvidenceError, verifyNotification } from "hookseal/evidence/apple";
import { exampleOutput } from "../scratch.js";
import { random } from "./random.js";

const CASES = JSON.parse(exampleOutput("evidence_cases", { args: ["apple"] }));
const [GENUINE] = CASES;
const CHANGES = 600;
const APP = { bundleId: "com.example.app", appAppleId: 1234567890 };

/** Apple's verdict of a body: of the notification, and of the tokens in it, as its documentation says to call it. */
async function appleTakes({ body, root, environment }) {
  const of = environment === "Production" ? Environment.PRODUCTION : Environment.SANDBOX;
  const verifier = new SignedDataVerifier([Buffer.from(root, "base64")], false, of, APP.bundleId, APP.appAppleId);
  try {
    const { data, appData } = await verifier.verifyAndDecodeNotification(JSON.parse(body).signedPayload);
    if (data?.signedTransactionInfo) await verifier.verifyAndDecodeTransaction(data.signedTransactionInfo);
    if (data?.signedRenewalInfo) await verifier.verifyAndDecodeRenewalInfo(data.signedRenewalInfo);
    if (appData?.signedAppTransactionInfo) await verifier.verifyAndDecodeAppTransaction(appData.signedAppTransactionInfo);
    return true;
  } catch (error) {
    assert.ok(error.status !== undefined ? error.status in VerificationStatus : error instanceof Error);
    return false;
  }
}

function refusalOf({ body, root, fingerprint, now, environment }) {
  try {
    verifyNotification(body, { ...APP, environment, fingerprint, trustAnchor: Buffer.from(root, "base64"), now });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof EvidenceError, String(error));
    return `${error.step}: ${error.code}`;
  }
}

/** Counts both verdicts of cases; fails where one is taken here alone. */
async function compared(cases) {
  const counts = {};
  for (const one of cases) {
    const [own, apple] = [refusalOf(one), await appleTakes(one)];
    assert.ok(own !== undefined || apple, `taken here alone: ${one.what}`);
    const label = own === undefined ? "taken by both" : apple ? `refused here alone, ${own}` : "refused by both";
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

/** Bodies with a byte of the token's parts changed behind their base64url, or a character of the token. */
function changes() {
  const next = random(0x12345678);
  const token = JSON.parse(GENUINE.body).signedPayload;
  return Array.from({ length: CHANGES }, (_, index) => {
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
    return { ...GENUINE, what: `change ${index}`, body: JSON.stringify({ signedPayload: changed }) };
  });
}

test("attacks", async () => {
  const counts = await compared(CASES);
  console.log(`apple: ${CASES.length} cases: ${JSON.stringify(counts, null, 2)}`);
  assert.equal(counts["taken by both"], 2);
  assert.ok(counts["refused by both"] >= 60, JSON.stringify(counts));
});

test(`${CHANGES} changes`, async () => {
  const counts = await compared(changes());
  console.log(`apple: ${CHANGES} changes: ${JSON.stringify(counts, null, 2)}`);
  // Of what is signed nothing can be changed: what is left is another writing of the same bytes.
  const alone = Object.keys(counts).filter((label) => label.startsWith("refused here alone"));
  assert.deepEqual(alone.filter((label) => !/: (malformed_token|malformed_base64|unsupported_profile|untrusted_root)$/.test(label)), []);
  assert.ok(counts["refused by both"] >= 500, JSON.stringify(counts));
});

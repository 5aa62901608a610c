/** `evidence = "bankid"`: what a person signed is verified before an event is handed on. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { root } from "../scratch.js";
import { signZignsec } from "../../scripts/vendor.js";
import { SECRETS, TOKEN } from "./deliveries.js";
import { startWorker } from "./harness.js";

/** Evidence made a moment ago, whose times are fixed; see `examples/evidence_cases.rs`. */
const cargo = ["run", "--quiet", "--features", "evidence", "--example", "evidence_cases"];
const CASES = JSON.parse(execFileSync("cargo", cargo, { cwd: root, encoding: "utf8", maxBuffer: Infinity }));
const [GENUINE] = CASES;
const named = (name) => CASES.find(({ what }) => what === name);

const lines = GENUINE.root.match(/.{1,64}/g).join("\n");
const BANKID_ROOT = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
const zignsec = { scheme: "zignsec", secrets: ["ZIGNSEC_TOKEN"] };
const bankid = {
  environment: "pinned",
  fingerprint: GENUINE.fingerprint,
  trustAnchor: "BANKID_ROOT",
  relyingParty: "cn=Test AB,name=Test,serialNumber=5560000000,o=Bank A,c=SE",
  tolerance: 1e9,
};
const BROKEN = {
  "other-kind": { ...zignsec, evidence: "mitid", bankid },
  "other-scheme": { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"], evidence: "bankid", bankid },
  "without-bankid": { ...zignsec, evidence: "bankid" },
  "bankid-alone": { ...zignsec, bankid },
  "without-relying-party": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: undefined } },
  "without-root": { ...zignsec, evidence: "bankid", bankid: { ...bankid, trustAnchor: "NOT_SET" } },
  "other-root": { ...zignsec, evidence: "bankid", bankid: { ...bankid, environment: "production", fingerprint: undefined } },
  "unknown-option": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingparty: "x" } },
};

let worker;
before(async () => {
  const endpoints = {
    proven: { ...zignsec, evidence: "bankid", bankid },
    elsewhere: { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: "cn=Other" } },
    recent: { ...zignsec, evidence: "bankid", bankid: { ...bankid, tolerance: 1 } },
    ...BROKEN,
  };
  worker = await startWorker({ bindings: { ...SECRETS, BANKID_ROOT }, endpoints });
});
after(() => worker.close());

const WHO = { PersonalNumber: "191212121212", FirstName: "Åsa" };

function sent(payload) {
  const id = randomUUID();
  const body = JSON.stringify({ id, method: "sbid", ...payload });
  return { id, body, headers: { "content-type": "application/json", ...signZignsec(body, TOKEN) } };
}
const proof = ({ signature, ocspResponse }) => ({ signature, ocspResponse });
const post = (endpoint, delivery) => worker.post(`/webhooks/${endpoint}`, delivery);

describe("an endpoint with evidence", () => {
  test("hands on what is proven", async () => {
    const delivery = sent({ identity: WHO, BankIDSE: proof(GENUINE) });
    assert.deepEqual((await post("proven", delivery)).answer, { status: "accepted" });
    assert.equal((await worker.arrived(delivery.id)).length, 1);
  });

  test("hands on what names nobody", async () => {
    const delivery = sent({ identity: null, errors: [{ code: "USER_CANCEL" }] });
    assert.deepEqual((await post("proven", delivery)).answer, { status: "accepted" });
  });

  for (const [what, endpoint, payload, code] of [
    ["no evidence", "proven", { identity: WHO }, "evidence_missing"],
    ["evidence without an identity", "proven", { BankIDSE: proof(GENUINE) }, "evidence_identity_missing"],
    ["another person's evidence", "proven", { identity: { PersonalNumber: "199001011234" }, BankIDSE: proof(GENUINE) }, "evidence_identity_mismatch"],
    ["a revoked certificate", "proven", { identity: WHO, BankIDSE: proof(named("revoked")) }, "evidence_revoked"],
    ["another key", "proven", { identity: WHO, BankIDSE: proof(named("signed by another key")) }, "evidence_signature_mismatch"],
    ["another relying party", "elsewhere", { identity: WHO, BankIDSE: proof(GENUINE) }, "evidence_relying_party_mismatch"],
    ["old evidence", "recent", { identity: WHO, BankIDSE: proof(GENUINE) }, "evidence_too_old"],
  ]) {
    test(`refuses ${what}: ${code}`, async () => {
      const delivery = sent(payload);
      const { status, answer } = await post(endpoint, delivery);
      assert.deepEqual([status, answer], [422, { error: code }]);
      assert.equal((await worker.arrived(delivery.id)).length, 0);
      assert.equal(worker.lines({ at: "delivery", endpoint, code }).length, 1);
    });
  }

  test("refuses a forged delivery for what it is", async () => {
    const delivery = sent({ identity: WHO, BankIDSE: proof(GENUINE) });
    assert.deepEqual((await post("proven", { ...delivery, body: `${delivery.body} ` })).answer, { error: "signature_mismatch" });
  });

  test("logs nothing of a person", () => {
    assert.doesNotMatch(worker.log.join("\n"), /1912|1990|Åsa|Tolvan|MII/);
  });

  for (const name of Object.keys(BROKEN)) {
    test(`is not there with a mistake: ${name}`, async () => {
      const { status, answer } = await post(name, sent({ identity: WHO, BankIDSE: proof(GENUINE) }));
      assert.deepEqual([status, answer], [503, { error: "endpoint_misconfigured" }]);
    });
  }
});

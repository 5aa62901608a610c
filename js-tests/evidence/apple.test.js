/** `hookseal/evidence/apple`, as npm would publish it: the verdicts of the crate in each runtime, and what the package does about them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Scratch, exampleOutput, root } from "../scratch.js";
import { RUNTIMES } from "./runtimes.js";

const scratch = new Scratch();
after(() => scratch.remove());

const { EvidenceError, verifyNotification } = await import(pathToFileURL(scratch.path("node_modules/hookseal/js/evidence/apple/index.js")).href);

/** Notifications with the codes that refuse them, made with keys of openssl's: `examples/evidence_cases.rs`. */
const CASES = JSON.parse(exampleOutput("evidence_cases", { args: ["apple"] }));
const [GENUINE, SANDBOX] = CASES;

const APP = { environment: "Production", bundleId: "com.example.app", appAppleId: 1234567890 };
const options = ({ root: der, fingerprint, now }, more) => ({ ...APP, fingerprint, trustAnchor: Buffer.from(der, "base64"), now, ...more });

/** Whether something is refused with this code, and says nothing of a purchase. */
const refusal = (code, step) => (error) => {
  assert.ok(error instanceof EvidenceError && error.name === "EvidenceError");
  assert.doesNotMatch(JSON.stringify([error.message, error.hint, error.step, error.stack]), /com\.example|7e3fb204|eyJ/);
  assert.deepEqual([error.code, error.step], [code, step ?? error.step]);
  return true;
};

/** What a runtime says of all cases; it stands by itself in the file that the runtime runs. */
function verdicts(lib, cases) {
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return cases.map(({ what, body, root: der, fingerprint, now, environment }) => {
    try {
      const app = { environment, bundleId: "com.example.app", appAppleId: 1234567890 };
      const { id, checked } = lib.verifyNotification(body, { ...app, fingerprint, trustAnchor: bytes(der), now });
      return [what, id, checked.at(-1).step];
    } catch (error) {
      return [what, error.code ?? String(error), error.step];
    }
  });
}
const EXPECTED = CASES.map(({ what, code, step }) => [what, code ?? "9ad56bd2-0bc6-42e0-af24-fd996d87a1e6", step]);

describe("the verdicts of the crate", () => {
  test(`there are ${CASES.length}`, () => assert.ok(CASES.length > 100));

  for (const [name, run] of Object.entries(RUNTIMES)) {
    test(`in ${name}`, async () => {
      scratch.write("cases.js", `export default ${JSON.stringify(CASES)};`);
      const program = (answer) => scratch.write("main.js", `import * as lib from "hookseal/evidence/apple";\nimport cases from "./cases.js";\n${verdicts}\n${answer}`);
      assert.deepEqual(await run(scratch, program), EXPECTED);
    });
  }
});

describe("what is proven", () => {
  test("is a plain value: who signed what, when, for which app, and what was checked", () => {
    const notification = verifyNotification(GENUINE.body, options(GENUINE));
    assert.deepEqual(structuredClone(notification), JSON.parse(JSON.stringify(notification)));
    const { payload, transaction, renewalInfo, signer, checked, ...rest } = notification;
    assert.deepEqual(rest, {
      id: "9ad56bd2-0bc6-42e0-af24-fd996d87a1e6",
      type: "DID_RENEW",
      subtype: "BILLING_RECOVERY",
      signedAt: GENUINE.now - 1000,
      environment: "Production",
      bundleId: "com.example.app",
      appAppleId: 1234567890,
    });
    assert.deepEqual([payload.signedDate, payload.data.status], [GENUINE.now - 1000, 1]);
    const decoded = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    assert.deepEqual(renewalInfo, decoded(payload.data.signedRenewalInfo));
    // A number that a double would change is a text.
    assert.deepEqual(transaction, { ...decoded(payload.data.signedTransactionInfo), later: "12345678901234567890" });
    const { certificate, ...names } = signer;
    assert.deepEqual(names, { name: "Signing", issuer: "Intermediate" });
    const [header] = JSON.parse(GENUINE.body).signedPayload.split(".");
    assert.equal(certificate.base64, JSON.parse(Buffer.from(header, "base64url").toString()).x5c[0]);
    assert.deepEqual([certificate.serial, certificate.notBefore, certificate.notAfter], ["2d03", Date.parse("2025-09-19T19:44:51Z"), Date.parse("2027-10-13T17:47:23Z")]);
    assert.deepEqual(checked.map(({ step }) => step), ["token", "chain", "signature", "content", "identity", "transaction", "renewal_info"]);
  });

  test("is the same of a body in any form", () => {
    const whole = verifyNotification(GENUINE.body, options(GENUINE));
    const bytes = new TextEncoder().encode(GENUINE.body);
    for (const body of [bytes, bytes.buffer, Buffer.from(GENUINE.body), JSON.parse(GENUINE.body)]) {
      assert.deepEqual(verifyNotification(body, options(GENUINE)), whole);
    }
  });

  test("is of one environment", () => {
    const given = options(SANDBOX, { environment: "Sandbox" });
    const { environment, appAppleId } = verifyNotification(SANDBOX.body, given);
    assert.deepEqual([environment, appAppleId], ["Sandbox", undefined]);
    const { appAppleId: _, ...unnumbered } = given;
    assert.ok(verifyNotification(SANDBOX.body, unnumbered));
    assert.throws(() => verifyNotification(SANDBOX.body, options(SANDBOX)), refusal("app_mismatch", "identity"));
    assert.throws(() => verifyNotification(GENUINE.body, options(GENUINE, { environment: "Sandbox" })), refusal("environment_mismatch", "identity"));
    assert.throws(() => verifyNotification(GENUINE.body, options(GENUINE, { bundleId: "com.example.other" })), refusal("app_mismatch", "identity"));
    assert.throws(() => verifyNotification(GENUINE.body, options(GENUINE, { appAppleId: 1 })), refusal("app_mismatch", "identity"));
  });

  test("holds for a time", () => {
    const verify = (now, tolerance) => verifyNotification(GENUINE.body, options(GENUINE, { now, ...(tolerance && { tolerance }) }));
    const signedAt = GENUINE.now - 1000;
    const hour = 3_600_000;
    assert.throws(() => verify(signedAt + 158 * hour + 1), refusal("too_old"));
    assert.throws(() => verify(signedAt - 300_001), refusal("in_future"));
    assert.throws(() => verify(signedAt + 1001, 1), refusal("too_old"));
    assert.ok(verify(signedAt + 158 * hour) && verify(signedAt - 300_000) && verify(4 * signedAt, { past: Infinity }));
  });
});

describe("what is refused", () => {
  test("another root", () => {
    const { fingerprint, ...apple } = options(GENUINE);
    assert.throws(() => verifyNotification(GENUINE.body, apple), refusal("untrusted_root", "input"));
    assert.throws(() => verifyNotification(GENUINE.body, { ...apple, fingerprint: "00".repeat(32) }), refusal("untrusted_root", "input"));
    assert.throws(() => verifyNotification(GENUINE.body, options(GENUINE, { trustAnchor: "a root" })), refusal("invalid_anchor", "input"));
    const printed = fingerprint.toUpperCase().match(/../g).join(":");
    for (const line of [printed, `sha256 Fingerprint=${printed}\n`, `SHA256 Fingerprint=${printed}`]) {
      assert.ok(verifyNotification(GENUINE.body, { ...apple, fingerprint: line }));
    }
  });

  test("what is not of its type", () => {
    const given = options(GENUINE);
    const wrong = {
      environment: ["production", "Xcode", null, ["Production"]],
      bundleId: ["", null, 1, ["com.example.app"]],
      appAppleId: ["1234567890", 0, -1, 1.5, NaN, 2 ** 53, null],
      fingerprint: ["00", null],
      trustAnchor: [null, {}, "-----BEGIN CERTIFICATE-----\\nMII\\n-----END CERTIFICATE-----"],
      tolerance: [0, -1, NaN, "1", null, {}, [], { before: 1 }],
      now: ["now", NaN, -1, Infinity, null, new Date()],
      bundleID: ["x"],
    };
    for (const [member, values] of Object.entries(wrong)) {
      for (const value of [undefined, ...values]) {
        const call = () => verifyNotification(GENUINE.body, { ...given, [member]: value });
        assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`options.${member}`), `${member}: ${String(value)}`);
      }
    }
    for (const value of [undefined, null, [], new Map(), Object.create(given)]) assert.throws(() => verifyNotification(GENUINE.body, value), TypeError);
    for (const body of [undefined, () => "x", 1n, Symbol("x"), new Map([["signedPayload", "x"]])]) {
      assert.throws(() => verifyNotification(body, given), TypeError, typeof body);
    }
    // A sender's JSON, as it came and as somebody has parsed it.
    for (const text of ["null", "7", "true", "[]", '[{"signedPayload":"a.b.c"}]', "{}", '{"signedPayload":1}', '{"signedPayload":null}', '{"__proto__":{"signedPayload":"x"}}']) {
      for (const body of [text, JSON.parse(text)]) assert.throws(() => verifyNotification(body, given), refusal("evidence_missing", "input"), text);
    }
    assert.throws(() => verifyNotification("x".repeat(1 << 20), given), refusal("too_large", "input"));
    assert.throws(() => verifyNotification(GENUINE.body, { ...given, bundleId: "x".repeat(257) }), refusal("invalid_option", "input"));
  });
});

describe("the contract", () => {
  const read = (path) => readFileSync(join(root, path), "utf8");
  const pem = `-----BEGIN CERTIFICATE-----\n${GENUINE.root}\n-----END CERTIFICATE-----\n`;
  const env = { APP_BUNDLE_ID: "com.example.app", APP_APPLE_ID: "1234567890", APPLE_ROOT: pem };

  /** What docs/evidence.md shows, with the test's root in place of Apple's. */
  const shown = (runtime) => {
    const section = read("docs/evidence.md").split("## Apple's notifications\n")[1].split(/^## /m)[0];
    const text = section.split(`### ${runtime}\n`)[1].match(/^```js\n(.*?)^```$/ms)[1];
    return text.replace("bundleId:", `fingerprint: "${GENUINE.fingerprint}", tolerance: 1e9, bundleId:`);
  };

  test("is kept by the page's example for Node", () => {
    scratch.write("shown.js", shown("In Node"));
    const script = `import { purchased } from "./shown.js"; console.log(purchased(${JSON.stringify(GENUINE.body)}).productId);`;
    const paths = { ...process.env, ...env, APPLE_ROOT: scratch.write("root.pem", pem) };
    assert.equal(scratch.run(process.execPath, [scratch.write("shown-node.js", script)], { env: paths }), "å.pro\n");
  });

  test("is kept by the page's example for a Worker", async () => {
    const { default: worker } = await import(pathToFileURL(scratch.write("shown-worker.js", shown("In a Worker"))).href);
    const events = [];
    const ask = (body) => worker.fetch(new Request("http://worker.example/", { method: "POST", body }), { ...env, EVENTS: { send: async (message) => events.push(message) } });
    assert.equal((await ask(GENUINE.body)).status, 204);
    assert.deepEqual(events.map(({ id, type }) => [id, type]), [["9ad56bd2-0bc6-42e0-af24-fd996d87a1e6", "DID_RENEW"]]);
    const refused = await ask(GENUINE.body.replace("signedPayload", "signed"));
    assert.deepEqual([refused.status, await refused.text()], [422, "evidence_missing"]);
  });

  test("names the root that Apple publishes", () => {
    const rust = read("src/evidence/apple/anchor.rs").split("const G3: [u8; 32] = [")[1].split("];")[0];
    const digits = [...rust.matchAll(/0x(..)/g)].map(([, byte]) => byte).join("").toUpperCase();
    assert.ok(read("docs/evidence.md").includes(digits.match(/.{8}/g).join(" ")));
  });
});

describe("what it costs", () => {
  test("some milliseconds, and 2 MiB of memory at most", () => {
    const script = `
      const { Instance } = WebAssembly;
      let memory;
      WebAssembly.Instance = function (...args) { const one = new Instance(...args); memory = one.exports.memory ?? memory; return one; };
      const { verifyNotification } = await import("hookseal/evidence/apple");
      const { default: [{ body, root: der, fingerprint, now }] } = await import("./cases.js");
      const given = { ...${JSON.stringify(APP)}, fingerprint, trustAnchor: Buffer.from(der, "base64"), now };
      const times = Array.from({ length: 50 }, () => {
        const start = performance.now();
        verifyNotification(body, given);
        return performance.now() - start;
      });
      console.log(JSON.stringify([times[0], times.slice(10).sort((one, other) => one - other)[20], memory.buffer.byteLength, body.length]));`;
    scratch.write("cases.js", `export default ${JSON.stringify(CASES)};`);
    const [first, warm, bytes, length] = JSON.parse(scratch.run(process.execPath, [scratch.write("cost.js", script)]));
    console.log(`apple: ${first.toFixed(1)} ms the first time, ${warm.toFixed(1)} ms warm, ${bytes} bytes of memory, for a notification of ${length}`);
    // On an idle machine it is some 15 ms: this only notices another order of magnitude.
    assert.ok(warm < 200 && bytes <= 2 << 20, `${warm} ms, ${bytes} bytes`);
  });
});

test("the certificate of the cases is theirs", () => {
  assert.equal(createHash("sha256").update(Buffer.from(GENUINE.root, "base64")).digest("hex"), GENUINE.fingerprint);
});

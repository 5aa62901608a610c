/** `hookseal/evidence/id-token`, as npm would publish it: the verdicts of the crate in each runtime, and what the package does about them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Scratch, exampleOutput, root } from "../scratch.js";
import { EXPECTED as ASKED } from "./id-token-cases.js";
import { RUNTIMES } from "./runtimes.js";

const scratch = new Scratch();
after(() => scratch.remove());

const { EvidenceError, verifyIdToken } = await import(pathToFileURL(scratch.path("node_modules/hookseal/js/evidence/id-token/index.js")).href);

/** Tokens with the codes that refuse them, made with keys of openssl's: `examples/evidence_cases.rs`. */
const CASES = JSON.parse(exampleOutput("evidence_cases", { args: ["id-token"] }));
const [GENUINE, CURVE] = CASES;
const NOW = GENUINE.now;

const options = (more) => ({ jwks: GENUINE.jwks, issuer: ASKED.issuer, clientId: ASKED.clientId, now: NOW, ...more });
const idOf = (token) => createHash("sha256").update(token.slice(0, token.lastIndexOf("."))).digest("hex");

/** Whether something is refused with this code, and says nothing of a person. */
const refusal = (code, step) => (error) => {
  assert.ok(error instanceof EvidenceError && error.name === "EvidenceError");
  assert.doesNotMatch(JSON.stringify([error.message, error.hint, error.step, error.stack]), /248289761001|client-1|n-0S6|issuer\.example|eyJ/);
  assert.deepEqual([error.code, error.step], [code, step ?? error.step]);
  return true;
};

/** What a runtime says of all cases; it stands by itself in the file that the runtime runs. */
function verdicts(lib, cases) {
  return cases.map(({ what, token, jwks, now, asked }) => {
    try {
      const { id, checked } = lib.verifyIdToken(token, { ...asked, jwks, now });
      return [what, id, checked.at(-1).step];
    } catch (error) {
      return [what, error.code ?? String(error), error.step];
    }
  });
}
const EXPECTED = CASES.map(({ what, code, step, token }) => [what, code ?? idOf(token), step]);

describe("the verdicts of the crate", () => {
  test(`there are ${CASES.length}`, () => assert.ok(CASES.length > 150));

  for (const [name, run] of Object.entries(RUNTIMES)) {
    test(`in ${name}`, async () => {
      scratch.write("cases.js", `export default ${JSON.stringify(CASES.map((one) => ({ ...one, asked: ASKED })))};`);
      const program = (answer) => scratch.write("main.js", `import * as lib from "hookseal/evidence/id-token";\nimport cases from "./cases.js";\n${verdicts}\n${answer}`);
      assert.deepEqual(await run(scratch, program), EXPECTED);
    });
  }
});

describe("what is proven", () => {
  test("is a plain value: who, by whom, for whom, when and how, and what was checked", () => {
    const proven = verifyIdToken(GENUINE.token, options());
    assert.deepEqual(structuredClone(proven), JSON.parse(JSON.stringify(proven)));
    const { claims, checked, ...rest } = proven;
    assert.deepEqual(rest, {
      id: idOf(GENUINE.token),
      subject: "248289761001",
      issuer: "https://issuer.example",
      audience: ["client-1"],
      issuedAt: NOW - 1000,
      expiresAt: NOW + 3_599_000,
      authenticatedAt: NOW - 10_000,
      acr: "urn:example:high",
      amr: ["pin", "hwk"],
      keyId: "rsa-1",
      algorithm: "RS256",
    });
    // A number that a double would change is a text.
    const signed = JSON.parse(Buffer.from(GENUINE.token.split(".")[1], "base64url").toString());
    assert.deepEqual(claims, { ...signed, later: "12345678901234567890" });
    assert.deepEqual(checked.map(({ step }) => step), ["token", "key", "signature", "content", "identity"]);
    const { keyId, algorithm } = verifyIdToken(CURVE.token, options());
    assert.deepEqual([keyId, algorithm], ["ec-1", "ES256"]);
  });

  test("has a line for each thing that was asked for", () => {
    const { checked } = verifyIdToken(GENUINE.token, options(ASKED));
    assert.deepEqual(checked.slice(5).map(({ what }) => what.match(/\((\w+)\)/)[1]), ["sub", "nonce", "acr", "auth_time"]);
  });

  test("is the same with the keys as text and parsed", () => {
    const whole = verifyIdToken(GENUINE.token, options());
    assert.deepEqual(verifyIdToken(GENUINE.token, options({ jwks: JSON.parse(GENUINE.jwks) })), whole);
    assert.deepEqual(verifyIdToken(GENUINE.token, options({ issuer: ["https://other.example", ASKED.issuer] })), whole);
  });

  test("is of what stands in an event's payload", () => {
    const whole = verifyIdToken(GENUINE.token, options());
    const { token } = GENUINE;
    for (const [payload, member] of [[{ idToken: token }, "idToken"], [{ data: { tokens: ["x", { id: token }] } }, "data.tokens.1.id"], [{ 0: token }, "0"]]) {
      assert.deepEqual(verifyIdToken({ kind: "event", payload }, options({ member })), whole);
    }
    for (const payload of [undefined, null, "idToken", token, {}, { idToken: null }, { idToken: "" }, { idToken: [token] }, { idToken: { idToken: token } }, [token], Object.create({ idToken: token })]) {
      assert.throws(() => verifyIdToken({ kind: "event", payload }, options({ member: "idToken" })), refusal("evidence_missing", "input"));
    }
    for (const member of ["constructor.name", "__proto__", "idToken.length", "idToken.0", "idToken.", ".idToken"]) {
      assert.throws(() => verifyIdToken({ kind: "event", payload: { idToken: token } }, options({ member })), refusal("evidence_missing", "input"));
    }
  });
});

describe("what it is held against", () => {
  test("holds for a time", () => {
    const verify = (now, tolerance) => verifyIdToken(GENUINE.token, options({ now, ...(tolerance && { tolerance }) }));
    const [issuedAt, expiresAt] = [NOW - 1000, NOW + 3_599_000];
    assert.throws(() => verify(expiresAt + 300_000), refusal("too_old"));
    assert.throws(() => verify(issuedAt - 300_001), refusal("in_future"));
    assert.throws(() => verify(expiresAt + 1000, 1), refusal("too_old"));
    assert.ok(verify(expiresAt + 299_999) && verify(issuedAt - 300_000) && verify(expiresAt + 3_599_999, { past: 3600 }));
  });

  test("is what is asked for", () => {
    const asks = (more) => () => verifyIdToken(GENUINE.token, options(more));
    assert.throws(asks({ issuer: "https://issuer.example/" }), refusal("issuer_mismatch", "identity"));
    assert.throws(asks({ clientId: "client-2" }), refusal("relying_party_mismatch", "identity"));
    assert.throws(asks({ nonce: "other" }), refusal("nonce_mismatch", "identity"));
    assert.throws(asks({ subject: "248289761002" }), refusal("identity_mismatch", "identity"));
    assert.throws(asks({ acr: "urn:example:low" }), refusal("acr_mismatch", "identity"));
    assert.throws(asks({ maxAge: 9, tolerance: 0.5 }), refusal("too_old", "identity"));
    assert.throws(asks({ algorithms: ["ES256"] }), refusal("unsupported_profile", "token"));
    assert.throws(asks({ jwks: '{"keys":[]}' }), refusal("unknown_key", "key"));
    for (const more of [{ algorithms: ["RS256"] }, { algorithms: ["ES256", "RS256"] }, { acr: ["x", "urn:example:high"] }, { maxAge: 10, tolerance: 0.001 }, { maxAge: 0 }]) assert.ok(asks(more)());
  });
});

describe("what is refused", () => {
  test("what is not of its type", () => {
    const given = options();
    const circle = { keys: [] };
    circle.keys.push(circle);
    const wrong = {
      jwks: [null, 1, [], {}, { keys: {} }, new Map([["keys", []]]), () => given.jwks, circle, { keys: [1n] }, new Uint8Array()],
      issuer: ["", null, 1, [], [""], ["x", null], Array(2), new Set(["x"]), Array(17).fill("x"), "\ud800"],
      clientId: ["", null, 1, ["client-1"], "x\udfff"],
      member: ["idToken", "", null, ["idToken"]],
      nonce: ["", null, 1, ["x"], "\ud800"],
      subject: ["", null, 248289761001],
      maxAge: [-1, NaN, Infinity, "60", null],
      acr: ["", null, [], [null], 3, Array(17).fill("x")],
      algorithms: ["RS256", [], ["none"], ["HS256"], ["RS256", "HS256"], ["rs256"], [undefined], Array(1), null],
      tolerance: [0, -1, NaN, "1", null, {}, [], { before: 1 }, Infinity, { past: Infinity }, { future: Infinity }],
      now: ["now", NaN, -1, Infinity, null, new Date()],
      clientID: ["x"],
      audience: ["x"],
    };
    for (const [member, values] of Object.entries(wrong)) {
      for (const value of [undefined, ...values]) {
        const call = () => verifyIdToken(GENUINE.token, { ...given, [member]: value });
        assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`options.${member}`), `${member}: ${String(value)}`);
      }
    }
    for (const member of ["jwks", "issuer", "clientId"]) {
      const { [member]: _, ...less } = given;
      assert.throws(() => verifyIdToken(GENUINE.token, less), TypeError, member);
    }
    for (const value of [undefined, null, [], new Map(), Object.create(given)]) assert.throws(() => verifyIdToken(GENUINE.token, value), TypeError);
    for (const source of [undefined, null, 1, {}, [], { kind: "handshake" }, { idToken: GENUINE.token }, new Uint8Array()]) {
      assert.throws(() => verifyIdToken(source, { ...given, member: "idToken" }), TypeError, JSON.stringify(source));
    }
    assert.throws(() => verifyIdToken({ kind: "event", payload: { idToken: GENUINE.token } }, given), /^TypeError: options\.member/);
  });

  test("what is too long", () => {
    assert.throws(() => verifyIdToken("x".repeat(1 << 20), options()), refusal("too_large", "input"));
    assert.throws(() => verifyIdToken(GENUINE.token, options({ jwks: `${" ".repeat(1 << 20)}${GENUINE.jwks}` })), refusal("invalid_anchor", "input"));
    assert.throws(() => verifyIdToken(GENUINE.token, options({ clientId: "x".repeat(2049) })), refusal("invalid_option", "input"));
  });
});

describe("the contract", () => {
  const read = (path) => readFileSync(join(root, path), "utf8");

  test("is kept by the page's example for Node", () => {
    const section = read("docs/evidence.md").split("## OpenID Connect's id_token\n")[1].split(/^## /m)[0];
    const text = section.split("### In Node\n")[1].match(/^```js\n(.*?)^```$/ms)[1];
    // The page asks its issuer at its address: the test's answers from here.
    const host = `globalThis.fetch = async (url) => (asked.push(url), answers.shift()());\nexport const asked = [];\nexport const answers = [];\n`;
    scratch.write("shown.js", host + text.replace("clientId:", `now: ${NOW}, clientId:`));
    const body = JSON.stringify({ data: { idToken: GENUINE.token } });
    const script = `
      import { webhook, whoSigned, asked, answers } from "./shown.js";
      const right = () => new Response(${JSON.stringify(GENUINE.jwks)});
      // The issuer is down, says something else, has other keys; then its keys stay known.
      answers.push(() => new Response("{}", { status: 503 }), () => new Response("{}"), () => new Response('{"keys":[]}'), right);
      const headers = webhook.sign(${JSON.stringify(body)});
      const failed = [await whoSigned(${JSON.stringify(body)}, headers).catch(String), await whoSigned(${JSON.stringify(body)}, headers).catch(({ name }) => name)];
      const subjects = [await whoSigned(${JSON.stringify(body)}, headers), await whoSigned(${JSON.stringify(body)}, headers)];
      console.log(JSON.stringify([subjects, asked, failed]));`;
    const env = { ...process.env, WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ISSUER: ASKED.issuer, CLIENT_ID: ASKED.clientId };
    const [subjects, asked, failed] = JSON.parse(scratch.run(process.execPath, [scratch.write("shown-node.js", script)], { env }));
    assert.deepEqual([subjects, failed], [["248289761001", "248289761001"], ["Error: the issuer's keys: 503", "TypeError"]]);
    assert.deepEqual(asked, Array.from({ length: 4 }, () => "https://issuer.example/jwks.json"));
  });

  test("has each code of the crate in the types and on the page", () => {
    const codes = [...read("src/evidence/refusal.rs").split("impl Step")[0].matchAll(/=> "(\w+)"/g)].map(([, code]) => code);
    assert.ok(codes.length > 30);
    for (const path of ["js/evidence/index.d.ts", "docs/evidence.md"]) {
      const text = read(path);
      assert.deepEqual(codes.filter((code) => !text.includes(code)), [], path);
    }
  });
});

describe("what it costs", () => {
  test("a few milliseconds, and 2 MiB of memory at most", () => {
    const script = `
      const { Instance } = WebAssembly;
      let memory;
      WebAssembly.Instance = function (...args) { const one = new Instance(...args); memory = one.exports.memory ?? memory; return one; };
      const { verifyIdToken } = await import("hookseal/evidence/id-token");
      const { default: [rsa, curve] } = await import("./cases.js");
      const timesOf = ({ token, jwks, now }) => Array.from({ length: 50 }, () => {
        const start = performance.now();
        verifyIdToken(token, { jwks, now, issuer: ${JSON.stringify(ASKED.issuer)}, clientId: ${JSON.stringify(ASKED.clientId)} });
        return performance.now() - start;
      });
      const warm = (times) => times.slice(10).sort((one, other) => one - other)[20];
      const times = [timesOf(rsa), timesOf(curve)];
      console.log(JSON.stringify([times[0][0], ...times.map(warm), memory.buffer.byteLength, rsa.token.length]));`;
    scratch.write("cases.js", `export default ${JSON.stringify(CASES)};`);
    const [first, rsa, curve, bytes, length] = JSON.parse(scratch.run(process.execPath, [scratch.write("cost.js", script)]));
    console.log(`id_token: ${first.toFixed(1)} ms the first time, ${rsa.toFixed(1)} ms warm, ${curve.toFixed(1)} ms with ES256, ${bytes} bytes of memory, for a token of ${length}`);
    // On an idle machine it is some 2 ms: this only notices another order of magnitude.
    assert.ok(rsa < 100 && curve < 100 && bytes <= 2 << 20, `${rsa} ms, ${curve} ms, ${bytes} bytes`);
  });
});

/** The engine where it stops, for which no input is known: made from inside, in the files of which Node's is made. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { body, fromSources, headers, secret } from "./known.js";

for (const scheme of ["stripe", "twilio"]) {
  test(`an engine that stops while it forgets another Webhook loses nothing of ${scheme}`, async () => {
    const { core, Webhook: Inner } = await fromSources();
    const asIs = new Inner(scheme, secret);
    const kept = Array.from({ length: 255 }, (_, index) => new Inner("github", `a secret, and its number ${index}`));
    const stopNext = () => {
      core.glue.release = () => {
        throw new WebAssembly.RuntimeError("unreachable");
      };
    };
    stopNext();
    const made = new Inner(scheme, secret);
    assert.deepEqual([made.readsUrl, made.identity], [asIs.readsUrl, asIs.identity]);
    kept.push(...Array.from({ length: 256 }, (_, index) => new Inner("github", `another secret, and its number ${index}`)));
    stopNext();
    assert.equal(kept[0].check("{}", { "x-hub-signature-256": `sha256=${"ab".repeat(32)}` }).error.code, "signature_mismatch");
    assert.equal(kept[0].verify("{}", { "x-hub-signature-256": `sha256=${createHmac("sha256", "a secret, and its number 0").update("{}").digest("hex")}` }).keyIndex, 0);
  });
}

test("a start that fails is tried again by the next call", async () => {
  const { core, Webhook: Inner } = await fromSources();
  const webhook = new Inner("zignsec", secret);
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor() {
      throw new RangeError("Maximum call stack size exceeded");
    }
  };
  assert.throws(() => core.recover(new WebAssembly.RuntimeError("unreachable")), RangeError);
  assert.throws(() => webhook.verify(body, headers), RangeError);
  WebAssembly.Instance = Instance;
  assert.equal(webhook.verify(body, headers).keyIndex, 0);
});

test("a token's secret stands once in the engine's memory, also after a verification", async () => {
  const { Instance } = WebAssembly;
  const { Webhook: Inner } = await fromSources();
  let memory;
  WebAssembly.Instance = function instance(module, imports) {
    const made = new Instance(module, imports);
    memory = made.exports.memory;
    return made;
  };
  const token = "Tt7mN4kP2xW9vB5tR8yL3sD6fG1hJ0cA";
  const webhook = new Inner("gitlab", token);
  WebAssembly.Instance = Instance;
  for (const given of ["wrong", token]) {
    webhook.check("{}", { "x-gitlab-token": given });
    webhook.check("{}", { "x-gitlab-token": "another" });
    const bytes = Buffer.from(memory.buffer);
    assert.ok(bytes.includes(token), given);
    assert.equal(bytes.indexOf(token), bytes.lastIndexOf(token), given);
  }
});

test("whose instance was replaced say what they would have said", async () => {
  const { core, Webhook: Inner } = await fromSources();
  const webhook = new Inner("zignsec", secret);
  const { message } = webhook.check(body, {}).error;
  core.recover(new WebAssembly.RuntimeError("unreachable"));
  assert.equal(webhook.check(body, {}).error.message, message);
});

/** A delivery of ZignSec, and what a refusal must be. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Webhook, WebhookError } from "hookseal";
import { signZignsec } from "../../scripts/vendor.js";

export const secret = "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871";
export const body = JSON.stringify({ id: "b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90", method: "sbid", errors: [] });
export const signature = signZignsec(body, secret)["x-zignsec-hmac-sha256"];
export const headers = { "X-ZignSec-Hmac-SHA256": signature };
export const zignsec = new Webhook("zignsec", secret);

/** A matcher for `assert.throws`: a refusal with this code, and a hint that says so much. */
export function refusal(code, hint = /./) {
  return (error) => {
    assert.ok(error instanceof WebhookError, inspect(error));
    assert.equal(error.code, code);
    assert.match(error.hint, hint);
    assert.ok(!inspect(error, { showHidden: true, depth: 9 }).includes(secret));
    return true;
  };
}

/**
 * The files of which Node's one is made, with an engine that can be stopped: no input is known
 * to stop one, so it is done from inside.
 */
export async function fromSources() {
  const [{ EngineWebhook }, { Core }, { compile }, { unpack }, { default: bytes }, { default: keys }] = await Promise.all(
    ["js/api.js", "js/core.js", "js/bytes.js", "js/packed.js", "pkg/node_bytes.js", "pkg/keys_packed.js"].map((path) => import(`../../${path}`)),
  );
  const core = new Core("node", () => compile(bytes), () => unpack(keys));
  class Webhook extends EngineWebhook {
    static core = core;
  }
  return { core, Webhook };
}

/** Nothing leaves the machine: every command under a guard that ends the program at the first connection, name or datagram. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, describe, test } from "node:test";
import { Folder, Running, caseArgs, cases, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const flags = ["--import", pathToFileURL(join(import.meta.dirname, "no-network.js")).href];
const env = { S: "whsec_3mJ8sQ1kW7xYb2NcV5tZ" };
const guarded = (args, how = {}) => run(args, { env, cwd: scratch.path, flags, ...how });
const STRIPE = ["--scheme", "stripe", "--secret-env", "S"];

test("the guard works: a name that is elsewhere ends the program", async () => {
  for (const args of [["send", "http://vendor.example/", ...STRIPE], ["keys", "https://192.0.2.1/jwks.json"]]) {
    const { code, err } = await guarded(args);
    assert.deepEqual([code, /NETWORK: (connection to|name) (vendor\.example|192\.0\.2\.1)/.test(err)], [99, true], err);
  }
});

describe("commands that are named no URL", () => {
  test("make no connection: sign, verify, why, bytes, schemes, doctor, scheme-from", async () => {
    const { bytes, code } = await guarded(["sign", ...STRIPE, "--url", "https://vendor.example/hooks"]);
    assert.equal(code, 0);
    const request = scratch.write("request.http", bytes);
    for (const args of [["verify", request, ...STRIPE], ["why", request, "--secret-env", "S"], ["bytes", request, "--scheme", "stripe"], ["schemes"], ["doctor"], ["scheme-from", request, "--secret-env", "S"], ["--help"]]) {
      const result = await guarded(args);
      assert.equal(result.code, 0, `${args[0]}: ${result.err}`);
    }
  });

  test("make none for deliveries that name addresses: certificates, URLs, forwarded hosts", async () => {
    for (const one of cases.filter(({ request }) => request.url || /https?:/.test(request.body ?? "")).filter((_, index) => index % 12 === 0)) {
      const { args, env: own } = caseArgs(one, one.request, scratch);
      const { code, err } = await guarded(["why", ...args], { env: own });
      assert.ok([1, 3].includes(code), `${one.id}: ${err}`);
    }
  });
});

test("listen listens on loopback alone, and send and forward go where they were told", async () => {
  const target = new Running(["listen", "--port", "0", ...STRIPE], { env, flags });
  const url = async (one) => /http:\/\/127\.0\.0\.1:\d+/.exec(await one.line(/listening on/))[0];
  const middle = new Running(["listen", "--port", "0", ...STRIPE, "--forward", await url(target)], { env, flags });
  assert.equal((await guarded(["send", await url(middle), ...STRIPE])).code, 0);
  await target.line(/genuine/);
  await Promise.all([middle.end(), target.end()]);
});

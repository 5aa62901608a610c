/** `send --break`: each mistake is found by `why` under its own name. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MISTAKES, broken } from "../../js/cli/breaks.js";
import { judge } from "../../js/cli/judge.js";
import { forged, signed } from "../../js/cli/signer.js";
import { call } from "./harness.js";

/** For whom a mistake is made: most signers write hexadecimal, some more than one header, few a URL. */
const SCHEMES = { header_family: "standard-webhooks", url_protocol: "twilio", url_slash: "twilio", url_query: "twilio", signature_upper_case: "stripe", time_old: "stripe", time_ahead: "stripe", body_compressed: "stripe", json_escapes: "stripe", json_key_order: "stripe" };
const SECRETS = { "standard-webhooks": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", github: "z1nFPpdcHbbOoUkbzBOnV2m9zuQZnfIG", stripe: "whsec_3mJ8sQ1kW7xYb2NcV5tZ", twilio: "fIVSlc93OUGcxCavgK1BZy5000akwT47" };
/** What the report calls the same, where two names fit. */
const ALSO = { json_reserialized: ["json_spacing"], body_empty: ["body_read_before", "body_empty_signed"], json_spacing: ["body_lines_joined"] };

describe("send --break", () => {
  for (const [name, mistake] of Object.entries(MISTAKES)) {
    test(`${name} is what why finds`, async () => {
      const scheme = SCHEMES[name] ?? "github";
      const called = "http://shop.example/hooks?a=1";
      const order = { scheme, secrets: [SECRETS[scheme]], url: mistake.url?.(called) ?? called, now: Date.now() + (mistake.time ?? 0), values: {} };
      const sample = signed(order).body;
      const body = mistake.before?.(sample) ?? sample;
      const delivery = broken(mistake, signed({ ...order, body }));
      const { report } = await judge(scheme, { ...delivery, url: called }, [{ secret: SECRETS[scheme] }], {});
      const codes = report.findings.map(({ code }) => code);
      assert.equal(report.ok, false);
      assert.ok([name, ...(ALSO[name] ?? [])].some((code) => codes.includes(code)), codes.join());
    });
  }

  describe("that changes nothing in a scheme's delivery accuses nobody", () => {
    for (const [scheme, ...args] of [["github", "--break", "url_protocol"], ["github", "--break", "time_old"], ["github", "--stale"], ["clerk", "--break", "header_family"], ["gitlab", "--tamper"], ["gitlab", "--break", "json_spacing"]]) {
      test(`${scheme} ${args.join(" ")}`, async () => {
        // Nothing is sent: nobody listens there, which would be said.
        const { code, out, err } = await call(["send", "http://127.0.0.1:1/hooks", "--scheme", scheme, "--secret-env", "S", ...args], { env: { S: SECRETS["standard-webhooks"] } });
        assert.deepEqual([code, out], [2, ""]);
        assert.match(err, new RegExp(`${args[0]}: this mistake changes nothing in this scheme's delivery`));
      });
    }

    test("a body that no parser reads is not tampered with", async () => {
      const { err } = await call(["send", "http://127.0.0.1:1/hooks", "--scheme", "github", "--secret-env", "S", "--tamper", "--body", "-"], { env: { S: SECRETS.github }, input: '{"a":' });
      assert.match(err, /--tamper: no other body can be made of this one that reads as well/);
    });

    test("ms-graph --tamper changes the one member that shows who sends", () => {
      const order = { scheme: "ms-graph", secrets: [SECRETS.github], url: "http://shop.example/", now: Date.now(), values: {} };
      assert.notEqual(JSON.parse(forged(order).body).value[0].clientState, SECRETS.github);
    });

    test("list --scheme has those alone that are noticed", async () => {
      const listed = async (scheme) => JSON.parse((await call(["send", "--break", "list", "--scheme", scheme, "--json"])).out);
      const [github, clerk, twilio, stripe] = await Promise.all(["github", "clerk", "twilio", "stripe"].map(listed));
      for (const [names, there, absent] of [
        [github, ["json_spacing", "signature_missing", "hash_without_key"], ["url_protocol", "url_slash", "time_old", "header_family"]],
        [clerk, ["json_spacing", "time_old", "time_ahead"], ["url_protocol", "header_family", "signature_upper_case"]],
        [twilio, ["url_protocol", "url_slash", "url_query"], ["time_old", "json_spacing"]],
        [stripe, ["time_old", "body_crlf"], ["url_query"]],
      ]) {
        assert.deepEqual([there.filter((name) => !names.includes(name)), absent.filter((name) => names.includes(name))], [[], []]);
      }
    });

    test("list --scheme says who cannot be signed for", async () => {
      assert.match((await call(["send", "--break", "list", "--scheme", "discord"])).err, /private key/);
    });
  });

  test("list lists them, each a heading of docs/troubleshooting.md", async () => {
    const { readFileSync } = await import("node:fs");
    const page = readFileSync(new URL("../../docs/troubleshooting.md", import.meta.url), "utf8");
    const names = JSON.parse((await call(["send", "--break", "list", "--json"])).out);
    assert.ok(names.length >= 30);
    for (const name of names) assert.ok(page.includes(`\n### ${name}\n`), name);
  });
});

/** What stays in memory: how often a key stands there, and what becomes of Webhooks and descriptions that are gone. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { root } from "../scratch.js";

/** Runs a program in a process of its own, which has `lib`, `count` and `collect`; returns what it `tell`s. */
function run(program) {
  const code = `
    const regions = [];
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...given) {
      const instance = new Instance(...given);
      if (instance.exports.memory) regions.push(() => instance.exports.memory.buffer);
      return instance;
    };
    const { allocUnsafe } = Buffer;
    // What js/host.js copies a key and a body into.
    Buffer.allocUnsafe = (size) => {
      const buffer = allocUnsafe.call(Buffer, size);
      if (size >= 4096) regions.push(() => buffer);
      return buffer;
    };
    const lib = await import("hookseal");
    const count = (text) => regions.reduce((sum, region) => sum + occurrences(Buffer.from(region()), text), 0);
    const occurrences = (bytes, text) => {
      let found = 0;
      for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) found += 1;
      return found;
    };
    const collect = async () => {
      for (let round = 0; round < 5; round += 1) {
        gc();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const told = [];
    const tell = (...values) => told.push(values);
    ${program}
    console.log(JSON.stringify(told));
  `;
  const flags = ["--expose-gc", "--input-type=module", "--eval", code];
  return JSON.parse(execFileSync(process.execPath, flags, { cwd: root, encoding: "utf8" }));
}

/** A key as it is, and the block that its inner hash begins with (RFC 2104): its only copy is what was prepared. */
const KEYS = `
  const raw = Buffer.from("0123456789abcdef-a-key-that-is-nowhere-else");
  const block = Buffer.alloc(64, 0x36);
  for (const [index, byte] of raw.entries()) block[index] ^= byte;
  const outer = block.map((byte) => byte ^ 0x36 ^ 0x5c);
  const text = \`whsec_\${raw.toString("base64")}\`;
  const say = () => tell(count(block), count(outer), count(raw), count(raw.toString("base64")));
`;

describe("a key", () => {
  test("stands in memory once while its Webhook lives, and not at all after it", () => {
    const phases = run(`${KEYS}
      let webhook = new lib.Webhook("standard-webhooks", text);
      say();
      // Bodies that the wasm hashes, and such that Node does, with headers of all lengths.
      for (const size of [10, 300, 2000, 100_000, 300_000]) {
        for (const id of ["m", "m".repeat(300), "m".repeat(5000)]) {
          for (let round = 0; round < 4; round += 1) {
            const body = Buffer.alloc(size, "x");
            const headers = webhook.sign(body, { id });
            webhook.verify(body, headers).replayKey;
            webhook.check(body.subarray(1), headers);
            webhook.diagnose("x", headers);
          }
        }
      }
      say();
      webhook = undefined;
      await collect();
      say();
    `);
    // The module that searches for causes forgets its copy after each search.
    assert.deepEqual(phases, [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]);
  });

  test("of any other algorithm leaves no copy either", () => {
    const schemes = ["twilio", "sumsub-sha512", "sumsub-sha1", "gitlab", "berbix", "hubspot-v1", "vonage"];
    const phases = run(`${KEYS}
      for (const scheme of ${JSON.stringify(schemes)}) {
        let webhook = new lib.Webhook(scheme, raw.toString());
        webhook.check("{}", {}, { method: "POST", url: "https://receiver.example/" });
        webhook = undefined;
        await collect();
        say();
      }
    `);
    assert.deepEqual(phases, schemes.map(() => [0, 0, 0, 0]));
  });
});

describe("a key that is no longer needed", () => {
  test("that is refused, or a token for a handshake, is not left behind", () => {
    const phases = run(`${KEYS}
      for (const wrong of [\` \${text}\`, \`\${text}\\n\`, raw.toString().slice(0, 20) + "\\u0000", text.replace("whsec_", "whsk_")]) {
        try { new lib.Webhook("standard-webhooks", wrong); } catch {}
      }
      say();
      let meta = new lib.Webhook("meta", "another secret", { verifyToken: "a-token-that-is-nowhere-else" });
      const url = "https://receiver.example/?hub.mode=subscribe&hub.challenge=7&hub.verify_token=a-token-that-is-nowhere-else";
      tell(meta.verify("", {}, { method: "GET", url }).kind, count("a-token-that-is-nowhere-else"));
      meta = undefined;
      await collect();
      tell(count("a-token-that-is-nowhere-else"));
    `);
    assert.deepEqual(phases, [[0, 0, 0, 0], ["challenge", 1], [0]]);
  });

  test("is forgotten with its Webhook, and those of 255 others are not prepared again", () => {
    const [[before, after], ...rest] = run(`${KEYS}
      const kept = Array.from({ length: 200 }, (_, index) => new lib.Webhook("github", \`secret \${index}\`));
      const before = lib.schemes.length;
      for (let index = 0; index < 300; index += 1) new lib.Webhook("standard-webhooks", text);
      const many = count(block);
      await collect();
      tell(many > 1, count(block) === 0);
      tell(kept.every((webhook) => webhook.check("{}", webhook.sign("{}")).ok));
    `);
    assert.deepEqual([before, after, rest], [true, true, [[true]]]);
  });
});

describe("a text that a sender chose", () => {
  test("is cleared after use, and a body when the next one comes", () => {
    const phases = run(`
      const webhook = new lib.Webhook("twilio", "a secret");
      const marked = (length) => "a-text-that-is-nowhere-else".repeat(length);
      const url = \`https://receiver.example/?\${marked(1000)}\`;
      webhook.check(\`Body=\${marked(10_000)}\`, { "x-twilio-signature": marked(500) }, { url, method: "POST" });
      const first = count("a-text-that-is-nowhere-else");
      webhook.check("", {}, { url: "https://receiver.example/", method: "POST" });
      tell(first, count("a-text-that-is-nowhere-else"));
    `);
    // The body alone is there until the next one.
    assert.deepEqual(phases, [[10_000, 0]]);
  });
});

describe("descriptions", () => {
  test("one after another are good without end, and leave nothing behind", () => {
    const [[good, grown]] = run(`
      const make = (index) => {
        const header = \`x-\${"a".repeat(1000)}\`;
        const webhook = new lib.Webhook({ name: \`n-\${index}\`, signature: { header } }, "a secret");
        return webhook.check("{}", webhook.sign("{}")).ok && webhook.scheme === \`n-\${index}\`;
      };
      let good = 0;
      for (let index = 0; index < 300; index += 1) good += make(index);
      const size = () => regions.reduce((sum, region) => sum + region().byteLength, 0);
      const before = size();
      for (let index = 0; index < 10_000; index += 1) good += make(index);
      tell(good, size() - before);
    `);
    // All of them together have more than 10,000 kilobytes.
    assert.equal(good, 10_300);
    assert.ok(grown < 1 << 20, `${grown} bytes`);
  });
});

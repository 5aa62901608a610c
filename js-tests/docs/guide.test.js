/** The pages that are read from the beginning: the tutorial, the explanations, and those for whoever comes from another library. Each block is run. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { Server } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { WebhookVerificationService } from "@hookflo/tern";
import { Webhook, schemes } from "hookseal";
import { call } from "../cli/harness.js";
import { Scratch, root } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());
for (const name of ["@hookflo", "@octokit", "standardwebhooks", "stripe", "svix"]) symlinkSync(join(root, "node_modules", name), scratch.path(join("node_modules", name)));

const read = (page) => readFileSync(join(root, "docs", page), "utf8");
const blocksOf = (text, language) => Array.from(text.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\`$`, "gms")), ([, code]) => code.replace(/^ {3}/gm, (indent, at) => (code.startsWith("   ") || at === 0 ? "" : indent)));
const shown = (name, code) => import(pathToFileURL(scratch.write(name, code)).href);

const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
Object.assign(process.env, { STRIPE_API_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_3mJ8sQ1kW7xYb2NcV5tZ", STRIPE_SECRET: "whsec_3mJ8sQ1kW7xYb2NcV5tZ", STRIPE_SECRET_PREVIOUS: "whsec_3mJ8sQ1kW7xYb2NcV5tA", SVIX_SECRET: WHSEC, WEBHOOK_SECRET: WHSEC, GITHUB_SECRET: "It's a Secret to Everybody", SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99yyyzzz85a5" });

/** A delivery of a scheme as a Web request. */
function request(scheme, secret, body, sent = body) {
  const headers = new Webhook(scheme, secret).sign(body, { id: "msg_1" });
  return new Request("https://hooks.example.com/webhooks", { method: "POST", body: sent, headers: { ...headers, "content-type": "application/json" } });
}

describe("docs/tutorial.md", () => {
  const page = read("tutorial.md");
  const env = { STRIPE_WEBHOOK_SECRET: process.env.STRIPE_WEBHOOK_SECRET };

  test("its server and its commands do what they say", async (context) => {
    const lines = blocksOf(page, "sh").flatMap((block) => block.trim().split("\n")).filter((line) => line.startsWith("npx"));
    assert.equal(lines.length, 7);
    const { listen } = Server.prototype;
    let server;
    context.mock.method(Server.prototype, "listen", function (_, done) {
      server = this;
      return listen.call(this, 0, "127.0.0.1", done);
    });
    const said = context.mock.method(console, "log", () => {});
    const told = context.mock.method(console, "warn", () => {});
    await shown("tutorial.js", blocksOf(page, "js")[0]);
    if (!server.listening) await once(server, "listening");
    try {
      for (const line of lines) {
        const args = line.replace("npx hookseal ", "").replace("http://localhost:8080", `http://127.0.0.1:${server.address().port}`).split(" ");
        const { code, out, err } = await call(args, { env, cwd: scratch.directory });
        assert.equal(code, 0, `${line}\n${out}${err}`);
        // The search for a cause comes after the answer.
        if (line.includes("json_spacing")) while (!told.mock.calls.some(({ arguments: [words] }) => words.includes("json_spacing"))) await sleep(20);
      }
      const printed = said.mock.calls.map(({ arguments: words }) => words.join(" "));
      assert.match(printed.join("\n"), /^listening\nhandled evt_\w+ payment_intent\.succeeded\nhandled evt_\w+ payment_intent\.succeeded$/);
      const log = told.mock.calls.map(({ arguments: [words] }) => words).join("\n");
      for (const line of blocksOf(page, "text")[0].trim().split("\n")) assert.ok(log.includes(line), `${line}\n\n${log}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test("the secret of its .env is the one that it is tried with", () => {
    assert.ok(page.includes(`echo 'STRIPE_WEBHOOK_SECRET=${env.STRIPE_WEBHOOK_SECRET}' > .env`));
    const script = `${blocksOf(page, "sh")[1].split("\n")[0]} && cat .env`;
    assert.equal(execFileSync("sh", ["-c", script], { cwd: scratch.directory, encoding: "utf8" }), `STRIPE_WEBHOOK_SECRET=${env.STRIPE_WEBHOOK_SECRET}\n`);
  });
});

describe("the explanations", () => {
  test("docs/proven.md: the bytes are verified, and not what they mean", async () => {
    const { raw, parsed } = await shown("proven.js", blocksOf(read("proven.md"), "js")[0]);
    assert.deepEqual([raw, parsed], [true, false]);
  });

  test("docs/proven.md: a form has its unsigned fields in the body, as parts too", async () => {
    const { formOf } = await shown("form.js", blocksOf(read("proven.md"), "js")[1]);
    const webhook = new Webhook("mailgun-routes", "a signing key");
    const [timestamp, token] = [String(Math.floor(Date.now() / 1000)), "a".repeat(50)];
    const fields = { timestamp, token, signature: createHmac("sha256", "a signing key").update(timestamp + token).digest("hex"), "body-plain": "Grüße & mehr\r\n" };
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.append(name, value);
    parts.append("attachment-1", new File([Uint8Array.of(0, 255)], "å.pdf"));
    for (const [sent, attached] of [[new URLSearchParams(fields), []], [parts, [0, 255]]]) {
      const event = webhook.verify(new Uint8Array(await new Response(sent).arrayBuffer()), {});
      const form = await formOf(event);
      assert.deepEqual([form.get("body-plain"), Object.keys(event.payload).sort()], [fields["body-plain"], ["timestamp", "token"]]);
      assert.deepEqual([...new Uint8Array((await form.get("attachment-1")?.arrayBuffer()) ?? [])], attached);
    }
  });

  test("docs/key-rotation.md: either secret is taken", async () => {
    const { stripe } = await shown("rotation.js", blocksOf(read("key-rotation.md"), "js")[0]);
    const indexes = [process.env.STRIPE_SECRET, process.env.STRIPE_SECRET_PREVIOUS].map((secret) => stripe.verify("{}", new Webhook("stripe", secret).sign("{}")).keyIndex);
    assert.deepEqual(indexes, [0, 1]);
  });

  test("name schemes that there are", () => {
    const names = new Set(schemes.map(({ name }) => name));
    for (const page of ["migrate/svix.md", "migrate/standardwebhooks.md"]) {
      const [, list] = /has a scheme of its own where it is known \((.*?)\)/.exec(read(page));
      for (const [, name] of list.matchAll(/`([^`]+)`/g)) assert.ok(names.has(name), name);
    }
  });
});

describe("what comes again, what failed, and what was stored", () => {
  test("docs/replays.md: the handler runs once", async (context) => {
    const said = context.mock.method(console, "log", () => {});
    const { POST } = await shown("replays.js", blocksOf(read("replays.md"), "js")[0]);
    const send = () => POST(request("slack", process.env.SLACK_SIGNING_SECRET, '{"type":"event_callback","event_id":"Ev1"}'));
    assert.deepEqual([(await send()).status, (await send()).status, said.mock.callCount()], [200, 200, 1]);
  });

  test("docs/replays.md: what failed behind the answer is put aside, waited for, and handled again", async (context) => {
    const said = context.mock.method(console, "error", () => {});
    const exited = context.mock.method(process, "exit", () => {});
    const [, receiver, again] = blocksOf(read("replays.md"), "js").map((code) => code.replace('"failed.jsonl"', JSON.stringify(scratch.path("failed.jsonl"))));
    const gate = {};
    globalThis.handled = [];
    globalThis.opened = new Promise((open) => (gate.open = open));
    scratch.write("handle.js", "export async function handle(event) {\n  handled.push([event.replayKey, event.payload.text]);\n  await opened;\n  if (handled.length === 1) throw new Error('busy');\n}\n");
    const { server } = await shown("aside.js", `${receiver.replace("listen(8080)", 'listen(0, "127.0.0.1")')}\nexport { server };`);
    if (!server.listening) await once(server, "listening");
    const body = '{"type":"event_callback","event_id":"Ev2","text":"a secret"}';
    const headers = new Webhook("slack", process.env.SLACK_SIGNING_SECRET).sign(body);
    assert.equal((await fetch(`http://127.0.0.1:${server.address().port}/`, { method: "POST", body, headers })).status, 200);
    process.emit("SIGTERM");
    const written = () => (existsSync(scratch.path("failed.jsonl")) ? readFileSync(scratch.path("failed.jsonl"), "utf8") : "");
    await sleep(20);
    assert.deepEqual([written(), exited.mock.callCount()], ["", 0]);
    gate.open();
    while (exited.mock.callCount() === 0) await sleep(10);
    await shown("again.js", again);
    assert.deepEqual(globalThis.handled, Array(2).fill(["Ev2", "a secret"]));
    const lines = said.mock.calls.map(({ arguments: all }) => all.map((one) => (typeof one === "string" ? one : inspect(one))).join(" ")).join("\n");
    assert.match(lines, /^slack: %s Ev2 ReceiveError: handler_failed[^]*busy/);
    assert.doesNotMatch(lines, /a secret/);
  });

  test("docs/faq.md: what was stored is verified with the time at which it came", async () => {
    const { verifyStored } = await shown("stored.js", blocksOf(read("faq.md"), "js")[0]);
    const receivedAt = Date.parse("2026-01-02T03:04:05Z");
    const headers = new Webhook("stripe", process.env.STRIPE_WEBHOOK_SECRET).sign('{"id":"evt_1"}', { now: receivedAt });
    const stored = { body: Buffer.from('{"id":"evt_1"}').toString("base64"), headers, url: "https://shop.example/hook", method: "POST", receivedAt };
    assert.equal(verifyStored(stored).id, "evt_1");
    assert.throws(() => verifyStored({ ...stored, receivedAt: undefined }), { code: "timestamp_too_old", hint: /pass the `now` at which it came/ });
    assert.throws(() => verifyStored({ ...stored, receivedAt: receivedAt / 1000 }), { code: "timestamp_in_future", hint: /`now` that is passed is in milliseconds/ });
  });
});

describe("docs/migrate", () => {
  const pages = {
    stripe: ["stripe", process.env.STRIPE_WEBHOOK_SECRET, '{"id":"evt_1","object":"event","type":"charge.succeeded"}', ["evt_1"]],
    svix: ["svix", WHSEC, '{"type":"contact.created"}', ["msg_1", "contact.created"]],
    standardwebhooks: ["standard-webhooks", WHSEC, '{"type":"contact.created"}', ["msg_1", "contact.created"]],
    octokit: ["github", process.env.GITHUB_SECRET, '{"action":"opened"}', [null, "opened"]],
    tern: ["github", process.env.GITHUB_SECRET, '{"action":"opened"}', ["opened"]],
  };

  test("has no page that is not run", () => {
    assert.deepEqual(readdirSync(join(root, "docs/migrate")).sort(), [...Object.keys(pages), "index"].map((name) => `${name}.md`).sort());
  });

  for (const [page, [scheme, secret, body, words]] of Object.entries(pages)) {
    const programs = blocksOf(read(`migrate/${page}.md`), "js");
    for (const [index, when] of ["before", "after"].entries()) {
      test(`${page}.md, ${when}: takes what is genuine, and says the same of it`, async (context) => {
        const said = context.mock.method(console, "log", () => {});
        context.mock.method(console, "warn", () => {});
        const { POST } = await shown(`${page}-${when}.js`, programs[index]);
        const [genuine, forged] = [await POST(request(scheme, secret, body)), await POST(request(scheme, secret, body, body.replace("e", "E")))];
        assert.equal(genuine.status, 200);
        assert.ok([400, 401].includes(forged.status), String(forged.status));
        assert.deepEqual(said.mock.calls.map(({ arguments: all }) => all), [words]);
      });
    }
  }

  test("tern.md says what tern does", async () => {
    const verify = (sent, config) => WebhookVerificationService.verify(sent, config).then(({ isValid }) => isValid);
    const hmac = new Webhook({ name: "generic", signature: { header: "x-webhook-signature" } }, "a secret");
    const generic = new Request("https://hooks.example.com/", { method: "POST", body: "{}", headers: hmac.sign("{}") });
    assert.equal(await verify(generic, { platform: "nobody", secret: "a secret" }), true);
    assert.throws(() => new Webhook(/** @type {any} */ ("nobody"), "a secret"), { code: "unknown_scheme" });
    assert.throws(() => new Webhook("github", ""), { code: "invalid_secret" });
  });
});

/** `send`, `listen`, `replay` and `keys` over loopback: from a vendor's delivery to an application and back. */
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createRawServer } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import express from "express";
import { rations } from "../../js/cli/endpoints.js";
import { post } from "../../js/cli/post.js";
import { Folder, Running, call, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const env = { STRIPE_SECRET: "whsec_3mJ8sQ1kW7xYb2NcV5tZ", GITHUB_SECRET: "It's a Secret to Everybody", TWILIO_TOKEN: "12345678901234567890123456789012" };
const STRIPE = ["--scheme", "stripe", "--secret-env", "STRIPE_SECRET"];

/** An application behind `listen`: what it got, and what it answers. */
class Application {
  requests = [];
  status = 200;

  async start(onRequest = () => undefined) {
    this.server = createServer(async (request, response) => {
      this.requests.push({ url: request.url, headers: request.headers, body: await buffer(request) });
      const answer = onRequest(request) ?? { status: this.status, body: "from the application" };
      response.writeHead(answer.status, { "content-type": "text/plain", ...answer.headers }).end(answer.body);
    });
    this.server.listen(0, "127.0.0.1").unref();
    await once(this.server, "listening");
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function listening(args, how = {}) {
  const listener = new Running(["listen", "--port", "0", ...args], { env, cwd: scratch.path, ...how });
  const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(await listener.line(/listening on/));
  return { listener, url };
}

describe("send, listen and forward", () => {
  test("a genuine delivery goes through, byte for byte, and the application's answer comes back", async () => {
    const application = await new Application().start();
    const { listener, url } = await listening([...STRIPE, "--forward", `${application.url}/app`]);
    const body = scratch.write("body.json", Buffer.from('{"id":"evt_1",\r\n "name":"Zoë \\u00e9"}\n'));
    const { code, out } = await run(["send", `${url}/hooks`, ...STRIPE, "--body", body], { env });
    assert.equal(code, 0, out);
    assert.match(out, /answered 200 from the application/);
    assert.deepEqual([application.requests[0].url, application.requests[0].body], ["/app", readFileSync(body)]);
    assert.match(await listener.line(/forwarded/), /stripe genuine, \d+ bytes, forwarded: 200$/);
    assert.equal(await listener.end(), 0);
    application.close();
  });

  test("a genuine delivery is forwarded whatever host it names", async () => {
    const application = await new Application().start();
    const { listener, url } = await listening([...STRIPE, "--forward", application.url]);
    const { headers, body } = JSON.parse((await call(["sign", ...STRIPE, "--json"], { env })).out);
    for (const host of ["[", "", "a b", "1.2.3.999", "a:99999", "[::zz]", "shop.example/x?y=1#", "shop.example"]) {
      const sent = request(`${url}/hooks?a=1`, { method: "POST", headers: { ...Object.fromEntries(headers), host } }).end(Buffer.from(body, "base64"));
      const [{ statusCode }] = await once(sent, "response");
      assert.deepEqual([statusCode, application.requests.at(-1)?.url], [200, "/hooks?a=1"], host);
    }
    assert.equal(application.requests.length, 8);
    await listener.end();
    application.close();
  });
});

describe("what is said of an application", () => {
  test("where the application refuses a genuine delivery, it is told that it is the one who is wrong", async () => {
    const application = await new Application().start();
    application.status = 401;
    const { listener, url } = await listening([...STRIPE, "--forward", application.url]);
    const { code, out } = await run(["send", `${url}/hooks?x=1`, ...STRIPE], { env });
    assert.equal(code, 1);
    assert.match(out, /BAD: the endpoint refuses a genuine delivery/);
    assert.match(await listener.line(/forwarded/), /forwarded: 401: yours is wrong: it verified here over \d+ bytes/);
    assert.equal(application.requests[0].url, "/hooks?x=1");
    await listener.end();
    application.close();
  });

  test("what the application's answer says of it is said", async () => {
    let answer;
    const application = await new Application().start(() => answer);
    const { listener, url } = await listening([...STRIPE, "--forward", application.url]);
    for (const [status, body, said] of [
      [500, '{"error":"body_not_raw"}', /500: the server has no raw body any more/],
      [404, "Cannot POST /", /404: yours is wrong: it verified here over \d+ bytes: there is no such route/],
      [401, '{"error":"timestamp_too_old"}', /401: yours is wrong: .*: is the server's clock right\?/],
      [503, "", /503: the server failed, and has judged nothing/],
    ]) {
      answer = { status, body };
      await run(["send", `${url}/hooks`, ...STRIPE], { env });
      assert.ok(await listener.line(said));
    }
    await listener.end();
    application.close();
  });

  test("an application that is not there is said to be so", async () => {
    const { listener, url } = await listening([...STRIPE, "--forward", "http://127.0.0.1:1/"]);
    assert.match((await run(["send", url, ...STRIPE], { env })).out, /answered 502/);
    assert.match(await listener.line(/forwarded/), /502: the URL cannot be reached \(ECONNREFUSED\)/);
    await listener.end();
  });

  test("several endpoints, each with its scheme; a refused delivery is explained at once, and not forwarded", async () => {
    const application = await new Application().start();
    const { listener, url } = await listening(["--endpoint", "/stripe=stripe:STRIPE_SECRET", "--endpoint", "/github=github:GITHUB_SECRET", "--endpoint", "/twilio=twilio:TWILIO_TOKEN", "--forward", application.url]);
    const to = (path, scheme, name, ...more) => run(["send", url + path, "--scheme", scheme, "--secret-env", name, ...more], { env });
    for (const [path, scheme, name] of [["/stripe", "stripe", "STRIPE_SECRET"], ["/github", "github", "GITHUB_SECRET"], ["/twilio", "twilio", "TWILIO_TOKEN"]]) assert.equal((await to(path, scheme, name)).code, 0);
    assert.equal(application.requests.length, 3);
    const { code, out } = await to("/github", "github", "GITHUB_SECRET", "--break", "json_spacing");
    assert.deepEqual([code, application.requests.length], [0, 3], out);
    assert.match(await listener.line(/PROVEN/), /PROVEN: the body was parsed and re-serialised: what was signed has other JSON spacing/);
    assert.match((await to("/elsewhere", "github", "GITHUB_SECRET")).out, /answered 404/);
    await listener.end();
    application.close();
  });

});

describe("listen", () => {
  test("--public-url is the URL that is verified, behind a tunnel", async () => {
    const { listener, url } = await listening(["--scheme", "twilio", "--secret-env", "TWILIO_TOKEN", "--public-url", "https://shop.example/hooks/twilio"]);
    const args = ["send", `${url}/hooks/twilio`, "--scheme", "twilio", "--secret-env", "TWILIO_TOKEN"];
    assert.equal((await run([...args, "--public-url", "https://shop.example/hooks/twilio"], { env })).code, 0);
    assert.match((await run(args, { env })).out, /BAD/);
    await listener.end();
  });

  test("judges as the adapters do where no URL is named: as https, and as plain http; the fix is its own option", async () => {
    scratch.write("package.json", '{"dependencies":{"express":"5"}}');
    const { listener, url } = await listening(["--scheme", "twilio", "--secret-env", "TWILIO_TOKEN", "--save", "urls"]);
    const send = async (...more) => (await call(["send", `${url}/sms`, "--scheme", "twilio", "--secret-env", "TWILIO_TOKEN", ...more], { env })).code;
    const called = `${url}/sms`.replace("http:", "https:");
    assert.deepEqual([await send(), await send("--public-url", called)], [0, 0]);
    const urls = readdirSync(join(scratch.path, "urls")).map((name) => JSON.parse(readFileSync(join(scratch.path, "urls", name), "utf8")).url);
    assert.deepEqual(urls.sort(), [`${url}/sms`, called].sort());
    assert.equal(await send("--public-url", `${called}/`), 1);
    assert.match(await listener.line(/ {2}fix /), /^ {2}fix {4}hookseal listen --public-url https:/);
    await listener.end();
    assert.ok(!listener.lines.some((line) => line.includes("Express:")), listener.lines.join("\n"));
  });

  test("says in a line which port is taken, and what to do", async () => {
    const application = await new Application().start();
    const { port } = application.server.address();
    const { code, err } = await run(["listen", ...STRIPE, "--port", String(port)], { env });
    assert.deepEqual([code, err.split("\n").length], [2, 2]);
    assert.match(err, new RegExp(`--port: ${port} cannot be listened on \\(EADDRINUSE\\): another program listens there; end it, or take another with --port`));
    application.close();
  });

  test("inflates what a vendor compressed after it had signed it", async () => {
    const { listener, url } = await listening(["--scheme", "airship", "--secret-env", "TWILIO_TOKEN"]);
    const time = String(Math.floor(Date.now() / 1000));
    const headers = { "x-ua-timestamp": time, "x-ua-signature": createHmac("sha256", env.TWILIO_TOKEN).update(`${time}:{}`).digest("hex"), "content-encoding": "gzip" };
    assert.equal((await fetch(url, { method: "POST", headers, body: gzipSync("{}") })).status, 200);
    await listener.end();
  });

  test("with --json each delivery is a line, and no secret is in any", async () => {
    const listener = new Running(["listen", "--port", "0", ...STRIPE, "--json"], { env });
    const { listening: port } = JSON.parse(await listener.line(/listening/));
    await run(["send", `http://127.0.0.1:${port}/`, ...STRIPE, "--tamper"], { env });
    const { ok, verdict, error } = JSON.parse(await listener.line(/"verdict"/));
    assert.deepEqual([ok, verdict, error.code], [false, "unexplained", "signature_mismatch"]);
    await listener.end();
    assert.ok(!listener.lines.join("").includes(env.STRIPE_SECRET));
  });
});

describe("listen, where anybody can send", () => {
  test("takes no more of a body than the Webhook does, answers 413, and saves nothing of it", async () => {
    const { listener, url } = await listening([...STRIPE, "--save", "large"]);
    const answer = await fetch(url, { method: "POST", body: Buffer.alloc(8 << 20, 97) });
    assert.deepEqual([answer.status, await answer.json(), readdirSync(join(scratch.path, "large"))], [413, { error: "body_too_large" }, []]);
    await listener.line(/413 body_too_large: more than \d+ bytes, and not saved/);
    await listener.end();
  });

  test("explains and saves some refused deliveries a minute, and each genuine one", async () => {
    const { listener, url } = await listening(["--scheme", "github", "--secret-env", "GITHUB_SECRET", "--save", "many"]);
    const post = async (signature) => (await fetch(url, { method: "POST", headers: { "x-hub-signature-256": `sha256=${signature}` }, body: "{}" })).status;
    const forged = await Promise.all(Array.from({ length: 60 }, () => post("0".repeat(64))));
    assert.deepEqual(new Set(forged), new Set([401]));
    const genuine = createHmac("sha256", env.GITHUB_SECRET).update("{}").digest("hex");
    for (let index = 0; index < 3; index += 1) assert.equal(await post(genuine), 200);
    await listener.line(/401 signature_mismatch: neither explained nor saved, after 20 within a minute/);
    await listener.end();
    assert.equal(readdirSync(join(scratch.path, "many")).length, 23);
    assert.equal(listener.lines.filter((line) => line.includes("UNEXPLAINED")).length, 20);
  });

  test("explains and saves what has a signature, however much has none, and each endpoint's own", async () => {
    const { listener, url } = await listening(["--endpoint", "/one=github:GITHUB_SECRET", "--endpoint", "/two=github:GITHUB_SECRET", "--save", "bots"]);
    const post = async (path, headers) => (await fetch(url + path, { method: "POST", headers, body: "{}" })).status;
    await Promise.all(Array.from({ length: 30 }, () => post("/one", {})));
    const mangled = { "x-hub-signature-256": `sha256=${createHmac("sha256", env.GITHUB_SECRET).update("{ }").digest("hex")}` };
    assert.deepEqual([await post("/one", mangled), await post("/two", {})], [401, 401]);
    await listener.end();
    assert.ok(listener.lines.some((line) => line.includes("401 signature_mismatch, 2 bytes")), listener.lines.at(-1));
    assert.equal(readdirSync(join(scratch.path, "bots")).length, 22);
  });

  test("answers each handshake, and saves some of those that nobody has signed", async () => {
    const { listener, url } = await listening(["--scheme", "ms-graph", "--secret-env", "GITHUB_SECRET", "--save", "handshakes"]);
    const ask = async (body) => (await fetch(`${url}/?validationToken=tok`, { method: "POST", headers: { "content-type": "text/plain" }, body })).text();
    for (let index = 0; index < 8; index += 1) assert.equal(await ask("x".repeat(900_000)), "tok");
    for (let index = 0; index < 17; index += 1) assert.equal(await ask(""), "tok");
    await listener.line(/handshake: answered, and not saved, after 20 within a minute/);
    await listener.line(/not saved: what does not verify has taken its share of the disk/);
    await listener.end();
    assert.equal(readdirSync(join(scratch.path, "handshakes")).length, 15);
  });

  test("takes nothing from a page in a browser that does not verify, and all that does", async () => {
    const { listener, url } = await listening(["--scheme", "github", "--secret-env", "GITHUB_SECRET", "--save", "pages"]);
    const signed = { "x-hub-signature-256": `sha256=${createHmac("sha256", env.GITHUB_SECRET).update("{}").digest("hex")}` };
    const post = (headers, body) =>
      new Promise((resolve) => {
        request(url, { method: "POST", headers: { ...signed, ...headers } }, (answer) => resolve(answer.resume().statusCode)).end(body);
      });
    const ofPages = [{ origin: "https://evil.example" }, { origin: "null" }, { host: "rebound.example", origin: "http://rebound.example", "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "cross-site" }];
    for (const headers of ofPages) assert.equal(await post(headers, "[]"), 403);
    assert.deepEqual(readdirSync(join(scratch.path, "pages")), []);
    for (const headers of [...ofPages, { host: "some.tunnel.example" }, { "sec-fetch-site": "none" }]) assert.equal(await post(headers, "{}"), 200);
    await listener.end();
    const asks = await listening(["--scheme", "ms-graph", "--secret-env", "GITHUB_SECRET"]);
    assert.equal((await fetch(`${asks.url}/?validationToken=tok`, { method: "POST", headers: { origin: "https://evil.example" } })).status, 403);
    await asks.listener.end();
  });
});

test("listen explains again a minute later, and where the clock is put back", (context) => {
  const one = rations()({}, "signed");
  const clock = context.mock.method(Date, "now", () => 1e12);
  const taken = () => Array.from({ length: 30 }, () => one.takes()).filter(Boolean).length;
  assert.deepEqual([taken(), taken()], [20, 0]);
  for (const later of [60_000, -3_600_000]) {
    clock.mock.mockImplementation(() => 1e12 + later);
    assert.equal(taken(), 20);
  }
});

describe("send", () => {
  test("--tamper, --stale and --break are refused, and that is good", async () => {
    const { listener, url } = await listening(STRIPE);
    for (const more of [["--tamper"], ["--stale"], ["--break", "body_crlf"], ["--break", "signature_missing"]]) {
      const { code, out } = await run(["send", url, ...STRIPE, ...more], { env });
      assert.deepEqual([code, /GOOD: the endpoint refused it, as it should/.test(out)], [0, true], out);
    }
    await listener.end();
  });

  test("a genuine delivery that was taken proves nothing yet, and the next to try is named: what the endpoint must refuse", async () => {
    const application = await new Application().start();
    const own = { ...env, GITLAB: "0123456789abcdef0123456789abcdef" };
    const compact = ["--body", scratch.write("compact.json", '{"id":"evt_1"}')];
    for (const [args, next] of [[STRIPE, "--tamper"], [["--scheme", "gitlab", "--secret-env", "GITLAB"], "--break header_names_cgi"], [[...STRIPE, ...compact], "--tamper, and --break json_reserialized"]]) {
      const { code, out } = await call(["send", application.url, ...args], { env: own });
      assert.deepEqual([code, out.trim().split("\n").at(-1)], [0, `GOOD: the endpoint took it; one that verifies nothing does, too: now try ${next}`]);
      const named = next.split(", and ").at(-1).split(" ");
      assert.match((await call(["send", application.url, ...args, ...named], { env: own })).out, /^BAD: /m);
    }
    application.close();
  });

  test("an endpoint that takes everything is bad", async () => {
    const application = await new Application().start();
    const { code, out } = await run(["send", application.url, ...STRIPE, "--tamper"], { env });
    assert.deepEqual([code, /BAD: the endpoint took what does not verify/.test(out)], [1, true]);
    application.close();
  });

  test("--retries goes on until it is taken, with the same id and a new time; --replay sends the same twice", async () => {
    let attempts = 0;
    const application = await new Application().start(() => ((attempts += 1) < 3 ? { status: 503, body: "" } : { status: 204, body: "" }));
    const svix = ["--scheme", "svix", "--secret-env", "SVIX"];
    const own = { SVIX: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
    const { code, out } = await run(["send", application.url, ...svix, "--retries", "4", "--json"], { env: own });
    assert.deepEqual([code, JSON.parse(out).statuses], [0, [503, 503, 204]]);
    const ids = new Set(application.requests.map(({ headers }) => headers["webhook-id"] ?? headers["svix-id"]));
    assert.equal(ids.size, 1);
    application.requests.length = 0;
    await run(["send", application.url, ...svix, "--replay"], { env: own });
    assert.deepEqual(application.requests[0], application.requests[1]);
    application.close();
  });

  test("a redirect is not followed: the URL that was named is the only one", async () => {
    const other = await new Application().start();
    const application = await new Application().start(() => ({ status: 307, headers: { location: other.url }, body: "" }));
    assert.match((await run(["send", application.url, ...STRIPE], { env })).out, /answered 307/);
    assert.equal(other.requests.length, 0);
    for (const each of [application, other]) each.close();
  });
});

describe("what send breaks", () => {
  test("an endpoint that parses and verifies nothing is bad, whatever its parser refuses", async () => {
    const parses = async (send) => {
      const server = express().use(express.json(), express.urlencoded()).post("/", (_, response) => response.sendStatus(200)).listen(0, "127.0.0.1");
      await once(server, "listening");
      const { code, out } = await send(`http://127.0.0.1:${server.address().port}/`);
      server.closeAllConnections();
      server.close();
      return [code, out];
    };
    for (const [args, sentence] of [
      [[...STRIPE, "--tamper"], /^sent: .*answered 200.*\nBAD: the endpoint took what does not verify\n$/],
      [["--scheme", "twilio", "--secret-env", "TWILIO_TOKEN", "--tamper"], /^BAD: the endpoint took what does not verify$/m],
      ...["body_base64", "body_json_string", "body_bom_added", "body_doubled"].map((name) => [[...STRIPE, "--break", name], /^BAD: the endpoint (refused this, and took a forgery that reads as well|took what does not verify)/m]),
      ...["{}", "[]", '{"ok":true}', '{"a":"é"}', '{"a":null,"b":[]}', '{"a":""}'].map((text, index) => [[...STRIPE, "--break", "body_base64", "--body", scratch.write(`small${index}.json`, text)], /^BAD: the endpoint refused this, and took a forgery that reads as well/m]),
    ]) {
      const [code, out] = await parses((url) => call(["send", url, ...args], { env }));
      assert.deepEqual([code, sentence.test(out)], [1, true], out);
    }
  });

  test("an endpoint that wants some header and verifies nothing is bad, and a right one good: of a signed body, and of a token", async () => {
    let takes = (headers) => headers["content-type"] === "application/json" && (headers["x-github-event"] ?? headers["x-gitlab-token"]) !== undefined;
    const application = await new Application().start(({ headers }) => ({ status: takes(headers) ? 200 : 401, body: '{"error":"invalid_secret"}' }));
    const own = { ...env, GITLAB: "0123456789abcdef0123456789abcdef" };
    const send = async (...args) => (await call(["send", application.url, ...args], { env: own })).out.trim().split("\n").at(-1);
    const [github, gitlab] = [["--scheme", "github", "--secret-env", "GITHUB_SECRET"], ["--scheme", "gitlab", "--secret-env", "GITLAB"]];
    for (const scheme of [github, gitlab]) assert.match(await send(...scheme, "--break", "header_names_cgi"), /^BAD: the endpoint refused this, and took a forgery/);
    takes = (headers) => headers["x-gitlab-token"] === own.GITLAB;
    for (const [scheme, ...more] of [[github, "--tamper"], [github, "--break", "header_names_cgi"], [gitlab, "--break", "header_names_cgi"]]) assert.match(await send(...scheme, ...more), /^GOOD: the endpoint refused it, as it should/);
    assert.match(await send(...gitlab), /^GOOD: the endpoint took it/);
    application.close();
  });

  test("a body that no parser reads is judged by what is said of a forgery that can be read", async () => {
    const { listener, url } = await listening(STRIPE);
    const { code, out } = await call(["send", url, ...STRIPE, "--break", "body_base64", "--json"], { env });
    assert.deepEqual([code, JSON.parse(out).control], [0, 401], out);
    assert.match(JSON.parse(out).says, /refused it, as it should, and a forgery that its parser can read as well; /);
    await listener.end();
  });

  test("a broken delivery that was taken once is bad, whatever is said of its copy", async () => {
    let count = 0;
    const application = await new Application().start(() => ({ status: (count += 1) % 2 === 1 ? 200 : 409, body: "" }));
    const { code, out } = await call(["send", application.url, ...STRIPE, "--tamper", "--replay", "--json"], { env });
    assert.deepEqual([code, JSON.parse(out).statuses, JSON.parse(out).good], [1, [200, 409], false]);
    application.close();
  });
});

describe("an answer to send", () => {
  test("says what an endpoint's answer means, and what to do", async () => {
    let answer = { status: 200, body: "" };
    const application = await new Application().start(() => answer);
    for (const [status, body, sentence] of [
      [404, "", /BAD: .*404: there is no such route/],
      [405, "", /BAD: .*405: the route does not take this method/],
      [308, "", /BAD: .*308: a redirect/],
      [413, "", /BAD: .*413: the server takes no body of this length/],
      [429, "", /BAD: .*429: the server limits/],
      [503, "", /BAD: .*503: the server failed, and has judged nothing/],
      [500, "", /BAD: .*500: the server failed, .*a body parser \(express.json\(\), express.urlencoded\(\)\) before the route is the likeliest cause/],
      [500, '{"error":"invalid_secret"}', /BAD: .*own secret or scheme is refused/],
      [401, '{"error":"signature_mismatch"}', /BAD: the endpoint refuses a genuine delivery: does the server have the same secret/],
      [400, '{"error":"timestamp_too_old"}', /BAD: .*is the server's clock right/],
      [400, '{"error":"missing_signature"}', /BAD: .*does the server expect this scheme/],
      [500, '{"error":"body_not_raw"}', /BAD: .*no raw body any more/],
    ]) {
      answer = { status, body };
      const { code, out } = await call(["send", application.url, ...STRIPE], { env });
      assert.deepEqual([code, sentence.test(out)], [1, true], out);
    }
    answer = { status: 404, body: "" };
    const missed = await call(["send", application.url, ...STRIPE, "--tamper"], { env });
    assert.deepEqual([missed.code, /BAD: the endpoint has not judged it: 404/.test(missed.out)], [1, true]);
    answer = { status: 500, body: '{"error":"body_not_raw"}' };
    assert.match((await call(["send", application.url, ...STRIPE, "--break", "json_spacing"], { env })).out, /BAD: the endpoint has not judged it: the server has no raw body any more/);
    answer = { status: 401, body: '{"error":"signature_mismatch"}' };
    const twilio = ["send", application.url, "--scheme", "twilio", "--secret-env", "TWILIO_TOKEN"];
    assert.match((await call(twilio, { env })).out, /BAD: .*this scheme signs the URL, and it was signed for http:.*--public-url/);
    assert.match((await call([...twilio, "--public-url", "https://shop.example/"], { env })).out, /BAD: .*is https:\/\/shop\.example\/, as --public-url says, to the letter the one that the server verifies\? Else, has it the same secret/);
    application.close();
  });

  test("says that nobody listens", async () => {
    const { code, err } = await call(["send", "http://127.0.0.1:1/", ...STRIPE], { env });
    assert.deepEqual([code, err], [2, "hookseal: the URL cannot be reached (ECONNREFUSED): nobody listens there: is the server running, and is this its port?\n"]);
  });
});

describe("what is no answer", () => {
  /** A server that says this, and keeps the connection open. */
  async function saying(text) {
    const server = createRawServer((socket) => void socket.on("error", () => {}).once("data", () => socket.write(text)));
    await once(server.listen(0, "127.0.0.1").unref(), "listening");
    return `http://127.0.0.1:${server.address().port}/`;
  }
  const SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";

  test("a change of the protocol is none: send says so, and listen answers 502", { timeout: 20_000 }, async () => {
    const target = await saying(SWITCHING);
    const { code, err } = await run(["send", target, ...STRIPE], { env });
    assert.deepEqual([code, /answered 101/.test(err)], [2, true], err);
    const { listener, url } = await listening([...STRIPE, "--forward", target]);
    assert.match((await run(["send", url, ...STRIPE], { env })).out, /answered 502/);
    await listener.end();
  });

  test("CONNECT is not delivered: a capture may be anybody's", { timeout: 20_000 }, async () => {
    const target = await saying("HTTP/1.1 200 OK\r\n\r\n");
    for (const method of ["CONNECT", "connect"]) {
      const capture = scratch.write("connect.json", JSON.stringify({ hookseal: 1, method, headers: [], body: "e30=", runs: [] }));
      const { code, err } = await run(["replay", capture, target]);
      assert.deepEqual([code, /CONNECT asks for a tunnel/.test(err)], [2, true], err);
    }
  });

  const HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const [what, text] of [["nothing", ""], ["a part of its head", "HTTP/1.1 200"], ["a part of its body", `${HEAD}1\r\nx\r\n`], ["that it goes on", "HTTP/1.1 103 Early Hints\r\n\r\n"]]) {
    test(`it is waited for 30 s in all, whatever has come of it: ${what}`, { timeout: 20_000 }, async (context) => {
      const target = await saying(text);
      context.mock.timers.enable({ apis: ["setTimeout"] });
      const posted = assert.rejects(post(target, { headers: [], body: Buffer.from("{}") }), /no answer within 30 s/);
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
      context.mock.timers.tick(30_000);
      await posted;
    });
  }
});

test("captures are for their owner, and replay says fixed, regressed or the same", async () => {
  const application = await new Application().start();
  const { listener, url } = await listening([...STRIPE, "--forward", application.url, "--save", "captures"]);
  application.status = 400;
  await run(["send", url, ...STRIPE], { env });
  await listener.line(/saved as/);
  await listener.end();
  const [name] = readdirSync(join(scratch.path, "captures"));
  const capture = join(scratch.path, "captures", name);
  assert.equal(statSync(capture).mode & 0o777, 0o600);
  assert.ok(!readFileSync(capture, "utf8").includes(env.STRIPE_SECRET));
  const verdicts = [];
  for (const status of [400, 200, 200, 500, 204]) {
    application.status = status;
    const { code, out } = await run(["replay", capture, application.url, "--json"], {});
    verdicts.push([JSON.parse(out).verdict, code]);
  }
  assert.deepEqual(verdicts, [["same", 1], ["fixed", 0], ["same", 0], ["regressed", 1], ["fixed", 0]]);
  assert.deepEqual(application.requests[1].body, application.requests[0].body);
  assert.equal((await run(["verify", capture, ...STRIPE, "--now", "captured"], { env })).code, 0);
  application.close();
});

describe("replay --resign has a verdict on the endpoint alone", () => {
  /** A capture with the answers that it got, of a delivery that was signed with this secret and at this time. */
  async function captured(name, { secret = "STRIPE_SECRET", at = Date.now(), runs }) {
    const own = ["sign", "--scheme", "stripe", "--secret-env", secret, "--now", String(at), "--json"];
    const { method, url, headers, body } = JSON.parse((await call(own, { env: { ...env, OTHER: "whsec_another0123456789" } })).out);
    const runsAt = runs.map(([ago, status]) => ({ at: new Date(Date.now() - ago).toISOString(), status }));
    return scratch.write(name, JSON.stringify({ hookseal: 1, receivedAt: new Date(at).toISOString(), scheme: "stripe", method, url, headers, body, runs: runsAt }));
  }
  const DAY = 86_400_000;

  for (const [what, capture, status, verdict] of [
    ["signed with another secret: none", { secret: "OTHER", runs: [[0, 401]] }, 200, "resigned"],
    ["signed with another secret, and taken: none", { secret: "OTHER", runs: [[0, 200]] }, 401, "resigned"],
    ["too old when it was refused: none", { at: Date.now() - DAY, runs: [[0, 400]] }, 200, "resigned"],
    ["fresh when it was refused: fixed", { at: Date.now() - DAY, runs: [[DAY, 400]] }, 200, "fixed"],
    ["fresh when it was taken, and too old since: regressed", { at: Date.now() - DAY, runs: [[DAY, 200], [0, 400]] }, 500, "regressed"],
    ["fresh when it was refused, as it is now: same", { runs: [[0, 400]] }, 401, "same"],
  ]) {
    test(what, async () => {
      const application = await new Application().start();
      application.status = status;
      const file = await captured("resign.json", capture);
      const before = readFileSync(file, "utf8");
      const { code, out } = await call(["replay", file, application.url, "--resign", ...STRIPE, "--json"], { env });
      assert.deepEqual([JSON.parse(out).verdict, code], [verdict, status === 200 ? 0 : 1]);
      assert.equal(readFileSync(file, "utf8"), before);
      application.close();
    });
  }

  test("and what is captured says why it may be refused by now", async () => {
    const application = await new Application().start();
    application.status = 400;
    const file = await captured("old-run.json", { at: Date.now() - DAY, runs: [[DAY, 200]] });
    assert.match((await call(["replay", file, application.url])).out, /^REGRESSED: answered 400, the last time 200; it is old by now, which alone may be why: --resign /);
    application.close();
  });
});

test("replay --resign signs an old delivery with the time of now", async () => {
  const { bytes } = await call(["sign", ...STRIPE, "--now", "2020-01-01T00:00:00Z"], { env });
  const old = scratch.write("old.http", bytes);
  const { listener, url } = await listening(STRIPE);
  assert.equal((await run(["replay", old, url], { env })).code, 1);
  assert.equal((await run(["replay", old, url, "--resign", ...STRIPE], { env })).code, 0);
  await listener.end();
});

test("replay keeps the capture's query, unless the URL has one; and signs the URL that the vendor calls", async () => {
  const application = await new Application().start();
  const public_ = "https://shop.example/hooks";
  const twilio = ["--scheme", "twilio", "--secret-env", "TWILIO"];
  const secrets = { TWILIO: "0123456789abcdef0123456789abcdef" };
  const { bytes } = await call(["sign", ...twilio, "--url", `${public_}?account=7`], { env: secrets });
  const capture = scratch.write("query.http", bytes);
  for (const [target, path] of [[application.url, "/?account=7"], [`${application.url}?account=8`, "/?account=8"], [`${application.url}#top?a`, "/?account=7"]]) {
    await call(["replay", capture, target]);
    assert.equal(application.requests.at(-1).url, path);
  }
  await call(["replay", capture, application.url, "--resign", "--public-url", public_, ...twilio], { env: secrets });
  const { url, headers, body } = application.requests.at(-1);
  assert.equal(url, "/?account=7");
  const signed = createHmac("sha1", secrets.TWILIO).update(`${public_}?account=7`);
  for (const [name, value] of [...new URLSearchParams(body.toString())].sort(([one], [other]) => (one < other ? -1 : 1))) signed.update(name + value);
  assert.equal(headers["x-twilio-signature"], signed.digest("base64"));
  application.close();
});

describe("keys", () => {
  const { publicKey } = generateKeyPairSync("ed25519");
  const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "EdDSA" }] });

  test("fetches what is published, and writes it for --secret-file", async () => {
    const application = await new Application().start(({ url }) => ({ status: 200, body: url === "/jwks" ? jwks : publicKey.export({ type: "spki", format: "pem" }) }));
    const out = join(scratch.path, "keys.json");
    const found = await run(["keys", `${application.url}/jwks`, "--out", out, "--json"]);
    assert.deepEqual([found.code, JSON.parse(found.out)], [0, { kind: "jwks", keys: [{ kid: "one", kty: "OKP", alg: "EdDSA", crv: "Ed25519" }] }]);
    assert.equal(readFileSync(out, "utf8"), jwks);
    assert.equal(JSON.parse((await run(["keys", `${application.url}/pem`, "--json"])).out).kind, "key");
    application.close();
  });

  test("are fetched over https, from the URL alone", async () => {
    assert.match((await run(["keys", "http://vendor.example/jwks.json"])).err, /over https alone/);
    const application = await new Application().start(() => ({ status: 302, headers: { location: "https://elsewhere.example/" }, body: "" }));
    assert.match((await run(["keys", application.url])).err, /answered 302, a redirect/);
    application.close();
  });
});

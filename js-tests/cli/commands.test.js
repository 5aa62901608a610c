/** What the command line is asked, what it answers, and with which exit code. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { schemes } from "hookseal";
import { withUnits } from "../../js/cli/explain.js";
import { COMMANDS } from "../../js/cli/main.js";
import { secretsFor } from "../../js/cli/placeholder.js";
import { counted, jsonText, plain, shownUrl } from "../../js/cli/print.js";
import { rawHttp } from "../../js/cli/requests/write.js";
import { root } from "../scratch.js";
import { Folder, PROGRAM, Running, bash, call, cases, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const SECRET = "whsec_3mJ8sQ1kW7xYb2NcV5tZ";
const env = { STRIPE_SECRET: SECRET };
const STRIPE = ["--scheme", "stripe", "--secret-env", "STRIPE_SECRET"];
const cwd = scratch.path;
const { out: signed } = await call(["sign", ...STRIPE], { env });
const genuine = scratch.write("genuine.http", signed);
const broken = scratch.write("broken.http", signed.replace(/content-length: .*\r\n/, "").replace("2000", "2001"));
const spaced = scratch.write("spaced.http", `${signed.replace(/content-length: .*\r\n/, "")}\n`);

describe("the exit code", () => {
  for (const [what, expected, args] of [
    ["genuine", 0, ["verify", genuine, ...STRIPE]],
    ["genuine", 0, ["why", genuine, ...STRIPE]],
    ["refused", 1, ["verify", broken, ...STRIPE]],
    ["refused and not explained", 1, ["why", broken, ...STRIPE]],
    ["refused and explained", 3, ["why", spaced, ...STRIPE]],
    ["not understood: no command", 2, ["explain"]],
    ["not understood: an option", 2, ["verify", genuine, ...STRIPE, "--loud"]],
    ["not understood: no request", 2, ["verify", ...STRIPE]],
    ["not understood: a request that is not there", 2, ["verify", "not-there.http", ...STRIPE]],
    ["not understood: no scheme", 2, ["verify", genuine, "--secret-env", "STRIPE_SECRET"]],
    ["not understood: an unknown scheme", 2, ["verify", genuine, "--scheme", "strype", "--secret-env", "STRIPE_SECRET"]],
    ["not understood: no secret", 2, ["why", genuine, "--scheme", "stripe"]],
    ["not understood: too many words", 2, ["verify", genuine, broken, ...STRIPE]],
    ["not understood: an option that does nothing", 2, ["verify", genuine, ...STRIPE, "--audience", "me"]],
    ["not understood: a time", 2, ["verify", genuine, ...STRIPE, "--now", "noon"]],
    ["not understood: JSON that is no request", 2, ["verify", scratch.write("some.json", "{}"), ...STRIPE]],
  ]) {
    test(`of ${args[0]} is ${expected}: ${what}`, async () => {
      const { code, out, err } = await run(args, { env, cwd });
      assert.equal(code, expected, out + err);
      if (expected === 2) assert.deepEqual([out, err.startsWith("hookseal: "), err.split("\n")[0].length > 20], ["", true, true]);
    });
  }
});

describe("the exit code, where the reader of the output has gone,", () => {
  const github = ["--scheme", "github", "--secret-env", "S"];
  const own = { S: "0123456789abcdef" };
  /** @param {string} redirected which of the program's outputs */
  const codeOf = (args, redirected) => bash(`set -o pipefail; (${process.execPath} ${PROGRAM} ${args.join(" ")} <<< "$REQUEST"; echo $? >&3) 3>code ${redirected} | true; cat code`, { ...own, REQUEST: args.request }, scratch.path);

  test("is that of the verdict, and never the one for genuine in its place", async () => {
    const genuine = (await call(["sign", ...github], { env: own })).out;
    const forged = genuine.replace(/sha256=.{8}/, "sha256=00000000");
    for (const redirected of ["", "2>&1"]) {
      for (const [request, command, expected] of [[forged, "verify", "1"], [forged, "why", "1"], ["nothing", "verify", "2"], [genuine, "verify", "0"], [genuine, "why", "0"]]) {
        for (const json of [[], ["--json"]]) {
          const args = Object.assign([command, "-", ...github, ...json], { request });
          assert.equal(codeOf(args, redirected), expected, `${command} ${redirected} ${json}`);
        }
      }
    }
  });

  test("of a command that waits is its own: it ends", { timeout: 60_000 }, async () => {
    const listener = new Running(["listen", "--port", "0", ...github], { env: own });
    const [url] = /http:\S+/.exec(await listener.line(/listening on/));
    listener.child.stdout.destroy();
    await fetch(url, { method: "POST", body: "{}" });
    assert.equal(await listener.closed, 0);
  });
});

describe("a secret", () => {
  for (const args of [["--secret", SECRET], [`--secret=${SECRET}`], ["-k", SECRET], ["--key", SECRET], ["--token", SECRET], ["--verify-token", SECRET], ["--password", SECRET], ["--signing-secret", SECRET]]) {
    test(`on the command line is refused with the reason, and not repeated: ${args[0].split("=")[0]}`, async () => {
      const { code, out, err } = await call(["verify", genuine, "--scheme", "stripe", ...args], { env });
      assert.equal(code, 2);
      assert.match(err, /never stands on the command line: every process/);
      assert.ok(!(out + err).includes(SECRET));
    });
  }

  test("in any wrong place is not repeated", async () => {
    const wrong = [["verify", SECRET, ...STRIPE], ["verify", genuine, "--scheme", SECRET, "--secret-env", "STRIPE_SECRET"], ["why", genuine, "--secret-env", SECRET], ["why", genuine, "--secret-file", SECRET], [SECRET], ["schemes", SECRET], ["verify", genuine, ...STRIPE, "--now", SECRET], ["why", genuine, genuine, SECRET], ["replay", SECRET, "http://127.0.0.1:1/"], ["send", SECRET, ...STRIPE], ["keys", SECRET], ["doctor", SECRET], ["listen", "--endpoint", `/a=stripe:${SECRET}`], ["verify", genuine, ...STRIPE, `--${SECRET}`], ["verify", genuine, ...STRIPE, `--hmac-secret=${SECRET}`], ["verify", genuine, "--scheme", "meta", "--verify-token-env", SECRET], ["help", SECRET]];
    for (const args of wrong) {
      const { code, out, err } = await call(args, { env, cwd });
      assert.equal(code, 2, args.join(" "));
      assert.ok(!(out + err).includes(SECRET), args[0]);
    }
  });

  test("whose variable is not there is named by the variable, where that is a name", async () => {
    for (const name of ["STRIPE_WEBHOOK_SECRET", "SECRET"]) assert.match((await call(["verify", genuine, "--scheme", "stripe", "--secret-env", name], { cwd })).err, new RegExp(`--secret-env: ${name} is neither in the environment`));
    assert.match((await call(["verify", genuine, "--scheme", "meta", "--verify-token-env", "META_TOKEN"], { cwd })).err, /--verify-token-env: META_TOKEN is neither/);
  });

  test("of a handshake is read like any other, and is in no report", async () => {
    const own = { S: "0123456789abcdef0123456789abcdef", META_TOKEN: "my-private-verify-token" };
    const { bytes } = await call(["sign", "--scheme", "meta", "--secret-env", "S"], { env: own });
    const request = scratch.write("meta.http", Buffer.concat([Buffer.from(bytes.toString("latin1").replace(/content-length: .*\r\n/, ""), "latin1"), Buffer.from("\n")]));
    for (const more of [["--verify-token-env", "META_TOKEN"], ["--verify-token-file", scratch.write("token", `${own.META_TOKEN}\n`)]]) {
      const { code, out, err } = await call(["why", request, "--scheme", "meta", "--secret-env", "S", ...more, "--json"], { env: own });
      assert.deepEqual([code, out.includes(own.META_TOKEN), JSON.parse(out).proof.command.includes(more.join(" "))], [3, false, true], err);
    }
  });

  test("comes from the environment, .env.local, .env and .dev.vars, by name and in this order", async () => {
    const folder = new Folder();
    const verdict = async (own = {}) => (await call(["verify", genuine, ...STRIPE, "--json"], { env: own, cwd: folder.path })).code;
    assert.equal(await verdict(), 2);
    folder.write(".dev.vars", `STRIPE_SECRET="${SECRET}"\n`);
    assert.equal(await verdict(), 0);
    folder.write(".env", "STRIPE_SECRET=whsec_another0123456789\n");
    assert.equal(await verdict(), 1);
    folder.write(".env.local", `STRIPE_SECRET=${SECRET}\n`);
    assert.equal(await verdict(), 0);
    assert.equal(await verdict({ STRIPE_SECRET: "whsec_another0123456789" }), 1);
    folder.remove();
  });

  test("in a file may end in a line break, which is said", async () => {
    const { code, err } = await call(["verify", genuine, "--scheme", "stripe", "--secret-file", scratch.write("secret", `${SECRET}\r\n`)]);
    assert.equal(code, 0);
    assert.match(err, /line break at the end of the secret's file is left out/);
  });

  test("of bytes is taken from a file", async () => {
    const key = scratch.write("key", Buffer.from(Array.from({ length: 32 }, (_, byte) => 255 - byte)));
    const { bytes } = await call(["sign", "--scheme", "github", "--secret-file", key]);
    assert.equal((await call(["verify", "-", "--scheme", "github", "--secret-file", key], { input: bytes })).code, 0);
  });
});

describe("why with a secret that no Webhook can be made of", () => {
  const SVIX = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const WRONG = {
    secret_whitespace: `${SVIX}\n`,
    secret_quoted: `"${SVIX}"`,
    secret_literal_newline: `${SVIX}\\n`,
    secret_assignment: `SVIX_SECRET=${SVIX}`,
    secret_joined: `${SVIX},whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD`,
    secret_is_placeholder: "undefined",
    secret_is_api_key: "sk_live_0123456789",
  };
  const codes = async (scheme, secrets, request) => {
    const env = Object.fromEntries(secrets.map((secret, index) => [`S${index}`, secret]));
    const { out } = await call(["why", "-", "--scheme", scheme, ...Object.keys(env).flatMap((name) => ["--secret-env", name]), "--json"], { env, input: request });
    return JSON.parse(out).findings.map(({ code }) => code);
  };

  for (const [code, secret] of Object.entries(WRONG)) {
    test(`names what is wrong with it, and that alone: ${code}`, async () => {
      const { bytes } = await call(["sign", "--scheme", "svix", "--secret-env", "S"], { env: { S: SVIX } });
      assert.deepEqual(await codes("svix", [secret], bytes), [code]);
    });
  }

  test("judges the others as they are", async () => {
    const { bytes } = await call(["sign", "--scheme", "svix", "--secret-env", "S"], { env: { S: SVIX } });
    const request = Buffer.concat([Buffer.from(bytes.toString("latin1").replace(/content-length: .*\r\n/, ""), "latin1"), Buffer.from("\n")]);
    assert.deepEqual(await codes("svix", [" bad0123456789", SVIX], request), ["body_whitespace_at_end"]);
    assert.deepEqual(await codes("svix", [" bad0123456789", SVIX], bytes), []);
  });
});

test("why of an old capture says that it is judged by the clock of now", async () => {
  const { bytes } = await call(["sign", ...STRIPE, "--now", "2026-01-01T00:00:00Z"], { env });
  const headers = bytes.toString().split("\r\n\r\n")[0].split("\r\n").slice(1).map((line) => line.split(": "));
  const capture = scratch.write("old.json", JSON.stringify({ hookseal: 1, receivedAt: "2026-01-01T00:00:01Z", method: "POST", url: "https://example.com/", headers, body: bytes.subarray(bytes.indexOf("\r\n\r\n") + 4).toString("base64"), runs: [] }));
  const old = await call(["why", capture, ...STRIPE], { env });
  assert.deepEqual([old.code, /PROVEN: .*further back/.test(old.out), /--now captured/.test(old.err)], [3, true, true]);
  assert.equal((await call(["why", capture, ...STRIPE, "--now", "captured"], { env })).code, 0);
});

describe("a body that its vendor compressed after it had signed it", () => {
  const AIRSHIP = ["--scheme", "airship", "--secret-env", "S"];
  const own = { S: "0123456789abcdef0123456789abcdef" };
  const requestOf = (bytes, time = String(Math.floor(Date.now() / 1000))) => {
    const headers = [["x-ua-timestamp", time], ["x-ua-signature", createHmac("sha256", own.S).update(`${time}:{"events":[]}`).digest("hex")], ["content-encoding", "gzip"]];
    return rawHttp({ method: "POST", url: "https://shop.example/", headers, body: bytes });
  };
  const packed = gzipSync('{"events":[]}');

  test("is genuine, as it is for the adapters", async () => {
    for (const [command, ...more] of [["verify"], ["why"], ["why", "--json"], ["scheme-from"]]) {
      const args = command === "scheme-from" ? ["--secret-env", "S"] : AIRSHIP;
      const { code, out, err } = await call([command, "-", ...args, ...more], { env: own, input: requestOf(packed) });
      assert.deepEqual([code, /GENUINE|"ok": true|built-in "airship"/.test(out + err)], [0, true], `${command}: ${out}${err}`);
    }
    const { bytes } = await call(["bytes", "-", "--scheme", "airship", "--raw"], { input: requestOf(packed, "1795391934") });
    assert.equal(bytes.toString(), '1795391934:{"events":[]}');
  });

  test("is refused where it is none, with the adapters' code", async () => {
    const input = requestOf(packed.subarray(0, -3));
    const { code, out } = await call(["verify", "-", ...AIRSHIP, "--json"], { env: own, input });
    assert.deepEqual([code, JSON.parse(out).error.code], [1, "malformed_payload"]);
    const { error, findings } = JSON.parse((await call(["why", "-", ...AIRSHIP, "--json"], { env: own, input })).out);
    assert.deepEqual([error.code, findings[0].code, findings[0].grade], ["malformed_payload", "malformed_payload", "noticed"]);
  });
});

describe("a handshake", () => {
  const own = { S: "0123456789abcdef0123456789abcdef" };
  const question = '{"type":"url_verification","challenge":"abc"}';
  const slack = async () => (await call(["sign", "--scheme", "slack", "--secret-env", "S", "--body", scratch.write("question.json", question)], { env: own })).bytes;
  const dropbox = () => "GET /?challenge=abc HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  for (const [scheme, request, isSigned] of [["slack", slack, true], ["dropbox", dropbox, false]]) {
    test(`is taken for ${isSigned ? "signed" : "not signed"}, and is no refusal: ${scheme}`, async () => {
      const input = await request();
      for (const command of ["verify", "why"]) {
        const args = [command, "-", "--scheme", scheme, "--secret-env", "S"];
        const { code, out } = await call(args, { env: own, input });
        assert.deepEqual([code, out.includes("HANDSHAKE"), out.includes(isSigned ? "it is signed" : "it is not signed: anybody may have asked")], [0, true, true], out);
        const { ok, verdict } = JSON.parse((await call([...args, "--json"], { env: own, input })).out);
        assert.deepEqual([ok, verdict], [isSigned, "handshake"]);
      }
    });
  }
});

describe("why without a scheme", () => {
  const svix = cases.find(({ id, scheme, expect }) => scheme === "svix" && expect.grade === "proven" && !id.includes("bytes"));

  test("lists those whose headers are there, and names the ones that verify", async () => {
    const { code, out } = await call(["why", genuine, "--secret-env", "STRIPE_SECRET", "--json"], { env });
    const { possible, verifies } = JSON.parse(out);
    assert.deepEqual([code, possible, verifies], [0, ["stripe", "stripe-identity"], ["stripe", "stripe-identity"]]);
  });

  test("chooses nobody: where none verifies it says so", async () => {
    const { code, out } = await call(["why", broken, "--secret-env", "STRIPE_SECRET"], { env });
    assert.equal(code, 1);
    assert.match(out, /possible by their headers: stripe, stripe-identity[^]*UNEXPLAINED: none of them verifies/);
  });

  test("proves a mistake for whom it proves it", async () => {
    const request = scratch.write("svix.body", svix.request.body ?? Buffer.from(svix.request.bodyHex, "hex"));
    const headers = scratch.write("svix.headers", JSON.stringify(svix.request.headers));
    const { code, out } = await call(["why", "--body", request, "--headers", headers, "--secret-env", "S", "--now", String(svix.now), "--json"], { env: { S: svix.secrets[0] } });
    const { findings, possible } = JSON.parse(out);
    assert.deepEqual([code, findings[0].code, possible.includes("svix")], [3, svix.expect.code, true]);
  });
});

describe("sign", () => {
  test("makes what verify takes, for every scheme but those that it says cannot be signed", async () => {
    const refused = [];
    for (const { name, algorithm } of schemes) {
      const common = ["--scheme", name, "--secret-file", scratch.write("sign.secret", secretFor(name))];
      const { code, bytes, err } = await call(["sign", ...common, "--url", "https://example.com/hooks?data.id=1"]);
      if (code !== 0) {
        assert.match(err, new RegExp(`^hookseal: ${name} signs (its tokens )?(with a private key|nothing)`), `${name}: ${err}`);
        refused.push(name);
        continue;
      }
      const verdict = await call(["verify", "-", ...common], { input: bytes });
      assert.equal(verdict.code, 0, `${name} ${algorithm}: ${verdict.out}${verdict.err}`);
    }
    const said = /cannot be stood in for: (.*?)\. /.exec(readFileSync(join(root, "docs/cli.md"), "utf8"))[1];
    assert.deepEqual(said.match(/`[\w-]+`/g).map((name) => name.slice(1, -1)).sort(), refused.sort());
  });

  test("writes a signature into the body or the URL that are given, as the vendor does", async () => {
    const adyen = { notificationItems: [{ NotificationRequestItem: { pspReference: "p", merchantAccountCode: "a", merchantReference: "r:1", amount: { value: 1, currency: "EUR" }, eventCode: "CAPTURE", success: "true" } }] };
    for (const [scheme, body] of [["mailgun", { "event-data": { id: "1" } }], ["adyen", adyen], ["ms-graph", { value: [{ resource: "a" }, { resource: "b" }] }], ["pandadoc", [{ event: "a" }]], ["monday", { event: {} }]]) {
      const common = ["--scheme", scheme, "--secret-file", scratch.write("sign.secret", secretFor(scheme))];
      const { bytes } = await call(["sign", ...common, "--body", scratch.write("sign.body", JSON.stringify(body)), "--url", "https://example.com/in"]);
      assert.deepEqual(Object.entries(JSON.parse(bytes.toString().split("\r\n\r\n")[1])).map(([name]) => name).filter((name) => !(name in body)), scheme === "mailgun" ? ["signature"] : []);
      assert.equal((await call(["verify", "-", ...common], { input: bytes })).code, 0, scheme);
    }
    const { code, err } = await call(["sign", "--scheme", "mailgun", "--secret-env", "STRIPE_SECRET", "--body", scratch.write("sign.body", "a=b")], { env });
    assert.deepEqual([code, /stands in its JSON: --body gives a body such as the vendor sends/.test(err)], [2, true]);
  });

  test("says who has the key where a vendor signs with a private one", async () => {
    for (const name of ["discord", "sendgrid"]) assert.match((await call(["sign", "--scheme", name, "--secret-env", "STRIPE_SECRET"], { env })).err, /private key \(.*\) that the vendor alone has/);
    // Nobody is asked for a secret that would be of no use: none is given.
    for (const name of ["zignsec-unsigned", "discord", "plaid"]) assert.match((await call(["sign", "--scheme", name])).err, /signs nothing|private key/);
  });

  test("writes a curl command that bash and curl understand, and headers alone", async () => {
    const { out } = await call(["sign", ...STRIPE, "--as", "curl"], { env });
    assert.equal((await call(["verify", "-", ...STRIPE], { env, input: out })).code, 0);
    assert.ok(out.includes("--data-raw '{\n  \"id\":") && out.includes("Zoë & Søn") && !out.includes("\\x"));
    assert.match((await call(["sign", ...STRIPE, "--as", "headers"], { env })).out, /^content-type: application\/json\nstripe-signature: t=\d+,v1=[0-9a-f]{64}\n$/);
    assert.equal((await call(["sign", ...STRIPE, "--as", "xml"], { env })).code, 2);
  });
});

test("sign --as curl: quotes that any shell reads, and bash's where there is no other way", async () => {
  for (const [body, needsBash] of [["it's {\n \"a\": 1}", false], ["a\r\nb", true], [Buffer.from([0x61, 0xff]), true]]) {
    const file = scratch.write("curl.body", body);
    const { out, err } = await call(["sign", ...STRIPE, "--as", "curl", "--body", file], { env });
    assert.deepEqual([out.includes("$'"), /only bash/.test(err)], [needsBash, needsBash], out);
    const echoed = execFileSync(needsBash ? "bash" : "sh", ["-c", `curl() { for last; do :; done; printf %s "$last"; }\n${out}`]);
    assert.deepEqual(echoed, Buffer.from(body));
    assert.equal((await call(["verify", "-", ...STRIPE], { env, input: out })).code, 0);
  }
});

/** A secret in the form that a scheme asks for; any where none of them is one. */
function secretFor(name) {
  try {
    return secretsFor(name, {})[0] ?? SECRET;
  } catch {
    return SECRET;
  }
}

test("why asks for the secrets of other endpoints where nothing is found, tries those that are given, and says of one that is too short", async () => {
  const { bytes } = await call(["sign", ...STRIPE], { env });
  const file = scratch.write("other.http", bytes);
  const own = { ...env, WRONG: "whsec_another0123456789", SHORT: "1234567" };
  const why = (...more) => call(["why", file, "--scheme", "stripe", "--secret-env", "WRONG", ...more], { env: own });
  assert.match((await why()).out, /^ {2}others .*--other-secret-env NAME/m);
  assert.match((await why("--other-secret-env", "STRIPE_SECRET")).out, /PROVEN: .*the other secret number 1, STRIPE_SECRET/);
  const { out, err } = await why("--other-secret-env", "SHORT");
  assert.deepEqual([/--other-secret-env/.test(out), /fewer than 8 bytes/.test(err)], [false, true]);
});

test("why says of what is genuine that its body is not signed", async () => {
  for (const [scheme, secret, expected] of [["plivo-v2", SECRET, /GENUINE: the delivery verifies; some fields are signed, and not the body as a whole\.$/m], ["stripe", SECRET, /GENUINE: the delivery verifies\.$/m]]) {
    const own = ["--scheme", scheme, "--secret-env", "OWN"];
    const { bytes } = await call(["sign", ...own, "--url", "https://shop.example/hooks"], { env: { OWN: secret } });
    assert.match((await call(["why", scratch.write("said.http", bytes), ...own], { env: { OWN: secret } })).out, expected);
  }
});

describe("bytes", () => {
  test("shows the message part by part, and where two deliveries differ", async () => {
    const { parts, bytes } = JSON.parse((await call(["bytes", genuine, "--scheme", "stripe", "--json"])).out);
    assert.deepEqual(parts.map(({ part }) => part), ["time", '"."', "body"]);
    assert.equal(parts.map(({ hex }) => hex).join("").length / 2, bytes);
    const { code, out } = await call(["bytes", genuine, broken, "--scheme", "stripe"]);
    assert.equal(code, 1);
    assert.match(out, /the first difference is at byte \d+, in body/);
    assert.equal((await call(["bytes", genuine, genuine, "--scheme", "stripe"])).code, 0);
  });

  test("asks for no secret, whatever the scheme's key is", async () => {
    const names = ["github", "svix", "smile-id", "discord", "sendgrid", "wise"];
    const headers = { github: [["x-hub-signature-256", `sha256=${"0".repeat(64)}`]], svix: [["svix-id", "msg_1"], ["svix-timestamp", "1795391934"], ["svix-signature", `v1,${Buffer.alloc(32).toString("base64")}`]], discord: [["x-signature-ed25519", "0".repeat(128)], ["x-signature-timestamp", "1795391934"]] };
    for (const name of names.filter((one) => headers[one])) {
      const { code, out } = await call(["bytes", "--body", genuine, "--headers", scratch.write("h.json", JSON.stringify(headers[name])), "--scheme", name, "--json"]);
      assert.deepEqual([code, JSON.parse(out).parts.at(-1).part], [0, "body"], name);
    }
  });
});

describe("help", () => {
  for (const { name, options } of COMMANDS) {
    test(`of ${name} has its options, exit codes and two examples`, async () => {
      const { code, out } = await call([name, "--help"]);
      assert.equal(code, 0);
      assert.equal(out.split("Examples:\n")[1].split("\n").filter((line) => line.startsWith("  ")).length, 2);
      for (const option of Object.keys(options)) assert.ok(out.includes(`--${option}`));
      assert.match(out, /Exit codes: 0 genuine/);
      assert.equal((await call(["help", name])).out, out);
    });
  }

  test("is the answer to nothing, and names every command", async () => {
    const { code, out } = await run([]);
    assert.equal(code, 0);
    for (const { name } of COMMANDS) assert.match(out, new RegExp(`^  ${name} `, "m"));
    assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
  });
});

test("schemes: all, some, and one", async () => {
  assert.equal(JSON.parse((await call(["schemes", "--json"])).out).length, schemes.length);
  assert.equal(JSON.parse((await call(["schemes", "stripe", "--json"])).out).name, "stripe");
  assert.deepEqual(JSON.parse((await call(["schemes", "zignsec-", "--json"])).out).map(({ name }) => name), ["zignsec-v5", "zignsec-unsigned"]);
});

describe("a report", () => {
  const TWILIO = ["--scheme", "twilio", "--secret-env", "S"];
  const own = { S: "0123456789abcdef0123456789abcdef" };
  const url = "https://me:hunter2@shop.example/sms?From=%2B46701234567&Body=my+diagnosis&flag";
  const request = JSON.stringify({ log: { entries: [{ request: { method: "GET", url, headers: [{ name: "X-Twilio-Signature", value: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }] } }] } });

  test("shows of a URL neither user nor values, and how long these are", async () => {
    const shown = "https://shop.example/sms?From=(14)&Body=(12)&(4)";
    const { out } = await call(["why", "-", ...TWILIO], { env: own, input: request });
    assert.ok(out.includes(`judged as ${shown};`), out);
    const json = await call(["why", "-", ...TWILIO, "--json"], { env: own, input: request });
    assert.equal(JSON.parse(json.out).url, shown);
    for (const hidden of ["hunter2", "46701234567", "diagnosis"]) assert.ok(!(out + json.out).includes(hidden), hidden);
  });

  test("shows of a URL no secret that stands in its path, or as a parameter without a value", () => {
    for (const [whole, shown] of [
      ["https://a.example/services/T0/B0/XXXXXXXXXXXXXXXXXXXXXXXX?a=1", "https://a.example/services/T0/B0/(24)?a=(1)"],
      ["https://a.example/hooks?SECRETBAREVALUE&dG9rZW4tc2VjcmV0==&dG9rZW4=", "https://a.example/hooks?(15)&(18)&(8)"],
      [`https://a.example/?${"n".repeat(33)}=1&data[a].b-c_1=22&a%20b=1`, "https://a.example/?(33)=(1)&data[a].b-c_1=(2)&(5)=(1)"],
      ["https://u:p@a.example:1/?", "https://a.example:1/?(0)"],
    ]) assert.equal(shownUrl(whole), shown);
  });

  test("has lines of its own alone, and no character that a terminal obeys", () => {
    const hostile = "a\n\tb\u009b\u202e\u2028\u{e0041}\u00ad";
    assert.equal(plain(hostile), "a\\u{a}\\u{9}b\\u{9b}\\u{202e}\\u{2028}\\u{e0041}\\u{ad}");
    const json = jsonText({ hostile }, 2);
    assert.deepEqual([JSON.parse(json), /[^\n\x20-\x7e]/.test(json)], [{ hostile }, false]);
  });
});

test("a text of the sender's cannot drive the terminal", async () => {
  const file = scratch.write("escape.http", signed.replace("content-type", "x-evil: \x1b[2Jcleared\r\ncontent-type").replace("POST", "POST"));
  const { out, err } = await call(["why", file, ...STRIPE, "--method", "P\x1b[31mOST"], { env });
  assert.ok(!(out + err).includes("\x1b"));
});

test("numbers are counted as people do: one of a thing, and what is long in days or years, too", async () => {
  assert.deepEqual([counted(0, "byte"), counted(1, "byte"), counted(2, "try"), counted(1, "try")], ["0 bytes", "1 byte", "2 tries", "1 try"]);
  const { bytes } = await call(["sign", ...STRIPE, "--body", scratch.write("one.body", "1")], { env });
  assert.match((await call(["verify", "-", ...STRIPE], { env, input: bytes })).out, /GENUINE: stripe, 1 byte of body,/);
  assert.match((await call(["bytes", "-", "--scheme", "stripe"], { input: bytes })).out, /^body {2}1 byte$/m);
  const folder = new Folder();
  folder.write("one.js", "");
  assert.match((await call(["doctor"], { cwd: folder.path })).out, /; 1 source file, 0 files of variables\n/);
  folder.remove();
  for (const [seconds, said] of [["7199", "7199 seconds"], ["7200", "7200 seconds, about 2 hours"], ["259200", "259200 seconds, about 3 days"], ["95986856", "95986856 seconds, about 3 years"]]) assert.equal(withUnits(`(${seconds} seconds)`), `(${said})`);
  const old = await call(["sign", ...STRIPE, "--now", "2020-01-01T00:00:00Z"], { env });
  assert.match((await call(["why", "-", ...STRIPE], { env, input: old.bytes })).out, /PROVEN: .*\(\d+ seconds, about \d+ years ago\)/);
});

describe("a word that is misspelt", () => {
  for (const [what, args, meant] of [
    ["a command", ["verfy"], /did you mean verify\?/],
    ["a command whose letters are swapped", ["sgin"], /did you mean sign\?/],
    ["a scheme", ["verify", genuine, "--scheme", "strpe", "--secret-env", "STRIPE_SECRET"], /did you mean "stripe"\?/],
    ["a command whose help is asked for", ["help", "verfy"], /did you mean verify\?/],
    ["an option", ["verify", genuine, ...STRIPE, "--tolerence", "1"], /no such option: did you mean --tolerance\?/],
    ["a scheme without a secret", ["send", "http://127.0.0.1:1/", "--scheme", "strpe"], /did you mean "stripe"\?/],
    ["a scheme that is looked up", ["schemes", "strpe"], /did you mean "stripe"\?/],
    ["a scheme of an endpoint", ["listen", "--endpoint", "/a=gihtub:STRIPE_SECRET"], /did you mean "github"\?/],
    ["a mistake", ["send", "http://127.0.0.1:1/", ...STRIPE, "--break", "json_spacng"], /did you mean json_spacing\?/],
  ]) {
    test(`${what} is guessed`, async () => {
      const { code, out, err } = await call(args, { env, cwd });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, meant);
    });
  }

  test("what others call it is known", async () => assert.equal((await call(["diagnose"])).err, "hookseal: there is no such command: did you mean why? hookseal --help lists them\n"));
  test("nothing is guessed of what is like nothing", async () => assert.equal((await call(["unlike"])).err, "hookseal: there is no such command: hookseal --help lists them\n"));
});

describe("what was assumed of the URL", () => {
  const asSent = (bytes) => Buffer.from(bytes.toString("latin1").replace(/ https:\/\/[^/]+\//, " /"), "latin1");

  test("is said where the scheme reads it, and else not", async () => {
    const TWILIO = ["--scheme", "twilio", "--secret-env", "STRIPE_SECRET"];
    const { bytes } = await call(["sign", ...TWILIO], { env });
    for (const command of ["why", "verify", "bytes"]) {
      assert.match((await call([command, "-", ...TWILIO], { env, input: asSent(bytes) })).err, /the URL is taken to be https/);
      assert.equal((await call([command, "-", ...STRIPE], { env, input: asSent(Buffer.from(signed)) })).err, "");
    }
  });

  for (const [url, said] of [
    ["https://shop.example/sms", /it was judged as https:\/\/shop\.example\/sms; is that exactly what is configured/],
    ["http://localhost:3000/sms", /it was judged as http:\/\/localhost:3000\/sms, an address of this machine/],
    ["http://127.0.0.1/sms", /an address of this machine/],
    ["ftp:sms", /NOTICED: the vendor signs the URL .*only a part of it/],
  ]) {
    test(`is doubted where nothing explains the refusal: ${url}`, async () => {
      const TWILIO = ["--scheme", "twilio", "--secret-env"];
      const { bytes } = await call(["sign", ...TWILIO, "STRIPE_SECRET"], { env });
      const { out } = await call(["why", "-", ...TWILIO, "OTHER", "--url", url], { env: { OTHER: "another-0123456789" }, input: bytes });
      assert.match(out, said);
      assert.match(out, url === "ftp:sms" ? /url_missing/ : /UNEXPLAINED/);
    });
  }

  test("is not doubted where the scheme signs none", async () => assert.doesNotMatch((await call(["why", broken, ...STRIPE], { env })).out, / URL /));
});

describe("schemes of one name", () => {
  const shown = async (name) => (await call(["schemes", name])).out;

  test("has the window, the secret's form, and what tells a retry", async () => {
    assert.match(await shown("slack"), /window {5}300 s to either side[^]*identity {3}a signed field .*, where the delivery has one\n {2}retries {4}for 1 hour\n/);
    assert.match(await shown("twitch"), /window {5}600 s back, 300 s ahead/);
    assert.match(await shown("standard-webhooks"), /secret {5}base64, with whsec_ before it\n/);
    assert.match(await shown("discord"), /secret {5}the public key, in hexadecimal\n/);
    assert.match(await shown("plaid"), /secret {5}none: the delivery names the key\n/);
    assert.match(await shown("github"), /secret {5}any text.*\n {2}window {5}none: no time is signed\n/);
    assert.match(await shown("jumio"), /secret {5}none: nothing is signed\n/);
    assert.match(await shown("sheerid"), /where the delivery has one/);
  });

  test("finds the windows that docs/schemes.md has", async () => {
    const page = readFileSync(new URL("../../docs/schemes.md", import.meta.url), "utf8");
    let found = 0;
    for (const { name } of schemes) {
      const { window } = JSON.parse((await call(["schemes", name, "--json"])).out);
      const [, documented] = new RegExp(`^\\| \`${name}\` \\|.*\\| ([^|]*) \\| \\[[AB]\\]\\(`, "m").exec(page);
      const words = window === "none" ? "" : typeof window === "string" ? window : window?.past === window?.future ? `${window?.past} s` : `${window.past} s back, ${window.future} s ahead`.replace("any s", "any");
      if (window !== null) assert.equal(documented.replace(/ \(.*$/, "").trim(), words, name);
      if (typeof window === "object" && window !== null) found += 1;
    }
    assert.ok(found >= 45, String(found));
  });
});

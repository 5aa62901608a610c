/** A delivery in any form that people have: HAR, curl, raw HTTP, files, standard input, with the same verdict and no byte changed. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { after, describe, test } from "node:test";
import { readDelivery } from "../../js/cli/input.js";
import { inAnyForm } from "../../js/cli/requests/any.js";
import { partsOf } from "../../js/cli/message.js";
import { isRaw, readFields } from "../../js/cli/requests/raw.js";
import { curlCommand, rawHttp } from "../../js/cli/requests/write.js";
import { bodyOf } from "../scratch.js";
import { Folder, PROGRAM, bash, call, caseArgs, cases, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const io = { cwd: scratch.path };
const read = (name, content, values = {}) => readDelivery(values, scratch.write(name, content), io);

/** What has a command read the files that a curl command names. */
const FILES = { files: true };

/** Every byte, and what editors, shells and JSON would change. */
const EVERY = Buffer.concat([Buffer.from("{\"a\":\"\r\n\t'$`\\\"é\u2028\"}\r\n\r\n"), Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))]);
const WITHOUT_NUL = EVERY.filter((byte) => byte !== 0);
const har = (request) => JSON.stringify({ log: { version: "1.2", entries: [{ startedDateTime: "2026-11-29T10:00:00.000Z", request }] } });
const harOf = ({ method = "POST", url = "https://example.com/", headers }, body) =>
  har({ method, url, headers: headers.map(([name, value]) => ({ name, value })), postData: { mimeType: "", text: body.toString("utf8") } });

describe("bytes arrive as they are", () => {
  const delivery = { method: "POST", url: "https://a.example/hooks?x=1", headers: [["x-one", "1"]], body: EVERY };

  test("in raw HTTP", async () => assert.deepEqual((await read("raw.http", rawHttp(delivery))).body, EVERY));

  test("in raw HTTP whose head has LF, CR LF or both", async () => {
    for (const [first, second] of [["\n", "\n"], ["\r\n", "\r\n"], ["\r\n", "\n"]]) {
      const file = Buffer.concat([Buffer.from(`POST /hooks?x=1 HTTP/1.1${first}Host: a.example${first}X-One:1 ${first}${second}`), EVERY]);
      const { body, headers, url } = await read("ends.http", file);
      assert.deepEqual([body, headers, url], [EVERY, [["Host", "a.example"], ["X-One", "1"]], "https://a.example/hooks?x=1"]);
    }
  });

  test("in a curl command, as bash reads it", async () => {
    const { method, url, body } = await read("curl.txt", curlCommand({ ...delivery, body: Buffer.from(WITHOUT_NUL) }).command);
    assert.deepEqual([method, url, body], ["POST", delivery.url, Buffer.from(WITHOUT_NUL)]);
  });

  test("in a file that curl's command names, and without line ends where curl strips them", async () => {
    scratch.write("body.bin", EVERY);
    assert.deepEqual((await read("binary.txt", "curl https://a.example --data-binary @body.bin", FILES)).body, EVERY);
    scratch.write("lines.txt", "a\r\nb\n");
    assert.equal((await read("data.txt", "curl https://a.example -d @lines.txt", FILES)).body.toString(), "ab");
  });

  test("of a file that curl's command names, which is said, and is of this folder: links are followed", async () => {
    const outside = new Folder();
    symlinkSync(outside.write("secret", "outside"), join(scratch.path, "link"));
    mkdirSync(join(scratch.path, "below"), { recursive: true });
    scratch.write("below/body.bin", "a");
    const { body, notes } = await read("below.txt", "curl https://a.example --data-binary @below/body.bin", FILES);
    assert.deepEqual([body.toString(), notes], ["a", ["the body is that of the file below/body.bin, which the curl command names"]]);
    for (const path of ["link", join(outside.path, "secret"), `../${basename(outside.path)}/secret`]) await assert.rejects(read("outside.txt", `curl https://a.example -d @${path}`, FILES), { message: /a file outside of this folder/ });
    outside.remove();
  });

  test("in --body, and on standard input", async () => {
    scratch.write("body.bin", EVERY);
    scratch.write("headers.txt", "X-One: 1\r\nX-Two:  2\r\n");
    const { body, headers } = await readDelivery({ body: "body.bin", headers: "headers.txt" }, undefined, io);
    assert.deepEqual([body, headers], [EVERY, [["X-One", "1"], ["X-Two", "2"]]]);
    const { code, out } = await run(["bytes", "-", "--scheme", "github", "--raw"], { input: rawHttp({ ...delivery, headers: [["x-hub-signature-256", `sha256=${"0".repeat(64)}`]] }) });
    assert.equal(code, 0);
    assert.ok(out.length > 0);
  });

  test("the raw message of bytes is the body, byte for byte", async () => {
    const input = rawHttp({ ...delivery, headers: [["x-hub-signature-256", `sha256=${"0".repeat(64)}`]] });
    assert.deepEqual((await run(["bytes", "-", "--scheme", "github", "--raw"], { input })).bytes, EVERY);
  });

  test("in a HAR, text and base64", async () => {
    const { body, at } = await read("text.har", harOf(delivery, Buffer.from("é\r\n")));
    assert.deepEqual([body.toString(), at], ["é\r\n", Date.parse("2026-11-29T10:00:00Z")]);
    const base64 = har({ method: "POST", url: "https://a.example/", headers: [], postData: { encoding: "base64", text: EVERY.toString("base64") } });
    assert.deepEqual((await read("base64.har", base64)).body, EVERY);
  });
});

describe("a curl command's text is read as its shell and curl read it", () => {
  test("behind each escape of bash's, and of what is none", async () => {
    const characters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
    const numbers = ["x4", "x41", "x414", "u41", "u00e9", "u00E9f", "U0001F600", "U1f600", "U0000e9", "101", "1019", "cA", "c[", "c?", "c\\\\", "c\\'", "x{41}", "X41", "u", "x", "UG"];
    const pieces = [...characters.map((one) => `\\${one}4G`).filter((piece) => !piece.startsWith("\\0")), ...numbers.map((one) => `\\${one}.`)];
    const expected = bash(pieces.map((piece) => `printf %s $'<${piece}>' | od -An -v -tx1 | tr -d '\n '; echo`).join("\n"), { LC_ALL: "C.UTF-8" }, scratch.path).split("\n");
    for (const [index, piece] of pieces.entries()) {
      assert.equal((await read("escape.txt", `curl https://a.example --data-raw $'<${piece}>'`)).body.toString("hex"), expected[index], piece);
    }
    // Browsers write what is beyond U+FFFF as two units, of which bash would make two characters that are none.
    assert.equal((await read("pair.txt", "curl https://a.example --data-raw $'\\ud83d\\ude00'")).body.toString(), "😀");
  });

  test("escaped as curl escapes them", async (context) => {
    const text = `a=${Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("").replaceAll("'", "")}é b`;
    const sent = new Promise((resolve) => {
      const server = createServer(async (request, response) => response.end() && resolve(Buffer.concat(await request.toArray()).toString()));
      context.after(() => server.close());
      server.listen(0, "127.0.0.1", () => execFile("curl", ["-s", "--data-urlencode", text, `http://127.0.0.1:${server.address().port}/`]));
    });
    assert.equal((await read("escaped.txt", `curl https://a.example --data-urlencode '${text}'`)).body.toString(), await sent);
  });
});

describe("a curl command", () => {
  const curl = async (text) => (({ method, url, headers, body }) => ({ method, url, headers, body: body.toString() }))(await read("some.txt", text));
  const FORM = ["Content-Type", "application/x-www-form-urlencoded"];

  for (const [text, expected] of [
    ["curl -sS https://a.example -H 'A: b' -d 'x=1' -d y=2", { method: "POST", url: "https://a.example", headers: [["A", "b"], FORM], body: "x=1&y=2" }],
    ["curl 'https://a.example' \\\r\n  -H 'A: b' \\\r\n  --data-raw $'{\"a\":\"\\u00e9\\n\\'\"}' --compressed", { method: "POST", url: "https://a.example", headers: [["A", "b"], FORM], body: "{\"a\":\"é\n'\"}" }],
    ["curl -XPUT --url=a.example -u me:pw --json '{\"a\":1}'", { method: "PUT", url: "http://a.example", headers: [["Authorization", "Basic bWU6cHc="], ["Content-Type", "application/json"]], body: "{\"a\":1}" }],
    ['curl "https://a.example" -A "me \\"x\\"" --data-urlencode "a=b c"', { method: "POST", url: "https://a.example", headers: [["User-Agent", 'me "x"'], FORM], body: "a=b+c" }],
    ['curl ^"https://a.example^" ^\r\n  -H ^"A: b^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":1^}^"', { method: "POST", url: "https://a.example", headers: [["A", "b"], FORM], body: '{"a":1}' }],
  ]) {
    test(text.slice(0, 60).replace(/\s+/g, " "), async () => assert.deepEqual(await curl(text), expected));
  }

  test("has no file read that it names, unless that is asked for: never what is hidden or a key, and never by replay", async () => {
    scratch.write("body.bin", "a");
    const option = /names a file, which is not read here: pass the body with --body and --headers; or --files/;
    const file = scratch.write("named.txt", "curl https://a.example --data-binary @body.bin");
    await assert.rejects(readDelivery({}, file, io), { message: option });
    await assert.rejects(readDelivery(FILES, file, { ...io, isAgent: true }), { message: option });
    assert.match((await call(["replay", file, "http://127.0.0.1:1/"], { cwd: scratch.path })).err, option);
    assert.equal((await call(["replay", file, "http://127.0.0.1:1/", "--files"], { cwd: scratch.path })).code, 2);
    mkdirSync(join(scratch.path, ".ssh"), { recursive: true });
    for (const name of [".env", ".ssh/config", "server.key", "KEY.PEM", "id_rsa", "credentials.json"]) {
      scratch.write(name, "secret");
      await assert.rejects(read("hidden.txt", `curl https://a.example --data-binary @${name}`, FILES), { message: /hidden or a key, which is never read/ }, name);
    }
    for (const data of ["--data-urlencode @body.bin", "--data-urlencode a@body.bin", "-b body.bin"]) await assert.rejects(read("encoded.txt", `curl https://a.example ${data}`, FILES), { message: /which is not read: pass the body with --body/ }, data);
    assert.equal((await read("pair.txt", "curl https://a.example --data-urlencode a=b@c")).body.toString(), "a=b%40c");
  });

  test("that is not understood is refused: nothing is guessed", async () => {
    for (const text of ["curl https://a.example -F a=b", "curl 'https://a.example", "curl https://a.example -d", "curl https://a.example -d @not-there"]) await assert.rejects(curl(text), { name: "Error" });
  });
});

describe("raw HTTP", () => {
  const http = (head, body) => `POST / HTTP/1.1\r\nHost: a.example\r\n${head}\r\n\r\n${body}`;

  test("puts chunks together", async () => {
    assert.equal((await read("chunks.http", http("Transfer-Encoding: chunked", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))).body.toString(), "abcde");
    assert.equal((await read("joined.http", http("Transfer-Encoding: chunked", '{"a":1}'))).body.toString(), '{"a":1}');
  });

  test("leaves out the line break of an editor beyond Content-Length, says so, and cuts nothing else", async () => {
    const cut = await read("editor.http", http("Content-Length: 3", "abc\r\n"));
    assert.deepEqual([cut.body.toString(), cut.notes.length], ["abc", 2]);
    assert.equal((await read("longer.http", http("Content-Length: 3", "abcdef"))).body.toString(), "abcdef");
  });

  test("with a byte order mark of an editor, and without a start line", async () => {
    assert.equal((await read("mark.http", `\ufeff${http("A: b", "abc")}`)).body.toString(), "abc");
    const { method, headers, body } = await read("head.http", "X-One: 1\n\nabc");
    assert.deepEqual([method, headers, body.toString()], [undefined, [["X-One", "1"]], "abc"]);
  });
});

describe("a file that whoever sent it has written", () => {
  const capture = (members) => JSON.stringify({ hookseal: 1, receivedAt: "2026-01-01T00:00:00Z", method: "POST", url: "https://a.example/", headers: [["a", "b"]], body: "e30=", runs: [], ...members });
  const forms = ({ method = "POST", url = "https://a.example/", name = "a", value = "b" }) => ({
    har: har({ method, url, headers: [{ name, value }], postData: { text: "{}" } }),
    capture: capture({ method, url, headers: [[name, value]] }),
    curl: `curl -X '${method}' '${url}' -H '${name}: ${value}' -d '{}'`,
  });

  for (const [what, change, said] of [
    ["a method that is a command", { method: "POST;touch${IFS}/tmp/x;:" }, /the method is none/],
    ["a method with a line break", { method: "POST\nX: y" }, /the method is none/],
    ["an empty method", { method: "" }, /the method is none/],
    ["a URL with lines of its own", { url: "https://a.example/\n\nGENUINE: the delivery verifies." }, /the URL has characters/],
    ["a URL that drives the terminal", { url: "https://a.example/\u009b32m" }, /the URL has characters/],
    ["a URL that is read from right to left", { url: "https://a.example/\u202egnp" }, /the URL has characters/],
    ["a header with lines of its own", { value: "b\r\nx-other: c" }, /a header is none/],
    ["a header's name with a blank", { name: "a b" }, /a header is none/],
  ]) {
    test(`is refused, in every form: ${what}`, () => {
      for (const [form, text] of Object.entries(forms(change))) assert.throws(() => inAnyForm(Buffer.from(text), undefined, undefined), { name: "Error", message: said }, form);
    });
  }

  test("is refused where it is malformed, in a line that says what it is to be", async () => {
    const wrong = [{ log: { entries: [null] } }, { log: { entries: [{ request: null }] } }, { log: { entries: {} } }, ...[{ url: 5 }, { headers: [{}] }, { headers: {} }, { method: null }, { postData: { text: 5 } }].map((members) => ({ log: { entries: [{ request: { method: "POST", url: "u", headers: [], ...members } }] } }))];
    const captures = [{ runs: undefined }, { runs: [{}] }, { headers: { length: 1 } }, { headers: [[1, 2]] }, { url: 5 }, { receivedAt: 5 }, { scheme: { name: "a" } }].map(capture);
    for (const text of [...wrong.map((value) => JSON.stringify(value)), ...captures]) {
      const { code, err } = await call(["verify", "-", "--scheme", "github", "--secret-env", "S"], { input: text, env: { S: "0123456789abcdef" } });
      assert.deepEqual([code, /^hookseal: the (HAR|request is JSON)/.test(err)], [2, true], `${text}\n${err}`);
    }
  });

  test("takes time by its length, whatever stands in it", () => {
    const blanks = " ".repeat(60_000);
    const started = performance.now();
    assert.equal(isRaw(Buffer.from(`x:${" ".repeat(8000)}\ry`)), false);
    assert.throws(() => readFields([`x:${blanks}\ry`]), { message: /line 1 is not/ });
    assert.deepEqual(readFields([`x: ${blanks}b${blanks.slice(0, 5000)}`]), [["x", "b"]]);
    assert.deepEqual(readFields([`x: a${blanks}b`]), [["x", `a${blanks}b`]]);
    const headers = [["authorization", "a".repeat(80_000)], ["x", `${"a".repeat(40_000)}.${"a".repeat(40_000)}`], ["y", "Bearer a.b.c"]];
    assert.deepEqual(partsOf({ headers, body: Buffer.alloc(0), notes: [] }, [{ part: "token", bytes: 3 }])[0].bytes, Buffer.from("a.b"));
    assert.ok(performance.now() - started < 500);
  });

  test("takes of a curl command no more words than people write, in time by its length", () => {
    const started = performance.now();
    assert.throws(() => inAnyForm(Buffer.from(`curl ${"x ".repeat(400_000)}`), undefined, undefined), { message: /more than 10000 words/ });
    assert.ok(performance.now() - started < 1000);
  });

  test("is refused where a head is longer than any server takes", () => {
    assert.throws(() => readFields([`x: ${"a".repeat(70_000)}`]), { message: /line 1 has more than 65536/ });
    assert.throws(() => readFields(Array.from({ length: 1001 }, () => "x: y")), { message: /more than 1000 lines/ });
  });

  test("writes no command but curl into the shell, whatever its parts are", () => {
    const delivery = { method: "POST;exit 7;", url: "https://a.example/;exit 7", headers: [["x", "$(exit 7)"]], body: Buffer.from("`exit 7`"), notes: [] };
    assert.equal(bash(`curl() { printf '%s|' "$@"; }\n${curlCommand(delivery).command}`, {}, scratch.path), "-X|POST;exit 7;|https://a.example/;exit 7|-H|x: $(exit 7)|--data-raw|`exit 7`|");
  });
});

describe("a file that is named", () => {
  test("is read up to a length, whatever it is", async () => {
    for (const args of [["/dev/zero"], ["--body", "/dev/zero", "--headers", "-"], ["--body", "-", "--headers", "/dev/zero"]]) {
      const { code, err } = await call(["verify", ...args, "--scheme", "github", "--secret-env", "S"], { input: "a: b", env: { S: "0123456789abcdef" } });
      assert.deepEqual([code, /the file cannot be read \(it has more than \d+ MiB\)/.test(err)], [2, true], err);
    }
    for (const option of ["secret-file", "scheme-file"]) assert.match((await call(["verify", "-", `--${option}`, "/dev/zero", ...(option === "secret-file" ? ["--scheme", "github"] : [])], { input: "a: b\n\n{}" })).err, /the (file|description) cannot be read \(it has more than 1 MiB\)/);
  });

  test("may be a pipe where a person names it", async () => {
    const github = ["--scheme", "github", "--secret-env", "S"];
    const own = { S: "0123456789abcdef" };
    const signed = (await call(["sign", ...github], { env: own })).out;
    assert.equal(bash(`printf '%s' "$SIGNED" | ${process.execPath} ${PROGRAM} verify /dev/stdin ${github.join(" ")}`, { ...own, SIGNED: signed }, scratch.path).split(":")[0], "GENUINE");
    assert.equal(bash(`${process.execPath} ${PROGRAM} verify <(printf '%s' "$SIGNED") ${github.slice(0, 2).join(" ")} --secret-file <(printf %s "$S")`, { ...own, SIGNED: signed }, scratch.path).split(":")[0], "GENUINE");
  });
});

test("a curl command has a body of 1 MiB, however it is written, and is no longer than five of them", () => {
  const body = Buffer.from(Array.from({ length: 1 << 20 }, (_, at) => at & 0xff));
  const { command } = curlCommand({ headers: [["x", "y"]], body });
  assert.ok(inAnyForm(Buffer.from(command), undefined, undefined).body.equals(body));
  assert.throws(() => inAnyForm(Buffer.from(`curl ${"$".repeat(33_000_000)}`), undefined, undefined), { message: /more than 5242880 bytes/ });
  const started = process.cpuUsage();
  for (const [piece, open = "", close = ""] of [["$"], ['^"'], ["a"], ["''"], ["a'b'"], ["$'a'"], ["\\a"], ["\\a", '"', '"'], ["\\u00e9", "$'", "'"], ["\\\n"]]) {
    inAnyForm(Buffer.from(`curl ${open}${piece.repeat(Math.floor(5_000_000 / piece.length))}${close}`, "latin1"), undefined, undefined);
  }
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 15e6, `${(user + system) / 1e6} s`);
});

test("a HAR with several requests asks which, and says what there is", async () => {
  const entry = (path) => ({ request: { method: "POST", url: `https://a.example/${path}?secret=1`, headers: [], postData: { text: path } } });
  const archive = JSON.stringify({ log: { entries: [entry("one"), entry("two"), { request: { method: "GET", url: "https://a.example/", headers: [] } }] } });
  await assert.rejects(read("several.har", archive), { message: /--entry says which: 1: POST https:\/\/a\.example\/one\?secret=\(1\); 2: POST/ });
  assert.equal((await read("several.har", archive, { entry: "2" })).body.toString(), "two");
  await assert.rejects(read("several.har", archive, { entry: "9" }), { message: /--entry/ });
});

test("HAR, curl, raw HTTP and files give the same verdict and findings", async () => {
  const isText = ({ request }) => Buffer.from(bodyOf(request).toString("utf8")).equals(bodyOf(request)) && !bodyOf(request).includes(0);
  // What HTTP's own framing says of a body is another matter in raw HTTP.
  const isPlain = ({ request: { headers } }) => !headers.some(([name]) => /^(content-length|transfer-encoding|content-type|host)$/i.test(name));
  // Nobody's request line has a blank in its URL.
  const isSent = ({ request }) => !/ /.test(request.url ?? "");
  const some = cases.filter(isSent).filter((one) => isText(one) && one.request.headers.every(([, value]) => /^[ -~]+$/.test(value) && value.trim() === value)).filter(isPlain).filter((_, index) => index % 3 === 0);
  const typed = cases.filter(isSent).filter((one) => isText(one)).filter((one) => one.request.headers.some(([name]) => name === "content-type") && !one.request.headers.some(([name]) => /^(content-length|transfer-encoding|host)$/.test(name))).filter((_, index) => index % 6 === 0);
  let compared = 0;
  for (const one of [...some, ...typed]) {
    const { args, env } = caseArgs(one, one.request, scratch);
    const at = args.indexOf("--body");
    const url = one.request.url ?? "https://example.com/";
    const delivery = { method: one.request.method ?? "POST", url, headers: one.request.headers, body: bodyOf(one.request) };
    const rest = [...args.slice(0, at), "--now", String(one.now), ...(one.options?.verifyToken ? ["--verify-token-env", "VERIFY_TOKEN"] : [])];
    const files = { raw: rawHttp(delivery).toString("latin1").replace(/content-length: \d+\r\n/, "").replace(/^host: .*\r\n/m, ""), curl: curlCommand(delivery).command, har: harOf(delivery, delivery.body) };
    const verdicts = [];
    for (const [form, content] of Object.entries(files)) {
      const path = scratch.write(`same.${form}`, form === "raw" ? Buffer.from(content, "latin1") : content);
      const { out, err } = await call(["why", path, ...rest, "--url", url, "--method", delivery.method, "--json"], { env });
      const { verdict, findings } = out === "" ? { verdict: err } : JSON.parse(out);
      verdicts.push([verdict, findings?.map(({ code, change }) => [code, change])]);
    }
    assert.deepEqual(verdicts[1], verdicts[0], `${one.id}: curl`);
    assert.deepEqual(verdicts[2], verdicts[0], `${one.id}: HAR`);
    compared += 1;
  }
  assert.ok(compared >= 30, String(compared));
});

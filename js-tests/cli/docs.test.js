/** docs/cli.md: every example is run as it stands, in one folder, and ends with the exit code that it says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { COMMANDS } from "../../js/cli/main.js";
import { root } from "../scratch.js";
import { Folder, PROGRAM } from "./harness.js";

const page = readFileSync(join(root, "docs", "cli.md"), "utf8");
const scratch = new Folder();
const env = { PATH: process.env.PATH, STRIPE_WEBHOOK_SECRET: "whsec_3mJ8sQ1kW7xYb2NcV5tZ", OTHER_SECRET: "whsec_0123456789abcdef", GITHUB_SECRET: "It's a Secret to Everybody", TWILIO_AUTH_TOKEN: "12345678901234567890123456789012" };

/** The application that the examples talk to, on a thread of its own: the examples are waited for. */
const APPLICATION = `
  const { createServer } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  import(workerData.library).then(({ Webhook }) => {
    const stripe = new Webhook("stripe", workerData.secret);
    createServer(async (request, response) => {
      if (request.url.endsWith("jwks.json")) return response.end(workerData.jwks);
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const { ok } = stripe.check(Buffer.concat(pieces), request.headers);
      response.writeHead(ok ? 200 : 401).end();
    }).listen(0, "127.0.0.1", function () { parentPort.postMessage(this.address().port); });
  });`;

let url;
let worker;
before(async () => {
  const jwks = JSON.stringify({ keys: [{ ...generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }), kid: "one" }] });
  worker = new Worker(APPLICATION, { eval: true, workerData: { library: join(root, "pkg", "node.js"), secret: env.STRIPE_WEBHOOK_SECRET, jwks } });
  const [port] = await once(worker, "message");
  url = `http://127.0.0.1:${port}`;
});
after(() => Promise.all([worker.terminate(), scratch.remove()]));

const NPX = `npx() { shift; ${JSON.stringify(process.execPath)} ${JSON.stringify(PROGRAM)} "$@"; }`;
/** What waits until it is ended. */
const WAITS = /hookseal listen/;

function ran(line) {
  const [command, , code = "0"] = line.split(/( # exit (\d))$/);
  const own = command.replace("http://localhost:3000", url).replace("https://vendor.example", url);
  const script = WAITS.test(own) ? `${own.replace("npx hookseal", `timeout --signal=INT 3 ${process.execPath} ${PROGRAM}`)} --port 0; [ $? = 124 ] || [ $? = 0 ]` : own;
  const { status, stderr, stdout } = spawnSync("bash", ["-c", `${NPX}\n${script}`], { cwd: scratch.path, env, encoding: "utf8", input: "" });
  return { status, expected: Number(code), said: `${command}\n${stdout}${stderr}` };
}

describe("docs/cli.md", () => {
  for (const { name } of COMMANDS) {
    const [, section] = page.split(`\n## ${name}\n`);
    const lines = section.split("\n## ")[0].match(/^```sh\n(.*?)^```$/ms)[1].trim().split("\n");

    test(`${name}: ${lines.length} examples`, () => {
      assert.ok(lines.length >= 2);
      for (const line of lines) {
        const { status, expected, said } = ran(line);
        assert.equal(status, expected, said);
      }
    });
  }

  test("has the exit codes and mistakes that there are", () => {
    assert.match(page, /\| 0 \| genuine, or done \|\n\| 1 \| refused \|\n\| 2 \|.*\n\| 3 \|/);
  });
});

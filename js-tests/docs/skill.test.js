/** skills/hookseal/SKILL.md: its front matter, and each block as an agent would paste it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Webhook } from "hookseal";
import { call } from "../cli/harness.js";
import { Scratch, root } from "../scratch.js";

const page = readFileSync(join(root, "skills/hookseal/SKILL.md"), "utf8");
const blocksOf = (language) => Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, code]) => code);

const SECRET = "whsec_3mJ8sQ1kW7xYb2NcV5tZ";
const env = { STRIPE_WEBHOOK_SECRET: SECRET };
Object.assign(process.env, env);

const scratch = new Scratch();
after(() => scratch.remove());
symlinkSync(join(root, "node_modules/express"), scratch.path("node_modules/express"));
const [express, web] = await Promise.all(blocksOf("js").map((code, index) => import(pathToFileURL(scratch.write(`skill-${index}.js`, code)).href)));

describe("skills/hookseal/SKILL.md", () => {
  test("is a skill: a name as its folder's, and when to use it, in as much as is read", () => {
    const [, name, description] = /^---\nname: (\S+)\ndescription: (.*)\n---\n/.exec(page);
    assert.equal(name, "hookseal");
    assert.ok(description.length <= 1024 && description.includes("Use when"));
    assert.ok(page.split("\n").length < 500);
  });

  test("has no other JavaScript", () => assert.equal(blocksOf("js").length, 2));

  test("its route handler takes what is genuine", async (context) => {
    const said = context.mock.method(console, "log", () => {});
    context.mock.method(console, "warn", () => {});
    const headers = new Webhook("stripe", SECRET).sign('{"id":"evt_1"}');
    const post = async (body) => (await web.POST(new Request("https://shop.example/", { method: "POST", body, headers }))).status;
    assert.deepEqual([await post('{"id":"evt_1"}'), await post('{"id":"evt_2"}'), said.mock.callCount()], [200, 401, 1]);
  });

  test("its commands end with 0, against its server", async (context) => {
    context.mock.method(console, "log", () => {});
    context.mock.method(console, "warn", () => {});
    const server = createServer(express.app).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      for (const line of blocksOf("sh").flatMap((block) => block.trim().split("\n"))) {
        const [command, file] = line.replace("http://localhost:8080", `http://127.0.0.1:${server.address().port}`).split(" > ");
        const { code, out, err } = await call(command.replace("npx hookseal ", "").split(" "), { env, cwd: scratch.directory });
        assert.equal(code, 0, `${line}\n${out}${err}`);
        if (file !== undefined) scratch.write(file, out);
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

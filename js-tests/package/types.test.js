/** `hookseal/types/…`: an event has the vendor's own type where it is asked for, and only there; nothing of it is loaded. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { Scratch, bin, root } from "../scratch.js";

/** A folder with the vendors' packages, and one without them. */
const [installed, bare] = [new Scratch(), new Scratch()];
after(() => [installed, bare].forEach((scratch) => scratch.remove()));

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What each subpath takes from the vendor's package, as the vendor names it, and what of a payload has it. */
const VENDORS = {
  clerk: { take: 'import type { WebhookEvent as Clerk } from "@clerk/backend/webhooks";', types: { 'Payload<"clerk">': "Clerk" } },
  github: { take: 'import type { webhooks } from "@octokit/openapi-webhooks-types";', types: { 'Payload<"github">': 'webhooks[keyof webhooks]["post"]["requestBody"]["content"]["application/json"]' } },
  line: { take: 'import type { webhook } from "@line/bot-sdk";', types: { 'Payload<"line">': "webhook.CallbackRequest" } },
  linear: { take: 'import type { LinearWebhookPayload } from "@linear/sdk/webhooks" with { "resolution-mode": "import" };', types: { 'Payload<"linear">["type"]': 'LinearWebhookPayload["type"]', 'Payload<"linear">["createdAt"]': "string" } },
  mux: { take: 'import type Mux from "@mux/mux-node";', types: { 'Payload<"mux">': "Mux.Webhooks.UnwrapWebhookEvent" } },
  openai: { take: 'import type OpenAI from "openai";', types: { 'Payload<"openai">': "OpenAI.Webhooks.UnwrapWebhookEvent" } },
  paddle: { take: 'import type { IEvents } from "@paddle/paddle-node-sdk";', types: { 'Payload<"paddle">': "IEvents" } },
  resend: { take: 'import type { WebhookEventPayload } from "resend";', types: { 'Payload<"resend">': "WebhookEventPayload" } },
  slack: { take: 'import type { SlackEvent } from "@slack/types";', types: { 'Extract<Payload<"slack">, { type: "event_callback" }>["event"]': "SlackEvent" } },
  stripe: { take: 'import type Stripe from "stripe";', types: { 'Payload<"stripe">': "Stripe.Event", 'Payload<"stripe-identity">': "Stripe.Event", 'WebhookEvent<"stripe">["payload"]': "Stripe.Event" } },
  workos: { take: 'import type { EventResponse } from "@workos-inc/node";', types: { 'Payload<"workos">': "EventResponse" } },
};
const packageOf = ({ take }) => /from "(@[^/]+\/[^/"]+|[^/"]+)/.exec(take)[1];

for (const [scratch, name] of [...["@types/node", ...new Set(Object.values(VENDORS).map(packageOf))].map((name) => [installed, name]), [bare, "@types/node"]]) {
  mkdirSync(dirname(scratch.path(`node_modules/${name}`)), { recursive: true });
  symlinkSync(join(root, "node_modules", name), scratch.path(`node_modules/${name}`));
}

/** Compiles only where the two are the same, and neither is `any`. */
const SAME = `type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  const same = <A, B>(_: Same<A, B>): void => {};\n`;

const ask = (vendor) => `import type {} from "hookseal/types/${vendor}";\n`;
const TYPES = 'import type { Payload, WebhookEvent } from "hookseal";\n';

/** A program that asks for the types of vendors, and has them. */
const asking = (vendors) => TYPES + SAME + vendors.map((name) => `${VENDORS[name].take}\n${ask(name)}${Object.entries(VENDORS[name].types).map(([own, theirs]) => `same<${own}, ${theirs}>(true);\n`).join("")}`).join("");

/** What tsc makes of a program, in a folder of its own; what it complains of is the failure. */
function compiled(source, { type = "module", module = "nodenext", resolution = module, tsc = bin("tsc"), scratch = installed, ...more } = {}) {
  const folder = scratch.path(`program-${readdirSync(scratch.directory).length}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  writeFileSync(join(folder, "main.ts"), source);
  // The vendors' declarations want types of packages that nobody asked for.
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true };
  const options = { ...strict, module, moduleResolution: resolution, target: "es2022", lib: ["es2023", "dom"], esModuleInterop: true, types: ["node"], ...more };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["main.ts"] }));
  try {
    scratch.run(process.execPath, [realpathSync(tsc), "--project", folder]);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
  return readFileSync(join(folder, "main.js"), "utf8");
}

test("each file of js/types is here, and its package an optional peer that any version satisfies", () => {
  const names = readdirSync(join(root, "js/types")).map((name) => name.replace(".d.ts", ""));
  assert.deepEqual(names, Object.keys(VENDORS));
  for (const [name, vendor] of Object.entries(VENDORS)) {
    assert.ok(readFileSync(join(root, `js/types/${name}.d.ts`), "utf8").includes(`from "${packageOf(vendor)}`), name);
    assert.deepEqual([manifest.peerDependencies[packageOf(vendor)], manifest.peerDependenciesMeta[packageOf(vendor)]], ["*", { optional: true }], name);
  }
});

test("without them a payload is unknown, and no vendor's package is needed", () => {
  compiled(`${TYPES}${SAME}${Object.keys(VENDORS).map((name) => `same<Payload<"${name}">, unknown>(true);`).join("\n")}`, { skipLibCheck: false });
});

test("without the vendor's package a payload is no `any`: it says what to install", () => {
  const lines = Object.entries(VENDORS).map(([name, vendor]) => {
    const own = name === "slack" ? 'Extract<Payload<"slack">, { type: "event_callback" }>["event"]' : `Payload<"${name}">`;
    return `${ask(name)}same<${own}, "the types of ${packageOf(vendor)} are not there: install it">(true);\n`;
  });
  compiled(`${TYPES}${SAME}${lines.join("")}`, { scratch: bare });
});

describe("with them it is the vendor's own", () => {
  // attw has the last TypeScript that has `node10`.
  const older = createRequire(createRequire(import.meta.url).resolve("@arethetypeswrong/core")).resolve("typescript/lib/tsc.js");
  const all = Object.keys(VENDORS);
  const MODES = [
    [all, { type: "module", module: "nodenext" }],
    [all, { type: "commonjs", module: "node16" }],
    [all, { type: "module", module: "esnext", resolution: "bundler" }],
    [["stripe", "github", "slack"], { type: "commonjs", module: "commonjs", resolution: "node10", tsc: older }],
  ];
  for (const [vendors, mode] of MODES) {
    test(`in a package of type ${mode.type}, as ${mode.module} with ${mode.resolution ?? mode.module}, and nothing of it is in what is run`, () => {
      const js = compiled(asking(vendors), { isolatedModules: true, verbatimModuleSyntax: mode.type === "module", ...mode });
      assert.doesNotMatch(js, /hookseal|require\(|from "/);
    });
  }

  test("through each entry that has the payloads", () => {
    const entries = ["hookseal", "hookseal/hmac"].map((name, index) => `import type * as entry${index} from "${name}"; same<entry${index}.Payload<"stripe">, Stripe.Event>(true);`);
    compiled(`${VENDORS.stripe.take}\n${ask("stripe")}${SAME}${entries.join("\n")}`);
  });

  test("in a CommonJS file that says so, and by a reference", () => {
    compiled(asking(["stripe"]), { type: "commonjs", module: "nodenext", verbatimModuleSyntax: true });
    compiled(asking(["stripe"]).replace(ask("stripe"), "").replace(/^/, '/// <reference types="hookseal/types/stripe" />\n'));
  });
});

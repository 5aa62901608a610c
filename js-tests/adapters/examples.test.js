/** The examples in the types of the packed package compile, as strictly as anybody may want. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Scratch, bin, root } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());

/** What the examples import, beside the package. */
const PACKAGES = ["@types", "express", "fastify", "hono", "ioredis", "pg", "redis"];

/** What has no types here, or types that cannot be had beside those of a browser. */
const SHIMS = `
  declare module "@aws-sdk/client-dynamodb" {
    export class DynamoDBClient { send(command: object): Promise<any>; }
    export class UpdateItemCommand { constructor(input: any); }
    export class GetItemCommand { constructor(input: any); }
    export class DeleteItemCommand { constructor(input: any); }
  }
  declare module "better-sqlite3" { const Database: new (path: string) => any; export default Database; }
  declare module "cloudflare:workers" { export const env: any; }`;

test("they compile", () => {
  const names = [];
  for (const folder of ["js/adapters", "js/stores"]) {
    for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith(".d.ts"))) {
      const text = readFileSync(join(root, folder, file), "utf8").replace(/^ \* ?/gm, "");
      const examples = [...text.matchAll(/^```ts\n(.*?)^```/gms)];
      if (/export function receive|Store\(/.test(text)) assert.notEqual(examples.length, 0, file);
      for (const [index, [, example]] of examples.entries()) {
        names.push(`${file.replace(".d.ts", "")}-${index}.ts`);
        scratch.write(names.at(-1), `${example}\nexport {};`);
      }
    }
  }
  assert.ok(names.length > 12, names.join());
  for (const name of PACKAGES) symlinkSync(join(root, "node_modules", name), scratch.path(join("node_modules", name)));
  scratch.write("shims.d.ts", SHIMS);
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true },
    ...{ target: "es2022", lib: ["es2023", "dom", "dom.iterable"], module: "nodenext", types: ["node"] },
  };
  scratch.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["shims.d.ts", ...names] }));
  try {
    scratch.run(bin("tsc"), []);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("the types hold in the frameworks' own", () => {
  try {
    scratch.run(bin("tsc"), ["--project", import.meta.dirname]);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

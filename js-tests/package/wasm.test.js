/** The demo's modules are those of the package, though wasm-pack, which a newcomer would wait for, makes none of them. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { withWasmPack, withoutWasmPack } from "../../scripts/wasm.js";
import { root } from "../scratch.js";

const folder = mkdtempSync(join(tmpdir(), "hookseal-wasm-"));
after(() => rmSync(folder, { recursive: true }));

test("without wasm-pack a module has the same bytes", async () => {
  const made = [];
  for (const [index, compile] of [withWasmPack, withoutWasmPack].entries()) {
    const output = join(folder, String(index));
    await compile("unpack", { target: join(root, "target", "wasm-z"), output });
    made.push(["unpack_bg.wasm", "unpack_bg.js"].map((name) => readFileSync(join(output, name), "hex")));
  }
  assert.deepEqual(made[1], made[0]);
});

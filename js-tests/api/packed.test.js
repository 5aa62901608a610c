/** Modules that travel deflated, as they are inflated where no host does that: in browsers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { unpack } from "../../js/packed.js";

const NAMES = ["hookseal", "lab", "hmac", "keys", "evidence", "apple", "id_token"];

/** As in a browser: `process` has nothing to inflate with. */
function withoutHost(call) {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = undefined;
  try {
    return call();
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
}

/** The bytes that a call compiles. */
function compiledBy(call) {
  const { Module } = WebAssembly;
  const compiled = [];
  WebAssembly.Module = class extends Module {
    constructor(bytes) {
      super(bytes);
      compiled.push(Buffer.from(bytes));
    }
  };
  try {
    call();
  } finally {
    WebAssembly.Module = Module;
  }
  return compiled.at(-1);
}

for (const name of NAMES) {
  test(`${name} is, byte for byte, what was built, with a host and without`, async () => {
    const { default: module } = await import(`../../pkg/${name}_packed.js`);
    const built = readFileSync(new URL(`../../pkg/${name}_bg.wasm`, import.meta.url));
    assert.ok(inflateRawSync(Buffer.from(module.packed, "base64")).equals(built));
    assert.ok(compiledBy(() => unpack(module)).equals(built));
    assert.ok(withoutHost(() => compiledBy(() => unpack(module))).equals(built));
  });
}

test("bytes that are not whole are no module", async () => {
  const { default: module } = await import("../../pkg/keys_packed.js");
  const cut = { ...module, packed: module.packed.slice(0, -400) };
  const longer = { ...module, length: module.length + 1 };
  const huge = { ...module, length: 1 << 20 };
  for (const broken of [cut, longer, huge]) assert.throws(() => withoutHost(() => unpack(broken)), /not whole/);
  assert.throws(() => unpack(cut));
});

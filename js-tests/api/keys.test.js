/** The wasm of public keys after a trap, for which no input is known: made from inside, in the file of which Node's is made. */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { keyVerifies, loadKeys, readKey, releaseKey } from "../../js/keys.js";
import { unpack } from "../../js/packed.js";
import packed from "../../pkg/keys_packed.js";

const RAW_ED25519 = 1;
const MESSAGE = 0;
const NOTHING = new Uint8Array();

/** A new key's handle, and a message with its signature. */
function aKey() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const point = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const message = Buffer.from("a message");
  const handle = readKey(RAW_ED25519, point, NOTHING, new Float64Array(3));
  assert.ok(handle >= 0);
  return { handle, verifies: (of = handle) => keyVerifies(of, MESSAGE, message, sign(null, message, privateKey)) };
}

test("keys of an instance that stopped are none of the next one's", () => {
  loadKeys(() => unpack(packed));
  const before = aKey();
  assert.equal(before.verifies(), true);
  // More than a wasm can address.
  assert.throws(() => keyVerifies(before.handle, MESSAGE, /** @type {any} */ ({ length: 2 ** 31 }), NOTHING), WebAssembly.RuntimeError);
  assert.throws(() => before.verifies(), /gone/);
  releaseKey(before.handle);
  const after = aKey();
  assert.notEqual(after.handle, before.handle);
  assert.equal(after.verifies(), true);
  assert.throws(() => after.verifies(before.handle), /gone/);
});

/** Whoever signs: each scheme in one way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemes } from "hookseal";
import { signers } from "./signers.js";

test("every scheme has a signer", () => assert.deepEqual(Object.keys(signers).sort(), schemes.map(({ name }) => name).sort()));

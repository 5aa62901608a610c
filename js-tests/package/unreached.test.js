/** What `scripts/unreached.js` finds: the check that what is taken out of a wasm is called where nothing goes on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { reached } from "../../scripts/unreached.js";

/** The text of a module with a function that goes, `$words of a panic`, and one that stays. */
function printed(body, { table = "" } = {}) {
  const module = binaryen.parseText(`(module
    (table 2 funcref) (memory 1) ${table}
    (func $"words of a panic" (param i32 i32) (result i32) (unreachable))
    (func $"own::call" (export "call") (param i32) (result i32) ${body}))`);
  const text = module.emitText();
  module.dispose();
  return text;
}

const CALL = `(call $"words of a panic" (i32.const 1) (i32.const 2))`;
const goes = (name) => name === "words of a panic";
const problems = (body, options, isOwn = () => false) => reached(printed(body, options), goes, isOwn);

test("a call before unreachable is one behind which nothing goes on", () => {
  assert.deepEqual(problems(`(if (local.get 0) (then (drop ${CALL}) (unreachable))) (i32.const 0)`), []);
  assert.deepEqual(problems(`(block $a (block $b (br_if $b (local.get 0)) (drop ${CALL})) (unreachable)) (i32.const 0)`), []);
  assert.deepEqual(problems(`(block $a (block $b (br_if $b (local.get 0)) (drop ${CALL}) (br $a)) (return (i32.const 1))) (unreachable)`), []);
});

test("any other call is found", () => {
  const found = ["own::call goes on behind words of a panic"];
  for (const body of [
    CALL,
    `(i32.add ${CALL} (i32.const 1))`,
    `(drop ${CALL}) (i32.const 0)`,
    `(if (local.get 0) (then (drop ${CALL})) (else (unreachable))) (i32.const 0)`,
    `(block $a (drop ${CALL}) (br $a) (unreachable)) (i32.const 0)`,
    `(select ${CALL} (i32.const 1) (i32.const 2))`,
    `(block $a (block $b (br_if $b (local.get 0)) (drop ${CALL}) (br $a)) (unreachable)) (i32.const 0)`,
    `(loop $a (if (local.get 0) (then (return (i32.const 1)))) (drop ${CALL}) (br $a)) (unreachable)`,
  ]) {
    assert.deepEqual(problems(body), found, body);
  }
});

test("so is a call through the table of what has its type, unless it calls what is ours alone", () => {
  const body = "(call_indirect (param i32 i32) (result i32) (i32.const 1) (i32.const 2) (local.get 0))";
  const table = `(elem (i32.const 0) $"words of a panic")`;
  assert.deepEqual(problems(body, { table }), ["own::call calls what takes (param i32, param i32, result i32)"]);
  assert.deepEqual(problems(body, { table }, (name) => name.startsWith("own::")), []);
  assert.deepEqual(problems(body), []);
});

test("what goes may call what goes", () => assert.deepEqual(reached(printed(CALL), () => true, () => false), []));

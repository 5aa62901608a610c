/**
 * Makes a wasm small: takes out what only words a panic, and optimises the rest.
 *
 * No input is known to make the wasm panic (SECURITY.md); should it happen all
 * the same, it traps, with or without a message that nobody reads. The message's
 * code is an eighth of the module.
 */
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

/** By their names in the standard library. Whatever still calls them traps. */
const WORDING = [
  /\b(core|std|alloc)(\[\w+\])?::(fmt|panicking)::/,
  / as (core|std)(\[\w+\])?::(fmt|error|panic)::/,
  /::(slice_error_fail\w*|slice_index_fail|unwrap_failed|expect_failed|panic_\w+|do_count_chars)\b/,
];

/** What every runtime has that has SIMD. */
const FEATURES = ["SIMD128", "BulkMemory", "BulkMemoryOpt", "NontrappingFPToInt", "SignExt", "MutableGlobals", "Multivalue", "ReferenceTypes", "CallIndirectOverlong"];

/** @param {string} path of a wasm that still names its functions; it is replaced */
export function shrink(path) {
  const module = binaryen.readBinary(readFileSync(path));
  module.setFeatures(FEATURES.reduce((mask, name) => mask | binaryen.Features[name], 0));
  const names = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  for (const { name, base, params, results } of names) {
    if (base !== "" || !WORDING.some((pattern) => pattern.test(name))) continue;
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  module.runPasses(["strip-debug", "strip-producers"]);
  module.optimize();
  writeFileSync(path, module.emitBinary());
  module.dispose();
}

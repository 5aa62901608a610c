/**
 * Makes a wasm small: takes out what only words a panic, and optimises the rest.
 *
 * No input is known to make the wasm panic (SECURITY.md); should it happen all
 * the same, it traps, with or without a message that nobody reads. The message's
 * code is an eighth of the module, and its texts are a
 * kilobyte. That nothing else calls that code is checked in each build (`unreached.js`).
 */
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { Failure } from "./tools.js";
import { reached } from "./unreached.js";

/** By their names in the standard library. Whatever still calls them traps. */
const WORDING = [
  /\b(core|std|alloc)(\[\w+\])?::(fmt|panicking)::/,
  / as (core|std)(\[\w+\])?::(fmt|error|panic)::/,
  /::(slice_error_fail\w*|slice_index_fail|unwrap_failed|expect_failed|panic_\w+|do_count_chars)\b/,
  // Memory that is not there.
  /\balloc::rust_oom\b/,
];
/** Called wherever a value ends, by its type. */
const DROP = /\bdrop_in_place\b/;
/** What calls closures, and traits of this project, also iterators of the standard library: none of its traits is one of wording (`js-tests/package/architecture.test.js`). */
const OWN = /\bhookseal::|\bcore(\[\w+\])?::iter::|\bIterator::/;
const isWording = (name) => !DROP.test(name) && WORDING.some((pattern) => pattern.test(name));

/** What every runtime has that has SIMD. */
const FEATURES = ["SIMD128", "BulkMemory", "BulkMemoryOpt", "NontrappingFPToInt", "SignExt", "MutableGlobals", "Multivalue", "ReferenceTypes", "CallIndirectOverlong"];

/** What wasm-bindgen adds for JavaScript's objects. */
const OBJECTS = ["__wbindgen_start", "__wbindgen_externrefs"];

/**
 * @param {string} path of a wasm that still names its functions; it is replaced
 * @param {boolean} [plain] whether only numbers cross its boundary
 */
export function shrink(path, plain = false) {
  const module = binaryen.readBinary(withoutWords(readFileSync(path)));
  module.setFeatures(FEATURES.reduce((mask, name) => mask | binaryen.Features[name], 0));
  const names = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  const problems = reached(module.emitText(), isWording, (name) => OWN.test(name));
  if (problems.length > 0) throw new Failure(`${path}: what words a panic is called otherwise (scripts/shrink.js):\n${problems.join("\n")}`);
  for (const { name, base, params, results } of names) {
    if (base !== "" || !isWording(name)) continue;
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  if (plain) OBJECTS.forEach((name) => module.removeExport(name));
  // LLVM has inlined what it takes to be fast: this, and the next, are a hundredth less each.
  binaryen.setOneCallerInlineMaxSize(0);
  // The first kilobyte is the far end of the stack.
  binaryen.setLowMemoryUnused(true);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  module.runPasses(["strip-debug", "strip-producers", "strip-target-features"]);
  module.optimize();
  writeFileSync(path, module.emitBinary());
  module.dispose();
}

/** The source files that panics name. */
const FILE = /(?:\/rustc\/[0-9a-f]{40}\/library|crates|src)\/[\w./-]+?\.rs(?!\w)/g;
/** What panics of the standard library say, and the two-digit numbers in it. */
const MESSAGE =
  /slice index starts at .. but ends at |range (?:start|end) index|.. ?out of range for slice of length |index out of bounds: the len is .. but the index is |cannot access a Thread Local Storage value during or after destruction: |internal error: entered unreachable code: [\w ]+|attempt to (?:divide by zero|join into collection with len > usize::MAX)|capacity overflow|RefCell already (?:mutably )?borrowed|AccessError|mid > len|0001020304\d{180}9596979899/gs;
/** Of a `core::panic::Location`: the name's address and length, a line and a column, of four bytes each. */
const LOCATION_BYTES = 16;

/**
 * The wasm with zeros in place of the texts of panics, and of what refers to source files.
 * @param {Buffer} wasm
 */
function withoutWords(wasm) {
  const module = binaryen.readBinary(wasm);
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, index) => {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(index));
    const at = wasm.indexOf(Buffer.from(data));
    return { offset, bytes: wasm.subarray(at, at + data.byteLength) };
  });
  module.dispose();
  for (const { offset, bytes: texts } of segments) {
    for (const { 0: name, index } of texts.toString("latin1").matchAll(FILE)) {
      const reference = Buffer.alloc(8);
      reference.writeUInt32LE(offset + index, 0);
      reference.writeUInt32LE(name.length, 4);
      for (const { bytes } of segments) {
        for (let at = bytes.indexOf(reference); at >= 0; at = bytes.indexOf(reference, at)) bytes.fill(0, at, at + LOCATION_BYTES);
      }
      texts.fill(0, index, index + name.length);
    }
    for (const { 0: message, index } of texts.toString("latin1").matchAll(MESSAGE)) texts.fill(0, index, index + message.length);
  }
  return wasm;
}

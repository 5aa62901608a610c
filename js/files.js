/** Modules that lie in files beside this one, and are taken when they are asked for. */
import { moduleOf } from "./bytes.js";
import { unpack } from "./packed.js";
import { absentLab, included, includedLab } from "./shared.js";

const { process } = /** @type {any} */ (globalThis);

/** Whether the runtime has files: Node, Deno, Bun. In a bundle for one of them they may not be there. */
const hasFiles = process?.getBuiltinModule !== undefined;

/** The search for causes, as it was imported or from its file; whatever traces the files of a server may have left that out. */
export function lab() {
  if (included.lab !== undefined || !hasFiles) return includedLab();
  try {
    return fromFile("lab");
  } catch (cause) {
    throw absentLab('diagnose: its module is not in the files of this server: import "hookseal/lab"', { cause });
  }
}

/** @param {string} name of a module */
export function fromFile(name) {
  const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  let module;
  try {
    module = require(`../pkg/${name}_packed.js`).default;
  } catch {
    // Jest's own `require` knows no ES modules. What traces a server's files finds only those.
    return moduleOf(process.getBuiltinModule("node:fs").readFileSync(require.resolve(`../pkg/${name}_bg.wasm`)));
  }
  return unpack(module);
}

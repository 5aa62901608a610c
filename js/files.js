/** Modules that lie in files beside this one, and are taken when they are asked for. */
import { unpack } from "./packed.js";

const { process } = /** @type {any} */ (globalThis);

/** Whether the runtime has files: Node, Deno, Bun. In a bundle for one of them they may not be there. */
export const hasFiles = process?.getBuiltinModule !== undefined;

/** @param {string} name of a module */
export const fromFile = (name) => unpack(process.getBuiltinModule("node:module").createRequire(import.meta.url)(`../pkg/${name}_packed.js`).default);

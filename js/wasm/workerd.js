/** Compiled modules, apart from what makes engines of them: a bundle that takes only the table of schemes has none. */
export { default as engine } from "../../pkg/hookseal_bg.wasm";
export { default as keys } from "../../pkg/keys_bg.wasm";

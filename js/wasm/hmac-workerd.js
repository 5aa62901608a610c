/** Compiled modules, apart from what makes engines of them: a bundle that takes only the table of schemes has none. */
export { default as engine } from "../../pkg/hmac_bg.wasm";

/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../../pkg/id_token_bg.wasm?module";
import { load } from "./api.js";

export { EvidenceError, verifyIdToken } from "./api.js";

load(() => module);

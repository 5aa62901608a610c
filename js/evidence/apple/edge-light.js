/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../../pkg/apple_bg.wasm?module";
import { load } from "./api.js";

export { EvidenceError, verifyNotification } from "./api.js";

load(() => module);

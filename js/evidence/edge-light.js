/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../pkg/evidence_bg.wasm?module";
import { load } from "./api.js";

export { EvidenceError, verifyEvidence } from "./api.js";

load(() => module);

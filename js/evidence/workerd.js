/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../pkg/evidence_bg.wasm";
import { load } from "./api.js";

export { EvidenceError, verifyEvidence } from "./api.js";

load(() => module);

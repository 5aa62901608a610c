/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import bytes from "../../pkg/evidence_bytes.js";
import { compile } from "../bytes.js";
import { load } from "./api.js";

export { EvidenceError, verifyEvidence } from "./api.js";

load(() => compile(bytes));

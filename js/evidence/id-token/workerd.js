/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../../pkg/id_token_bg.wasm";
import { load } from "./api.js";

export { EvidenceError, verifyIdToken } from "./api.js";

load(() => module);

/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../../pkg/apple_bg.wasm";
import { load } from "./api.js";

export { EvidenceError, verifyNotification } from "./api.js";

load(() => module);

/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import packed from "../../../pkg/id_token_packed.js";
import { unpack } from "../../packed.js";
import { load } from "./api.js";

export { EvidenceError, verifyIdToken } from "./api.js";

load(() => unpack(packed));

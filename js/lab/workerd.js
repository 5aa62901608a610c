/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../pkg/lab_bg.wasm";
import { included } from "../shared.js";

export { explain, told } from "../explain.js";

included.lab = () => module;

/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../pkg/lab_bg.wasm";
import { included } from "../shared.js";

included.lab = () => module;

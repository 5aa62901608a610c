/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../pkg/lab_bg.wasm?module";
import { included } from "../shared.js";

export { explain, told } from "../explain.js";

included.lab = () => module;

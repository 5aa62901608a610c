/** For runtimes that compile wasm from bytes; Node takes the module from its file when it is asked for. */
import bytes from "../../pkg/lab_bytes.js";
import { compile } from "../bytes.js";
import { included } from "../shared.js";

included.lab = () => compile(bytes);

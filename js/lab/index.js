/** For runtimes that compile wasm from bytes; Node takes the module from its file when it is asked for. */
import packed from "../../pkg/lab_packed.js";
import { unpack } from "../packed.js";
import { included } from "../shared.js";

export { explain, told } from "../explain.js";

included.lab = () => unpack(packed);

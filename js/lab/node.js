/** Node takes the module from its file when a cause is asked for. */
export { explain, told } from "../explain.js";

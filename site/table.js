/** In place of `pkg/schemes.js`, which travels compressed. */
import { bytesIn } from "./packed.js";

export default JSON.parse(new TextDecoder().decode(bytesIn("table")));

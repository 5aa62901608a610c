/** The package's version, from its manifest. */
import { readFileSync } from "node:fs";

/** @returns {string} */
export const packageVersion = () => JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;

/** Modules of Node whose work a page does not do: it reads no files, and has no command line. */

/** @type {(...args: any[]) => any} */
const absent = () => {
  throw Object.assign(new Error("a page reads no files"), { code: "a page reads no files: drop the body by itself" });
};
const same = (/** @type {string[]} */ ...paths) => paths.join("/");
export const existsSync = () => false;
export { absent as parseArgs, absent as parseEnv, absent as readFileSync, absent as writeFileSync, same as join, same as resolve };

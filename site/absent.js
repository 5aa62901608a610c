/**
 * In place of files of the package and of the command line whose work a page does not do:
 * no host that hashes, no signatures beside those that the engine makes, no bodies that are
 * tampered with, no openssl, no files that a request names, no events of Lambda, no project around it, and no name of
 * a scheme that nobody knows, since they are chosen from the list.
 */
import { UsageError } from "../js/cli/args.js";

/** `js/host.js`. */
export const isForHost = () => false;
export const use = () => {};
export const byteLength = (/** @type {any} */ { length }) => length;
export const sha256 = () => {};

/** `js/unknown.js`. */
export const hintOfUnknown = () => "there is no scheme of this name";

/** `js/cli/openssl.js`. */
export const opensslFor = () => undefined;

/** `js/cli/requests/named-file.js`. */
export const fileOf = () => {
  throw new UsageError("a page reads no files: drop the body by itself");
};

/** `js/cli/read-file.js`. */
export const readFile = () => {
  throw Object.assign(new Error("a page reads no files"), { code: "a page reads no files: drop the body by itself" });
};
export const readStream = readFile;
export const MAX_DELIVERY_BYTES = 0;
export const MAX_WRITTEN_BYTES = 0;

/** `js/cli/requests/lambda.js`. */
export const isLambdaEvent = () => false;
export const readLambdaEvent = fileOf;

/** `js/cli/called.js`: only what is not read here may have been called by another URL. */
export const diagnosed = (/** @type {any} */ webhook, /** @type {any} */ delivery, /** @type {any} */ context, /** @type {any} */ options) => ({ delivery, found: webhook.diagnose(delivery.body, delivery.headers, context, options) });

/** `js/cli/project.js`. */
export const frameworkOf = () => undefined;
export const dependenciesOf = () => ({});

/** `js/cli/vendors.js`. */
export const SIGNERS = {};
export const SAMPLES = {};

/** `js/cli/tamper.js`. */
export const tamperings = () => [];

/** A delivery as `listen` saves it, with what came of it each time it was delivered. */
import { writeFileSync } from "node:fs";
import { MAX_DELIVERY_BYTES, readFile } from "../read-file.js";

/** @typedef {import("../types.js").Delivery} Delivery */

/**
 * What came of a delivery at a target.
 * @typedef {object} Run
 * @property {string} at ISO 8601
 * @property {number} status that was answered
 */

/** @typedef {{ hookseal: 1, receivedAt: string, scheme?: string, method: string, url: string, headers: [string, string][], body: string, runs: Run[] }} Capture */

/** @param {any} value */
const areTexts = (value) => Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");

/** @param {any} value */
const isRun = (value) => Number.isInteger(value?.status);

/** @param {any} value @returns {value is Capture} */
export function isCapture(value) {
  if (value?.hookseal !== 1) return false;
  const { method, url, body, receivedAt, scheme, headers, runs } = value;
  return typeof body === "string" && [method, url, receivedAt, scheme].every((text) => text === undefined || typeof text === "string") && Array.isArray(headers) && headers.every(areTexts) && Array.isArray(runs) && runs.every(isRun);
}

/**
 * @param {Capture} capture
 * @returns {Delivery}
 */
export function readCapture({ method, url, headers, body, receivedAt }) {
  const at = Date.parse(receivedAt);
  return { method, url, headers, body: Buffer.from(body, "base64"), notes: [], ...(Number.isFinite(at) && { at }) };
}

/** Of a regular file alone: it is one that can be written again. @param {string} path @returns {Capture | undefined} */
export function captureAt(path) {
  try {
    const found = JSON.parse(readFile(path, MAX_DELIVERY_BYTES, true).toString("utf8"));
    return isCapture(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** For its owner alone: deliveries hold persons and orders. @param {string} path @param {Capture} capture */
export const writeCapture = (path, capture) => writeFileSync(path, `${JSON.stringify(capture, null, 1)}\n`, { mode: 0o600 });

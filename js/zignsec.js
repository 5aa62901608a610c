/** A client for ZignSec's test endpoint; see `zignsec.d.ts` for the contract. */

const ENDPOINTS = {
  test: "https://test.zignsec.com/v2/webhook/test",
  production: "https://api.zignsec.com/v2/webhook/test",
};

/** @typedef {import("./zignsec.js").TestWebhookOptions} TestWebhookOptions */

export class ZignsecError extends Error {
  /**
   * @param {string} message
   * @param {number} [status]
   * @param {ErrorOptions} [options]
   */
  constructor(message, status, options) {
    super(message, options);
    if (status !== undefined) this.status = status;
  }
}
ZignsecError.prototype.name = "ZignsecError";

/** @param {TestWebhookOptions} options */
export async function requestTestWebhook(options) {
  const { token, url, endpoint, fetch, signal } = checked(options);
  const response = await reach(fetch, endpoint, {
    method: "POST",
    headers: { authorization: token, "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ Url: String(url) }),
    redirect: "manual", // the token is for this host
    signal,
  });
  if (response.ok) return read(response);
  await response.body?.cancel();
  throw new ZignsecError(`ZignSec answered ${response.status}`, response.status);
}

/** @param {TestWebhookOptions} options */
function checked({ token, url, environment = "test", endpoint, fetch = globalThis.fetch, signal }) {
  // What `fetch` says about a header that it cannot send quotes the header.
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError("token: expected the access token, ASCII without spaces");
  }
  if (!isHttp(url)) throw new TypeError("url: expected an http or https URL");
  if (!Object.hasOwn(ENDPOINTS, environment)) throw new TypeError('environment: expected "test" or "production"');
  if (endpoint !== undefined && !isHttp(endpoint)) throw new TypeError("endpoint: expected an http or https URL");
  return { token, url, endpoint: endpoint ?? ENDPOINTS[environment], fetch, signal };
}

/** @param {unknown} url */
function isHttp(url) {
  const text = url instanceof URL ? url.href : url;
  return typeof text === "string" && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * @param {typeof globalThis.fetch} fetch
 * @param {string | URL} endpoint
 * @param {RequestInit} init
 */
async function reach(fetch, endpoint, init) {
  try {
    return await fetch(endpoint, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ZignsecError("ZignSec could not be reached", undefined, { cause });
  }
}

/** @param {Response} response */
async function read(response) {
  const answer = await response.json().catch(() => undefined);
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) return answer;
  throw new ZignsecError("ZignSec's answer is not a JSON object", response.status);
}

/** The endpoints that the suite calls: the same in every framework and runtime. */

export const LIMIT = 10_000;
export const TOKEN = "the token";
export const SLACK = "8f742231b10e8888abcd99yyyzzz85a5";

/**
 * What the tests are told of a server, in whichever process it runs.
 *
 * @typedef {object} Report
 * @property {(event: { id: string, country?: string, body: string }) => Promise<unknown>} handle rejects where the handler should
 * @property {(error: { code: string, status: number, hint: string, cause?: { message: string } }) => unknown} refuse
 */

/** @typedef {Record<string, { webhook: any, handler: (event: any) => unknown, options: object }>} Endpoints */

/**
 * @param {{ Webhook: any, memoryStore: any }} lib
 * @param {Report} report
 * @returns {Endpoints} one is served under `/<name>`; before the one named `parsed`, the framework parses the body
 */
export function endpoints({ Webhook, memoryStore }, report) {
  const checkr = new Webhook("checkr", TOKEN, { maxBodyBytes: LIMIT });

  const endpoint = (webhook, options) => ({
    webhook,
    handler: ({ id, payload, body }) =>
      report.handle({ id, country: payload.identity?.CountryCode, body: new TextDecoder().decode(body) }),
    options: {
      bodyTimeout: 1,
      onRefusal: ({ code, status, hint, cause }) => report.refuse({ code, status, hint, cause: cause && { message: cause.message } }),
      ...options,
    },
  });

  return {
    plain: endpoint(checkr, {}),
    once: endpoint(checkr, { store: memoryStore(), endpoint: "once" }),
    early: endpoint(checkr, { store: memoryStore(), endpoint: "early", answer: "before" }),
    polite: endpoint(checkr, { reply: { status: 202, headers: { "x-thanks": "yes" }, body: "[accepted]" } }),
    silent: endpoint(checkr, { store: memoryStore(), endpoint: "silent", reply: { status: 204 } }),
    fenced: endpoint(new Webhook("checkr", TOKEN, { sourceAddresses: ["192.0.2.7"] }), { sourceAddress: () => "192.0.2.7" }),
    parsed: endpoint(checkr, {}),
    slack: endpoint(new Webhook("slack", SLACK), {}),
    meta: endpoint(new Webhook("meta", "the app secret", { verifyToken: "the verify token" }), {}),
  };
}

/** The host that a vendor called, as a request says it. */

/** RFC 3986, section 3.2: a name or an address, and a port. Whatever else stands there would be read as part of the path. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * @param {unknown} header `Host`, or `:authority`
 * @returns {string | undefined} nothing where it is not one host
 */
export const hostOf = (header) => (typeof header === "string" && HOST.test(header) ? header : undefined);

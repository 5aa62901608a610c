/**
 * The signed message's bytes, part by part. The library's report names the parts and
 * their lengths; here each is looked up in the delivery by its name, and one whose
 * length is not the one reported is not shown.
 */

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {{ part: string, length: number | null, bytes: Buffer | undefined }} Part */

/** What stands behind a time in a signature header: `t=…`, `ts=…`, or the first of several texts. */
const TIMES = [/(?:^|[,;\s])(?:t|ts|time|timestamp)=(\d{8,16})/, /(?:^|[,;:\s=])(\d{10,16})(?=[,;:\s.]|$)/];

/**
 * @param {Delivery} delivery
 * @param {readonly { part: string, bytes: number | null }[]} message of a report
 * @returns {Part[]}
 */
export const partsOf = (delivery, message) =>
  message.map(({ part, bytes: length }) => {
    const found = candidatesOf(part, delivery).find((candidate) => candidate.length === length);
    return { part, length, bytes: found };
  });

/** @param {readonly Part[]} parts @returns {Buffer | undefined} undefined where one is not known */
export function joined(parts) {
  const pieces = parts.map(({ bytes }) => bytes);
  return pieces.length === 0 || pieces.includes(undefined) ? undefined : Buffer.concat(/** @type {Buffer[]} */ (pieces));
}

/**
 * What a part may be: most have one candidate.
 * @param {string} part
 * @param {Delivery} delivery
 * @returns {Buffer[]}
 */
function candidatesOf(part, delivery) {
  if (part === "body") return [delivery.body];
  if (part === "line feed") return [Buffer.from("\n")];
  if (part === "method") return [Buffer.from((delivery.method ?? "").toUpperCase())];
  if (part === "time") return timesIn(delivery);
  if (part === "sorted form") return [sortedForm(delivery.body)];
  if (/URL|path/.test(part) && delivery.url !== undefined && URL.canParse(delivery.url) && !part.includes("parameter")) return urlForms(delivery.url);
  return namedCandidates(part, delivery);
}

/** @param {string} part @param {Delivery} delivery */
function namedCandidates(part, { headers, body, url }) {
  const wrapped = /^"([^]*)" the header (\S+) "([^]*)"$/.exec(part);
  if (wrapped) return valuesOf(headers, wrapped[2]).map((value) => Buffer.from(wrapped[1] + value + wrapped[3], "latin1"));
  const header = /^the header (\S+)$/.exec(part);
  if (header) return valuesOf(headers, header[1]).map((value) => Buffer.from(value, "latin1"));
  const parameter = /^"([^]*)" the URL's parameter (\S+) "([^]*)"$/.exec(part);
  if (parameter) return parametersOf(url, parameter[2]).map((value) => Buffer.from(parameter[1] + value + parameter[3]));
  const literal = /^"([^]*)"$/.exec(part);
  if (literal) return [Buffer.from(literal[1])];
  if (part === "token") return headers.flatMap(([, value]) => signedOfToken(value)).map((text) => Buffer.from(text));
  const member = /^the body's member (\S+)$/.exec(part);
  return member ? memberOf(body, member[1]) : [];
}

/** Of a token (RFC 7515, section 7.1) at a value's end, what is signed: by splitting, since a pattern takes quadratic time. @param {string} value @returns {string[]} */
function signedOfToken(value) {
  const [head, payload, signature] = value.split(/[^\w.-]/).at(-1)?.split(".").slice(-3) ?? [];
  return head && payload && signature ? [`${head}.${payload}`] : [];
}

/** @param {Delivery["headers"]} headers @param {string} names with `|` between them */
const valuesOf = (headers, names) => names.split("|").flatMap((name) => headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value));

/** @param {string | undefined} url @param {string} name */
const parametersOf = (url, name) => (url !== undefined && URL.canParse(url) ? new URL(url).searchParams.getAll(name) : []);

/** @param {Delivery} delivery */
const timesIn = ({ headers }) => headers.flatMap(([, value]) => TIMES.flatMap((pattern) => pattern.exec(value)?.[1] ?? [])).map((text) => Buffer.from(text));

/** @param {Buffer} body @param {string} paths with `|` between them */
function memberOf(body, paths) {
  try {
    const root = JSON.parse(body.toString("utf8"));
    const values = paths.split("|").map((path) => path.split(".").reduce((value, name) => value?.[name], root));
    // A number that a double may have changed is not known.
    const isKnown = (/** @type {unknown} */ value) => typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
    return values.filter(isKnown).map((value) => Buffer.from(String(value)));
  } catch {
    const values = paths.split("|").map((name) => new URLSearchParams(body.toString("utf8")).get(name));
    return values.flatMap((value) => (value === null ? [] : [Buffer.from(value)]));
  }
}

/** @param {string} text */
function urlForms(text) {
  const { origin, pathname } = new URL(text);
  const afterHost = /^\w+:\/\/[^/?#]*([^#]*)/.exec(text)?.[1] ?? "";
  return [text, text.split(/[?#]/)[0], afterHost, origin + pathname].map((form) => Buffer.from(form));
}

/** As Twilio signs a form: names and values one after another, sorted by name, each pair once. @param {Buffer} body */
function sortedForm(body) {
  const pairs = [...new URLSearchParams(body.toString("utf8"))].map(([name, value]) => `${name}\0${value}`);
  return Buffer.from([...new Set(pairs)].sort().join("").replaceAll("\0", ""));
}

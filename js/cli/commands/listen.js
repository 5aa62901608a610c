/** `hookseal listen`: receives deliveries on this machine, says of each what it is, and hands it on. */
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { once } from "node:events";
import { JSON_OUTPUT, SCHEME, SECRET, UsageError, wholeNumber } from "../args.js";
import { MAX_PER_MINUTE, endpointAt, rations, readEndpoints } from "../endpoints.js";
import { asJson, isSigned, ofHandshake, printVerdict } from "../explain.js";
import { calledAs } from "../called.js";
import { inflatedBy, judge } from "../judge.js";
import { isTaken, post, targetOf, wordOf } from "../post.js";
import { counted, plain } from "../print.js";
import { writeCapture } from "../requests/capture.js";
import { isHost } from "../requests/well-formed.js";

/** @typedef {import("../types.js").Delivery} Delivery */
/** @typedef {import("../endpoints.js").Endpoint} Endpoint */
/** @typedef {import("../types.js").Values} Values */
/** @typedef {import("../print.js").Printer} Printer */
/** @typedef {{ status: number, headers?: Record<string, string>, body: string | Buffer }} Answer */
/**
 * What the server works with.
 * @typedef {object} Desk
 * @property {readonly Endpoint[]} endpoints
 * @property {Values} values
 * @property {Printer} print
 * @property {string} cwd
 * @property {import("../endpoints.js").Rations} rations of what is not verified
 */

/** How far one search goes: about two tenths of a second. */
const LIMITS = { maxBytes: 24 << 20 };
/** How much of a body that is too large is read on, and not kept: a sender that is sending reads no answer. */
const MAX_DISCARDED_BYTES = 1 << 26;
/** How many pieces of a body are kept before they are put together: a sender can make each one byte long. */
const MAX_PIECES = 1024;

/** @type {import("../types.js").Command} */
export const listen = {
  name: "listen",
  summary: "receive deliveries here, verify and explain each, and forward what is genuine",
  usage: "hookseal listen --endpoint /path=scheme:NAME [--forward url]",
  positionals: 0,
  options: {
    endpoint: { type: "string", multiple: true, short: "e", value: "/path=scheme:NAME", help: "who is expected at a path, and the variable that holds the secret" },
    ...SCHEME,
    ...SECRET,
    forward: { type: "string", short: "f", value: "url", help: "where genuine deliveries go on to; of a URL without a path, the delivery's own is taken" },
    "public-url": { type: "string", value: "url", help: "the address that the vendor calls, where a tunnel ends here" },
    save: { type: "string", value: "folder", help: "save each delivery there, for replay" },
    port: { type: "string", short: "p", value: "number", help: "4242 by default; 0 for any that is free" },
    tolerance: { type: "string", value: "seconds", help: "how far the signed time may lie from now; off for any" },
    ...JSON_OUTPUT,
  },
  examples: ["hookseal listen --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET --forward http://localhost:3000/webhooks/stripe", "hookseal listen --endpoint /stripe=stripe:STRIPE_SECRET --endpoint /github=github:GITHUB_SECRET --save captures"],
  notes: ["It listens on 127.0.0.1 alone. Ends with Ctrl+C."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, io, print }) {
  const endpoints = await readEndpoints(values, io);
  if (values.forward !== undefined) targetOf(values.forward);
  if (values["public-url"] !== undefined) targetOf(values["public-url"]);
  if (values.save !== undefined) mkdirSync(resolve(io.cwd, values.save), { recursive: true, mode: 0o700 });
  const desk = { endpoints, values, print, cwd: io.cwd, rations: rations() };
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    handled(request, desk).then(
      ({ status, headers = {}, body }) => response.writeHead(status, headers).end(body),
      (error) => {
        print.note(`a delivery could not be handled (${error.code ?? error.name})`);
        response.destroy();
      },
    );
  });
  const wanted = wholeNumber(values.port, "port") ?? 4242;
  server.listen(wanted, "127.0.0.1");
  await once(server, "listening").catch(({ code }) => {
    throw new UsageError(`--port: ${wanted} cannot be listened on (${code})${NOT_LISTENING[code] ?? ""}`);
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  print.text(...endpoints.map(({ path, webhook }) => `listening on http://127.0.0.1:${port}${path} for ${webhook.scheme}`));
  print.jsonLine({ listening: port, endpoints: endpoints.map(({ path, webhook }) => ({ path, scheme: webhook.scheme })) });
  await once(io.interrupted(), "abort");
  server.close();
  server.closeAllConnections();
  return 0;
}

/** What to do about a port, by the system's code. @type {Record<string, string>} */
const NOT_LISTENING = {
  EADDRINUSE: ": another program listens there; end it, or take another with --port (0 for any that is free)",
  EACCES: ": it is the administrator's; take one above 1023 with --port",
};

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {Desk} desk
 * @returns {Promise<Answer>}
 */
async function handled(request, desk) {
  const { print } = desk;
  const line = `${clock()} ${plain(`${request.method} ${request.url?.split("?")[0].slice(0, 120)}`)}`;
  const endpoint = endpointAt(desk.endpoints, (request.url ?? "/").split("?")[0]);
  if (endpoint === undefined) {
    print.text(`${line}: no endpoint`);
    return { status: 404, body: "" };
  }
  const came = await received(request, desk.values["public-url"], endpoint.webhook.maxBodyBytes);
  if (came === undefined) return tooLarge(endpoint, print);
  const { delivery: inflated, error } = await inflatedBy(endpoint.webhook, came);
  const own = calledAs(endpoint.webhook, inflated, { method: inflated.method });
  const delivery = { ...came, url: own.url };
  const outcome = error ? { ok: /** @type {const} */ (false), error } : endpoint.webhook.check(own.body, own.headers, { method: own.method, url: own.url });
  if (outcome.ok && outcome.event.kind !== "challenge") return kept(await genuine(outcome.event, delivery, endpoint, desk), delivery, endpoint, desk);
  if (isOfPage(request)) return ofPage(line, print);
  return unverified(outcome.ok ? outcome.event : outcome.error, { delivery, own }, endpoint, desk);
}

/**
 * @param {any} found the handshake, or the error of a refusal
 * @param {{ delivery: Delivery, own: Delivery }} deliveries as it came, and as it was judged
 * @param {Endpoint} endpoint
 * @param {Desk} desk
 */
async function unverified(found, { delivery, own }, endpoint, desk) {
  const isChallenge = found.kind === "challenge";
  const ration = desk.rations(endpoint, isChallenge ? "handshake" : found.code === "missing_signature" ? "unsigned" : "signed");
  if (!ration.takes()) return isChallenge ? unexamined(found, endpoint, desk.print) : unexplained(found, endpoint, desk.print);
  return kept(isChallenge ? handshake(found, own, endpoint, desk.print) : await refused(found, delivery, endpoint, desk), delivery, endpoint, desk, ration);
}

/**
 * Whether a page has a browser send it, which any page can, to this machine too. Whose name the
 * request is for says nothing: a tunnel's is a stranger's, and so is one that a page made point here.
 * @param {import("node:http").IncomingMessage} request
 */
function isOfPage({ headers: { origin, "sec-fetch-site": site = "none" } }) {
  return origin !== undefined || site !== "none";
}

/** What a page sends is refused where no key verifies it: a vendor may send `Origin` too. @param {string} line @param {Printer} print @returns {Answer} */
function ofPage(line, print) {
  print.text(`${line}: refused with 403: it does not verify, and a page in a browser sent it`);
  return { status: 403, body: "" };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {string | undefined} publicUrl
 * @param {number} most bytes of its body
 * @returns {Promise<Delivery | undefined>} undefined where the body has more
 */
async function received(request, publicUrl, most) {
  const blocks = [];
  const pieces = [];
  let length = 0;
  for await (const piece of request) {
    length += piece.length;
    if (length > most + MAX_DISCARDED_BYTES) return undefined;
    if (length <= most) pieces.push(piece);
    if (pieces.length === MAX_PIECES) blocks.push(Buffer.concat(pieces.splice(0)));
  }
  if (length > most) return undefined;
  const { rawHeaders, method, url = "/" } = request;
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, index) => /** @type {[string, string]} */ ([rawHeaders[2 * index], rawHeaders[2 * index + 1]]));
  return { method, ...calledUrls(publicUrl, request.headers.host, url), headers, body: Buffer.concat([...blocks, ...pieces]), notes: [] };
}

/**
 * The URL as the vendor called it: the public one, with this request's path unless it has one. Without
 * it https is assumed, since a tunnel or proxy ends it, and plain http accepted as well: as in the adapters.
 * @param {string | undefined} publicUrl
 * @param {string | undefined} host
 * @param {string} target
 * @returns {Pick<Delivery, "url" | "otherUrl">}
 */
function calledUrls(publicUrl, host, target) {
  if (publicUrl === undefined) {
    const rest = `${host !== undefined && isHost(host) ? host : "localhost"}${target}`;
    return { url: `https://${rest}`, otherUrl: `http://${rest}` };
  }
  const { pathname, origin } = new URL(publicUrl);
  return { url: pathname === "/" ? origin + target : publicUrl + (/\?.*/.exec(target)?.[0] ?? "") };
}

/**
 * @param {import("hookseal").WebhookChallenge<any>} event
 * @param {Delivery} delivery
 * @param {Endpoint} endpoint
 * @param {Printer} print
 * @returns {Answer}
 */
function handshake({ kind, response }, { body, headers, method, url }, { webhook }, print) {
  const report = webhook.diagnose(body, headers, { method, url }, { maxTries: 1 });
  print.text(`${clock()} ${webhook.scheme} ${print.in("green", "handshake")}: ${ofHandshake(report)}`);
  print.jsonLine({ ok: isSigned(report), verdict: report.verdict, scheme: webhook.scheme, kind });
  return response;
}

/**
 * Whether it is signed is not looked up: that costs as much as an explanation.
 * @param {import("hookseal").WebhookChallenge<any>} event
 * @param {Endpoint} endpoint
 * @param {Printer} print
 * @returns {Answer}
 */
function unexamined({ kind, response }, { webhook: { scheme } }, print) {
  print.text(`${clock()} ${scheme} ${print.in("green", "handshake")}: answered, and not saved, after ${MAX_PER_MINUTE} within a minute`);
  print.jsonLine({ ok: false, verdict: "handshake", scheme, kind });
  return response;
}

/** The time of the day, for a line of the log. */
const clock = () => new Date().toISOString().slice(11, 19);

/**
 * @param {any} event
 * @param {Delivery} delivery
 * @param {Endpoint} endpoint
 * @param {Desk} desk
 * @returns {Promise<Answer>}
 */
async function genuine(event, delivery, { webhook }, { values, print }) {
  const line = `${clock()} ${webhook.scheme} ${print.in("green", "genuine")}, ${counted(delivery.body.length, "byte")}`;
  if (values.forward === undefined) {
    print.text(line);
    print.jsonLine({ scheme: webhook.scheme, ok: true, bytes: delivery.body.length });
    return webhook.answer([...delivery.headers], event) ?? { status: 200, body: "" };
  }
  return forwarded(delivery, webhook.scheme, line, { forward: values.forward, print });
}

/**
 * @param {Delivery} delivery
 * @param {string} scheme
 * @param {string} line
 * @param {{ forward: string, print: Printer }} how
 * @returns {Promise<Answer>}
 */
async function forwarded(delivery, scheme, line, { forward, print }) {
  /** @type {import("../post.js").Answer & { why?: string }} */
  const answer = await post(forwardUrl(forward, delivery), delivery).catch(unreachable);
  const isTheirs = answer.status >= 400 && answer.status < 500;
  const verified = isTheirs ? `yours is wrong: it verified here over ${counted(delivery.body.length, "byte")}` : undefined;
  const reason = answer.why === undefined ? wordOf(answer) : plain(answer.why);
  const said = [verified, reason].filter((text) => text !== undefined).map((text) => `: ${text}`).join("");
  print.text(`${line}, forwarded: ${print.in(isTaken(answer) ? "green" : "red", String(answer.status))}${said}`);
  print.jsonLine({ scheme, ok: true, bytes: delivery.body.length, forwarded: answer.status, ...(isTheirs && { blame: "target" }) });
  const kept = ["content-type", "content-encoding"].flatMap((name) => (answer.headers[name] === undefined ? [] : [[name, String(answer.headers[name])]]));
  return { status: answer.status, headers: Object.fromEntries(kept), body: answer.body };
}

/** @param {Error} error @returns {import("../post.js").Answer & { why?: string }} */
const unreachable = ({ message }) => ({ status: 502, headers: {}, body: Buffer.alloc(0), why: message });

/** @param {string} forward @param {Delivery} delivery */
function forwardUrl(forward, { url = "" }) {
  const target = new URL(forward);
  // By its form: a URL that a vendor signs may be none that can be parsed, and is delivered.
  const [, pathname = "/", search = ""] = /^https?:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/.exec(url) ?? [];
  if (target.pathname === "/") target.pathname = pathname;
  if (target.search === "") target.search = search;
  return target.href;
}

/** @param {number} status @param {string} code @returns {Answer} */
const refusal = (status, code) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify({ error: code }) });

/** @param {Endpoint} endpoint @param {Printer} print */
function tooLarge({ webhook: { scheme, maxBodyBytes } }, print) {
  print.text(`${clock()} ${scheme} ${print.in("red", "refused")} with 413 body_too_large: more than ${maxBodyBytes} bytes, and not saved`);
  print.jsonLine({ scheme, ok: false, error: { code: "body_too_large", status: 413 } });
  return refusal(413, "body_too_large");
}

/** @param {import("hookseal").WebhookError} error @param {Endpoint} endpoint @param {Printer} print */
function unexplained({ code, status }, { webhook: { scheme } }, print) {
  print.text(`${clock()} ${scheme} ${print.in("red", "refused")} with ${status} ${code}: neither explained nor saved, after ${MAX_PER_MINUTE} within a minute`);
  print.jsonLine({ scheme, ok: false, error: { code, status } });
  return refusal(status, code);
}

/**
 * @param {import("hookseal").WebhookError} error
 * @param {Delivery} delivery
 * @param {Endpoint} endpoint
 * @param {Desk} desk
 * @returns {Promise<Answer>}
 */
async function refused({ code, status }, delivery, { scheme, given }, { values, print, cwd }) {
  const judgement = withOwnFix(await judge(scheme, delivery, given, values, [], LIMITS));
  print.text(`${clock()} ${judgement.scheme} ${print.in("red", "refused")} with ${status} ${code}, ${counted(delivery.body.length, "byte")}`);
  printVerdict(judgement, print, cwd);
  print.jsonLine(asJson(judgement, cwd));
  return refusal(status, code);
}

/** What is wrong with the URL is mended here by an option, whatever the application behind it is made with. */
const OF_URLS = { fix: "hookseal listen --public-url https://…: the address as it is configured with the vendor, to the letter.", fixes: {} };

/**
 * @param {import("../judge.js").Judgement} judgement
 * @returns {import("../judge.js").Judgement}
 */
const withOwnFix = (judgement) => ({ ...judgement, report: { ...judgement.report, findings: judgement.report.findings.map((one) => (one.code.startsWith("url_") ? { ...one, ...OF_URLS } : one)) } });

let count = 0;

/**
 * @param {Answer} answer
 * @param {Delivery} delivery
 * @param {Endpoint} endpoint
 * @param {Desk} desk
 * @param {import("../endpoints.js").Ration} [ration] of what is not verified, which takes no more of the disk than this
 * @returns {Answer} the same
 */
function kept(answer, delivery, { webhook }, { values, print, cwd }, ration) {
  if (values.save === undefined) return answer;
  if (ration && !ration.keeps(sizeOf(delivery))) print.text("         not saved: what does not verify has taken its share of the disk");
  else saved(delivery, webhook.scheme, answer, { values, print, cwd });
  return answer;
}

/** How long its capture is, about: the body is in base64. @param {Delivery} delivery */
const sizeOf = ({ url = "", headers, body }) => (body.length * 4) / 3 + headers.flat().join("").length + url.length;

/**
 * @param {Delivery} delivery
 * @param {string} scheme
 * @param {Answer} answer
 * @param {Pick<Desk, "values" | "print" | "cwd">} desk
 */
function saved({ method = "POST", url = "", headers, body }, scheme, { status }, { values, print, cwd }) {
  const receivedAt = new Date().toISOString();
  count += 1;
  const name = `${receivedAt.replace(/[:.]/g, "-")}-${scheme.replace(/[^\w-]/g, "_")}-${count}.json`;
  const runs = values.forward === undefined ? [] : [{ at: receivedAt, status }];
  writeCapture(join(resolve(cwd, values.save), name), { hookseal: 1, receivedAt, scheme, method, url, headers: headers.map(([own, value]) => [own, value]), body: body.toString("base64"), runs });
  print.text(`         saved as ${join(values.save, name)}`);
}

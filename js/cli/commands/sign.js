/** `hookseal sign`: the delivery that a vendor would send, to standard output. */
import { JSON_OUTPUT, SCHEME, SECRET, TIME, UsageError } from "../args.js";
import { readBytes } from "../input.js";
import { curlCommand, headerLines, rawHttp } from "../requests/write.js";
import { contextOf, namedScheme, nameOf } from "../scheme.js";
import { readSecrets } from "../secret.js";
import { refuseUnsignable, signed } from "../signer.js";

/** @typedef {import("../types.js").Values} Values */
/** @typedef {import("../types.js").Io} Io */

/** What `sign`, `send` and `replay` sign. @type {import("../types.js").Options} */
export const ORDER = {
  body: { type: "string", short: "b", value: "file", help: "the body to sign; a sample of the vendor's where there is none" },
  id: { type: "string", value: "text", help: "the delivery's id, where the scheme signs one" },
  method: { type: "string", value: "method", help: "the HTTP method (POST)" },
};

/** @type {import("../types.js").Command} */
export const sign = {
  name: "sign",
  summary: "the delivery that a vendor would send, signed",
  usage: "hookseal sign --scheme name --secret-env NAME [--body file]",
  positionals: 0,
  options: {
    ...SCHEME,
    ...SECRET,
    ...ORDER,
    url: { type: "string", value: "url", help: "the URL that is called, where the scheme signs it" },
    now: TIME.now,
    as: { type: "string", value: "form", help: "http (the default), curl, or headers" },
    ...JSON_OUTPUT,
  },
  examples: ["hookseal sign --scheme shopify --secret-env SHOPIFY_SECRET > request.http", "hookseal sign --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET --body event.json --as curl --url http://localhost:3000/stripe"],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, io, print }) {
  const { as = "http" } = values;
  if (!["http", "curl", "headers"].includes(as)) throw new UsageError("--as: expected http, curl or headers");
  const order = await orderOf(values, io);
  const delivery = signed({ ...order, url: values.url ?? "https://example.com/webhooks" });
  const { method, url, headers, body } = delivery;
  if (print.isJson) print.json({ method, url, headers, body: body.toString("base64") });
  else if (as === "http") printHttp(delivery, io, print);
  else if (as === "headers") print.line(headerLines(delivery));
  else printCurl(delivery, print);
  return 0;
}

/** @param {import("../types.js").Delivery} delivery @param {Io} io @param {import("../print.js").Printer} print */
function printHttp(delivery, io, print) {
  print.raw(rawHttp(delivery));
  // A body ends where it ends; on a terminal the prompt would stand behind it.
  if (io.stdout.isTTY) print.line("");
}

/** @param {import("../types.js").Delivery} delivery @param {import("../print.js").Printer} print */
function printCurl(delivery, print) {
  const { command, needsBash } = curlCommand(delivery);
  if (needsBash) print.note("the command has bytes that only bash (and zsh) can write, as $'\\x…': run it there, not in sh or cmd");
  print.line(command);
}

/**
 * @param {Values} values of the options in `SCHEME`, `SECRET` and `ORDER`
 * @param {Io} io
 * @returns {Promise<Omit<import("../signer.js").Order, "url">>}
 */
export async function orderOf(values, io) {
  const scheme = namedScheme(values, io);
  if (scheme === undefined) throw new UsageError("--scheme says whose delivery it is: hookseal schemes lists them");
  // Before a secret is asked for that would be of no use.
  refuseUnsignable(scheme);
  const body = values.body === undefined ? undefined : await readBytes(values.body, io, "--body");
  const given = await readSecrets(values, io, { question: `secret of ${nameOf(scheme)}` });
  if (given.length === 0) throw new UsageError("no secret: --secret-env NAME or --secret-file file says where it is");
  const { now = Date.now() } = contextOf(values, { headers: [], body: Buffer.alloc(0), notes: [] });
  return { scheme, secrets: given.map(({ secret }) => secret), now, id: values.id, method: values.method, body, values };
}

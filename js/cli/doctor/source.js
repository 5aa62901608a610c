/** Code that parses a body before it is verified, or signs other bytes than came. Read by its words: noticed, never proven. */

import { parsedThenVerified, parserBeforeRoute, parserInRoute, parserWithoutLimit, readBeforeReceive, readThenVerified } from "./order.js";

/** @typedef {{ line: number, code: string, text: string, fix: string }} Finding */
/** @typedef {RegExp | ((code: string) => number | undefined)} Place where it shows */
/** @typedef {{ needs?: (code: string, path: string) => boolean, unless?: RegExp, at: Place, code: string, text: string, fix: string, packages?: readonly string[] }} Rule */

/** Whether a file has to do with webhooks at all. */
const ABOUT = /webhook|hookseal|createHmac|timingSafeEqual|constructEvent|-signature|x-hub-/i;

/** @param {string} text */
export const isAboutWebhooks = (text) => ABOUT.test(text);

/** What a file of Next's pages exports as its handler. */
const DEFAULT = /\bexport\s+default\b|\bmodule\.exports\s*=/;
const PAGES = /(^|[\\/])pages[\\/]api[\\/]/;

/** A handler as AWS Lambda calls it by default. */
const LAMBDA = /\bexport\s+const\s+handler\b|\bexports\.handler\b|\bexport\s+(async\s+)?function\s+handler\b/;

/** What is imported from hookseal/lambda, which knows of the base64; its types do nothing. */
const OF_LAMBDA = /\bimport\s*(?!type\b)([^"';]{1,300}?)\bfrom\s*["']hookseal\/lambda["']|\b(?:const|let|var)\s+([^=;]{1,300}?)\s*=\s*require\(\s*["']hookseal\/lambda["']\s*\)/;

/**
 * The place of Lambda's body, where nothing of hookseal/lambda reads it.
 * @param {string} code
 * @returns {number | undefined}
 */
function bodyOfLambda(code) {
  const [whole, ...names] = OF_LAMBDA.exec(code) ?? [];
  // `{ receive as lambda }`, `{ receive: lambda }`, `* as lambda`
  const own = names.join("").match(/\w+(?=\s*(?:[,}]|$))/g) ?? [];
  const rest = whole === undefined ? code : code.replace(whole, "");
  const isUsed = whole === undefined ? /hookseal\/lambda/.test(code.replace(/\bimport\s+type\b[^;\n]{0,300}/g, "")) : own.some((name) => new RegExp(`\\b${name}\\b`).test(rest));
  return isUsed ? undefined : /event\.body/.exec(code)?.index;
}

/** @type {readonly Rule[]} */
const RULES = [
  {
    at: parserBeforeRoute,
    code: "json_reserialized",
    text: "a body parser runs before a webhook's route: its bytes are gone when its handler runs",
    fix: 'Put the webhook\'s route before this line, with express.raw({ type: "*/*" }) or hookseal/express; in Koa with hookseal/node.',
  },
  {
    at: parserInRoute,
    code: "json_reserialized",
    text: "a body parser stands in a webhook's route: its bytes are gone when its handler runs",
    fix: 'express.raw({ type: "*/*" }) in its place; or hookseal/express, which reads the bytes itself.',
  },
  {
    at: parserWithoutLimit,
    code: "body_too_large",
    text: "a body parser keeps the raw body, and answers 413 to more than 100 kB, before hookseal sees it: a genuine event is lost",
    fix: 'Give it a limit as large as the vendor\'s events: express.json({ limit: "25mb", verify }).',
  },
  {
    at: parsedThenVerified,
    code: "json_reserialized",
    text: "the body is parsed, and what was read is verified: other bytes than the vendor signed",
    fix: "await request.arrayBuffer() (or text()), verify that, and parse it then; or hookseal/web.",
  },
  {
    at: readThenVerified,
    code: "body_read_before",
    text: "the request's body is read, and then the request is verified: it can be read once",
    fix: "Give verifyRequest the request first, and take the payload from the event.",
  },
  {
    at: readBeforeReceive,
    code: "body_read_before",
    text: "the request's body is read before receive gets it: it can be read once",
    fix: "Register the webhook's route above the middleware, or leave its path out there; and take the payload from the event.",
  },
  {
    at: /(update|verify|constructEvent|createHmac|check)\b[^\n;]{0,300}JSON\.stringify\(\s*(req|request|ctx\.request|c\.req|event)\.body/,
    code: "json_reserialized",
    text: "a body that was parsed is written again to be verified: other bytes than the vendor signed",
    fix: "Verify the raw bytes.",
  },
  {
    at: /NestFactory\.create(<[^>]{0,100}>)?\((?![^;]{0,2000}rawBody\s*:\s*true)/,
    code: "json_reserialized",
    text: "NestJS keeps no raw body",
    fix: "NestFactory.create(AppModule, { rawBody: true }), and verify req.rawBody.",
    packages: ["@nestjs/core"],
  },
  {
    unless: /useBodyParser\(/,
    at: /NestFactory\.create(<[^>]{0,100}>)?\([^;]{0,2000}rawBody\s*:\s*true/,
    code: "body_too_large",
    text: "NestJS answers 413 to more than 100 kB, before hookseal sees it: a genuine event is lost",
    fix: 'app.useBodyParser("json", { limit: "25mb" }), of a NestExpressApplication, and "urlencoded" likewise for forms.',
    packages: ["@nestjs/core"],
  },
  {
    needs: (code, path) => DEFAULT.test(code) && (PAGES.test(path) || /\bNextApiRequest\b/.test(code)),
    unless: /bodyParser\s*:\s*false/,
    at: DEFAULT,
    code: "json_reserialized",
    text: "Next parses the body of an API route before its handler runs",
    fix: "export const config = { api: { bodyParser: false } }, and read the request's bytes.",
    packages: ["next"],
  },
  {
    at: /\b(verify|check|constructEvent|update)\([^;)]{0,300}\bawait\s+\w+(\.\w+)?\.json\(\)/,
    code: "json_reserialized",
    text: "the body is read as JSON and then verified",
    fix: "await request.arrayBuffer(), verify it, and parse it then.",
  },
  {
    needs: (code) => /APIGatewayProxy|lambda/i.test(code) || LAMBDA.test(code),
    unless: /isBase64Encoded/,
    at: bodyOfLambda,
    code: "body_base64",
    text: "Lambda's body may be base64, and isBase64Encoded is not asked",
    fix: 'Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8"); or hookseal/lambda.',
  },
  {
    at: /(signature|digest|hmac)\w{0,40}\s*===?\s*\w{0,40}(signature|digest|hmac|expected)|digest\([^)]{0,100}\)\s*===?/i,
    code: "not_constant_time",
    text: "signatures are compared with ===, whose time tells how much of them is right",
    fix: "Compare decoded bytes with crypto.timingSafeEqual, or leave it to webhook.verify.",
  },
];

/** A string, in which a path (`/api/*`) or a type of content is no comment; or a comment. */
const COMMENT = /("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|\/\*[^]*?(?:\*\/|$)|(?<=^|\s)\/\/[^\n]*/g;

/**
 * @param {string} text of a file
 * @param {string} path its own, which may say what it is about
 * @param {readonly string[]} packages of the project
 * @returns {Finding[]}
 */
export function checkSource(text, path, packages) {
  const code = text.replace(COMMENT, (all, string) => string ?? all.replace(/[^\n]/g, " "));
  const isRelevant = ABOUT.test(code) || ABOUT.test(path) || /NestFactory|app\.use\(/.test(code);
  if (!isRelevant) return [];
  return RULES.filter((rule) => applies(rule, code, path, packages)).flatMap(({ at, code: finding, text: said, fix }) => {
    const index = typeof at === "function" ? at(code) : at.exec(code)?.index;
    return index === undefined ? [] : [{ line: code.slice(0, index).split("\n").length, code: finding, text: said, fix }];
  });
}

/** @param {Rule} rule @param {string} code @param {string} path @param {readonly string[]} packages */
const applies = ({ needs, unless, packages: own }, code, path, packages) =>
  (needs?.(code, path) ?? true) && !unless?.test(code) && (own === undefined || own.some((name) => packages.includes(name)));

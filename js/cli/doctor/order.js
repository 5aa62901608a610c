/**
 * What runs before what in a file, as far as its words tell. Comments are blanked before. Every
 * pattern looks no further than a bound from where it begins: files may be long, and no one's own.
 */

/** How far a call or a variable is followed: longer than a function that people write. */
const WINDOW = 4000;

/** How many places of a pattern are looked behind: more than a file that people write has. */
const MAX_PLACES = 1000;

/** @param {string} code @param {RegExp} pattern */
function placesOf(code, pattern) {
  /** @type {RegExpExecArray[]} */
  const found = [];
  for (const place of code.matchAll(pattern)) {
    if (found.push(place) === MAX_PLACES) break;
  }
  return found;
}

/** What a call that makes a body parser keeps no raw body with. */
const MADE = String.raw`(?:json|urlencoded)\(\s*(?:\{(?![^}]{0,500}verify)[^}]{0,500}\}\s*)?\)`;
const OF_EXPRESS = String.raw`(?:express|bodyParser)\.${MADE}`;
/** One that does, with `verify`: up to where that is a function. */
const KEEPING = /\b(?:express|bodyParser)\.(?:json|urlencoded)\(\s*\{[^}]{0,500}\bverify\b[^]{0,500}?\}\s*\)/g;
/** Parsers that have a name: `const parse = express.json()`. */
const NAMED = new RegExp(String.raw`\b(?:const|let|var)\s+(\w{1,100})\s*=\s*${OF_EXPRESS}`, "g");
/** Koa's parsers, by the names under which they are imported. */
const OF_KOA =
  /\b(?:import|const|let|var)\s+(?:\{\s*(?:\w{1,100}\s*(?:\bas\b|:)\s*)?)?(\w{1,100})\s*\}?\s*(?:from\s*|=\s*require\(\s*)["'](?:koa-bodyparser|@koa\/bodyparser|koa-body)["']/g;
/** What makes a route one of webhooks; its path alone counts where no route has such. */
const OF_WEBHOOKS = /\breceive\(|express\.raw\(|bodyParser\.raw\(|\.(verify|check|constructEvent)\(|createHmac/i;
/** Handlers that have a name: `const stripe = receive(…)`. */
const HANDLER = /\b(?:const|let|var)\s+(\w{1,100})\s*=\s*receive\(/g;

/**
 * The place of a parser for every route, as Express and Koa register one, with a webhook's route behind it: one that
 * stands behind the routes does them no harm.
 * @param {string} code
 * @returns {number | undefined}
 */
export function parserBeforeRoute(code) {
  const parser = new RegExp(String.raw`(?:^|,)\s*(?:${[OF_EXPRESS, MADE, ...parsersIn(code), ...parsersOfKoa(code)].join("|")})\s*[,)]`);
  const all = registered(code);
  const parsers = all.filter(({ kind, call }) => kind === "use" && parser.test(call));
  const routes = routesIn(code, all).map((route) => mounted(route, all));
  return parsers.find(({ index, path }) => routes.some((route) => route.index > index && (path === undefined || route.path?.startsWith(path))))?.index;
}

/** How many routers are looked through, one in another. */
const MAX_ROUTERS = 5;

/**
 * Where a route stands that is one of a router's: there where the router is used.
 * @typedef {ReturnType<typeof registered>[number]} Registered
 * @param {Registered} route
 * @param {readonly Registered[]} all
 */
function mounted(route, all) {
  let at = route;
  for (let level = 0; level < MAX_ROUTERS; level += 1) {
    const isHere = new RegExp(String.raw`(?:^|,)\s*${at.owner}\s*[,)]`);
    const use = all.find(({ kind, owner, call }) => kind === "use" && owner !== at.owner && isHere.test(call));
    if (use === undefined) break;
    at = { ...use, path: `${use.path ?? ""}${at.path ?? ""}` };
  }
  return at;
}

/**
 * The place of a parser that keeps the raw body, and takes no more than the usual 100 kB.
 * @param {string} code
 * @returns {number | undefined}
 */
export const parserWithoutLimit = (code) => placesOf(code, KEEPING).find(([call]) => !/\blimit\b/.test(call))?.index;

/**
 * The place of a webhook's route that has a parser of its own.
 * @param {string} code
 * @returns {number | undefined}
 */
export function parserInRoute(code) {
  const parser = new RegExp(String.raw`,\s*\[?\s*(?:${[OF_EXPRESS, ...parsersIn(code)].join("|")})\s*[,\]]`);
  return routesIn(code).find(({ call }) => parser.test(call))?.index;
}

/** The routes of webhooks. @param {string} code @param {readonly Registered[]} [calls] those of the code, where they are known */
function routesIn(code, calls = registered(code)) {
  const handlers = handlersIn(code);
  const isOfWebhooks = (/** @type {string} */ call) => OF_WEBHOOKS.test(call) || call.match(/\w+/g)?.some((word) => handlers.has(word));
  // What its path says counts, too.
  const all = calls.map((one) => (one.path === undefined ? one : { ...one, call: `${one.path},${one.call}` }));
  const sure = all.filter(({ call }) => isOfWebhooks(call));
  return sure.length > 0 ? sure : all.filter(({ call }) => /hook/i.test(call));
}

/** @param {string} code */
const parsersIn = (code) => placesOf(code, NAMED).slice(0, 20).map(([, name]) => name);

/** @param {string} code */
const parsersOfKoa = (code) => placesOf(code, OF_KOA).slice(0, 20).map(([, name]) => String.raw`${name}\([^)]{0,500}\)`);

/** @param {string} code */
const handlersIn = (code) => new Set(placesOf(code, HANDLER).map(([, name]) => name));

/** The arguments of a call. @param {string} code @param {number} start behind its parenthesis */
function callAt(code, start) {
  let depth = 1;
  let at = start;
  for (; at < Math.min(code.length, start + WINDOW) && depth > 0; at += 1) depth += code[at] === "(" ? 1 : code[at] === ")" ? -1 : 0;
  return code.slice(start, at);
}

/** A variable that holds what was parsed. What ends a list of parameters is part of no type here: a handler may stand in one line. */
const PARSED = /\b(?:(?:const|let|var)\s+)?(\w{1,100})(?:\s*:[^=;\n)]{1,200})?\s*=\s*(?:\(?\s*await\s+[\w.]+\.json\(\)|JSON\.parse\()/g;

/** The same, given to a function. */
const THEN = /\.json\(\)\s*\.then\(\s*(?:async\s+)?\(?\s*(\w{1,100})[^=\n]{0,100}=>/g;

/**
 * The place where a body is parsed whose values are verified afterwards, written again or as they are.
 * @param {string} code
 * @returns {number | undefined}
 */
export function parsedThenVerified(code) {
  const rest = restOf(code);
  return [...placesOf(code, PARSED), ...placesOf(code, THEN)].find(({ index, 1: name, 0: all }) => isVerified(name, scopeOf(name, rest(index + all.length))))?.index;
}

/**
 * The code behind a place, as far as it is followed: to the end of the function or class around it.
 * @param {string} code
 * @returns {(start: number) => string}
 */
function restOf(code) {
  /** @type {{ opens: number, closes: number }[]} */
  const blocks = [];
  let depth = 0;
  for (const { index, 0: brace } of code.matchAll(/[{}]/g)) {
    if (brace === "{" && (depth += 1) === 1) blocks.push({ opens: index, closes: Infinity });
    if (brace === "}" && depth > 0 && (depth -= 1) === 0) blocks[blocks.length - 1].closes = index;
  }
  return (start) => {
    const around = blocks.find(({ closes }) => start < closes);
    return code.slice(start, Math.min(start + WINDOW, around && around.opens < start ? around.closes : Infinity));
  };
}

/** The code in which a variable has its value: until another is given to a variable of this name. @param {string} name @param {string} rest */
function scopeOf(name, rest) {
  const next = new RegExp(`\\b${name}\\s*=[^=>]`).exec(rest);
  return next ? rest.slice(0, next.index) : rest;
}

/** @param {string} name @param {string} scope */
function isVerified(name, scope) {
  const written = Array.from(scope.matchAll(new RegExp(`\\b(\\w+)\\s*=\\s*(?:[\\w.]+\\(\\s*)*JSON\\.stringify\\(\\s*${name}\\b(?!\\.)`, "g")), ([, text]) => text);
  const names = [name, ...written].join("|");
  const own = `(?:[\\w.]+\\(\\s*)*(?:${names})\\b(?!\\s*[.([])`;
  // A body has its headers beside it: what else is called `check` is none of ours.
  const verified = new RegExp(`\\b(?:verify|check)\\(\\s*${own}[^;,]*,|\\bconstructEvent\\(\\s*${own}|(?:createHmac\\([^)]*\\)\\s*|\\bhmac\\w*)\\.update\\(\\s*${own}`);
  return verified.test(scope);
}

/** A request whose body is read, and then given to what reads it too. */
const READ = /\bawait\s+(\w{1,100})\.(json|text|formData|arrayBuffer)\(\)/g;

/**
 * @param {string} code
 * @returns {number | undefined}
 */
export function readThenVerified(code) {
  // `receive(…)(request)`, or what it returned by its name.
  const readers = ["\\bverifyRequest", ...(/\breceive\(/.test(code) ? ["\\)", ...Array.from(handlersIn(code), (name) => `\\b${name}`).slice(0, 20)] : [])];
  const isTwice = (/** @type {string} */ name, /** @type {string} */ rest) => {
    const end = /\n\}/.exec(rest)?.index ?? rest.length;
    return new RegExp(`(?:${readers.join("|")})\\(\\s*${name}\\b(?!\\.clone)`).test(rest.slice(0, end));
  };
  const rest = restOf(code);
  return placesOf(code, READ).find(({ index, 1: name, 0: all }) => isTwice(name, rest(index + all.length)))?.index;
}

/** A body that is read of a context (Hono), which leaves none to `receive`. */
const CONTEXT_READ = /\bawait\s+\w+\.req\.(json|text|formData|arrayBuffer|blob|parseBody)\(/;
/** What a call begins with that registers a middleware or a route: its path, where it is a text. */
const REGISTERED = /\b(\w{1,100})\.(use|post|put|all|route)\(\s*(?:(["'`])([^"'`\n]{0,200})\3\s*,)?/g;
/** A middleware that asks something before it reads may leave the webhook's route out. */
const ASKS = /\b(if|switch)\s*\(|\?|&&|\|\|/;

/** @param {string} code */
const registered = (code) => placesOf(code, REGISTERED).map(({ index, 0: start, 1: owner, 2: kind, 4: path }) => ({ index, owner, kind, path, call: callAt(code, index + start.length) }));

/** Whether a call always reads the body. @param {string} call */
function alwaysReads(call) {
  const read = CONTEXT_READ.exec(call);
  return read !== null && !ASKS.test(call.slice(0, read.index));
}

/**
 * The place of what reads the body before `receive` gets the request: a middleware above its route, or its own handler.
 * @param {string} code
 * @returns {number | undefined}
 */
export function readBeforeReceive(code) {
  const receives = new RegExp(`\\breceive\\(${Array.from(handlersIn(code), (name) => `|\\b${name}\\b`).slice(0, 20).join("")}`);
  const calls = registered(code);
  const own = calls.find(({ call }) => alwaysReads(call.slice(0, receives.exec(call)?.index ?? 0)));
  const routes = calls.filter(({ kind, path, call }) => kind !== "use" && path !== undefined && receives.test(call));
  const reads = calls.find(({ index, kind, path = "", call }) => kind === "use" && alwaysReads(call) && routes.some((route) => route.index > index && route.path?.startsWith(path.replace(/\*.*$/, ""))));
  return (own ?? reads)?.index;
}

/**
 * Every vector of `vectors/` through the JavaScript API, in every form that a
 * body and headers come in; and what has to hold for each: a genuine delivery
 * with one bit changed is refused, and an error gives nothing away.
 *
 * Knows no runtime and no test runner: both are given.
 */
const encoder = new TextEncoder();

/** How many single bits of a body, a signature and a secret are flipped, for each vector. */
const FLIPS = 24;
/** Of a character of text only the lower bits: the others make a letter large or small, which can mean the same. */
const TEXT_BITS = 4;
/** Algorithms by which nobody but the vendor signs: whatever header their schemes read is signed. */
const PUBLIC = ["ed25519", "ecdsa-p256", "rsa-pkcs1-sha256", "rsa-pkcs1-sha1", "jws"];
/** What a signature is among the words of a header. */
const LONG_WORD = /[A-Za-z0-9+/_-]{20,}/g;

/**
 * @param {typeof import("hookseal")} lib
 * @param {{ vectors: any[] }[]} files of `vectors/`, parsed
 * @param {(name: string, run: () => Promise<void>) => void} test registers a test
 */
export function suite(lib, files, test) {
  for (const vector of files.flatMap(({ vectors }) => vectors)) {
    const { error, cause, challenge, covers } = vector.expect;
    if (error !== undefined) {
      test(vector.id, () => isRefused(lib, vector));
      if (cause !== undefined) test(`${vector.id}, diagnosed`, () => isDiagnosed(lib, vector));
    } else if (challenge !== undefined) {
      test(vector.id, () => isChallenge(lib, vector));
    } else {
      test(vector.id, () => isAccepted(lib, vector));
      test(`${vector.id}, signed again`, () => isAcceptedSignedAgain(lib, vector));
      if (covers === "body") test(`${vector.id}, with a bit flipped`, () => isRefusedAltered(lib, vector));
    }
  }
}

/**
 * The same deliveries through `hookseal/hmac`, for the built-in schemes that it has.
 *
 * @param {typeof import("hookseal/hmac")} hmac
 * @param {{ vectors: any[] }[]} files
 * @param {(name: string, run: () => Promise<void>) => void} test
 */
export function hmacSuite(hmac, files, test) {
  const names = new Set(hmac.schemes.map(({ name }) => name));
  for (const [index, { vectors }] of files.entries()) {
    const own = vectors.filter(({ scheme }) => names.has(scheme));
    if (own.length > 0) test(`${own[0].scheme}, hmac (${index})`, () => areTheSame(hmac, own));
  }
}

async function areTheSame(hmac, vectors) {
  for (const vector of vectors) {
    const { error, challenge } = vector.expect;
    const holds = error !== undefined ? isRefused : challenge !== undefined ? isChallenge : isAccepted;
    await holds(hmac, vector);
  }
}

/**
 * The same deliveries through `hookseal/slim`, for the schemes that it takes:
 * the same verdict, key and time.
 *
 * @param {typeof import("hookseal/slim")} slim
 * @param {Record<string, import("hookseal/slim").SlimScheme>} schemes by name
 * @param {{ vectors: any[] }[]} files
 * @param {(name: string, run: () => Promise<void>) => void} test
 */
export function slimSuite(slim, schemes, files, test) {
  for (const vector of files.flatMap(({ vectors }) => vectors)) {
    const scheme = schemes[vector.scheme];
    // Addresses are not its business.
    if (!Object.hasOwn(schemes, vector.scheme) || vector.options?.sourceAddresses !== undefined) continue;
    test(`${vector.id}, slim`, () => isSameInSlim(slim, scheme, vector));
  }
}

async function isSameInSlim(slim, scheme, vector) {
  const { error: code, at: refusedAt, keyIndex, timestamp } = vector.expect;
  // It has no payload that could be refused.
  const isRefusal = code !== undefined && refusedAt !== "payload";
  const { method, now } = contextOf(vector);
  for (const [form, deliver] of forms(vector, { method, now })) {
    const { event, at, error } = await verdict(slim, { ...vector, scheme }, deliver);
    if (isRefusal) {
      if (!(error instanceof slim.WebhookError)) throw new Error(`${form}: accepted, or not a WebhookError`, { cause: error });
      const wanted = code === "duplicate_header" && /Headers|Request/.test(form) ? error.code : code;
      equal(`${form}: refused`, [at, error.code, error.scheme], [refusedAt, wanted, vector.scheme]);
      givesNothingAway(error, vector.secrets.filter((secret) => typeof secret === "string" && secret.length > 12));
      continue;
    }
    if (error) throw new Error(`${form}: refused at ${at}`, { cause: error });
    equal(`${form}: kind, scheme, covers`, [event.kind, event.scheme, event.covers], ["event", vector.scheme, "body"]);
    if (code === undefined) equal(`${form}: key and time`, [event.keyIndex, event.timestamp], [keyIndex, timestamp]);
    sameBytes(`${form}: body`, event.body, bytesOf(vector));
  }
}

async function isAccepted(lib, vector) {
  const { payload, lossless: _, ...members } = vector.expect;
  for (const [form, deliver] of forms(vector)) {
    const { event, at, error } = await verdict(lib, vector, deliver);
    if (error) throw new Error(`${form}: refused at ${at}`, { cause: error });
    const { keyIndex, covers, timestamp, id, replayKey } = event;
    equal(`${form}: event`, sorted({ keyIndex, covers, timestamp, id, replayKey }), sorted(members));
    equal(`${form}: kind and scheme`, [event.kind, event.scheme], ["event", vector.scheme]);
    sameBytes(`${form}: body`, event.body, bytesOf(vector));
    // Members stand in the order of the body; where fields are signed, their order is not.
    const inOrder = covers === "fields" ? sortedThroughout : (/** @type {unknown} */ value) => value;
    if (payload !== undefined) equal(`${form}: payload`, inOrder(event.payload), inOrder(payload));
    isPlain(event, form);
  }
}

/** What clones, spreads, writes and prints an event gives all of it. */
function isPlain(event, form) {
  const { body, ...members } = structuredClone(event);
  equal(`${form}: cloned`, members, { ...event, body: undefined });
  sameBytes(`${form}: body cloned`, body, event.body);
  const { body: base64, ...written } = JSON.parse(JSON.stringify(event));
  equal(`${form}: written`, written, JSON.parse(JSON.stringify(members)));
  sameBytes(`${form}: body in base64`, Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)), event.body);
  const inspect = globalThis.Deno?.inspect ?? globalThis.Bun?.inspect;
  if (inspect !== undefined) equal(`${form}: printed`, inspect(event), inspect({ ...event }));
}

async function isChallenge(lib, vector) {
  for (const [form, deliver] of forms(vector)) {
    const { event, at, error } = await verdict(lib, vector, deliver);
    if (error) throw new Error(`${form}: refused at ${at}`, { cause: error });
    const { kind, scheme, response } = event;
    equal(`${form}: kind and scheme`, [kind, scheme], ["challenge", vector.scheme]);
    const { status, body, headers = {} } = vector.expect.challenge;
    equal(`${form}: response`, [response.status, response.body], [status, body]);
    const wanted = { ...headers, "x-content-type-options": "nosniff" };
    equal(`${form}: headers`, sorted({ ...response.headers, ...wanted }), sorted(response.headers));
  }
}

async function isRefused(lib, vector) {
  const texts = confidential(lib, vector);
  for (const [form, deliver] of forms(vector)) {
    const { at, error } = await verdict(lib, vector, deliver);
    if (error === undefined) throw new Error(`${form}: accepted`);
    isProper(lib, error, form);
    const { expect, scheme } = vector;
    // A Headers object joins what comes twice to one value, which need not show it.
    const code = expect.error === "duplicate_header" && /Headers|Request/.test(form) ? error.code : expect.error;
    equal(`${form}: refused`, [at, error.code], [expect.at, code]);
    equal(`${form}: scheme`, error.scheme, error.code === "unknown_scheme" ? undefined : scheme);
    const hinted = error.code !== expect.error || error.hint.includes(expect.hint ?? "");
    if (!hinted) throw new Error(`${form}: the hint does not say "${expect.hint}": ${error.hint}`);
    givesNothingAway(error, texts);
  }
}

/** Whoever asks why is told the cause, and no more than an error tells. */
async function isDiagnosed(lib, vector) {
  const { error: code, cause, grade } = vector.expect;
  const webhook = new lib.Webhook(vector.scheme, secretsOf(vector), vector.options);
  const { ok, error, findings } = webhook.diagnose(bytesOf(vector), vector.request.headers, contextOf(vector));
  equal("refused", [ok, error?.code], [false, code]);
  isProper(lib, error, "diagnose");
  const found = findings.some((finding) => finding.grade === grade && finding.text.includes(cause));
  if (!found) throw new Error(`no ${grade} finding says "${cause}": ${JSON.stringify(findings)}`);
  for (const told of [error, { code, findings }]) givesNothingAway(told, confidential(lib, vector));
}

/** What `sign` makes is accepted in place of the vendor's signature. */
async function isAcceptedSignedAgain(lib, vector) {
  const signed = sign(lib, vector, vector.now);
  const names = Object.keys(signed);
  if (names.length === 0) return;
  const others = vector.request.headers.filter(([name]) => !names.includes(name.toLowerCase()));
  const webhook = new lib.Webhook(vector.scheme, secretsOf(vector), vector.options);
  const event = webhook.verify(bytesOf(vector), [...others, ...Object.entries(signed)], contextOf(vector));
  equal("kind", event.kind, "event");
}

async function isRefusedAltered(lib, vector) {
  const texts = confidential(lib, vector);
  for (const [what, altered] of alterations(lib, vector)) {
    const deliver = (webhook) => webhook.verify(bytesOf(altered), altered.request.headers, contextOf(altered));
    const { event, at, error } = await verdict(lib, altered, deliver);
    // Without its signature a delivery can be a handshake that nobody signs.
    if (event?.kind === "challenge") continue;
    if (error === undefined || at === "payload") throw new Error(`accepted with ${what}`);
    isProper(lib, error, what);
    givesNothingAway(error, texts);
  }
}

/**
 * How far a delivery comes: to `construct`, `verify` or `payload`, where it is
 * refused, or to an event.
 */
async function verdict({ Webhook }, vector, deliver) {
  let at = "construct";
  try {
    const webhook = new Webhook(vector.scheme, secretsOf(vector), vector.options);
    at = "verify";
    const event = await deliver(webhook);
    at = "payload";
    // Where a vector has none, the body is not JSON and nobody reads it; slim reads none.
    if ("error" in vector.expect || "payload" in vector.expect) event.readPayload?.();
    return { event };
  } catch (error) {
    return { at, error };
  }
}

/** Every form that this delivery can be handed over in: a name, and a function that does it. */
function forms(vector, context = contextOf(vector)) {
  const verify = Object.entries(bodiesOf(vector)).flatMap(([body, bodyValue]) =>
    Object.entries(headersOf(vector)).map(([headers, headersValue]) => [
      `${body}, ${headers}`,
      (webhook) => webhook.verify(bodyValue, headersValue, context),
    ]),
  );
  const asRequest = requesting(vector, context);
  return [...verify, ["check", checking(vector, context)], ...(asRequest ? [["verifyRequest", asRequest]] : [])];
}

function checking(vector, context) {
  return (webhook) => {
    const { ok, event, error } = webhook.check(bytesOf(vector), vector.request.headers, context);
    equal("ok", ok, error === undefined);
    if (!ok) throw error;
    return event;
  };
}

/** Undefined for a delivery that this runtime cannot put into a Request. */
function requesting(vector, { method = "POST", url, ...others }) {
  const { headers } = vector.request;
  // A Request writes a URL in its own way, and has none with a password.
  const own = url !== undefined && URL.canParse(url) && new URL(url).href === url && new URL(url).username === "";
  // With these methods it cannot have a body.
  const body = ["GET", "HEAD"].includes(method) ? undefined : bytesOf(vector);
  const make = () => new Request(own ? url : "https://receiver.example/webhooks", { method, headers, body });
  // Browsers leave out the headers that are theirs to set.
  const request = make();
  if (!headers.every(([name]) => request.headers.has(name))) return undefined;
  const context = { ...others, ...(!own && url !== undefined && { url }) };
  return (webhook) => webhook.verifyRequest(make(), context);
}

function bodiesOf(vector) {
  const bytes = bytesOf(vector);
  const larger = new Uint8Array(bytes.length + 5).fill(0x41);
  larger.set(bytes, 3);
  const { body: text } = vector.request;
  return {
    ...(text !== undefined && { text }),
    bytes,
    buffer: bytes.slice().buffer,
    view: larger.subarray(3, 3 + bytes.length),
  };
}

function headersOf({ request: { headers: pairs } }) {
  const grouped = new Map();
  for (const [name, value] of pairs) {
    const same = [...grouped.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
    grouped.set(same ?? name, same === undefined ? value : [grouped.get(same), value].flat());
  }
  return { pairs, map: grouped, object: Object.fromEntries(grouped), Headers: new Headers(pairs) };
}

function contextOf({ request: { method, url, sourceAddress }, now }) {
  return { method, url, sourceAddress, now };
}

function secretsOf({ secrets }) {
  return secrets.map((secret) => (typeof secret === "string" || secret instanceof Uint8Array ? secret : fromHex(secret.hex)));
}

function bytesOf({ request: { body, bodyHex } }) {
  return body instanceof Uint8Array ? body : body === undefined ? fromHex(bodyHex) : encoder.encode(body);
}

const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));

function decoded(secret) {
  try {
    return atob(secret.replace(/^\w+_/, ""));
  } catch {
    return secret;
  }
}

/** The vector with one bit flipped: of the body, of a header that is signed, of the secret that matches. */
function* alterations(lib, vector) {
  const { request, secrets, expect } = vector;
  for (const [bit, body] of flipped(bytesOf(vector), isForm(request) ? TEXT_BITS : 8)) {
    yield [`bit ${bit} of the body`, { ...vector, request: { ...request, body } }];
  }
  if (hasSeveralSignatures(request)) return;
  const { algorithm, headers } = lib.schemes.find(({ name }) => name === vector.scheme);
  const signed = PUBLIC.includes(algorithm) ? headers : Object.keys(sign(lib, vector, vector.now));
  for (const [at, [name, value]] of request.headers.entries()) {
    if (!signed.includes(name.toLowerCase())) continue;
    for (const [bit, text] of flippedText(value)) {
      yield [`bit ${bit} of ${name}`, { ...vector, request: { ...request, headers: request.headers.with(at, [name, text]) } }];
    }
  }
  // A JWK has members that say nothing of the key.
  if (secrets[expect.keyIndex]?.[0] === "{") return;
  const own = secretsOf(vector)[expect.keyIndex];
  for (const [bit, secret] of flippedText(own)) {
    // A bit beyond the last byte of base64 says nothing of the key.
    if (decoded(secret) === decoded(own)) continue;
    yield [`bit ${bit} of the secret`, { ...vector, secrets: secrets.with(expect.keyIndex, secret) }];
  }
}

const isForm = ({ headers }) => headers.some(([, value]) => value.startsWith("application/x-www-form-urlencoded"));

/**
 * Whether another signature may be right where one is changed: there are several
 * items in a header beside a time and a version, or two long words of one length.
 */
function hasSeveralSignatures({ headers }) {
  const items = headers.map(([, value]) => value.split(/[ ,;]+/).filter((item) => !/^(\w+=)?\d+$|^v\d\w?$/.test(item)));
  const lengths = headers.flatMap(([, value]) => value.match(LONG_WORD) ?? []).map(({ length }) => length);
  const inOne = headers.some(([name], at) => !/^content-/i.test(name) && items[at].length > 1);
  const isRepeated = new Set(headers.map(([name]) => name.toLowerCase())).size < headers.length;
  return inOne || isRepeated || new Set(lengths).size < lengths.length;
}

/** Copies with one bit flipped, the bits spread over the whole. */
function* flipped(bytes, bitsOfByte) {
  const bits = bitsOfByte * bytes.length;
  const count = Math.min(bits, FLIPS);
  for (let index = 0; index < count; index += 1) {
    const bit = Math.floor((index * bits) / count);
    const copy = Uint8Array.from(bytes);
    copy[Math.floor(bit / bitsOfByte)] ^= 1 << bit % bitsOfByte;
    yield [bit, copy];
  }
}

function* flippedText(text) {
  if (typeof text !== "string") return yield* flipped(text, 8);
  for (const [bit, codes] of flipped(Uint8Array.from(text, (character) => character.charCodeAt(0)), TEXT_BITS)) {
    yield [bit, String.fromCharCode(...codes)];
  }
}

/** The headers that the vendor would send; none where nobody but the vendor can sign. */
function sign({ Webhook }, vector, now) {
  const { method, url } = vector.request;
  try {
    const webhook = new Webhook(vector.scheme, secretsOf(vector), vector.options);
    return webhook.sign(bytesOf(vector), { now, id: "msg_1", method, url });
  } catch (error) {
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/** What `index.d.ts` says of every error. */
function isProper({ WebhookError }, error, form) {
  if (!(error instanceof WebhookError)) throw new Error(`${form}: not a WebhookError`, { cause: error });
  const { name, code, status, hint } = error;
  const proper = error instanceof Error && name === "WebhookError" && /^[a-z_]+$/.test(code) && hint !== "";
  if (!proper || !Number.isInteger(status) || status < 400 || status > 599) {
    throw new Error(`${form}: not a proper error: ${JSON.stringify({ name, code, status, hint })}`);
  }
}

/** Texts that no error may hold: the secrets, the body, the right signature. Short ones and plain words occur by chance. */
function confidential(lib, vector) {
  const secrets = vector.secrets.map((secret) => secret.hex ?? secret);
  const body = vector.request.body ?? vector.request.bodyHex;
  return [...secrets, body, ...rightSignatures(lib, vector)].filter((text) => text.length > 12 && !/^[a-z ]+$/.test(text));
}

/** At the time of the vector, and at the one that the delivery itself claims. */
function rightSignatures(lib, vector) {
  try {
    const claimed = /\bt=(\d{1,12})\b/.exec(JSON.stringify(vector.request.headers))?.[1] ?? "0";
    return [vector.now, 1000 * Number(claimed)].flatMap((now) => {
      const values = Object.values(sign(lib, vector, now));
      return values.flatMap((value) => value.match(LONG_WORD) ?? []);
    });
  } catch (error) {
    // A Webhook that cannot be made, or a body that is too large, has no signature.
    if (error instanceof lib.WebhookError) return [];
    throw error;
  }
}

function givesNothingAway(error, texts) {
  const members = Reflect.ownKeys(error).map((key) => [String(key), error[key]]);
  const dump = `${error} ${JSON.stringify(error)} ${JSON.stringify(members)}`;
  // As it is, and as JSON writes it.
  const found = texts.find((text) => dump.includes(text) || dump.includes(JSON.stringify(text).slice(1, -1)));
  if (found !== undefined) throw new Error(`the error ${error.code} gives away ${JSON.stringify(found)}`);
}

const sorted = (object) => Object.fromEntries(Object.entries(object).sort());

/** With the members of each object in order. */
function sortedThroughout(value) {
  if (Array.isArray(value)) return value.map(sortedThroughout);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).sort().map(([name, member]) => [name, sortedThroughout(member)]));
}

/** @param {string} what @param {Uint8Array} actual @param {Uint8Array} expected */
function sameBytes(what, actual, expected) {
  if (actual.length !== expected.length || actual.some((byte, at) => byte !== expected[at])) {
    throw new Error(`${what}: ${actual.length} bytes, expected ${expected.length}, or others`);
  }
}

/** Equal as JSON, where undefined members are none. */
function equal(what, actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: ${found}, expected ${wanted}`);
}

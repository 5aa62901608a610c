/**
 * What can become of a genuine delivery on its way, or in the hands of somebody
 * who would like it to say something else. The same every time: chance has a seed.
 */

/** A delivery: `{ secret, method, url, headers, body }`; the names of headers in lower case, the body in bytes. */
const withBody = (delivery, body) => ({ ...delivery, body: Buffer.from(body) });
const withHeader = (delivery, name, value) => ({ ...delivery, headers: { ...delivery.headers, [name]: value } });
const without = (delivery, name) => ({
  ...delivery,
  headers: Object.fromEntries(Object.entries(delivery.headers).filter(([other]) => other !== name)),
});

/** How many characters of a signature, and bits of a body, are changed. */
const FLIPS = 8;
/** The last long word of a value is the signature; before it come times, versions, the rest of a token. */
const SIGNATURE = /[A-Za-z0-9+/_-]{20,}={0,2}(?!.*[A-Za-z0-9+/_-]{20})/;
/** The name of the signature's version. */
const VERSION = /(?<=^|[,;] ?)(v|h|sha)(\d+)(?=[=,])/;
const TIME = /\b\d{10,13}\b/;

const LETTERS = { hex: "0123456789abcdef", base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" };

/** The texts that a vendor may send in a body. */
const TEXTS = {
  "letters of other alphabets": "Grüße aus Kraków, 你好, שלום",
  "letters beyond the first plane": "🙂 𝕳𝖔𝖔𝖐",
  "an accent apart from its letter": "cafe\u0301",
  "separators of lines": "a\u2028b\u2029c",
  "a NUL": "a\0b",
  "markup": "<a href=\"/x?a=1&b=2\">it's</a>",
  "64 KB": "x".repeat(65_536),
};

/** Bodies that are no JSON, or no JSON as JavaScript prints it. */
const BODIES = {
  "nothing": "",
  "a space": " ",
  "no JSON": "not JSON: a.b|c",
  "JSON and a line feed": '{"id":"evt_1"}\n',
  "JSON with carriage returns": '{\r\n  "id": "evt_1"\r\n}\r\n',
  "JSON with escapes that need not be": '{"id":"evt\\u005f1","url":"https:\\/\\/a.example\\/"}',
  "JSON with a number beyond 2^53": '{"id":"evt_1","n":12345678901234567890,"x":1.0}',
  "JSON after a byte order mark": '\uFEFF{"id":"evt_1"}',
};

const NOT_UTF8 = Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x80, 0x7d]);

/**
 * @param {object} sdk see `define.js`
 * @param {{ sign: (delivery: object, now: number) => object, genuine: object, now: number }} signed
 * @returns {AsyncGenerator<[string, object]>} a name, and a delivery
 */
export async function* mutations(sdk, { sign, genuine, now }) {
  const fresh = (changes, at = now) => sign({ ...sdk.delivery(at), ...changes }, at);
  yield ["nothing", genuine];
  yield* signedBodies(sdk, fresh, now);
  yield* changedBodies(genuine);
  if (sdk.window !== undefined) yield* times(sdk, fresh, now);
  yield* signatures(sdk, genuine, fresh, now);
  if (sdk.signature !== undefined) yield* values(sdk, genuine, fresh);
  if (sdk.time !== undefined) yield* timeTexts(sdk.time, genuine);
  for (const name of sdk.signedHeaders ?? []) yield* headers(name, genuine);
  if (sdk.signsUrl) yield* urls(genuine);
  yield ["key: another", { ...genuine, secret: sdk.otherSecret }];
  yield* Object.entries(sdk.others?.(genuine) ?? {});
}

async function* signedBodies(sdk, fresh, now) {
  for (const [name, text] of Object.entries(TEXTS)) {
    yield [`signed: ${name}`, await fresh({ body: Buffer.from(sdk.body(now, text)) })];
  }
  for (const [name, body] of Object.entries({ ...(!sdk.onlyJson && BODIES), ...sdk.bodies })) {
    yield [`signed: ${name}`, await fresh({ body: Buffer.from(body) })];
  }
  if (sdk.takesBytes) yield ["signed: bytes that are not UTF-8", await fresh({ body: NOT_UTF8 })];
}

function* changedBodies(genuine) {
  const { body } = genuine;
  const text = body.toString();
  const chance = random(body.length);
  for (let count = 1; count <= FLIPS; count += 1) {
    const copy = Buffer.from(body);
    copy[chance(body.length)] ^= 1 << chance(8);
    yield [`body: a bit flipped, ${count}`, withBody(genuine, copy)];
  }
  const changes = {
    "emptied": "",
    "without its last byte": body.subarray(0, -1),
    "without its first byte": body.subarray(1),
    "twice": text + text,
    "with a line feed after it": `${text}\n`,
    "with a space before it": ` ${text}`,
    "with a NUL after it": `${text}\0`,
    "after a byte order mark": `\uFEFF${text}`,
    "in capitals": text.toUpperCase(),
    "with another character for é": text.replace("é", "e\u0301"),
    "as an empty object": "{}",
    "spaced out": text.replaceAll(",", ", ").replaceAll("&", "& "),
    "with bytes that are not UTF-8": Buffer.concat([body, Buffer.from([0xff])]),
  };
  for (const [name, changed] of Object.entries(changes)) yield [`body: ${name}`, withBody(genuine, changed)];
}

/** Signed at other times: the window, in seconds, is the SDK's. */
async function* times(sdk, fresh, now) {
  const { window } = sdk;
  const ages = {
    "at the edge of the window": window,
    "a second past it": window + 1,
    "an hour past it": window + 3600,
    "a second ahead": -1,
    "at the edge ahead": -window,
    "a second past it ahead": -window - 1,
    "an hour past it ahead": -window - 3600,
  };
  for (const [name, age] of Object.entries(ages)) {
    yield [`signed ${name}`, await fresh({}, now - 1000 * age)];
  }
}

/** The signature itself changed. */
async function* signatures(sdk, genuine, fresh, now) {
  const place = sdk.place ?? headerPlace(sdk.signature);
  const of = (delivery) => SIGNATURE.exec(place.get(delivery))[0];
  const signature = of(genuine);
  const set = (changed) => place.set(genuine, place.get(genuine).replace(SIGNATURE, () => changed));
  const isHex = /^[0-9a-f]+$/.test(signature);
  const letters = isHex ? LETTERS.hex : LETTERS.base64;
  const chance = random(signature.length);
  for (let count = 1; count <= FLIPS; count += 1) {
    const at = chance(signature.length - 4);
    const other = letters[(letters.indexOf(signature[at]) + 6) % letters.length];
    yield [`signature: a character changed, ${count}`, set(signature.slice(0, at) + other + signature.slice(at + 1))];
  }
  const bytes = Buffer.from(signature, isHex ? "hex" : "base64");
  const changes = {
    "in capitals": signature.toUpperCase(),
    "in small letters": signature.toLowerCase(),
    "in the other encoding": bytes.toString(isHex ? "base64" : "hex"),
    "in base64url": bytes.toString("base64url"),
    "emptied": "",
    "without its last character": signature.slice(0, -1),
    "without its last two characters": signature.slice(0, -2),
    "by half": signature.slice(0, signature.length / 2),
    "twice": signature + signature,
    "with a byte more": `${signature}${isHex ? "00" : "AAAA"}`,
    "with half a byte more": `${signature}0`,
    "with no character of the alphabet after it": `${signature}!`,
    "with a space after it": `${signature} `,
    "with a space before it": ` ${signature}`,
    "with a space in it": `${signature.slice(0, 8)} ${signature.slice(8)}`,
    "with a tab after it": `${signature}\t`,
    "with a NUL after it": `${signature}\0`,
    "in quotes": `"${signature}"`,
    "after 0x": `0x${signature}`,
    "with a letter beyond ASCII": `${signature}é`,
    "all zeros": signature.replace(/[^=]/g, isHex ? "0" : "A"),
    "without padding": signature.replace(/=+$/, ""),
    "with more padding": `${signature}=`,
    "with its spare bits set": signature.replace(/.(?==+$)/, (last) => LETTERS.base64[LETTERS.base64.indexOf(last) + 1]),
    "of another body": of(await fresh({ body: Buffer.from(sdk.body(now, "other")) })),
    "by another key": of(await fresh({ secret: sdk.otherSecret })),
  };
  for (const [name, changed] of Object.entries(changes)) yield [`signature: ${name}`, set(changed)];
}

/** The header that carries the signature. */
async function* values(sdk, genuine, fresh) {
  const name = sdk.signature;
  const value = genuine.headers[name];
  const bad = (await fresh({ secret: sdk.otherSecret })).headers[name];
  const [signature] = SIGNATURE.exec(value);
  const changes = {
    "empty": "",
    "only the signature": signature,
    "with a space before it": ` ${value}`,
    "with a space after it": `${value} `,
    "in capitals": value.toUpperCase(),
    "twice, as Node joins them": `${value}, ${value}`,
    "twice, with a comma": `${value},${value}`,
    "twice, with a space": `${value} ${value}`,
    "genuine and bad": `${value}, ${bad}`,
    "bad and genuine": `${bad}, ${value}`,
    "bad and genuine, with a comma": `${bad},${value}`,
    "bad and genuine, with a space": `${bad} ${value}`,
    "with a comma after it": `${value},`,
    "with a comma before it": `,${value}`,
    "with a semicolon after it": `${value};`,
    "with another version": value.replace(VERSION, (_, letters, digits) => letters + (Number(digits) + 1)),
    "with a version beside it": value.replace(SIGNATURE, (tag) => `${tag},v9=${tag}`),
    "with the name of the version in capitals": value.replace(VERSION, (word) => word.toUpperCase()),
    "with spaces after commas": value.replace(/([,;]) ?/g, "$1 "),
    "without spaces after commas": value.replace(/([,;]) /g, "$1"),
    "with spaces around its =": value.replace(/(?<=(^|[,;] ?)\w{1,6})=(?=\w)/g, " = "),
    "in another order": value.split(/(?<=[,;])/).length > 1 ? value.replace(/^([^,;]*)([,;] ?)(.*)$/, "$3$2$1") : `${value}=`,
  };
  yield ["header: missing", without(genuine, name)];
  for (const [change, changed] of Object.entries(changes)) yield [`header: ${change}`, withHeader(genuine, name, changed)];
}

/** The time, not signed again: in other words and other times. */
function* timeTexts(name, genuine) {
  const value = genuine.headers[name];
  const [time] = TIME.exec(value);
  const changes = {
    "a second later": `${Number(time) + 1}`,
    "a year later": `${Number(time) + 31_536_000}`,
    "with a zero before it": `0${time}`,
    "with a plus sign": `+${time}`,
    "with a minus sign": `-${time}`,
    "with a fraction": `${time}.0`,
    "with an exponent": `${time}e0`,
    "in hexadecimal": `0x${Number(time).toString(16)}`,
    "with a letter after it": `${time}x`,
    "with a space before it": ` ${time}`,
    "with a space after it": `${time} `,
    "with an underscore": `${time.slice(0, 4)}_${time.slice(4)}`,
    "in full-width digits": time.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    "in another unit": time.length > 10 ? time.slice(0, 10) : `${time}000`,
    "beyond 64 bits": "99999999999999999999",
    "no number": "NaN",
    "infinite": "Infinity",
    "0": "0",
    "empty": "",
  };
  for (const [change, changed] of Object.entries(changes)) {
    yield [`time: ${change}`, withHeader(genuine, name, value.replace(TIME, () => changed))];
  }
  if (value === time) {
    yield ["time: missing", without(genuine, name)];
  } else {
    const [pair] = /\b\w+=\d{10,13}/.exec(value);
    const other = pair.replace(time, `${Number(time) + 1}`);
    const changes = {
      "missing": value.replace(/\b\w+=\d{10,13}[,;] ?/, ""),
      "twice, another first": `${other},${value}`,
      "twice, another last": `${value},${other}`,
      "of another name": value.replace(pair, `x${pair}`),
    };
    for (const [change, changed] of Object.entries(changes)) yield [`time: ${change}`, withHeader(genuine, name, changed)];
  }
}

/** A header that is signed beside the body. */
function* headers(name, genuine) {
  const value = genuine.headers[name];
  yield [`${name}: missing`, without(genuine, name)];
  const changes = {
    "empty": "",
    "with another character": `${value.slice(0, -1)}${value.endsWith("0") ? "1" : "0"}`,
    "longer": `${value}0`,
    "with a space after it": `${value} `,
    "with a dot after it": `${value}.`,
    "in capitals": value.toUpperCase(),
    "twice, as Node joins them": `${value}, ${value}`,
  };
  for (const [change, changed] of Object.entries(changes)) yield [`${name}: ${change}`, withHeader(genuine, name, changed)];
}

function* urls(genuine) {
  const url = new URL(genuine.url);
  const changes = {
    "another path": genuine.url.replace(url.pathname, `${url.pathname}2`),
    "another host": genuine.url.replace(url.host, `x${url.host}`),
    "a slash after the path": genuine.url.replace(url.pathname, `${url.pathname}/`),
    "one parameter more": `${genuine.url}${url.search ? "&" : "?"}a=1`,
    "a fragment": `${genuine.url}#a`,
    "http": genuine.url.replace("https:", "http:"),
    "the port that goes without saying": genuine.url.replace(url.host, `${url.host}:443`),
    "another port": genuine.url.replace(url.host, `${url.host}:8443`),
    "capitals in the host": genuine.url.replace(url.host, url.host.toUpperCase()),
    "capitals in the path": genuine.url.replace(url.pathname, url.pathname.toUpperCase()),
  };
  for (const [change, changed] of Object.entries(changes)) yield [`url: ${change}`, { ...genuine, url: changed }];
}

const headerPlace = (name) => ({
  get: ({ headers: { [name]: value } }) => value,
  set: (delivery, value) => withHeader(delivery, name, value),
});

/** Numbers from 0 up to `limit`, without it: mulberry32. */
function random(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

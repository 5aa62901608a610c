/** JSON that was parsed and written again: senders and receivers in different languages. */
import { go, java, php, throughDjango, throughExpress, throughFastify, throughFlask, throughNest, throughNext } from "../tools/receivers.js";
import { ACCENTS, ORDER, PLAIN, byGo, byJava, byPhp, byPython, byRuby, compact, indented } from "./payloads.js";

const to = (change) => ({ body }) => ({ body: Buffer.from(change(body)) });
const NODE = [
  [throughExpress("json-stringify"), "Express 5: JSON.stringify(req.body)"],
  [throughFastify, "Fastify 5: JSON.stringify(request.body)"],
  [throughNest, "NestJS: JSON.stringify of @Body()"],
  [throughNext, "Next 16 pages/api: JSON.stringify(req.body)"],
];
const ISSUES = ["https://github.com/stripe/stripe-node/issues/341", "https://github.com/octokit/webhooks.js/issues/593"];
const MONEY = { id: "evt_9", amount: 1050, items: [{ qty: 2, sku: "A" }] };

const written = (id, schemes, sender, senderName, receivers, expect, source = ISSUES) =>
  schemes.map((scheme, index) => {
    const [mistake, receiverName] = receivers[index % receivers.length];
    return {
      id: `${id}/${scheme}`, scheme, body: sender(), mistake, source, madeBy: `${senderName}; ${receiverName}`,
      comment: `Sent as ${senderName} writes it, and written again by ${receiverName}`, expect: ["proven", ...expect],
    };
  });

const raw = (text) => () => text;

export const json = [
  ...written("indented-2", ["stripe", "shopify", "zignsec-v5", "circle"], () => indented(ORDER), "JSON.stringify(…, 2)", NODE, ["json_spacing", "spacing: two spaces of indentation"]),
  ...written("indented-4", ["hookdeck", "ably"], () => byPhp(PLAIN, "pretty"), "PHP JSON_PRETTY_PRINT", NODE, ["json_spacing", "spacing: four spaces of indentation"]),
  ...written("tabs", ["aftership", "middesk"], () => byGo(PLAIN, "indent"), "Go json.MarshalIndent with tabs", NODE, ["json_spacing", "spacing: tabs"]),
  ...written("python-spacing", ["dwolla", "sendbird", "discord", "modern-treasury"], () => byPython(PLAIN), "Python json.dumps", NODE, ["json_spacing", "spacing: after commas and colons, as Python writes"], "https://github.com/octokit/webhooks.js/issues/61"),
  ...written("ruby-pretty", ["circleci"], () => byRuby(PLAIN, "pretty"), "Ruby JSON.pretty_generate", NODE, ["json_spacing", "spacing: two spaces of indentation"]),
  ...written("jackson-pretty", ["quickbooks", "wise"], () => byJava({ ...PLAIN, tags: ["a", "b"], none: [] }, "jackson-pretty"), "Jackson's default pretty printer", NODE, ["json_spacing", "spacing: as Jackson indents"]),
  ...written("to-python", ["github", "sentry"], () => compact(PLAIN), "JSON.stringify", [[throughFlask("dumps"), "Flask: json.dumps(request.get_json())"], [throughDjango("dumps"), "Django: json.dumps(json.loads(request.body))"]], ["json_spacing", "spacing: none"]),
  ...written("to-indent", ["paystack", "persona"], () => compact(PLAIN), "JSON.stringify", [[throughFlask("dumps-indent"), "Flask: json.dumps(…, indent=4)"], [throughExpress("json-stringify-2"), "Express 5: JSON.stringify(req.body, null, 2)"]], ["json_spacing", "spacing: none"]),
  ...written("to-php-pretty", ["primer"], () => compact(PLAIN), "JSON.stringify", [[to(php("pretty")), "PHP: JSON_PRETTY_PRINT"]], ["json_spacing", "spacing: none"]),
  ...written("to-go-indent", ["onfido"], () => compact(PLAIN), "JSON.stringify", [[to(go("raw-indent")), "Go: json.Indent"]], ["json_spacing", "spacing: none"]),
  ...written("to-jackson", ["trustmatic"], () => compact(PLAIN), "JSON.stringify", [[to(java("jackson-pretty")), "Jackson: pretty printer"]], ["json_spacing", "spacing: none"]),
  ...written("php-slashes", ["mollie", "recurly"], () => byPhp({ ...PLAIN, url: "https://a.example/b/c" }), "PHP json_encode", NODE, ["json_escapes", "escapes: \\/"], "https://github.com/sendgrid/sendgrid-php/pull/1102"),
  ...written("php-both", ["woocommerce"], () => byPhp(ORDER), "PHP json_encode", NODE, ["json_escapes", "escapes: \\uXXXX beyond ASCII and \\/, as PHP writes"], "https://github.com/sendgrid/sendgrid-php/pull/1102"),
  ...written("python-ascii", ["line", "greenhouse"], () => byPython(ACCENTS, "separators=(',', ':')"), "Python json.dumps", NODE, ["json_escapes", "escapes: \\uXXXX beyond ASCII"], ["https://github.com/line/line-bot-sdk-nodejs/issues/922", "https://github.com/grnhse/greenhouse-api-docs/issues/276"]),
  ...written("python-to-js", ["svix", "sendgrid"], () => byPython(ACCENTS), "Python json.dumps", NODE, ["json_reserialized", "spacing: after commas and colons, as Python writes; escapes: \\uXXXX beyond ASCII"]),
  ...written("js-to-python", ["meta", "lemon-squeezy"], () => compact(ACCENTS), "JSON.stringify", [[throughFlask("dumps-compact"), "Flask: json.dumps with separators"]], ["json_escapes", "escapes: none (UTF-8)"], "https://github.com/freescout-helpdesk/freescout/issues/4351"),
  ...written("js-to-python-2", ["resend"], () => compact(ACCENTS), "JSON.stringify", [[throughFlask("dumps"), "Flask: json.dumps"]], ["json_reserialized", "spacing: none; escapes: none (UTF-8)"]),
  ...written("js-to-php", ["calendly", "coinbase-commerce"], () => compact(ORDER), "JSON.stringify", [[to(php("encode")), "PHP: json_encode(json_decode($body))"]], ["json_escapes", "escapes: none (UTF-8)"]),
  ...written("js-to-php-unicode", ["typeform"], () => compact(ORDER), "JSON.stringify", [[to(php("unicode")), "PHP: JSON_UNESCAPED_UNICODE"]], ["json_escapes", "escapes: none (UTF-8)"]),
  ...written("go-html", ["launchdarkly", "twitch"], () => byGo({ a: "x <b> & y", id: 7 }), "Go json.Marshal", NODE, ["json_escapes", "escapes: < > & and U+2028, as Go and Rails write"], "https://github.com/KickEngineering/KickDevDocs/issues/304"),
  ...written("to-go", ["dropbox"], () => compact({ a: "x <b> & y", id: 7 }), "JSON.stringify", [[to(go("html-escape")), "Go: json.HTMLEscape"]], ["json_escapes", "escapes: none (UTF-8)"], "https://github.com/KickEngineering/KickDevDocs/issues/304"),
  ...written("rails", ["intercom", "checkr"], () => byRuby({ id: 7, text: "a > b & c", name: "Zoë" }, "rails"), "Rails' to_json", NODE, ["json_escapes", "escapes: < > & and U+2028, as Go and Rails write"]),
  ...written("gson", ["alloy"], () => byJava({ id: 7, text: "a=b & 'c'" }, "gson"), "Gson", NODE, ["json_escapes", "escapes: < > & = ' and U+2028, as Gson writes"]),
  ...written("jackson-ascii", ["veriff"], () => byJava(ACCENTS, "jackson-ascii"), "Jackson with ESCAPE_NON_ASCII", NODE, ["json_escapes", "escapes: \\uXXXX beyond ASCII, in capitals"]),
  ...written("ruby-ascii", ["dub"], () => byRuby(ACCENTS, "ascii"), "Ruby JSON ascii_only", NODE, ["json_escapes", "escapes: \\uXXXX beyond ASCII"]),
  ...written("php-unicode", ["buildkite"], () => byPhp({ id: 7, url: "a/b\u2028c", name: "Zoë" }, "unicode"), "PHP JSON_UNESCAPED_UNICODE", NODE, ["json_escapes", "escapes: \\/ and U+2028, as PHP writes without \\uXXXX"]),
  ...written("dotnet", ["xero"], raw('{"id":7,"name":"J\\u00FCrgen \\u0022x\\u0022","q":"a\\u002Bb \\u0026 c"}'), "System.Text.Json (by hand)", NODE, ["json_escapes", "escapes: beyond ASCII and < > & ' \" +, in capitals, as .NET writes"]),
  ...written("decimals", ["razorpay"], raw('{"id":"evt_9","amount":10.50,"tax":0.70}'), "a writer of decimals (by hand)", NODE, ["json_numbers", "numbers: fractions with two digits"]),
  ...written("two-digits", ["checkout"], raw('{"id":"evt_9","amount":10.00,"fee":3.00}'), "a writer of decimals (by hand)", NODE, ["json_numbers", "numbers: two digits after the point"]),
  ...written("point-zero", ["paddle", "sheerid"], () => Buffer.from(byPython(MONEY, "separators=(',', ':')").toString().replace("1050", "1050.0").replace(":2,", ":2.0,")), "Python json.dumps of floats", NODE, ["json_numbers", "numbers: whole numbers with .0"]),
  ...written("some-point-zero", ["mux"], raw('{"id":"evt_9","amount":1050.0,"count":3}'), "Python json.dumps of a float", NODE, ["json_numbers", "numbers: some whole ones with .0"]),
  ...written("exponent", ["ably"], raw('{"id":"evt_9","limit":1e3}'), "a writer of exponents (by hand)", NODE, ["json_numbers", "numbers: with an exponent, e"]),
  ...written("sorted-lost", ["notion"], () => byPython({ b: 1, a: 2, c: { z: 1, y: 2 } }, "separators=(',', ':')", "sort_keys=True"), "Python sort_keys", [[to(() => '{"b":1,"a":2,"c":{"z":1,"y":2}}'), "a model's own order (by hand)"]], ["json_key_order", "members: sorted by name"], "https://github.com/stripe/stripe-node/issues/356"),
  ...written("sorted-by-go", ["slack", "vercel"], () => compact({ type: "x", id: 3, created: 7, data: { a: 1, b: 2 } }), "JSON.stringify", [[to(go("marshal")), "Go: json.Marshal of a map"]], ["json_key_order", "members: in another order"], "https://github.com/stripe/stripe-node/issues/356"),
  ...written("sorted-by-python", ["customer-io"], () => compact({ type: "x", id: 3, created: 7 }), "JSON.stringify", [[throughFlask("dumps-sorted"), "Flask: json.dumps(…, sort_keys=True)"]], ["json_key_order", "members: in another order"]),
  ...written("empty-objects", ["woocommerce", "sumsub"], () => compact({ id: 7, meta: {}, tags: ["a"] }), "JSON.stringify", [[to(php("encode-array")), "PHP: json_decode($body, true)"]], ["json_empty_objects", "empty: {} for []"]),
  ...written("go-encoder", ["airwallex"], () => byGo(PLAIN, "encoder"), "Go json.Encoder", [[to(java("jackson-pretty")), "Jackson: pretty printer"]], ["json_reserialized", "spacing: none; behind it: LF"]),
  ...written("php-to-python", ["zendesk"], () => byPhp(ORDER), "PHP json_encode", [[throughFlask("dumps-utf8"), "Flask: json.dumps(…, ensure_ascii=False)"]], ["json_reserialized", "spacing: none; escapes: \\uXXXX beyond ASCII and \\/, as PHP writes"]),
  ...written("java-to-js", ["klaviyo"], () => byJava({ ...ACCENTS, rate: 1 }, "jackson-pretty").toString().replace("\"rate\" : 1", "\"rate\" : 1.0"), "Jackson pretty, a double", NODE, ["json_reserialized", "spacing: as Jackson indents; numbers: whole numbers with .0"]),
  {
    id: "big-number/pagerduty", scheme: "pagerduty", body: '{"id":12345678901234567891,"type":"x"}', mistake: throughExpress("json-stringify"), madeBy: "Express 5: JSON.stringify(req.body)",
    comment: "An id beyond 2^53 was rounded", source: "https://github.com/octokit/webhooks.js/issues/593", expect: ["noticed", "json_big_number"],
  },
];

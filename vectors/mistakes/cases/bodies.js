/** What happens to the bytes of a body. */
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { execFileSync } from "node:child_process";
import { filter, java, php, ruby, throughCurl, throughDjango, throughExpress, throughFlask } from "../tools/receivers.js";
import { ACCENTS, ORDER, PLAIN, byGo, byPhp, byPython, compact, indented } from "./payloads.js";

const to = (change) => ({ body }) => ({ body: Buffer.from(change(body)) });
const text = (change) => to((body) => change(body.toString()));
const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
const SLACK = "token=gIkuvaNzQIHg97ATvDxqgjtO&team_domain=example&channel_name=general&user_name=Steve%27s+cat&text=94070+now&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1234";
const TWILIO = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
const GITHUB = `payload=${encodeURIComponent(compact({ zen: "Keep it logically awesome.", hook_id: 109948940, hook: { type: "Repository", active: true } }))}`;
const lambda = (body, isBase64Encoded) => ({ version: "2.0", routeKey: "POST /hook", rawPath: "/hook", headers: { "content-type": "application/json" }, requestContext: { http: { method: "POST", path: "/hook" } }, body, isBase64Encoded });

export const bodies = [
  ...["stripe", "github", "zignsec-v5", "discord"].map((scheme) => ({
    id: `newline-added/${scheme}`, scheme, body: compact(PLAIN), mistake: to((body) => filter("bash", "-c", "echo \"$(cat)\"")(body)),
    comment: "The body went through `echo`", madeBy: "bash 5: echo \"$(cat)\"", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_whitespace_at_end", ""],
  })),
  ...["dwolla", "sheerid"].map((scheme) => ({
    id: `newline-removed-curl/${scheme}`, scheme, body: `${compact(ACCENTS)}\n`, mistake: throughCurl("--data", "@-"),
    comment: "Replayed with curl -d @file, which takes line ends away", madeBy: "curl --data @-, Express 5", source: "https://curl.se/docs/manpage.html",
    expect: ["proven", "body_newline_removed", "LF"],
  })),
  ...["shopify", "wise"].map((scheme) => ({
    id: `newline-trimmed-go/${scheme}`, scheme, body: byGo(ORDER, "encoder"), mistake: throughExpress("raw-trim"),
    comment: "Go's json.Encoder ends with a line feed, and the handler trims", madeBy: "Go json.Encoder; Express 5: req.body.toString().trim()", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_newline_removed", "LF"],
  })),
  ...["persona", "line"].map((scheme) => ({
    id: `white-space-before/${scheme}`, scheme, body: compact(PLAIN), mistake: text((body) => `\n  ${body}`),
    comment: "A template put the body on a new line", madeBy: "by hand: a heredoc", source: "https://github.com/stripe/stripe-node/issues/356",
    expect: ["proven", "body_whitespace_at_start", ""],
  })),
  {
    id: "white-space-around/sumsub", scheme: "sumsub", body: compact(PLAIN), mistake: text((body) => `\n${body}\n`),
    comment: "A template put the body between two lines", madeBy: "by hand: a heredoc", source: "https://github.com/stripe/stripe-node/issues/356",
    expect: ["proven", "body_whitespace_around", ""],
  },
  ...["notion", "telnyx"].map((scheme) => ({
    id: `crlf/${scheme}`, scheme, body: indented(ORDER), mistake: to(filter("python3", "-c", "import sys; sys.stdout.reconfigure(newline='\\r\\n'); sys.stdout.write(sys.stdin.read())")),
    comment: "Written in text mode on Windows", madeBy: "Python: a text file with newline='\\r\\n'", source: "https://github.com/arkerone/api-key-auth/issues/2",
    expect: ["proven", "body_crlf", ""],
  })),
  ...["pagerduty", "mux"].map((scheme) => ({
    id: `lf/${scheme}`, scheme, body: indented(PLAIN).replaceAll("\n", "\r\n"), mistake: to(filter("tr", "-d", "\\r")),
    comment: "The sender writes CR LF, and a Unix tool took the CR away", madeBy: "tr -d '\\r'", source: "https://github.com/stripe/stripe-node/issues/356",
    expect: ["proven", "body_lf", ""],
  })),
  ...["typeform", "veriff"].map((scheme) => ({
    id: `bom-removed/${scheme}`, scheme, body: `\ufeff${compact(ACCENTS)}`, mistake: throughExpress("raw-text"),
    comment: "The sender writes a byte order mark, and TextDecoder drops it", madeBy: "Express 5: new TextDecoder().decode(req.body)", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_bom_removed", ""],
  })),
  ...["calendly", "onfido"].map((scheme) => ({
    id: `bom-added/${scheme}`, scheme, body: compact(ACCENTS), mistake: to(filter("python3", "-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode().encode('utf-8-sig'))")),
    comment: "Saved by an editor as UTF-8 with BOM", madeBy: "Python: encode('utf-8-sig')", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_bom_added", ""],
  })),
  ...[["meta", throughExpress("raw-latin1"), "Express 5: req.body.toString(\"latin1\")"], ["bitbucket", throughFlask("latin1"), "Flask: get_data().decode(\"latin-1\")"], ["line", to(php("utf8_encode")), "PHP: utf8_encode"], ["razorpay", to(java("latin1")), "Java: new String(body, ISO_8859_1)"]].map(([scheme, mistake, madeBy]) => ({
    id: `mojibake/${scheme}`, scheme, body: compact(ACCENTS), mistake, madeBy,
    comment: "UTF-8 was read as Latin-1", source: "https://github.com/github/docs/issues/3567",
    expect: ["proven", "body_utf8_read_as_latin1", ""],
  })),
  {
    id: "mojibake-1252/slack", scheme: "slack", body: compact({ id: 1, text: "“Größe — 5 €" }), mistake: to(filter("iconv", "-f", "CP1252", "-t", "UTF-8")),
    comment: "UTF-8 was read as Windows-1252", madeBy: "iconv -f CP1252 -t UTF-8", source: "https://github.com/github/docs/pull/3315",
    expect: ["proven", "body_utf8_read_as_latin1", "Windows-1252"],
  },
  ...[["greenhouse", to(php("utf8_decode")), "PHP: utf8_decode"], ["dropbox", to(filter("iconv", "-f", "UTF-8", "-t", "LATIN1")), "iconv -t LATIN1"]].map(([scheme, mistake, madeBy]) => ({
    id: `written-as-latin1/${scheme}`, scheme, body: compact(ACCENTS), mistake, madeBy,
    comment: "UTF-8 was written as Latin-1", source: "https://github.com/github/docs/issues/3567",
    expect: ["proven", "body_written_as_latin1", ""],
  })),
  {
    id: "utf16/sentry", scheme: "sentry", body: compact(PLAIN), mistake: to(filter("iconv", "-f", "UTF-8", "-t", "UTF-16")),
    comment: "PowerShell's Out-File writes UTF-16", madeBy: "iconv -t UTF-16", source: [],
    expect: ["proven", "body_utf16", ""],
  },
  {
    id: "replaced-one/paystack", scheme: "paystack", body: Buffer.from('{"event":"charge.success","name":"J\xfcrgen"}', "latin1"), mistake: throughFlask("lossy"),
    comment: "Latin-1 was decoded as UTF-8: one U+FFFD", madeBy: "Flask: get_data().decode(\"utf-8\", \"replace\")", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_replacement_characters", "Latin-1"],
  },
  {
    id: "replaced-many/paystack", scheme: "paystack", body: Buffer.from('{"event":"charge.success","name":"J\xfcrgen Gr\xf6\xdfe \xe9\xe8"}', "latin1"), mistake: throughExpress("raw-text"),
    comment: "Too many U+FFFD to know what was there", madeBy: "Express 5: new TextDecoder().decode(req.body)", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["noticed", "body_replacement_characters"],
  },
  ...["stripe", "sanity", "circle"].map((scheme) => ({
    id: `base64/${scheme}`, scheme, body: compact(ORDER), mistake: throughExpress("raw-base64"),
    comment: "API Gateway hands the body over in base64, and the function does not decode it", madeBy: "Express 5: req.body.toString(\"base64\")", source: ["https://github.com/stripe/stripe-node/issues/1768", "https://github.com/serverless/serverless/issues/537"],
    expect: ["proven", "body_base64", ""],
  })),
  {
    id: "base64-lines/workos", scheme: "workos", body: compact(ORDER), mistake: to(filter("base64")),
    comment: "base64 in lines of 76 characters", madeBy: "coreutils: base64", source: "https://github.com/sanity-io/webhook-toolkit/issues/7",
    expect: ["proven", "body_base64", ""],
  },
  {
    id: "base64-decoded/checkout", scheme: "checkout", body: Buffer.from(compact(PLAIN)).toString("base64"), mistake: to(filter("base64", "-d")),
    comment: "The sender signs the base64 that it sends, and a middleware has decoded it", madeBy: "coreutils: base64 -d", source: "https://github.com/serverless/serverless/issues/537",
    expect: ["proven", "body_base64_decoded", ""],
  },
  ...["svix", "zendesk"].map((scheme) => ({
    id: `gzip/${scheme}`, scheme, body: compact(ORDER), mistake: ({ body, headers }) => ({ body: filter("gzip", "-c")(body), headers: [...headers, ["content-encoding", "gzip"]] }),
    comment: "Signed, then compressed; the handler has the compressed bytes, as node:http gives them", madeBy: "gzip -c", source: "https://github.com/GetStream/stream-node/pull/294",
    expect: ["proven", "body_compressed", "gzip"],
  })),
  {
    id: "deflate/twitch", scheme: "twitch", body: compact(ORDER), mistake: to(deflateSync),
    comment: "Signed, then compressed by deflate", madeBy: "node:zlib deflateSync", source: "https://github.com/GetStream/stream-node/pull/294",
    expect: ["proven", "body_compressed", "deflate"],
  },
  {
    id: "brotli/intercom", scheme: "intercom", body: compact(ORDER), mistake: ({ body, headers }) => ({ body: brotliCompressSync(body), headers: [...headers, ["content-encoding", "br"]] }),
    comment: "Compressed by Brotli on the way: seen by the header", madeBy: "node:zlib brotliCompressSync", source: "https://github.com/GetStream/stream-node/pull/294",
    expect: ["noticed", "body_compressed", "br"],
  },
  {
    id: "gunzipped/customer-io", scheme: "customer-io", body: gzipSync(compact(ORDER)), sent: { headers: { "content-encoding": "gzip" } }, mistake: throughExpress("raw"),
    comment: "The compressed bytes were signed, and Express inflates them", madeBy: "Express 5: express.raw(), which inflates", source: "https://github.com/GetStream/stream-node/pull/294",
    expect: ["noticed", "body_decompressed", "gzip"],
  },
  ...["shopify", "klaviyo"].map((scheme) => ({
    id: `json-string/${scheme}`, scheme, body: compact(ORDER), mistake: text((body) => JSON.stringify(body)),
    comment: "A text was stringified", madeBy: "Node: JSON.stringify of the text", source: "https://github.com/octokit/webhooks.js/issues/593",
    expect: ["proven", "body_json_string", ""],
  })),
  {
    id: "json-twice-reserialised/recurly", scheme: "recurly", body: byPython(ORDER), mistake: throughExpress("json-twice"),
    comment: "Parsed, written anew, and stringified once more", madeBy: "Python json.dumps; Express 5: JSON.stringify twice", source: "https://github.com/octokit/webhooks.js/issues/593",
    expect: ["proven", "body_json_string", "", ["json_reserialized"]],
  },
  ...[["stripe", "raw-stringify"], ["elevenlabs", "raw-array"], ["dub", "raw-list"]].map(([scheme, way]) => ({
    id: `buffer-${way}/${scheme}`, scheme, body: compact(PLAIN), mistake: throughExpress(way),
    comment: "A Buffer was made JSON or text", madeBy: `Express 5: ${way}`, source: "https://github.com/stripe/stripe-node/issues/356",
    expect: ["proven", "body_buffer_json", ""],
  })),
  ...["paddle", "github"].map((scheme) => ({
    id: `python-bytes/${scheme}`, scheme, body: compact(ORDER), mistake: throughFlask("str"),
    comment: "str() of bytes", madeBy: "Flask: str(request.get_data())", source: "https://github.com/twilio/twilio-python/issues/751",
    expect: ["proven", "body_python_bytes", ""],
  })),
  ...["stripe", "hubspot-v3"].map((scheme) => ({
    id: `object-object/${scheme}`, scheme, body: compact(ORDER), withMethod: true, mistake: async (sent) => ({ body: (await throughExpress("json-string")(sent)).body }),
    comment: "An object was made text", madeBy: "Express 5: String(req.body)", source: "https://github.com/stripe/stripe-node/issues/331",
    expect: ["noticed", "body_object_object"],
  })),
  {
    id: "undefined/lemon-squeezy", scheme: "lemon-squeezy", body: compact(PLAIN), mistake: async (sent) => ({ body: (await throughExpress("none")(sent)).body }),
    comment: "No parser ran, and the body is undefined", madeBy: "Express 5: String(req.body)", source: "https://github.com/stripe/stripe-node/issues/331",
    expect: ["noticed", "body_not_a_body"],
  },
  ...["github", "zoom"].map((scheme) => ({
    id: `read-before/${scheme}`, scheme, body: compact(ORDER), mistake: throughExpress("json-then-read"),
    comment: "The stream was read by express.json()", madeBy: "Express 5: reading req behind express.json()", source: "https://github.com/slack-ruby/slack-ruby-bot-server-events/issues/22",
    expect: ["noticed", "body_read_before"],
  })),
  {
    id: "empty-object/mux", scheme: "mux", body: compact(ORDER), mistake: async (sent) => ({ ...(await throughExpress("json-stringify")({ ...sent, headers: sent.headers.map(([name, value]) => [name, name === "content-type" ? "text/plain" : value]) })), body: Buffer.from("{}") }),
    comment: "req.body ?? {} where no parser took the content type", madeBy: "Express 5: JSON.stringify(req.body ?? {}) for text/plain", source: "https://github.com/slack-ruby/slack-ruby-bot-server-events/issues/22",
    expect: ["noticed", "body_read_before"],
  },
  {
    id: "wrapped/gocardless", scheme: "gocardless", body: compact(ORDER), mistake: to(filter("fold", "-w", "76")),
    comment: "A mail gateway wraps lines", madeBy: "coreutils: fold -w 76", source: "https://www.rfc-editor.org/rfc/rfc2045#section-6.7",
    expect: ["proven", "body_lines_wrapped", "LF"],
  },
  {
    id: "csv-quoted/trustmatic", scheme: "trustmatic", body: "plain text, no JSON", mistake: text((body) => `"${body}"`),
    comment: "A CSV export has put it into quotation marks", madeBy: "by hand: quotation marks", source: "https://www.rfc-editor.org/rfc/rfc4180",
    expect: ["proven", "body_json_string", ""],
  },
  {
    id: "truncated/openai", scheme: "openai", body: compact(ORDER), mistake: ({ body, headers }) => ({ body: body.subarray(0, 100), headers: [...headers, ["content-length", String(body.length)]] }),
    comment: "The first chunk alone", madeBy: "by hand: a slice", source: "https://github.com/screwdriver-cd/screwdriver/pull/3381",
    expect: ["noticed", "body_truncated"],
  },
  {
    id: "empty-signed/woocommerce", scheme: "woocommerce", body: "", mistake: to(() => compact(PLAIN)),
    comment: "The sender signed before it had a body", madeBy: "by hand: the body comes after", source: "https://github.com/smallstep/certificates/pull/1546",
    expect: ["proven", "body_empty_signed", ""],
  },
  {
    id: "chunked/cal-com", scheme: "cal-com", body: compact(ORDER), mistake: text((body) => `${Buffer.byteLength(body.slice(0, 50)).toString(16)}\r\n${body.slice(0, 50)}\r\n${Buffer.byteLength(body.slice(50)).toString(16)}\r\n${body.slice(50)}\r\n0\r\n\r\n`),
    comment: "A raw socket with transfer-encoding: chunked", madeBy: "by hand: RFC 9112, section 7.1", source: "https://www.rfc-editor.org/rfc/rfc9112#section-7.1",
    expect: ["proven", "body_chunked", ""],
  },
  {
    id: "uri-decoded/airwallex", scheme: "airwallex", body: encodeURIComponent(compact(PLAIN)), mistake: throughExpress("text-uri"),
    comment: "decodeURIComponent of the whole body", madeBy: "Express 5: decodeURIComponent(req.body)", source: "https://github.com/octokit/webhooks.js/issues/158",
    expect: ["proven", "body_percent_decoded", "it was decoded"],
  },
  {
    id: "uri-encoded/buildkite", scheme: "buildkite", body: compact(PLAIN), mistake: throughCurl("--data-urlencode", "@-"),
    comment: "curl --data-urlencode", madeBy: "curl --data-urlencode @-, Express 5", source: "https://curl.se/docs/manpage.html",
    expect: ["proven", "body_percent_encoded", "it was encoded"],
  },
  {
    id: "html-escaped/xero", scheme: "xero", body: compact(ORDER), mistake: to(php("htmlspecialchars")),
    comment: "A sanitiser has escaped it", madeBy: "PHP: htmlspecialchars", source: [],
    expect: ["proven", "body_html_escaped", ""],
  },
  {
    id: "slashes/woocommerce", scheme: "woocommerce", body: compact(ORDER), mistake: to(php("addslashes")),
    comment: "WordPress adds slashes", madeBy: "PHP: addslashes", source: "https://developer.wordpress.org/reference/functions/wp_slash/",
    expect: ["proven", "body_backslashes", ""],
  },
  {
    id: "inspected/chargify", scheme: "chargify", body: compact(ORDER), mistake: to(ruby("inspect")),
    comment: "Ruby's inspect of the body", madeBy: "Ruby: body.inspect", source: "https://github.com/octokit/webhooks.js/issues/593",
    expect: ["proven", "body_json_string", ""],
  },
  {
    id: "echo-e/webflow", scheme: "webflow", body: compact({ id: 7, text: "two\nlines" }), mistake: text((body) => execFileSync("bash", ["-c", "echo -ne \"$0\"", body]).toString()),
    comment: "echo -e makes a line feed of \\n", madeBy: "bash: echo -ne", source: "https://github.com/stripe/stripe-cli/issues/361",
    expect: ["proven", "body_line_feeds_in_strings", ""],
  },
  {
    id: "nul/heroku", scheme: "heroku", body: compact(PLAIN), mistake: to((body) => Buffer.concat([body, Buffer.alloc(5)])),
    comment: "A buffer of fixed length", madeBy: "by hand: zeros behind it", source: "https://www.rfc-editor.org/rfc/rfc9112#section-6",
    expect: ["proven", "body_nul", ""],
  },
  {
    id: "doubled/asana", scheme: "asana", body: compact(PLAIN), mistake: to((body) => Buffer.concat([body, body])),
    comment: "Two listeners append to one text", madeBy: "by hand: twice", source: "https://github.com/Mininglamp-OSS/cc-channel-octo/pull/67",
    expect: ["proven", "body_doubled", ""],
  },
  ...[["stripe", (body) => compact({ version: "0", id: "cdc73f9d", "detail-type": "order", source: "aws.partner/stripe.com", detail: JSON.parse(body) })], ["shopify", (body) => compact({ version: "0", source: "aws.partner/shopify.com", detail: { payload: JSON.parse(body), metadata: { "Content-Type": "application/json" } } })]].map(([scheme, wrap]) => ({
    id: `eventbridge/${scheme}`, scheme, body: compact(PLAIN), mistake: text(wrap),
    comment: "EventBridge has put it into `detail`", madeBy: "by hand: the envelope of EventBridge's documentation", source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html",
    expect: ["proven", "body_envelope", "an object"],
  })),
  ...[["text", "zignsec", false], ["base64", "svix", true]].map(([name, scheme, isBase64]) => ({
    id: `lambda-event-${name}/${scheme}`, scheme, body: compact(ORDER), mistake: ({ body }) => ({ body: Buffer.from(compact(lambda(isBase64 ? body.toString("base64") : body.toString(), isBase64))) }),
    comment: "The whole event of a Lambda function was passed", madeBy: "by hand: the payload format 2.0 of API Gateway", source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",
    expect: ["proven", "body_envelope", isBase64 ? "base64" : "a text"],
  })),
  {
    id: "sqs/discord", scheme: "discord", body: compact(PLAIN), mistake: ({ body }) => ({ body: Buffer.from(compact({ Records: [{ messageId: "059f36b4", body: body.toString(), attributes: {} }] })) }),
    comment: "SQS has put it into Records[0].body", madeBy: "by hand: the event of SQS", source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
    expect: ["proven", "body_envelope", "a text"],
  },
  {
    id: "pubsub/telnyx", scheme: "telnyx", body: compact(PLAIN), mistake: ({ body }) => ({ body: Buffer.from(compact({ message: { data: body.toString("base64"), messageId: "136969346945" }, subscription: "projects/p/subscriptions/s" })) }),
    comment: "Pub/Sub has put it into message.data", madeBy: "by hand: the push message of Pub/Sub", source: "https://cloud.google.com/pubsub/docs/push",
    expect: ["proven", "body_envelope", "base64"],
  },
  {
    id: "member-only/stripe", scheme: "stripe", body: compact(ORDER), mistake: async (sent) => ({ body: (await throughExpress("json-data")(sent)).body }),
    comment: "event.data alone was passed", madeBy: "Express 5: JSON.stringify(req.body.data)", source: "https://github.com/stripe/stripe-node/issues/356",
    expect: ["noticed", "body_member_only"],
  },
  ...[["slack", throughFlask("form"), "Flask: urlencode(request.form)"], ["slack", throughDjango("post"), "Django: request.POST.urlencode()"], ["slack", to(php("form")), "PHP: http_build_query"]].map(([scheme, mistake, madeBy], index) => ({
    id: `form-blanks-${index}/${scheme}`, scheme, body: SLACK.replaceAll("+", "%20"), sent: form, mistake, madeBy,
    comment: "%20 became +", source: "https://github.com/gverni/validate-slack-request/issues/1",
    expect: ["proven", "form_blanks", "as %20"],
  })),
  {
    id: "form-plus-to-20/dropbox", scheme: "dropbox", body: SLACK, sent: form, mistake: async (sent) => throughExpress("urlencoded-qs")(sent),
    comment: "+ became %20, and the apostrophe stays", madeBy: "Express 5: qs.stringify(req.body)", source: "https://github.com/gverni/validate-slack-request/issues/1",
    expect: ["proven", "form_blanks", "as +"],
  },
  {
    id: "form-lower-escapes/slack", scheme: "slack", body: SLACK.replace(/%../g, (one) => one.toLowerCase()), sent: form, mistake: throughExpress("urlencoded-params"),
    comment: "A sender with escapes in lower case", madeBy: "Express 5: new URLSearchParams(req.body)", source: "https://github.com/hndrs/slack-spring-boot-starter/pull/237",
    expect: ["proven", "form_reencoded"],
  },
  ...[["slack", throughExpress("urlencoded-json"), "Express 5: JSON.stringify(req.body) behind express.urlencoded()"], ["slack", throughFlask("form-json"), "Flask: json.dumps(request.form)"], ["dropbox", to(php("form-json")), "PHP: json_encode($_POST)"]].map(([scheme, mistake, madeBy], index) => ({
    id: `form-as-json-${index}/${scheme}`, scheme, body: SLACK, sent: form, mistake, madeBy,
    comment: "The form was parsed and made JSON", source: "https://github.com/frain-dev/convoy/pull/2392",
    expect: ["proven", "form_as_json", "as URLSearchParams writes"],
  })),
  {
    id: "twilio-form-as-json/twilio", scheme: "twilio", body: TWILIO, sent: form, mistake: throughExpress("urlencoded-json"),
    comment: "Twilio's form was parsed and made JSON", madeBy: "Express 5: JSON.stringify(req.body)", source: "https://github.com/twilio/twilio-node/issues/321",
    expect: ["proven", "form_as_json"],
  },
  ...[["github", throughExpress("urlencoded-payload"), "Express 5: req.body.payload"], ["bitbucket", throughFlask("member"), "Flask: request.form[\"payload\"]"]].map(([scheme, mistake, madeBy]) => ({
    id: `payload-decoded/${scheme}`, scheme, body: GITHUB.replace(/%20/g, "%20"), sent: form, mistake, madeBy,
    comment: "GitHub sends a form unless it is told otherwise", source: ["https://github.com/octokit/webhooks.js/issues/158", "https://github.com/bloomberg/python-github-webhook/pull/22"],
    expect: ["proven", "form_payload_decoded", "payload=… as encodeURIComponent writes"],
  })),
  {
    id: "payload-as-json/github", scheme: "github", body: GITHUB, sent: form, mistake: throughExpress("urlencoded-json"),
    comment: "The form was made JSON", madeBy: "Express 5: JSON.stringify(req.body)", source: "https://github.com/frain-dev/convoy/pull/2392",
    expect: ["proven", "form_as_json"],
  },
  {
    id: "bom-and-crlf/segment", scheme: "segment", body: indented(PLAIN), mistake: text((body) => `\ufeff${body.replaceAll("\n", "\r\n")}`),
    comment: "Notepad saved it: a byte order mark, and CR LF", madeBy: "by hand: what Notepad of Windows 7 writes", source: "https://github.com/standard-webhooks/standard-webhooks/issues/235",
    expect: ["proven", "body_crlf", "", ["body_bom_added"]],
  },
  {
    id: "unknown-change/vercel", scheme: "vercel", body: compact(ORDER), mistake: text((body) => body.replace("ord_77", "ord_78")),
    comment: "The body was changed by somebody", madeBy: "by hand: another id", source: "https://vercel.com/docs/webhooks/webhooks-api",
    expect: ["unexplained", "unexplained"],
  },
  {
    id: "null-dropped/razorpay", scheme: "razorpay", body: compact({ ...PLAIN, description: null, notes: [] }), mistake: text((body) => compact({ ...JSON.parse(body), description: undefined })),
    comment: "A DTO has dropped what is null: it cannot be known", madeBy: "Node: JSON.stringify without undefined", source: "https://github.com/twilio/twilio-php/issues/436",
    expect: ["unexplained", "unexplained"],
  },
  {
    id: "curl-joined/coinbase-commerce", scheme: "coinbase-commerce", body: byPhp(ORDER, "pretty"), mistake: throughCurl("--data", "@-"),
    comment: "curl -d @file joins the lines of an indented body", madeBy: "PHP JSON_PRETTY_PRINT; curl --data @-, Express 5", source: "https://curl.se/docs/manpage.html",
    expect: ["proven", "body_lines_joined", "spacing: four spaces of indentation"],
  },
];

/**
 * Mistakes of further public threads, read after `threads.js` and what it has led to: the search
 * had not been made for them. Each is as its receiver had it; `key(…)` is the key that signs,
 * which is another one in the forged twin. Vendors that sign with a private key have theirs by
 * name, `key(VENDOR)`.
 */
import { createHash, generateKeyPairSync, sign as signWith } from "node:crypto";
import { crc32, gzipSync } from "node:zlib";
import { CERTIFIED, CURVE, RSA, TOPIC, WEBHOOK_ID } from "../../../js-tests/world/keys.js";
import { ASYMMETRIC } from "../tools/asymmetric.js";
import { FORM, JSON_TYPE, NOW, T, ascii, github, hmac, inHeader, php, shopify, slack, standardWebhooks, stripe, twilio, zoom } from "../tools/recipes.js";

/**
 * @param {string} mistake
 * @param {string} source on github.com
 * @param {string} scheme
 * @param {string} comment
 * @param {unknown[]} expect grade, code, change, and the codes of what is wrong beside it
 * @param {(key: (own: any) => any) => object} make
 */
const thread = (mistake, source, scheme, comment, expect, make) => ({ id: `${mistake}/${scheme}`, scheme, comment, source: `https://github.com/${source}`, madeBy: "node:crypto, as the vendor's page says; the mistake by hand", expect, make });

const VENDOR = "vendor";
const WHSEC = "whsec_t7Yq2LmX9pRwVb4KsDf8Gh1Jc3Nz6Qe0";
const EVENT = JSON.stringify({ id: "evt_1GxflCKnr9az9gTnSx6pa7KT", object: "event", api_version: "2020-03-02", created: T, data: { object: { id: "cs_test_rwrNI9q1Zw2ESPjN", object: "checkout.session", cancel_url: "https://example.com/cancel", customer: "cus_HWjDEWSjC9No1F", metadata: { message: "m", buyerName: "m" }, mode: "subscription", payment_method_types: ["card"], shipping: null } }, livemode: false, type: "checkout.session.completed" }, null, 2);
const COMPACT = JSON.stringify(JSON.parse(EVENT));
/** Go's and Rails' escapes of what HTML could mistake. */
const html = (text) => text.replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const lengthOf = (body) => ({ "content-length": String(Buffer.from(body).length) });
const sha1 = (key, message, encoding = "hex") => hmac(key, message, encoding, "sha1");
const jwt = (key, claims) => { const part = (one) => Buffer.from(JSON.stringify(one)).toString("base64url"); const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`; return `${text}.${hmac(key, text, "base64url")}`; };
/** Headers of a vendor that signs with a private key, or of somebody who has another. */
const signed = (scheme, who, body, headers = JSON_TYPE) => { const sent = { body: Buffer.from(body), headers: { ...headers }, set(name, value) { this.headers[name] = value; } }; ASYMMETRIC[scheme].sign(sent, who === VENDOR ? VENDOR : "attacker", NOW); return sent.headers; };
const otherRsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherCurve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsaOf = (who) => (who === VENDOR ? RSA.privateKey : otherRsa.privateKey);
const curveOf = (who) => (who === VENDOR ? CURVE.privateKey : otherCurve.privateKey);
const paypal = (who, body, webhookId) => { const id = "80d8bb40-79f3-11e6-844a-db178b84cf9d"; const time = new Date(T * 1000).toISOString().replace(".000Z", "Z"); return { ...JSON_TYPE, "paypal-transmission-id": id, "paypal-transmission-time": time, "paypal-auth-algo": "SHA256withRSA", "paypal-cert-url": "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-df8cd2d5", "paypal-transmission-sig": signWith("sha256", Buffer.from(`${id}|${time}|${webhookId}|${crc32(Buffer.from(body))}`), rsaOf(who)).toString("base64") }; };
const PAYPAL = JSON.stringify({ id: "WH-6W4482673W002281V-61985753LP", event_version: "1.0", create_time: "2026-11-23T00:18:50.000Z", resource_type: "sale", event_type: "PAYMENT.SALE.COMPLETED", summary: "Payment completed for Tom & Jerry", resource: { id: "0B760715UU5184014", amount: { total: "9.99", currency: "EUR" }, state: "completed" }, links: [{ href: "https://api.paypal.com/v1/notifications/webhooks-events/WH-6W4482673W002281V", rel: "self", method: "GET" }] });
/** `json.dumps`: a blank behind each comma and colon, nothing beyond ASCII. */
const pythonDumps = (text) => {
  const write = (value) => Array.isArray(value) ? `[${value.map(write).join(", ")}]` : value && typeof value === "object" ? `{${Object.entries(value).map(([name, member]) => `${ascii(JSON.stringify(name))}: ${write(member)}`).join(", ")}}` : ascii(JSON.stringify(value));
  return write(JSON.parse(text));
};
/** `str` of a dict. */
const pythonRepr = (value) => Array.isArray(value) ? `[${value.map(pythonRepr).join(", ")}]` : value === null ? "None" : value === true ? "True" : value === false ? "False" : typeof value === "object" ? `{${Object.entries(value).map(([name, member]) => `'${name}': ${pythonRepr(member)}`).join(", ")}}` : typeof value === "string" ? `'${value}'` : String(value);
const sortKeys = (value) => Array.isArray(value) ? value.map(sortKeys) : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sortKeys(member)])) : value;
const braintreePayload = (xml) => `${Buffer.from(xml).toString("base64").match(/.{1,60}/g).join("\n")}\n`;
const braintreeSign = (secret, payload) => `integration_public_key|${sha1(createHash("sha1").update(secret).digest(), payload)}`;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<notification>\n  <kind>subscription_went_past_due</kind>\n  <timestamp type="datetime">2026-11-23T00:18:50Z</timestamp>\n  <subject><subscription><id>~>?>~>sub_1>></id></subscription></subject>\n</notification>\n';
const SMS = "ToCountry=US&From=%2B12025550123&Body=Okay+then&NumMedia=0&MessageSid=SM1f2a3b4c5d6e7f8091a2b3c4d5e6f708";
const TWILIO = "3c5d7f9021b4c6e8f0a1b2c3d4e5f617";
const SLACK = "5a1f9e7c3b2d4f6081a2b3c4d5e6f70a";

export const threads2 = [
  // Secrets
  thread("js-escaped", "rwlove/home-ops/pull/11103", "github", "A template's `| js` made \\u003D of the = at the secret's end", ["proven", "secret_html_escaped"],
    (key) => { const s = "q8Zr1vT5yXw2Kp7LsNd0BuyM="; const body = '{"action":"edited","issue":{"number":1},"comment":{"id":7}}'; return { secret: s.replace("=", "\\u003D"), body, headers: github(key(s), body) }; }),
  thread("k8s-base64", "tektoncd/pipelines-as-code/issues/658", "gitlab", "The Kubernetes secret's base64 for the token itself", ["proven", "secret_base64"],
    (key) => { const s = "gitops-webhook-token-4711"; return { secret: Buffer.from(s).toString("base64"), body: '{"object_kind":"push","ref":"refs/heads/main"}', headers: { ...JSON_TYPE, "x-gitlab-event": "Push Hook", "x-gitlab-token": key(s) } }; }),
  thread("access-token", "sunmh207/AI-Codereview-Gitlab/pull/79", "gitlab", "GitLab's access token for the webhook's secret token", ["noticed", "secret_is_api_key"],
    (key) => ({ secret: "glpat-x7Yq2LmX9pRwVb4KsDf8", body: '{"object_kind":"merge_request"}', headers: { ...JSON_TYPE, "x-gitlab-event": "Merge Request Hook", "x-gitlab-token": key("my-webhook-secret-1") } })),
  thread("own-token", "gitbito/CodeReviewAgent/issues/42", "gitlab", "A token of one's own for the one that the script printed", ["unexplained", "unexplained"],
    (key) => ({ secret: "printed-by-the-script-8f3a", body: '{"object_kind":"merge_request"}', headers: { ...JSON_TYPE, "x-gitlab-event": "Merge Request Hook", "x-gitlab-token": key("b76c3b67ae97a3c54b35985e2c155818") } })),
  thread("refresh-secret", "GitbookIO/nuts/issues/146", "github", "The secret in the code is not the one in the repository's settings", ["unexplained", "unexplained"],
    (key) => { const body = '{"zen":"Design for failure.","hook_id":1}'; return { secret: "somethingelse", body, headers: github(key("the-one-in-the-settings"), body) }; }),
  thread("env-reference", "NousResearch/hermes-agent/pull/78384", "github", "The text $MY_WEBHOOK_SECRET was not expanded", ["noticed", "secret_is_placeholder"],
    (key) => { const body = '{"ref":"refs/heads/main"}'; return { secret: "$MY_WEBHOOK_SECRET", body, headers: github(key("d41d8cd98f00b204e9800998ecf8427e"), body) }; }),
  thread("client-secret", "mondaycom/welcome-apps/issues/132", "monday", "The signing secret, where webhooks are signed with the client secret", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "c1e2d3f4a5b697887766554433221100"; const url = "https://app.example.com/monday/execute_action"; return { secret: "s9f8e7d6c5b4a39281706f5e4d3c2b1a", others: [other], url, body: '{"payload":{"blockKind":"action","inboundFieldValues":{"boardId":1}}}', headers: { ...JSON_TYPE, authorization: jwt(key(other), { accountId: 1825529, userId: 4012689, aud: url, exp: T + 300, iat: T }) } }; }),
  thread("api-token", "18F/trello-webhook-server/issues/11", "trello", "The documentation had the API token and the OAuth client secret the wrong way round", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"; const url = "https://trello.example.gov/hooks"; const body = '{"action":{"id":"a1","type":"updateCard"},"model":{"id":"m1"}}'; return { secret: "a9b8c7d6e5f40312a9b8c7d6e5f40312a9b8c7d6e5f40312a9b8c7d6e5f40312", others: [other], url, body, headers: { ...JSON_TYPE, "x-trello-webhook": sha1(key(other), body + url, "base64") } }; }),
  thread("consumer-key", "mmgrt/Tweety/issues/1", "x", "The README said consumer key, where it is the consumer secret", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "Zx9Yq2LmX9pRwVb4KsDf8Gh1Jc3Nz6Qe0Ty5UaBc7De9Fg1Hi3"; const body = '{"for_user_id":"2244994945","tweet_create_events":[]}'; return { secret: "xvz1evFS4wEEPTGEFPHBog123", others: [other], body, headers: { ...JSON_TYPE, "x-twitter-webhooks-signature": `sha256=${hmac(key(other), body, "base64")}` } }; }),
  thread("each-its-own", "Asana/devrel-examples/issues/10", "asana", "Each webhook has its own handshake secret", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81"; const body = '{"events":[{"action":"changed","resource":{"gid":"1337"}}]}'; return { secret: "a0c91d7e20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e11", others: ["c1", other], body, headers: inHeader("x-hook-signature", key(other), body) }; }),
  thread("sandbox-key", "braintree-go/braintree-go/issues/279", "braintree", "The environment's other private key", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "production_private_key_7q2lmx9prwvb4ksdf8"; const payload = braintreePayload(XML); return { secret: "sandbox_private_key_0a1b2c3d4e5f6071", others: [other], body: new URLSearchParams({ bt_signature: braintreeSign(key(other), payload), bt_payload: payload }).toString(), headers: FORM }; }),
  thread("sandbox-public-key", "pywisetransfer/pywisetransfer/issues/4", "wise", "The public key of the other environment", ["proven", "secret_of_another_endpoint"],
    (key) => { const body = '{"data":{"resource":{"id":49983981,"type":"transfer"},"current_state":"incoming_payment_waiting"},"event_type":"transfers#state-change","sent_at":"2026-11-23T10:12:50Z"}'; return { secret: otherRsa.publicKey.export({ type: "spki", format: "pem" }), others: [ASYMMETRIC.wise.key("vendor")], body, headers: signed("wise", key(VENDOR), body) }; }),
  thread("tenant-for-token", "Nine-Minds/alga-psa/pull/978", "ms-graph", "ClientState was compared with the tenant's id, and is the provider's own token", ["proven", "secret_of_another_endpoint"],
    (key) => { const other = "f3a1c7e9b5d2481690afbe3d7c5e8012"; return { secret: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", others: [other], body: JSON.stringify({ value: [{ subscriptionId: "s1", clientState: key(other), changeType: "created", resource: "users/u/messages/m" }] }), headers: JSON_TYPE }; }),
  thread("key-and-body", "razorpay/razorpay-php/issues/48", "razorpay", "The API's key secret, and the request's JSON encoded anew and pretty", ["proven", "secret_of_another_endpoint", undefined, ["json_spacing"]],
    (key) => { const other = "webhook-secret-of-the-dashboard"; const raw = '{"entity":"event","event":"payment.authorized","contains":["payment"],"payload":{"payment":{"entity":{"id":"pay_8Tikb77Pvn10yb","amount":1000,"currency":"INR","invoice_id":null,"international":false}}}}'; return { secret: "thisIsTheKeySecret1234567", others: [other], body: JSON.stringify(JSON.parse(raw), null, 2), headers: inHeader("x-razorpay-signature", key(other), raw) }; }),
  thread("test-account", "razorpay/razorpay-ruby/issues/89", "razorpay", "As it stands in the thread: body, signature and secret do not belong together, and nobody found out", ["unexplained", "unexplained"],
    () => ({ secret: "L26zm9kjbmx@JqH", body: '{"entity":"event","account_id":"acc_CEOgayStbojn2W","event":"refund.created","contains":["refund"],"payload":{"refund":{"entity":{"id":"rfnd_DzcgZ2NB9jkUsY","entity":"refund","amount":22500,"currency":"INR","payment_id":"pay_DzcPVgs5suYXTd","notes":{"comment":""},"receipt":null,"acquirer_data":{},"created_at":1577971510}}},"created_at":1577971510}', headers: { ...JSON_TYPE, "x-razorpay-signature": "71b7f3f610ffd99819d8aa1712d909c2a77f7e88dae7283700bf88a851ce99f5" } })),
  // Bodies
  thread("lines-collected", "stripe/stripe-java/issues/1051", "stripe", "getReader().lines().collect(joining()) loses the line ends", ["proven", "body_lines_joined"],
    (key) => ({ secret: WHSEC, body: EVENT.replaceAll("\n", ""), headers: stripe(key(WHSEC), EVENT) })),
  thread("empty-builder", "stripe/stripe-java/issues/1151", "stripe", "The StringBuilder that was passed is empty", ["noticed", "body_read_before"],
    (key) => ({ secret: WHSEC, body: "", headers: { ...lengthOf(EVENT), ...stripe(key(WHSEC), EVENT) } })),
  thread("stream-reader", "stripe/stripe-dotnet/issues/1506", "stripe", "CR LF for LF", ["proven", "body_crlf"],
    (key) => ({ secret: WHSEC, body: EVENT.replaceAll("\n", "\r\n"), headers: stripe(key(WHSEC), EVENT) })),
  thread("workerman", "stripe/stripe-php/issues/1715", "stripe", "Under Workerman getContent() is json_encode($_POST)", ["proven", "json_reserialized"],
    (key) => ({ secret: WHSEC, body: php(COMPACT), headers: { ...lengthOf(EVENT), ...stripe(key(WHSEC), EVENT) } })),
  thread("funcover", "byawitz/appwrite-funcover/issues/9", "stripe", "Appwrite Funcover wraps body and headers in a JSON of its own", ["proven", "body_envelope"],
    (key) => ({ secret: WHSEC, body: JSON.stringify({ path: "/", method: "POST", headers: JSON.stringify({ "stripe-signature": stripe(key(WHSEC), COMPACT)["stripe-signature"] }), data: COMPACT }), headers: stripe(key(WHSEC), COMPACT) })),
  thread("svix-stringify", "SatyamPandey-07/WorkSphere/issues/481", "clerk", "JSON.stringify(await req.json()) loses Go's \\u0026", ["proven", "json_escapes"],
    (key) => { const s = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"; const plain = JSON.stringify({ data: { id: "user_1", image_url: "https://img.clerk.com/x?width=80&height=80" }, object: "event", type: "user.created" }); return { secret: s, body: plain, headers: standardWebhooks(Buffer.from(key(s).replace("whsec_", ""), "base64"), html(plain), { names: "svix" }) }; }),
  thread("vercel-base64", "redwoodjs/graphql/pull/9595", "clerk", "Vercel hands over the event's body in base64", ["proven", "body_base64"],
    (key) => { const s = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"; const raw = '{"data":{"id":"user_2"},"object":"event","type":"user.updated"}'; return { secret: s, body: Buffer.from(raw).toString("base64"), headers: standardWebhooks(Buffer.from(key(s).replace("whsec_", ""), "base64"), raw, { names: "svix" }) }; }),
  thread("sns-gzip", "GetStream/stream-chat-java/pull/255", "metamap", "Signed before it was compressed, written in base64, and sent as the Message of SNS", ["proven", "body_envelope", undefined, ["body_compressed"]],
    (key) => { const s = "getstream-api-secret-1234567890"; const raw = JSON.stringify({ type: "message.new", cid: "messaging:fun", message: { id: "m1", text: "hello hello hello hello" } }); return { secret: s, body: JSON.stringify({ Type: "Notification", MessageId: "9a1", TopicArn: "arn:aws:sns:eu-north-1:123456789012:stream", Message: gzipSync(raw).toString("base64") }), headers: inHeader("x-signature", key(s), raw) }; }),
  thread("parsed-by-vercel", "probot/example-vercel/issues/82", "github", "Vercel had parsed the body, and the object was made a text", ["noticed", "body_object_object"],
    (key) => { const s = "probot-secret-123456"; const raw = '{"action":"opened","issue":{"number":1}}'; return { secret: s, body: `${{}}`, headers: { ...lengthOf(raw), ...github(key(s), raw) } }; }),
  thread("payload-object", "workos/workos-node/pull/517", "workos", "The payload was an object in a template: [object Object]", ["noticed", "body_object_object"],
    (key) => { const s = "workos-webhook-secret-1"; const raw = '{"id":"event_01","data":{"name":"foo"},"event":"dsync.activated"}'; const t = T * 1000; return { secret: s, body: `${{}}`, headers: { ...JSON_TYPE, "workos-signature": `t=${t}, v1=${hmac(key(s), `${t}.${raw}`)}` } }; }),
  thread("stringified-twice", "workos/workos-node/pull/1578", "workos", "The SDK's JSON.stringify of the raw text", ["proven", "body_json_string"],
    (key) => { const s = "workos-webhook-secret-1"; const raw = '{"id":"event_01","data":{"name":"foo"}}'; const t = T * 1000; return { secret: s, body: JSON.stringify(raw), headers: { ...JSON_TYPE, "workos-signature": `t=${t}, v1=${hmac(key(s), `${t}.${raw}`)}` } }; }),
  thread("str-of-bytes", "Asana/python-asana/issues/182", "asana", "str(request.data): b'…'", ["proven", "body_python_bytes"],
    (key) => { const s = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81"; const raw = '{"events":[{"action":"changed","resource":{"gid":"1337","name":"It\\"s"}}]}'; return { secret: s, body: `b'${raw.replaceAll("\\", "\\\\")}'`, headers: inHeader("x-hook-signature", key(s), raw) }; }),
  thread("str-of-dict", "zoom/rtms/pull/129", "zoom", "str(payload) of a Python dict: single quotes, True and None", ["proven", "json_reserialized"],
    (key) => { const s = "Zs7Yq2LmX9pRwVb4KsDf8A"; const object = { event: "meeting.rtms_started", payload: { meeting_uuid: "4Q==", operator_id: null, is_signed: true, rtms_stream_id: "609" }, event_ts: 1795391934000 }; return { secret: s, body: pythonRepr(object), headers: zoom(key(s), JSON.stringify(object)) }; }),
  thread("parser-first", "adcontextprotocol/adcp/pull/771", "zoom", "Express's JSON parser had consumed the body", ["noticed", "body_read_before"],
    (key) => { const s = "Zs7Yq2LmX9pRwVb4KsDf8A"; const raw = '{"event":"meeting.started","payload":{},"event_ts":1795391934000}'; return { secret: s, body: "", headers: { ...lengthOf(raw), ...zoom(key(s), raw) } }; }),
  thread("flask-form", "slackapi/python-slack-events-api/issues/41", "slack", "Flask's request.data of a slash command is b''", ["noticed", "body_read_before"],
    (key) => { const raw = "token=x&command=%2Fweather&text=94070"; return { secret: SLACK, body: "", headers: { ...FORM, ...lengthOf(raw), ...slack(key(SLACK), raw) } }; }),
  thread("mojibake-chunks", "Shopify/shopify-api-js/issues/320", "shopify", "m��necă: a letter lay across two chunks", ["proven", "body_replacement_characters"],
    (key) => { const s = "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"; const raw = Buffer.from(JSON.stringify({ id: 6605095501888, title: "Body cu mânecă scurtă" })); const at = raw.indexOf(0xc3) + 1; return { secret: s, body: raw.subarray(0, at).toString() + raw.subarray(at).toString(), headers: shopify(key(s), raw, "products/update") }; }),
  thread("sns-binary", "aws/aws-js-sns-message-validator/issues/6", "aws-sns", "Messages with UTF-8 were hashed as binary", ["proven", "body_written_as_latin1"],
    (key) => { const members = { Type: "Notification", MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324", TopicArn: TOPIC, Subject: "My subject", Message: "Größe: élevé", Timestamp: "2026-11-23T00:18:54.000Z" }; const text = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"].map((name) => `${name}\n${members[name]}\n`).join(""); const all = { ...members, SignatureVersion: "2", Signature: signWith("sha256", Buffer.from(text), rsaOf(key(VENDOR))).toString("base64"), SigningCertURL: "https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem", UnsubscribeURL: "https://sns.eu-north-1.amazonaws.com/?Action=Unsubscribe" }; return { secret: CERTIFIED, options: { audience: TOPIC }, body: Buffer.from(JSON.stringify(all), "latin1"), headers: { "content-type": "text/plain; charset=UTF-8" } }; }),
  thread("raw-delivery", "aws/aws-sdk-ruby/issues/1558", "aws-sns", "With raw message delivery there is the message alone, and no signature", ["noticed", "signature_missing"],
    () => ({ secret: CERTIFIED, options: { audience: TOPIC }, body: '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General"},"mail":{"timestamp":"2026-11-23T00:18:37.000Z"}}', headers: { "content-type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification", "x-amz-sns-rawdelivery": "true" } })),
  thread("literal-line-feeds", "braintree/braintree_dotnet/issues/52", "braintree", "The payload has \\n in two characters for each line feed", ["proven", "form_reencoded"],
    (key) => { const s = "integration_private_key"; const payload = braintreePayload(XML); return { secret: s, body: new URLSearchParams({ bt_signature: braintreeSign(key(s), payload), bt_payload: payload.replaceAll("\n", "\\n") }).toString(), headers: FORM }; }),
  thread("plus-to-blank", "braintree/braintree_php/issues/177", "braintree", "The framework's Request decoded the payload twice: illegal characters, a blank for each +", ["proven", "form_reencoded"],
    (key) => { const s = "integration_private_key"; const payload = braintreePayload(XML); const signature = braintreeSign(key(s), payload); return { secret: s, body: `bt_signature=${encodeURIComponent(signature)}&bt_payload=${encodeURIComponent(payload.replaceAll("+", " "))}`, headers: FORM }; }),
  thread("in-the-query", "braintree/braintree_php/issues/103", "braintree", "The test call has its two parameters in the query", ["noticed", "signature_missing"],
    (key) => { const s = "integration_private_key"; const payload = braintreePayload(XML); return { secret: s, method: "POST", url: `https://shop.example.com/braintree?${new URLSearchParams({ bt_signature: braintreeSign(key(s), payload), bt_payload: payload })}`, body: "", headers: FORM }; }),
  thread("rails-params", "evendis/mandrill-rails/pull/16", "mandrill", "Rails' own params (controller, action, subdomain) were signed with the form's", ["noticed", "form_members_added"],
    (key) => { const s = "mandrill-key-7q2lmx9p"; const url = "https://app.example.com/inbox"; const events = '[{"event":"inbound","ts":1795391934,"msg":{"subject":"hi"}}]'; return { secret: s, url, method: "POST", body: new URLSearchParams({ mandrill_events: events, controller: "inbox", action: "create", subdomain: "app" }).toString(), headers: { ...FORM, "x-mandrill-signature": sha1(key(s), `${url}mandrill_events${events}`, "base64") } }; }),
  thread("whitelisted-dto", "DFXswiss/api/pull/1700", "sumsub", "NestJS's DTO has fewer members than what was sent", ["noticed", "body_length_changed"],
    (key) => { const s = "sumsub-webhook-secret-77"; const raw = JSON.stringify({ applicantId: "5cb56e8e0a975a35f333cb83", inspectionId: "5cb56e8e0a975a35f333cb84", correlationId: "req-a260b669", externalUserId: "12672", levelName: "basic-kyc-level", type: "applicantReviewed", reviewResult: { reviewAnswer: "GREEN" }, createdAtMs: "2026-11-23 13:23:19.002", sandboxMode: false }); const dto = Object.entries(JSON.parse(raw)).filter(([name]) => name !== "inspectionId" && name !== "correlationId"); return { secret: s, body: JSON.stringify(Object.fromEntries(dto)), headers: { ...JSON_TYPE, ...lengthOf(raw), "x-payload-digest-alg": "HMAC_SHA256_HEX", "x-payload-digest": hmac(key(s), raw) } }; }),
  thread("qs-stringify", "calcom/cal.diy/pull/2667", "slack", "stringify(body) of an interaction's form writes %20 for +", ["proven", "form_reencoded"],
    (key) => { const payload = JSON.stringify({ type: "block_actions", user: { name: "Jon Doe" }, text: "is it on (now)?" }); const raw = new URLSearchParams({ payload }).toString(); return { secret: SLACK, body: `payload=${encodeURIComponent(payload)}`, headers: { ...FORM, ...slack(key(SLACK), raw) } }; }),
  // JSON
  thread("dependabot-score", "octokit/webhooks.js/issues/775", "github", "A dependabot_alert's score 0.0 became 0", ["proven", "json_numbers"],
    (key) => { const s = "octokit-secret-1234"; const raw = '{"action":"created","alert":{"number":1,"security_advisory":{"cvss":{"vector_string":null,"score":0.0}}},"repository":{"id":1}}'; return { secret: s, body: JSON.stringify(JSON.parse(raw)), headers: github(key(s), raw) }; }),
  thread("stringified-data", "botdylan/botdylan/pull/16", "github", "The signature was run against the stringified data: GitHub's \\u003c was lost", ["proven", "json_escapes"],
    (key) => { const s = "botdylan-secret-99"; const plain = JSON.stringify({ action: "created", comment: { body: "a <b> & c" } }); return { secret: s, body: plain, headers: github(key(s), html(plain)) }; }),
  thread("shopify-slashes", "Shopify/shopify-express/pull/15", "shopify", "JSON.stringify lost Shopify's \\/ and \\u0026", ["proven", "json_escapes"],
    (key) => { const s = "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"; const plain = JSON.stringify({ id: 1, order_status_url: "https://checkout.local/690933842/orders/123", title: "Salt & Pepper" }); return { secret: s, body: plain, headers: shopify(key(s), plain.replaceAll("/", "\\/").replaceAll("&", "\\u0026")) }; }),
  thread("two-blanks", "plaid/plaid-node/issues/399", "plaid", "Plaid signs JSON that is indented by two blanks, and the object was stringified", ["proven", "json_spacing"],
    (key) => { const raw = JSON.stringify({ error: null, item_id: "xVDbz8kaZRf69Nd18x81I3y83kZaxEF688545", new_transactions: 0, webhook_code: "DEFAULT_UPDATE", webhook_type: "TRANSACTIONS" }, null, 2); const part = (one) => Buffer.from(JSON.stringify(one)).toString("base64url"); const text = `${part({ alg: "ES256", kid: CURVE.kid, typ: "JWT" })}.${part({ iat: T, request_body_sha256: createHash("sha256").update(raw).digest("hex") })}`; return { secret: CURVE.jwk, body: JSON.stringify(JSON.parse(raw)), headers: { ...JSON_TYPE, "plaid-verification": `${text}.${signWith("sha256", Buffer.from(text), { key: curveOf(key(VENDOR)), dsaEncoding: "ieee-p1363" }).toString("base64url")}` } }; }),
  thread("circle-stringify", "circlefin/arc-escrow/pull/34", "circle", "JSON.stringify of what request.json() has read", ["proven", "json_spacing"],
    (key) => { const raw = '{"subscriptionId": "00000000-0000-0000-0000-000000000000", "notificationId": "n1", "notificationType": "transactions.inbound", "notification": {"id": "t1", "amounts": ["5"]}, "version": 2}'; return { secret: ASYMMETRIC.circle.key("vendor"), body: JSON.stringify(JSON.parse(raw)), headers: signed("circle", key(VENDOR), raw) }; }),
  thread("dumps-of-data", "pusher/pusher-http-python/issues/161", "pusher", "json.dumps(request.data)", ["proven", "json_spacing"],
    (key) => { const s = "pusher-app-secret-1234"; const raw = '{"time_ms":1795391934000,"events":[{"name":"channel_occupied","channel":"presence-room"}]}'; return { secret: s, body: pythonDumps(raw), headers: { ...inHeader("x-pusher-signature", key(s), raw), "x-pusher-key": "278d425bdf160c739803" } }; }),
  thread("request-json", "paypal/PayPal-Python-SDK/issues/175", "paypal", "Flask's request.json, written anew by requests", ["proven", "json_spacing"],
    (key) => ({ secret: CERTIFIED, options: { audience: WEBHOOK_ID }, body: pythonDumps(PAYPAL), headers: paypal(key(VENDOR), PAYPAL, WEBHOOK_ID) })),
  thread("greenhouse-stringify", "grnhse/greenhouse-api-docs/issues/485", "greenhouse", "JSON.stringify(body): the ping is right, what has markup is not", ["proven", "json_escapes"],
    (key) => { const s = "1uSUju2H6AohOE7OQVaxeLT3O8Uxxuas"; const plain = JSON.stringify({ action: "prospect_created", payload: { notes: "<p>Zoë & Renée</p>" } }); return { secret: s, body: plain, headers: { ...JSON_TYPE, signature: `sha256 ${hmac(key(s), html(plain))}` } }; }),
  thread("three-differences", "nensii21/devlink/issues/1319", "cursor", "Signed with sort_keys, blanks and \\u escapes, sent by httpx without them", ["proven", "json_reserialized"],
    (key) => { const s = "devlink-webhook-secret"; const sent = '{"event":"post.created","author":"José","data":{"tags":["b","a"],"id":7}}'; return { secret: s, body: sent, headers: { ...JSON_TYPE, "x-webhook-signature": `sha256=${hmac(key(s), pythonDumps(JSON.stringify(sortKeys(JSON.parse(sent)))))}` } }; }),
  thread("json-node", "sendgrid/sendgrid-java/issues/654", "sendgrid", "JsonNode[].toString(): a line each, and the CR LF at the end, are lost", ["proven", "json_spacing"],
    (key) => { const raw = '[{"email":"a@example.com","event":"processed","sg_event_id":"x=="},\r\n{"email":"b@example.com","event":"open","sg_event_id":"y=="}]\r\n'; return { secret: ASYMMETRIC.sendgrid.key("vendor"), body: JSON.stringify(JSON.parse(raw)), headers: signed("sendgrid", key(VENDOR), raw) }; }),
  // Headers and schemes
  thread("paddle-classic", "kossnocorp/paddle-billing/issues/7", "paddle", "Paddle Classic's alert: a form with p_signature, and no Paddle-Signature", ["noticed", "signature_missing"],
    () => ({ secret: "pdl_ntfset_01hq4f3n6v0c_9d8YgJmJ1b7VwQ0u3oZ5xT", body: "alert_id=1464&alert_name=payment_succeeded&checkout_id=1&p_signature=EHwAOa60%2F", headers: { ...FORM, "user-agent": "Paddle" } })),
  thread("no-local-signature", "supabase/supabase/issues/29270", "supabase", "Locally id and time are sent, and no signature", ["noticed", "signature_missing"],
    () => ({ secret: "v1,whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgaG9va3M=", body: '{"user":{"id":"u1"},"email_data":{"token":"305805"}}', headers: { ...JSON_TYPE, "webhook-id": "msg_1", "webhook-timestamp": String(T) } })),
  thread("gitbucket-without", "gitbucket/gitbucket/issues/1847", "github", "No token was filled in at GitBucket: nothing is signed", ["noticed", "signature_missing"],
    () => ({ secret: "jenkins-shared-secret", body: '{"ref":"refs/heads/master","pusher":{"name":"root"}}', headers: { ...JSON_TYPE, "x-github-event": "push", "x-github-delivery": "1" } })),
  thread("gitbucket-sha1", "gitbucket/gitbucket/pull/3962", "github", "GitBucket sends X-Hub-Signature alone", ["proven", "signature_older_header"],
    (key) => { const s = "jenkins-shared-secret"; const body = '{"ref":"refs/heads/master"}'; return { secret: s, body, headers: { ...JSON_TYPE, "x-github-event": "push", "x-hub-signature": `sha1=${sha1(key(s), body)}` } }; }),
  thread("gogs-stringified", "bleenco/abstruse/issues/336", "github", "X-Gogs-Signature of pretty JSON that the receiver has stringified", ["proven", "signature_other_header", undefined, ["json_spacing"]],
    (key) => { const s = "5IK/wqTT8ZgCtzWwvkg2yorTSmfBB0K4HfYZW"; const raw = JSON.stringify({ ref: "refs/heads/master", before: "d8e779b7", after: "d8e779b7", compare_url: "", commits: [{ id: "d8e779b7", message: "add config file\n", removed: [] }] }, null, 2); return { secret: s, body: JSON.stringify(JSON.parse(raw)), headers: { ...JSON_TYPE, "x-gogs-event": "push", "x-gogs-signature": hmac(key(s), raw) } }; }),
  thread("pubsub-message", "googleapis/repo-automation-bots/pull/2172", "github", "A message of Pub/Sub comes to the same address, and is not signed", ["noticed", "signature_missing"],
    () => ({ secret: "owlbot-webhook-secret", body: JSON.stringify({ message: { data: Buffer.from('{"configs":1}').toString("base64"), messageId: "1" }, subscription: "projects/p/subscriptions/s" }), headers: { ...JSON_TYPE, from: "noreply@google.com", "user-agent": "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)" } })),
  thread("capitals", "Secreto31126/whatsapp-api-js/issues/114", "meta", "req.headers[\"X-Hub-Signature-256\"] is undefined in Node", ["noticed", "signature_missing"],
    () => ({ secret: "9f1e2d3c4b5a69788796a5b4c3d2e1f0", body: '{"object":"whatsapp_business_account","entry":[]}', headers: JSON_TYPE })),
  thread("hmac-undefined", "OfficeDev/msteams-samples-outgoing-webhook-nodejs/issues/2", "ms-teams", "Received HMAC: undefined", ["noticed", "signature_missing"],
    () => ({ secret: "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=", body: '{"type":"message","text":"<at>bot</at> hi"}', headers: JSON_TYPE })),
  thread("jira-unsigned", "spatie/laravel-webhook-client/issues/17", "jira", "Jira's webhooks had no secret", ["noticed", "signature_missing"],
    () => ({ secret: "jira-secret-1", body: '{"timestamp":1795391934000,"webhookEvent":"jira:issue_updated"}', headers: { ...JSON_TYPE, "x-atlassian-webhook-identifier": "w1" } })),
  thread("no-secret-token", "teloxide/teloxide/issues/1103", "telegram", "setWebhook was called a second time, without the secret token", ["noticed", "signature_missing"],
    () => ({ secret: "a1B2c3D4e5F6g7H8", body: '{"update_id":10000,"message":{"message_id":1,"text":"hi"}}', headers: JSON_TYPE })),
  thread("client-state-stripped", "NousResearch/hermes-agent/pull/68799", "ms-graph", "Graph sends clientState null", ["noticed", "signature_missing"],
    () => ({ secret: "f3a1c7e9b5d2481690afbe3d7c5e8012", body: JSON.stringify({ value: [{ subscriptionId: "s1", clientState: null, changeType: "created", resource: "users/u/messages/m" }] }), headers: JSON_TYPE })),
  thread("empty-query", "SGFGOV/medusa-payment-razorpay/issues/23", "razorpay", "Something calls the address without X-Razorpay-Signature", ["noticed", "signature_missing"],
    () => ({ secret: "rzp_webhook_secret_2", body: '{"entity":"event","event":"order.paid"}', headers: JSON_TYPE })),
  thread("return-url", "cashfree/cashfree-pg-sdk-nodejs/issues/64", "cashfree", "The return URL, a GET by the customer's browser, for the notify URL", ["noticed", "method_not_allowed"],
    () => ({ secret: "cfsk_ma_test_1234567890abcdef", method: "GET", url: "https://shop.example.com/webhook?order_id=order_7", body: "", headers: { accept: "text/html", "user-agent": "Mozilla/5.0" } })),
  thread("onfido-v1", "hvssle/onfido/pull/10", "onfido", "Older webhooks have X-Signature with SHA-1", ["proven", "signature_older_header"],
    (key) => { const s = "gFt5WkQzXzzzzAAAAbbbb"; const body = '{"payload":{"resource_type":"check","action":"check.completed","object":{"id":"55d7e1b2","status":"complete","completed_at":"2026-11-23 15:22:57 UTC"}}}'; return { secret: s, body, headers: { ...JSON_TYPE, "x-signature": sha1(key(s), body) } }; }),
  thread("channel-signature", "line/line-bot-sdk-go/issues/1", "line", "As it stands in the thread: the signature is right, in the trial API's header", ["proven", "signature_other_header"],
    (key) => { const s = "d805537ef1a3857ced678b1492e9c0ad"; const body = '{"result":[{"content":{"toType":1,"createdTime":1462516912667,"from":"u6c618ac3c60c51d4f095afaf45c66613","location":null,"id":"4275142935574","to":["u847398b275fbc83c492eb7a21f26bd94"],"text":"Oiii","contentMetadata":{"AT_RECV_MODE":"2","SKIP_BADGE_COUNT":"true"},"deliveredTime":0,"contentType":1,"seq":null},"createdTime":1462516912718,"eventType":"138311609000106303","from":"u206d25c2ea6bd87c17655609a1c37cb8","fromChannel":1341301815,"id":"WB1519-3426467455","to":["u847398b275fbc83c492eb7a21f26bd94"],"toChannel":1461808908}]}'; return { secret: s, body, headers: { ...JSON_TYPE, "x-line-channelsignature": hmac(key(s), body, "base64") } }; }),
  thread("slanger-secret", "stevegraham/slanger/pull/140", "pusher", "Slanger sent the signature as X-Pusher-Secret", ["proven", "signature_other_header"],
    (key) => { const s = "pusher-app-secret-1234"; const body = '{"time_ms":1795391934000,"events":[{"name":"channel_vacated","channel":"c"}]}'; return { secret: s, body, headers: { "content-type": "application/x-www-form-urlencoded", "x-pusher-key": "278d425bdf160c739803", "x-pusher-secret": hmac(key(s), body) } }; }),
  thread("blanks-in-header", "stripe/stripe-java/issues/1150", "stripe", "Blanks behind the header's commas", ["proven", "signature_other_form"],
    (key) => ({ secret: WHSEC, body: EVENT, headers: { ...JSON_TYPE, "stripe-signature": `t=${T}, v1=${hmac(key(WHSEC), `${T}.${EVENT}`)}, v0=${hmac("test", EVENT)}` } })),
  thread("bird-headers", "messagebird/messagebird-nodejs/issues/127", "messagebird", "The older MessageBird-Signature with a time of its own, and no token", ["noticed", "signature_missing"],
    (key) => { const s = "bird-signing-key-123456"; const url = "https://app.example.com/api/webhooks/bird"; const body = '{"service":"channels","event":"sms.inbound","payload":{"id":"p1"}}'; const text = Buffer.concat([Buffer.from(`${T}\n${url}\n`), createHash("sha256").update(body).digest()]); return { secret: s, url, body, headers: { ...JSON_TYPE, "messagebird-request-timestamp": String(T), "messagebird-signature": hmac(key(s), text, "base64") } }; }),
  thread("server-array", "plivo/plivo-php/issues/130", "plivo-v2", "Signature and nonce as $_SERVER has them", ["proven", "header_names_cgi"],
    (key) => { const s = "plivo-auth-token-0987654321"; const nonce = "05429567804466091622"; const url = "https://ivr.example.com/answer"; return { secret: s, url, method: "POST", body: SMS, headers: { CONTENT_TYPE: "application/x-www-form-urlencoded", HTTP_HOST: "ivr.example.com", HTTP_X_PLIVO_SIGNATURE_V2: hmac(key(s), url + nonce, "base64"), HTTP_X_PLIVO_SIGNATURE_V2_NONCE: nonce } }; }),
  thread("simulator-names", "paypal/PayPal-Ruby-SDK/issues/312", "paypal", "HTTP_PAYPAL_… names, and params.to_json of what Rails had parsed", ["proven", "header_names_cgi", undefined, ["json_escapes"]],
    (key) => { const headers = Object.fromEntries(Object.entries(paypal(key(VENDOR), PAYPAL, WEBHOOK_ID)).map(([name, value]) => [name === "content-type" ? "CONTENT_TYPE" : `HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value])); return { secret: CERTIFIED, options: { audience: WEBHOOK_ID }, body: html(PAYPAL), headers }; }),
  thread("wrong-on-purpose", "getsentry/sentry/pull/60881", "discord", "Discord sends signatures that are wrong, on purpose", ["unexplained", "unexplained"],
    () => ({ secret: ASYMMETRIC.discord.key("vendor"), body: '{"application_id":"1","id":"2","token":"t","type":1,"version":1}', headers: signed("discord", "attacker", '{"type":1}') })),
  thread("v2-for-v1", "HubSpot/hubspot-api-php/issues/225", "hubspot-v1", "The library's version 1, where the request has version 2", ["proven", "scheme_other"],
    (key) => { const s = "2d6d1c4c-2b5a-4e1c-b2a8-0f5e9a9c3c11"; const url = "https://www.example.com/webhook_uri"; const body = '{"example_field":"example_value"}'; return { secret: s, url, method: "POST", body, headers: { ...JSON_TYPE, "x-hubspot-signature-version": "v2", "x-hubspot-signature": createHash("sha256").update(`${key(s)}POST${url}${body}`).digest("hex") } }; }),
  // URLs
  thread("nginx-tls", "dograh-hq/dograh/pull/510", "twilio", "nginx ends TLS", ["proven", "url_protocol"],
    (key) => ({ secret: TWILIO, method: "POST", url: "http://voice.example.com/api/v1/telephony/inbound/run", body: SMS, headers: { host: "voice.example.com", "x-forwarded-proto": "https", ...twilio(key(TWILIO), "https://voice.example.com/api/v1/telephony/inbound/run", SMS) } })),
  thread("forwarded-prefix", "contentful/node-apps-toolkit/issues/820", "contentful", "Traefik took the prefix /contentful-service from the path", ["proven", "url_path"],
    (key) => { const s = "contentful_secret_7q2lmx9prwvb4ksdf8gh1jc3nz6qe0ty5uabc7de9fg1hi"; const body = '{"sys":{"id":"e1","type":"Entry"}}'; const names = "content-type,x-contentful-signed-headers,x-contentful-timestamp,x-contentful-topic"; const headers = { "content-type": "application/vnd.contentful.management.v1+json", "x-contentful-topic": "ContentManagement.Entry.publish", "x-contentful-timestamp": String(NOW), "x-contentful-signed-headers": names }; const text = ["POST", "/contentful-service/contentful/contentype", names.split(",").map((name) => `${name}:${headers[name]}`).join(";"), body].join("\n"); return { secret: s, method: "POST", url: "https://mycompany.com/contentful/contentype", body, headers: { ...headers, "x-forwarded-prefix": "/contentful-service", "x-contentful-signature": hmac(key(s), text) } }; }),
  thread("prefix-twice", "contentful/apps/pull/2724", "contentful", "The stage's prefix was put before the path twice", ["proven", "url_path"],
    (key) => { const s = "contentful_secret_7q2lmx9prwvb4ksdf8gh1jc3nz6qe0ty5uabc7de9fg1hi"; const body = '{"sys":{"id":"e2","type":"Entry"}}'; const names = "content-type,x-contentful-signed-headers,x-contentful-timestamp"; const headers = { "content-type": "application/json", "x-contentful-timestamp": String(NOW), "x-contentful-signed-headers": names }; const text = ["POST", "/prod/api/event", names.split(",").map((name) => `${name}:${headers[name]}`).join(";"), body].join("\n"); return { secret: s, method: "POST", url: "https://lambda.example.com/prod/prod/api/event", body, headers: { ...headers, "x-contentful-signature": hmac(key(s), text) } }; }),
  thread("slash-before-nonce", "plivo/plivo-node/issues/338", "plivo-v2", "The documentation's example has a slash behind the URL", ["proven", "url_slash"],
    (key) => { const s = "plivo-auth-token-0987654321"; const nonce = "05429567804466091622"; return { secret: s, method: "POST", url: "https://mysite.com/callback/", body: SMS, headers: { ...FORM, "x-plivo-signature-v2-nonce": nonce, "x-plivo-signature-v2": hmac(key(s), `https://mysite.com/callback${nonce}`, "base64") } }; }),
  // Time
  thread("queued", "stripe/stripe-node/issues/1778", "stripe", "Events wait in a queue before they are verified", ["proven", "time_old"],
    (key) => ({ secret: WHSEC, body: EVENT, headers: stripe(key(WHSEC), EVENT), now: NOW + 25 * 60_000 })),
  thread("replayed", "svix/svix-webhooks/issues/93", "svix", "An old payload that is verified again", ["proven", "time_old"],
    (key) => { const s = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"; const body = '{"type":"invoice.paid"}'; return { secret: s, body, headers: standardWebhooks(Buffer.from(key(s).replace("whsec_", ""), "base64"), body, { names: "svix" }), now: NOW + 3 * 86_400_000 }; }),
  thread("local-time", "romanzipp/Laravel-Twitch/pull/97", "twitch", "The time zone of the application, two hours from UTC", ["proven", "time_zone"],
    (key) => { const s = "twitch-eventsub-secret-1"; const id = "e76c6bd4-55c9-4987-8304-da1588d8988b"; const time = new Date(NOW).toISOString(); const body = '{"subscription":{"type":"channel.follow"},"event":{"user_id":"1"}}'; return { secret: s, body, headers: { ...JSON_TYPE, "twitch-eventsub-message-id": id, "twitch-eventsub-message-timestamp": time, "twitch-eventsub-message-signature": `sha256=${hmac(key(s), id + time + body)}` }, now: NOW - 2 * 3_600_000 + 900 }; }),
  thread("copied-to-curl", "buildkite/go-buildkite/issues/207", "buildkite", "Headers and payload were copied from the page, a day later: the payload is indented there", ["proven", "json_spacing"],
    (key) => { const s = "buildkite-webhook-token-7q2l"; const raw = JSON.stringify({ event: "build.finished", build: { id: "b1", number: 27, state: "passed", branch: "main" }, sender: { id: "s1", name: "Jo" } }); return { secret: s, body: JSON.stringify(JSON.parse(raw), null, 2), headers: { ...JSON_TYPE, "x-buildkite-event": "build.finished", "x-buildkite-signature": `timestamp=${T},signature=${hmac(key(s), `${T}.${raw}`)}` }, now: NOW + 86_400_000 }; }),
];

/** Public keys and tokens. */
import { throughExpress, throughFlask } from "../tools/receivers.js";
import { ORDER, PLAIN, compact } from "./payloads.js";

const DISCORD = "https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers";

export const keys = [
  ...["sendgrid", "standard-webhooks-v1a", "wise"].map((scheme) => ({
    id: `newline/${scheme}`, scheme, body: compact(PLAIN), mistake: ({ body }) => ({ body: Buffer.concat([body, Buffer.from("\n")]) }), madeBy: "by hand: a line feed", comment: "A line feed was added", source: "https://github.com/sendgrid/sendgrid-nodejs/issues/1321", expect: ["proven", "body_whitespace_at_end", ""],
  })),
  {
    id: "sendgrid-crlf/sendgrid", scheme: "sendgrid", body: `[${compact(ORDER)}]\r\n`, mistake: throughFlask("text-stripped"), madeBy: "Flask: request.get_data(as_text=True).strip()", comment: "SendGrid's body ends with CR LF", source: "https://github.com/sendgrid/sendgrid-nodejs/issues/1321", expect: ["proven", "body_newline_removed", "CR LF"],
  },
  {
    id: "token-body/fusionauth-public", scheme: "fusionauth-public", body: JSON.stringify(ORDER, null, 2), mistake: throughExpress("json-stringify"), madeBy: "Express 5: JSON.stringify(req.body)", comment: "The body's hash is in the token", source: "https://fusionauth.io/docs/extend/events-and-webhooks/signing", expect: ["proven", "json_spacing", "spacing: two spaces of indentation"],
  },
  {
    id: "token-body/netlify", scheme: "netlify", body: compact(PLAIN), mistake: throughFlask("dumps"), madeBy: "Flask: json.dumps", comment: "The body's hash is in the token", source: "https://docs.netlify.com/site-deploys/notifications/", expect: ["proven", "json_spacing", "spacing: none"],
  },
  {
    id: "wrong-key/discord", scheme: "discord", body: compact(PLAIN), give: () => "6ad41bd21d8d8c8e22d8b1b2a1f5a3c4b5d6e7f8091a2b3c4d5e6f708192a3b4", madeBy: "by hand: another application's key", comment: "The public key of another application", source: DISCORD, expect: ["unexplained", "unexplained"],
  },
  {
    id: "latin1/telnyx", scheme: "telnyx", body: compact(ORDER), mistake: throughExpress("raw-latin1"), madeBy: "Express 5: toString(\"latin1\")", comment: "Read as Latin-1", source: "https://github.com/PagerDuty/developer-docs/pull/101", expect: ["proven", "body_utf8_read_as_latin1", ""],
  },
];

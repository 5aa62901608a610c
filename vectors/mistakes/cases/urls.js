/** URLs that a proxy has changed, and methods. */
import { throughExpress, throughHaproxy, throughNginx } from "../tools/receivers.js";
import { PLAIN, compact } from "./payloads.js";

const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
const TWILIO = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&From=%2B14158675309&To=%2B18005551212";
const NODE = ["https://github.com/twilio/twilio-node/issues/321", "https://github.com/twilio/twilio-node/issues/924", "https://github.com/twilio/twilio-python/issues/751"];
const called = (url) => ({ ...form, url });
const json = (url) => ({ url });
const keep = (tool) => async (sent) => {
  const { url, headers } = await tool(sent);
  return { url, headers };
};
const PASSED = "proxy_set_header Host $host; proxy_set_header X-Forwarded-Proto https;";

export const urls = [
  ...[["twilio", TWILIO, called], ["mandrill", "mandrill_events=%5B%5D", called], ["square", compact(PLAIN), json]].map(([scheme, body, sent]) => ({
    id: `https-behind-nginx/${scheme}`, scheme, body, sent: sent("https://hooks.example.com/raw"), mistake: keep(throughNginx(`location / { proxy_pass UPSTREAM; ${PASSED} }`)),
    madeBy: "nginx 1.22, Express 5: req.protocol and Host", comment: "TLS ends at nginx", source: NODE, expect: ["proven", "url_protocol", "https for http"],
  })),
  {
    id: "upstream-host/twilio", scheme: "twilio", body: TWILIO, sent: called("http://hooks.example.com/raw"), mistake: keep(throughNginx("location / { proxy_pass UPSTREAM; proxy_set_header X-Forwarded-Host $host; }")),
    madeBy: "nginx 1.22 without proxy_set_header Host, Express 5", comment: "nginx sends the upstream's name as Host", source: NODE, expect: ["proven", "url_host", "the host of x-forwarded-host"],
  },
  {
    id: "host-and-https/trello", scheme: "trello", body: compact(PLAIN), sent: json("https://hooks.example.com/raw"), mistake: keep(throughNginx("location / { proxy_pass UPSTREAM; proxy_set_header X-Forwarded-Host $host; }")),
    madeBy: "nginx 1.22, Express 5", comment: "Host and protocol are the upstream's", source: NODE, expect: ["proven", "url_behind_proxy", "https for http; the host of x-forwarded-host"],
  },
  {
    id: "prefix-stripped/twilio", scheme: "twilio", body: TWILIO, sent: called("http://hooks.example.com/hooks/raw"), mistake: keep(throughNginx("location /hooks/ { proxy_pass UPSTREAM/; proxy_set_header Host $host; proxy_set_header X-Forwarded-Prefix /hooks; }")),
    madeBy: "nginx 1.22: proxy_pass with a path, Express 5", comment: "nginx takes the prefix away", source: NODE, expect: ["noticed", "url_path", "with the prefix of x-forwarded-prefix"],
  },
  {
    id: "original-uri/square", scheme: "square", body: compact(PLAIN), sent: json("http://hooks.example.com/in/7?tenant=7"), mistake: keep(throughNginx("location / { rewrite ^ /raw break; proxy_pass UPSTREAM; proxy_set_header Host $host; proxy_set_header X-Original-URI $request_uri; }")),
    madeBy: "nginx 1.22: rewrite, Express 5", comment: "nginx rewrites the path, and says what it was", source: NODE, expect: ["proven", "url_path", "the path of x-original-uri"],
  },
  {
    id: "haproxy-https/hubspot-v3", scheme: "hubspot-v3", withMethod: true, body: compact(PLAIN), sent: json("https://hooks.example.com/raw?a=1"), mistake: keep(throughHaproxy(["http-request set-header X-Forwarded-Proto https"])),
    madeBy: "HAProxy 2.6, Express 5", comment: "TLS ends at HAProxy", source: "https://github.com/chobbledotcom/tickets/pull/381", expect: ["proven", "url_protocol", "https for http"],
  },
  {
    id: "port/square", scheme: "square", body: compact(PLAIN), sent: json("https://hooks.example.com/raw"), mistake: ({ url }) => ({ url: url.replace(".com/", ".com:8080/") }),
    madeBy: "by hand: the port that the application listens on", comment: "The inner port is in the URL", source: NODE, expect: ["proven", "url_port", "without the port"],
  },
  {
    id: "port-https/twilio", scheme: "twilio", body: TWILIO, sent: called("https://hooks.example.com/raw"), mistake: ({ url }) => ({ url: url.replace("https://hooks.example.com/", "http://hooks.example.com:3000/") }),
    madeBy: "by hand: the port that the application listens on", comment: "Twilio's own forms try no port; the protocol is wrong", source: NODE, expect: ["proven", "url_protocol", "https for http"],
  },
  ...["mandrill", "square"].map((scheme) => ({
    id: `slash/${scheme}`, scheme, body: scheme === "square" ? compact(PLAIN) : "mandrill_events=%5B%5D", sent: scheme === "square" ? json("https://hooks.example.com/raw") : called("https://hooks.example.com/raw"), mistake: ({ url }) => ({ url: `${url}/` }),
    madeBy: "by hand: APPEND_SLASH", comment: "A slash was added", source: NODE, expect: ["proven", "url_slash", "without the slash at its end"],
  })),
  {
    id: "query-order/square", scheme: "square", body: compact(PLAIN), sent: json("https://hooks.example.com/raw?a=1&b=2"), mistake: ({ url }) => ({ url: url.replace("a=1&b=2", "b=2&a=1") }),
    madeBy: "by hand: a cache that sorts", comment: "The parameters stand in another order", source: NODE, expect: ["proven", "url_query", "its parameters sorted"],
  },
  {
    id: "query-added/twilio", scheme: "twilio", body: TWILIO, sent: called("https://hooks.example.com/raw"), mistake: ({ url }) => ({ url: `${url}?utm=1` }),
    madeBy: "by hand: a parameter more", comment: "A proxy adds a parameter", source: NODE, expect: ["proven", "url_query", "without the query"],
  },
  {
    id: "query-lost/twilio", scheme: "twilio", body: TWILIO, sent: called("https://hooks.example.com/raw?secret=77"), mistake: ({ url }) => ({ url: url.split("?")[0] }),
    madeBy: "by hand: host and path alone", comment: "The query was lost, and nothing has it", source: NODE, expect: ["unexplained", "unexplained"],
  },
  {
    id: "escapes/square", scheme: "square", body: compact(PLAIN), sent: json("https://hooks.example.com/raw?to=a%20b"), mistake: ({ url }) => ({ url: url.replace("%20", "+") }),
    madeBy: "Node: URLSearchParams", comment: "The blanks of the query as +", source: NODE, expect: ["proven", "url_escapes", "blanks as %20"],
  },
  {
    id: "no-url/square", scheme: "square", body: compact(PLAIN), noUrl: true, madeBy: "by hand: no context", comment: "The URL was not given", source: NODE, expect: ["noticed", "url_missing"],
  },
  {
    id: "body-not-url/square", scheme: "square", body: compact(PLAIN), sent: json("https://hooks.example.com/raw"), mistake: async (sent) => ({ body: (await throughExpress("json-stringify-2")(sent)).body }),
    madeBy: "Express 5: JSON.stringify(req.body, null, 2)", comment: "The URL is right: the body is not", source: NODE, expect: ["proven", "json_spacing", "spacing: none"],
  },
  {
    id: "secret-not-url/twilio", scheme: "twilio", body: TWILIO, sent: called("https://hooks.example.com/raw"), give: (text) => Buffer.from(`${text}\n`), madeBy: "by hand: a line feed behind the token",
    comment: "The URL is right: the secret is not", source: NODE, expect: ["proven", "secret_whitespace", ""],
  },
  {
    id: "protocol-and-secret/twilio", scheme: "twilio", body: TWILIO, sent: called("https://hooks.example.com/raw"), give: (text) => Buffer.from(`${text}\n`), mistake: ({ url }) => ({ url: url.replace("https", "http") }), madeBy: "by hand",
    comment: "Both are wrong", source: NODE, expect: ["proven", "url_protocol", "https for http", ["secret_whitespace"]],
  },
  {
    id: "twilio-for-json/twilio", scheme: "twilio", signedAs: "twilio-json", body: compact(PLAIN), sent: { url: "https://hooks.example.com/raw" }, madeBy: "node:crypto, as Twilio's page says",
    comment: "Twilio's JSON by the scheme of its forms", source: NODE, expect: ["proven", "scheme_other", "\"twilio-json\""],
  },
  {
    id: "method-get/hubspot-v3", scheme: "hubspot-v3", body: compact(PLAIN), sent: json("https://hooks.example.com/raw"), madeBy: "by hand: no method", comment: "The method was not given", source: "https://github.com/HubSpot/hubspot-api-nodejs/issues/658", expect: ["proven", "method_other", "POST"],
  },
  {
    id: "wrong-method/github", scheme: "github", body: compact(PLAIN), withMethod: true, sent: { method: "GET" }, madeBy: "by hand: a redirect has made GET of it", comment: "A redirect made GET of POST", source: NODE, expect: ["noticed", "method_not_allowed"],
  },
];

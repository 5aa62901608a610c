/** The programs that the page of a vendor shows: made from the facts of a scheme. `js-tests/docs/` runs each of them. */

/** @typedef {import("./facts.js").Facts} Facts */

/** Where the endpoint is that the pages speak of. */
export const LOCAL = "http://localhost:8080/webhooks";
export const PUBLIC = "https://hooks.example.com";

/** What the variable of a secret ends with. @type {Partial<Record<Facts["key"], string>>} */
const ENDINGS = { "public key": "PUBLIC_KEY", "public keys": "PUBLIC_KEY", "token": "TOKEN", "basic": "CREDENTIALS" };

/** @param {string} name */
const upper = (name) => name.toUpperCase().replaceAll("-", "_");

/** The variable that has the secret. @param {Facts} scheme */
export const variableOf = ({ name, key }) => `${upper(name)}_${ENDINGS[key] ?? "SECRET"}`;

/** Whether a delivery names its key, which is fetched then: docs/keys.md. @param {Facts} scheme */
export const fetchesKeys = ({ key, name }) => key === "certificate" || name === "plaid";

/** The options that take a value of a variable, each with its variable. @param {Facts} scheme @returns {[string, string][]} */
const valuesOf = ({ name, hasAudience, handshakes }) => [
  ...(hasAudience ? [/** @type {[string, string]} */ (["audience", `${upper(name)}_AUDIENCE`])] : []),
  ...(handshakes.some(({ hasToken }) => hasToken) ? [/** @type {[string, string]} */ (["verifyToken", `${upper(name)}_VERIFY_TOKEN`])] : []),
];

/** The variables beside the secret's. @param {Facts} scheme */
export const otherVariables = (scheme) => valuesOf(scheme).map(([, variable]) => variable);

/** The options of the Webhook. @param {Facts} scheme @param {string} env */
function optionsOf(scheme, env) {
  const values = valuesOf(scheme).map(([option, variable]) => `${option}: ${env}.${variable}`);
  const options = [...(scheme.key === "none" ? ['sourceAddresses: "documented"'] : []), ...values];
  return options.length > 0 ? `{ ${options.join(", ")} }` : "";
}

/** The imports and the line that make what verifies, `webhook`. @param {Facts} scheme @param {string} env */
function verifier(scheme, env) {
  const { name, key } = scheme;
  const options = optionsOf(scheme, env);
  if (name === "plaid") return { imports: ['import { plaid as webhook } from "./plaid.js";'], lines: [] };
  if (fetchesKeys(scheme)) {
    const lines = [`const webhook = withKeys("${name}", ${options}, getCertificate);`, ""];
    return { imports: ['import { getCertificate, withKeys } from "./with-keys.js";'], lines };
  }
  const secret = key === "none" ? "[]" : `${env}.${variableOf(scheme)}`;
  const given = [`"${name}"`, secret, ...(options ? [options] : [])].join(", ");
  return { imports: ['import { Webhook } from "hookseal";'], lines: [`const webhook = new Webhook(${given});`, ""] };
}

/** A server of Node, whole. @param {Facts} scheme */
export function nodeServer(scheme) {
  const { imports, lines } = verifier(scheme, "process.env");
  const hasStore = scheme.identity !== "unknown";
  const options = [
    ...(hasStore ? ["store: memoryStore(),"] : []),
    `endpoint: "${scheme.name}",`,
    ...(scheme.signedUrl === "whole" ? [`url: ({ url }) => \`${PUBLIC}\${url}\`, // as it is configured with the vendor`] : []),
    ...(scheme.key === "none" ? ["sourceAddress: ({ socket }) => socket.remoteAddress,"] : []),
  ];
  return [
    'import { createServer } from "node:http";',
    ...imports.filter((line) => !line.includes("./")),
    'import { receive } from "hookseal/node";',
    ...(hasStore ? ['import { memoryStore } from "hookseal/stores/memory";'] : []),
    ...imports.filter((line) => line.includes("./")),
    "",
    ...lines,
    "async function handle(event) {",
    "  console.log(event.scheme, event.id, event.payload);",
    "}",
    "",
    "const listener = receive(webhook, handle, {",
    ...options.map((option) => `  ${option}`),
    "});",
    "createServer(listener).listen(8080);",
    "",
  ].join("\n");
}

/** A Cloudflare Worker, whole. @param {Facts} scheme */
export function worker(scheme) {
  const { imports, lines } = verifier(scheme, "env");
  const isForAddress = scheme.key === "none";
  const end = isForAddress ? '  }, { sourceAddress: (request) => request.headers.get("cf-connecting-ip") }),' : "  }),";
  return [
    'import { env } from "cloudflare:workers";',
    ...imports.filter((line) => !line.includes("./")),
    'import { receive } from "hookseal/web";',
    ...imports.filter((line) => line.includes("./")),
    "",
    ...lines,
    "export default {",
    "  fetch: receive(webhook, async (event) => {",
    "    await env.EVENTS.send(event);",
    end,
    "};",
    "",
  ].join("\n");
}

/** The commands that try the server, where somebody beside the vendor can sign. @param {Facts} scheme */
export function sendCommands(scheme) {
  const url = scheme.signedUrl === "whole" ? ` --public-url ${PUBLIC}/webhooks` : "";
  const send = `npx hookseal send ${LOCAL} --scheme ${scheme.name} --secret-env ${variableOf(scheme)}${url}`;
  const token = scheme.key === "token" || scheme.key === "basic";
  return [
    `${send} # genuine: the handler runs`,
    ...(scheme.identity === "unknown" ? [] : [`${send} --replay # the same twice: the handler runs once`]),
    ...(scheme.covers === "body" && !token ? [`${send} --tamper # forged: refused`] : []),
  ];
}

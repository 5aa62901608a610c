/**
 * Makes the corpus: deliveries as their receivers had them after one mistake, made by the
 * real thing where it can be run here. See README.md. `node vectors/mistakes/make.js`
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemes } from "../../js-tests/world/deliveries.js";
import { signers } from "../../js-tests/world/signers.js";
import { stop } from "./tools/receivers.js";
import { NOW as RECEIVED, forgersKey } from "./tools/recipes.js";
import { ASYMMETRIC } from "./tools/asymmetric.js";

const NOW = 1795391934000;
const named = (wanted) => ([name]) => name.toLowerCase() === wanted;

/** A request on its way, as the signers of js-tests/world want it. */
export class Sent {
  method = "POST";
  url = "https://hooks.example.com/in/shop?tenant=7";
  about = { tokenId: "0f6d5c1e-5b0a-4d2c-8d0d-2f6b6f2f4c11" };

  constructor({ body, headers = {}, ...rest }) {
    this.body = Buffer.from(body);
    this.headers = Object.entries({ "content-type": "application/json", ...headers });
    Object.assign(this, rest);
  }

  get(name) {
    return this.headers.find(named(name))?.[1];
  }

  set(name, value) {
    this.headers = [...this.headers.filter((pair) => !named(name)(pair)), [name, value]];
  }
}

/** What some schemes sign beside the body, in headers of the vendor's. */
const BESIDE = {
  "webhook-id": "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
  "svix-id": "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
  "twitch-eventsub-message-id": "e76c6bd4-55c9-4987-8304-da1588d8988b",
  "x-sinch-webhook-signature-nonce": "01FJA8B4A7BM43YGWSG9GBV067",
  "x-plivo-signature-v2-nonce": "12345",
  "x-request-id": "bb56a2f1-6aae-46ac-982e-9dcd3581d08e",
  "x-endpoint": "/in/shop",
  "x-contentful-topic": "ContentManagement.Entry.publish",
};

/** Another secret of the same form: each letter and digit is another of its class. */
export const another = (secret) => {
  const isHex = /^[0-9a-f]+$/.test(secret);
  const kept = /^(v1,)?whsec_|^whk_|^0x/.exec(secret)?.[0] ?? "";
  const turned = (one) => {
    for (const class_ of isHex ? ["0123456789abcdef"] : ["0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) {
      const at = class_.indexOf(one);
      if (at >= 0) return class_[(at + 3) % class_.length];
    }
    return one;
  };
  return kept + Array.from(secret.slice(kept.length), turned).join("");
};

const setups = new Map(schemes.map((scheme) => [scheme.scheme, scheme]));

/** A delivery of this case, signed with this key. */
async function delivered(one, key, isForged) {
  const { scheme } = one;
  const signed = one.signedAs ?? scheme;
  const names = Object.entries(BESIDE).filter(([name]) => needs(signed).includes(name));
  const sent = new Sent({ ...one.sent, body: one.body, headers: { ...Object.fromEntries(names), ...one.sent?.headers } });
  const at = one.at ?? NOW;
  if (one.sign) one.sign(sent, key, at, isForged);
  else if (ASYMMETRIC[signed]) ASYMMETRIC[signed].sign(sent, isForged ? "attacker" : "vendor", at);
  else await signers[signed].request(sent, key, at);
  const made = (await one.mistake?.(sent, key)) ?? {};
  const headers = (made.headers ?? sent.headers).filter(([name]) => !["connection", "accept", "user-agent", "accept-encoding"].includes(name));
  return { method: one.withMethod ? sent.method : undefined, url: one.noUrl ? undefined : made.url ?? sent.url, headers, body: made.body ?? sent.body };
}

/** The headers that a vendor signs beside the body: those that its signer asks for. */
function needs(scheme) {
  if (ASYMMETRIC[scheme]) return ASYMMETRIC[scheme].beside ?? [];
  const asked = [];
  const probe = new Sent({ body: "{}" });
  probe.get = (name) => (asked.push(name), BESIDE[name] ?? "application/json");
  try {
    signers[scheme].request(probe, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", NOW);
  } catch {
    // What it asked for until then.
  }
  return asked;
}

const bodyOf = (body) => (Buffer.from(body.toString()).equals(body) && !body.includes(0) ? { body: body.toString() } : { bodyHex: body.toString("hex") });
const signsUrl = ["twilio", "twilio-json", "mandrill", "trello", "square", "hubspot-v2", "hubspot-v3", "plivo-v2", "messagebird", "monday", "mercado-pago", "contentful", "vipps-mobilepay"];

function requestOf({ method, url, headers, body }, of, withUrl) {
  return { ...(method && { method }), ...(url && (withUrl || of.some((scheme) => signsUrl.includes(scheme))) && { url }), headers: headers.map(([name, value]) => [name, String(value)]), ...bodyOf(body) };
}

/** A delivery that a case makes as a whole: as it was received, and its twin. */
function caseOfThread({ make, expect: [grade, code, change, beside], source, ...one }) {
  const { secret, others, options, now } = make((key) => key);
  const request = (key) => {
    const { body, headers, method, url } = make(key);
    return requestOf({ method, url, headers: Object.entries(headers), body: Buffer.from(body) }, [], true);
  };
  const given = [secret].flat().map((own) => (typeof own === "string" ? own : { hex: own.toString("hex") }));
  return { ...one, source: [source], secrets: given, ...(others && { otherSecrets: others }), ...(options && { options }), request: request((key) => key), now: now ?? RECEIVED, expect: { grade, code, ...(change && { change }), ...(beside && { with: beside }) }, forged: request(forgersKey) };
}

async function caseOf(one) {
  if (one.make) return caseOfThread(one);
  const { scheme, expect, comment, source, madeBy } = one;
  const setup = setups.get(one.signedAs ?? scheme);
  const own = ASYMMETRIC[one.signedAs ?? scheme];
  const secret = one.secret ?? own?.key("vendor") ?? setup.secrets[0];
  const forger = one.forger ?? (own ? undefined : another(secret));
  const given = one.give ? [one.give(secret)].flat() : [secret];
  const of = [scheme, one.signedAs];
  const genuine = await delivered(one, secret, false);
  const forged = await delivered(one, forger, true);
  const options = { ...setups.get(scheme)?.options, ...one.options };
  return {
    id: one.id,
    comment,
    source: [source].flat(),
    madeBy,
    scheme,
    secrets: given.map((text) => (typeof text === "string" ? text : { hex: text.toString("hex") })),
    ...(one.others && { otherSecrets: one.others(secret) }),
    ...(Object.keys(options).length > 0 && { options }),
    request: requestOf(genuine, of, one.withUrl),
    now: one.now ?? NOW + 12_000,
    expect: { grade: expect[0], code: expect[1], ...(expect[2] !== undefined && { change: expect[2] }), ...(expect[3] && { with: expect[3] }) },
    forged: requestOf(forged, of, one.withUrl),
  };
}

/** All, or those that are named: each is a file of `cases/`, which may want programs of its own. */
const KINDS = ["bodies", "json", "secrets", "headers", "urls", "times", "keys", "refusals", "threads", "threads2"];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : KINDS;

let count = 0;
const used = new Set();
try {
  for (const name of wanted) {
    const { [name]: cases } = await import(`./cases/${name}.js`);
    const made = [];
    for (const one of cases) {
      try {
        made.push(await caseOf(one));
        used.add(one.scheme);
      } catch (error) {
        throw new Error(one.id, { cause: error });
      }
    }
    count += made.length;
    const text = made.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
    writeFileSync(join(import.meta.dirname, `${name}.json`), `{\n  "$schema": "./schema.json",\n  "kind": "${name}",\n  "cases": [\n${text}\n  ]\n}\n`);
  }
} finally {
  stop();
}
console.log(`${count} deliveries of ${used.size} schemes`);
process.exit(0);

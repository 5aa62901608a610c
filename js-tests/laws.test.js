/** The law of the same verdict: mutated requests of all schemes through the package and through slim, as through the crate. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Scratch, root, vectorFiles } from "./scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());

const host = await import(pathToFileURL(scratch.path(scratch.exportHost())));
const lib = await import(pathToFileURL(scratch.write("lib.js", 'export * from "hookseal";')));
const slim = await import(pathToFileURL(scratch.write("slim.js", 'export * from "hookseal/slim";')));
const { default: schemes } = await import(pathToFileURL(scratch.writeSchemes()));

const vectors = new Map(vectorFiles().flatMap((file) => file.vectors.map((vector) => [vector.id, vector])));
const corpus = execFileSync("cargo", ["run", "--quiet", "--example", "law_corpus"], { cwd: root, encoding: "utf8", maxBuffer: Infinity });
const deliveries = corpus.trimEnd().split("\n").map((line) => JSON.parse(line));

const fromHex = (secret) => (typeof secret === "string" ? secret : Buffer.from(secret.hex, "hex"));

/** A Webhook with the secrets and options of this delivery: its vector's, or the secret that comes with a description. */
function webhookOf({ Webhook }, scheme, { id, secret }) {
  const { secrets = [secret], options } = vectors.get(id) ?? {};
  return new Webhook(scheme, secrets.map(fromHex), options);
}

/** The verdict, in the words of examples/law_corpus.rs. */
function verdictOf({ WebhookError }, webhook, request, context, given) {
  const body = Buffer.from(request.body, "base64");
  const { ok, event, error } = webhook.check(body, request.headers, context);
  if (ok) return event.kind === "challenge" ? { status: event.response.status, body: event.response.body } : given(event);
  assert.ok(error instanceof WebhookError);
  return { refused: error.code };
}

function contextOf({ method, url, sourceAddress }, now) {
  const present = Object.entries({ method, url, sourceAddress }).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(present), now };
}

function givenOf(event) {
  const { id, timestamp, replayKey, keyIndex, covers } = event;
  return { ...nulled({ id, timestamp, replayKey }), keyIndex, covers, payload: payloadOf(event) };
}

const nulled = (members) => Object.fromEntries(Object.entries(members).map(([name, value]) => [name, value ?? null]));

function payloadOf(event) {
  try {
    return { json: JSON.stringify(event.payload) };
  } catch (error) {
    return { refused: error.code };
  }
}

/** A verdict of the crate's as JavaScript writes it: its JSON, and -1 for the index of no key. */
function written(verdict) {
  const { payload, keyIndex } = verdict;
  if (payload === undefined) return verdict;
  const asWritten = payload.json === undefined ? payload : { json: JSON.stringify(JSON.parse(payload.json)) };
  return { ...verdict, payload: asWritten, keyIndex: keyIndex ?? -1 };
}

/** What slim says of an event. */
const slimGivenOf = ({ timestamp, keyIndex, covers }) => ({ ...nulled({ timestamp }), keyIndex, covers });

function slimWritten({ refused, timestamp, keyIndex, covers }) {
  return refused === undefined ? { timestamp, keyIndex, covers } : { refused };
}

/** Gives all requests to a door, and says which verdicts are others than the crate's. */
function compare(name, chosen, webhookFor, verdictFor, expected) {
  const figures = { requests: 0, accepted: 0, refused: 0 };
  const different = [];
  for (const delivery of chosen) {
    const webhook = webhookFor(delivery);
    for (const request of delivery.requests) {
      const [wanted, found] = [expected(request.verdict), verdictFor(webhook, request, delivery)];
      figures.requests += 1;
      figures[found.refused === undefined ? "accepted" : "refused"] += 1;
      if (!sameAs(wanted, found)) different.push({ delivery: delivery.id, kind: request.kind, wanted, found });
    }
  }
  console.log(`${name}: ${JSON.stringify(figures)}`);
  assert.ok(figures.accepted > 0 && figures.refused > 0);
  assert.deepEqual(different, []);
}

function sameAs(wanted, found) {
  try {
    assert.deepEqual(found, wanted);
    return true;
  } catch {
    return false;
  }
}

describe("the same verdict as the crate's", () => {
  for (const [by, crossover] of Object.entries({ Node: 0, wasm: Infinity })) {
    test(`hashed by ${by}`, () => {
      assert.equal(host.setCrossover(crossover), crossover);
      const webhookFor = (delivery) => webhookOf(lib, delivery.description ?? delivery.scheme, delivery);
      const verdictFor = (webhook, request, { now }) => verdictOf(lib, webhook, request, contextOf(request, now), givenOf);
      compare(`hashed by ${by}`, deliveries, webhookFor, verdictFor, written);
    });
  }

  test("slim", () => {
    // Addresses are not its business.
    const isTaken = ({ id, scheme }) => Object.hasOwn(schemes, scheme) && vectors.get(id).options?.sourceAddresses === undefined;
    const webhookFor = (delivery) => webhookOf(slim, schemes[delivery.scheme], delivery);
    const verdictFor = (webhook, request, { now }) => {
      const { method } = contextOf(request, now);
      return verdictOf(slim, webhook, request, { method, now }, slimGivenOf);
    };
    compare("slim", deliveries.filter(isTaken), webhookFor, verdictFor, slimWritten);
  });

  test("with several requests of every scheme", () => {
    const counts = {};
    for (const { scheme, requests } of deliveries) counts[scheme] = (counts[scheme] ?? 0) + requests.length;
    const names = [...new Set([...vectors.values()].filter(({ expect }) => expect.covers !== undefined).map(({ scheme }) => scheme))];
    assert.deepEqual(names.filter((name) => !(counts[name] >= 15)), []);
  });
});

/**
 * The law of the same verdict: mutated requests of all schemes through the package and
 * through slim, as through the crate (`examples/law_corpus.rs`). Knows no runtime.
 */

/**
 * The requests through the package, as it hashes at the time.
 *
 * @param {typeof import("hookseal")} lib
 * @param {any[]} deliveries the corpus, each with its vector
 * @param {(name: string, run: () => Promise<void>) => void} test registers a test
 */
export function laws(lib, deliveries, test) {
  test("the law of the same verdict", async () => {
    const webhookFor = (delivery) => webhookOf(lib, delivery.description ?? delivery.scheme, delivery);
    const verdictFor = (webhook, request, { now }) => verdictOf(lib, webhook, request, contextOf(request, now), givenOf);
    compare("the package", deliveries, webhookFor, verdictFor, written);
  });
}

/**
 * Those of the schemes that slim takes.
 *
 * @param {typeof import("hookseal/slim")} slim
 * @param {Record<string, import("hookseal/slim").SlimScheme>} schemes by name
 * @param {any[]} deliveries
 * @param {(name: string, run: () => Promise<void>) => void} test
 */
export function slimLaws(slim, schemes, deliveries, test) {
  // Addresses are not its business.
  const isTaken = ({ scheme, vector }) => Object.hasOwn(schemes, scheme) && vector.options?.sourceAddresses === undefined;
  const webhookFor = (delivery) => webhookOf(slim, schemes[delivery.scheme], delivery);
  const verdictFor = (webhook, request, { now }) => {
    const { method } = contextOf(request, now);
    return verdictOf(slim, webhook, request, { method, now }, slimGivenOf);
  };
  test("the law of the same verdict, slim", async () =>
    compare("slim", deliveries.filter(isTaken), webhookFor, verdictFor, slimWritten));
}

const fromHex = (secret) => (typeof secret === "string" ? secret : Uint8Array.from(secret.hex.match(/../g), (digits) => Number.parseInt(digits, 16)));

/** A Webhook with the secrets and options of this delivery: its vector's, or the secret that comes with a description. */
function webhookOf({ Webhook }, scheme, { secret, vector }) {
  const { secrets = [secret], options } = vector ?? {};
  return new Webhook(scheme, secrets.map(fromHex), options);
}

/** The verdict, in the words of examples/law_corpus.rs. */
function verdictOf({ WebhookError }, webhook, request, context, given) {
  const body = Uint8Array.from(atob(request.body), (character) => character.charCodeAt(0));
  const { ok, event, error } = webhook.check(body, request.headers, context);
  if (ok) return event.kind === "challenge" ? { status: event.response.status, body: event.response.body } : given(event);
  if (!(error instanceof WebhookError)) throw error;
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
    return { json: JSON.stringify(event.readPayload()) };
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

/** Gives all requests to a door; throws with the verdicts that are others than the crate's. */
function compare(name, chosen, webhookFor, verdictFor, expected) {
  const figures = { requests: 0, accepted: 0, refused: 0 };
  const different = [];
  for (const delivery of chosen) {
    const webhook = webhookFor(delivery);
    for (const request of delivery.requests) {
      const [wanted, found] = [expected(request.verdict), verdictFor(webhook, request, delivery)].map(sorted);
      figures.requests += 1;
      figures[found.refused === undefined ? "accepted" : "refused"] += 1;
      if (JSON.stringify(wanted) !== JSON.stringify(found)) different.push({ delivery: delivery.id, kind: request.kind, wanted, found });
    }
  }
  console.log(`${name}: ${JSON.stringify(figures)}`);
  if (figures.accepted === 0 || figures.refused === 0) throw new Error(`${name}: ${JSON.stringify(figures)}`);
  if (different.length > 0) throw new Error(`${different.length} differ: ${JSON.stringify(different.slice(0, 20), undefined, 1)}`);
}

const sorted = (members) => Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1)));

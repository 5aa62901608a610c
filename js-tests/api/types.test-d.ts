/** What the types promise, for tsc alone: an error that is expected and does not come is an error. */
import { Webhook, WebhookError, schemes } from "hookseal";
import type { AnyScheme, Payload, Received, SchemeDescription, SchemeName, SheeridPayload, WebhookErrorCode, WebhookEvent, ZignsecPayload } from "hookseal";
import { receive } from "hookseal/web";
import github from "hookseal/schemes/github";
import { Webhook as SlimWebhook } from "hookseal/slim";
import type { SlimEvent, SlimScheme } from "hookseal/slim";
import { ZignsecError, requestTestWebhook } from "hookseal/zignsec";

/** Compiles only when the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

declare const body: string | Uint8Array | ArrayBuffer;
declare const headers: Headers;
declare const request: Request;

const zignsec = new Webhook("zignsec", "secret");
const event = zignsec.verify(body, headers);

// The payload is that of the scheme.
same<Payload<"zignsec">, ZignsecPayload>(true);
same<Payload<"sheerid">, SheeridPayload>(true);
same<typeof event, WebhookEvent<"zignsec">>(true);
same<typeof event.scheme, "zignsec">(true);
event.payload.identity?.PersonalNumber satisfies string | null | undefined;
event.payload.identity?.IdentificationDateMs satisfies number | undefined;
event.payload["BankIDSE"] satisfies unknown;
event.readPayload().identity satisfies typeof event.payload.identity;
event.toJSON().body satisfies string;
declare const verification: Payload<"idenfy">;
if (typeof verification.status === "object") verification.status?.overall satisfies string | null | undefined;
// @ts-expect-error: SheerID's member
event.payload.verificationId satisfies string | null | undefined;

const sheerid = new Webhook("sheerid", ["secret", new Uint8Array(32)], { tolerance: { past: 60 }, sourceAddresses: "documented" });
(await sheerid.verifyRequest(request)).payload.verificationId satisfies string | null | undefined;

// A name that is known only at run time.
declare const name: SchemeName;
new Webhook(name, "secret").verify(body, headers) satisfies Received<SchemeName>;
schemes[0]?.name satisfies SchemeName | undefined;

// A Webhook of one scheme is one of any, of several, and of no other.
const several: Record<string, Webhook> = { zignsec, sheerid, stripe: new Webhook("stripe", "secret"), slack: new Webhook("slack", "secret") };
[zignsec, sheerid] satisfies Webhook<"zignsec" | "sheerid">[];
several.stripe?.verify(body, headers) satisfies Received<SchemeName> | undefined;
// @ts-expect-error: another scheme's
sheerid satisfies Webhook<"zignsec">;
// @ts-expect-error: any scheme's
several.zignsec satisfies Webhook<"zignsec"> | undefined;
const handled = <S extends AnyScheme>(webhook: Webhook<S>, handle: (event: WebhookEvent<S>) => void) => receive(webhook, handle);
handled(zignsec, (own) => own.payload.identity?.PersonalNumber satisfies string | null | undefined);

// An outcome tells which it is.
const outcome = zignsec.check(body, headers, { method: "POST", sourceAddress: "192.0.2.1", now: 0 });
if (outcome.ok) {
  same<typeof outcome.event, WebhookEvent<"zignsec">>(true);
} else {
  outcome.error satisfies WebhookError;
  outcome.error.code satisfies WebhookErrorCode;
}

// Headers and bodies in the forms that servers have them.
zignsec.verify(body, new Map([["a", "b"]]));
zignsec.verify(body, new Map([["a", ["b"]]]));
zignsec.verify(body, [["a", "b"]]);
zignsec.verify(body, { a: "b", c: ["d"], e: undefined });
zignsec.verify(body, { get: (_name: string) => null });

// Mistakes.
// @ts-expect-error: no such scheme
new Webhook("zingsec", "secret");
// @ts-expect-error: no secret
new Webhook("zignsec");
// @ts-expect-error: a secret that is not set
new Webhook("zignsec", undefined as string | undefined);
// @ts-expect-error: a misspelt option
new Webhook("zignsec", "secret", { tolerence: 5 });
// @ts-expect-error: a parsed body
zignsec.verify({ id: "1" }, headers);
// @ts-expect-error: no headers
zignsec.verify(body);
// @ts-expect-error: a method is text
zignsec.verify(body, headers, { method: 1 });
// @ts-expect-error: events are read-only
event.keyIndex = 1;
// @ts-expect-error: there is no such code
"signature_missmatch" satisfies WebhookErrorCode;

// The client of ZignSec's test endpoint.
(await requestTestWebhook({ token: "token", url: new URL("https://receiver.example/") })).statusCode satisfies
  | number
  | null
  | undefined;
new ZignsecError("x") satisfies Error;
// @ts-expect-error: no token
requestTestWebhook({ url: "https://receiver.example/" });

// A scheme of one's own: the name is known, the payload is not.
const acme = new Webhook({ name: "acme", signature: { header: "x-acme" }, timestamp: { from: { header: "x-time" } } }, "secret");
same<typeof acme.scheme, "acme">(true);
const acmeEvent = acme.verify(body, headers);
same<typeof acmeEvent.kind, "event">(true);
same<typeof acmeEvent.scheme, "acme">(true);
same<typeof acmeEvent.payload, unknown>(true);
const minimal = new Webhook({ signature: { header: "x-acme" } }, "secret");
same<typeof minimal.scheme, "custom">(true);
// With handshakes it may be a challenge.
const asking = new Webhook({ signature: { header: "x" }, handshakes: [{ when: [{ query: "q" }] }] }, "secret");
same<ReturnType<typeof asking.verify>["kind"], "event" | "challenge">(true);
// Read from a file.
declare const description: SchemeDescription;
const read = new Webhook(description, "secret");
same<typeof read.scheme, string>(true);
same<ReturnType<typeof read.verify>["kind"], "event" | "challenge">(true);
// Adapters take it.
receive(acme, (event) => event.scheme satisfies "acme");

// A payload of one's own, by the name that the description has.
declare module "hookseal" {
  interface Payloads {
    "types-test": { id: number };
  }
}
const own = new Webhook({ name: "types-test", signature: { header: "x-acme" } }, "secret");
same<ReturnType<typeof own.verify>["payload"], { id: number }>(true);
same<Payload<{ readonly name: "types-test"; signature: { header: "x" } }>, { id: number }>(true);
same<Payload<"zignsec" | "sheerid">, ZignsecPayload | SheeridPayload>(true);
same<Payload<"stripe">, unknown>(true);
same<Payload<SchemeDescription>, unknown>(true);

// A union of events is told apart by the scheme.
declare const either: WebhookEvent<"zignsec"> | WebhookEvent<"sheerid">;
if (either.scheme === "sheerid") same<typeof either.payload, SheeridPayload>(true);
const oneOfTwo = (_: WebhookEvent<"zignsec"> | WebhookEvent<"sheerid">) => {};
receive(zignsec, oneOfTwo);
receive(sheerid, oneOfTwo);

// @ts-expect-error: there is no such encoding
new Webhook({ signature: { header: "x", encoding: "base32" } }, "secret");
// @ts-expect-error: a signature is in one place
new Webhook({ signature: {} }, "secret");
// @ts-expect-error: there is no such part
new Webhook({ signature: { header: "x" }, content: ["bodi"] }, "secret");
// @ts-expect-error: a misspelt member
({ signature: { header: "x" }, timestmp: {} }) satisfies SchemeDescription;
({
  algorithm: "jws",
  signature: { header: "x", layout: { jws: { algorithms: ["ES256"] } } },
  require: [{ bodySha256: { claim: "hash" } }],
}) satisfies SchemeDescription;
// @ts-expect-error: no token is taken unsigned
({ algorithm: "jws", signature: { header: "x", layout: { jws: { algorithms: ["none"] } } } }) satisfies SchemeDescription;

// The slim one takes descriptions, its own and one's own, and no names.
const slim = new SlimWebhook(github, ["secret", new Uint8Array(32)], { tolerance: { past: 60 }, maxBodyBytes: 1024 });
same<typeof github, SlimScheme>(true);
same<ReturnType<typeof slim.verify>, SlimEvent>(true);
slim.verify(body, headers, { method: "POST", now: 0 }).timestamp satisfies number | undefined;
(await slim.verifyRequest(request)).covers satisfies "body";
new SlimWebhook({ signature: { header: "x-acme-signature", layout: { prefix: "v1=" } } }, "secret");
// A description of the slim one is one of the other, too.
new Webhook({ ...({} as SlimScheme) }, "secret");
// @ts-expect-error: a name
new SlimWebhook("github", "secret");
// @ts-expect-error: an algorithm that it does not have
new SlimWebhook({ algorithm: "ed25519", signature: { header: "x-acme-signature" } }, "secret");
// @ts-expect-error: it has no addresses
new SlimWebhook(github, "secret", { sourceAddresses: "documented" });
// @ts-expect-error: it reads no payload
slim.verify(body, headers).payload;

// An event of one scheme is one of any: for a handler that several share.
const shared = (event: WebhookEvent): string => event.scheme;
receive(new Webhook("stripe", "secret"), shared);

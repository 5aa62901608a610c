/** What the types of `hookseal/evidence` promise, for tsc alone. */
import { Webhook } from "hookseal";
import { EvidenceError, verifyEvidence } from "hookseal/evidence";
import type { Evidence, EvidenceErrorCode, EvidenceOptions } from "hookseal/evidence";

declare const body: Uint8Array;
declare const headers: Headers;
const options: EvidenceOptions = { environment: "production", trustAnchor: "PEM", relyingParty: ["cn=…"] };

const event = new Webhook("zignsec", "secret").verify(body, headers);
event.payload.BankIDSE?.signature satisfies string | null | undefined;
event.payload.BankIDSE?.["later"] satisfies unknown;

const evidence: Evidence = verifyEvidence(event, options);
evidence.person.personalNumber satisfies string;
evidence.purpose satisfies "identification" | "signing";
evidence.id satisfies string;
verifyEvidence(event, { ...options, purpose: "signing" });
// @ts-expect-error: it is called id, and is another
evidence.sha256;
evidence.visible?.text satisfies string | undefined;
verifyEvidence({ signature: "", ocspResponse: "" }, options) satisfies Evidence;
verifyEvidence({ signature: "", ocspResponse: "", identity: event.payload.identity ?? {} }, options);
new EvidenceError satisfies Error;
declare const error: EvidenceError;
error.code satisfies EvidenceErrorCode;

// @ts-expect-error: an environment has to be chosen
verifyEvidence(event, { trustAnchor: "PEM" });
// @ts-expect-error: a challenge is no event
verifyEvidence({ kind: "challenge" }, options);
// @ts-expect-error: a plain value that nobody writes to
evidence.signedAt = 0;
// @ts-expect-error: another vendor's event has no such evidence
verifyEvidence(new Webhook("stripe", "secret").verify(body, headers).payload, options);

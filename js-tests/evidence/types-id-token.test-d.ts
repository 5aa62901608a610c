/** What the types of `hookseal/evidence/id-token` promise, for tsc alone. */
import { Webhook } from "hookseal";
import { EvidenceError, verifyIdToken } from "hookseal/evidence/id-token";
import type { IdToken, IdTokenOptions } from "hookseal/evidence/id-token";

const options: IdTokenOptions = { jwks: { keys: [{ kty: "RSA" }] }, issuer: "https://issuer.example", clientId: "client-1" };

const proven: IdToken = verifyIdToken("a.b.c", options);
proven.subject satisfies string;
proven.audience satisfies readonly string[];
proven.authenticatedAt satisfies number | undefined;
proven.algorithm satisfies "RS256" | "ES256";
proven.claims.email_verified satisfies boolean | undefined;
proven.claims["https://issuer.example/level"] satisfies unknown;
proven.checked[0]?.step satisfies string | undefined;
verifyIdToken("a.b.c", { ...options, jwks: "{}", issuer: ["a", "b"], acr: ["a"], algorithms: ["ES256"], nonce: "n", subject: "s", maxAge: 60, tolerance: { past: 60 }, now: 0 }) satisfies IdToken;
const event = new Webhook("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").verify("", {});
verifyIdToken(event, { ...options, member: "data.idToken" }) satisfies IdToken;
declare const error: EvidenceError;
error.code satisfies string;
if (error.code === "unknown_key") error.step satisfies string;

// @ts-expect-error: whose it must be
verifyIdToken("a.b.c", { jwks: "{}", clientId: "client-1" });
// @ts-expect-error: for whom
verifyIdToken("a.b.c", { jwks: "{}", issuer: "https://issuer.example" });
// @ts-expect-error: by whose keys
verifyIdToken("a.b.c", { issuer: "https://issuer.example", clientId: "client-1" });
// @ts-expect-error: no shared secret
verifyIdToken("a.b.c", { ...options, algorithms: ["HS256"] });
// @ts-expect-error: a payload by itself is nobody's
verifyIdToken({ payload: {} }, options);
// @ts-expect-error: a plain value that nobody writes to
proven.subject = "";

/**
 * An id_token of OpenID Connect, as the webhooks of some identity vendors carry one in their payload: what
 * an issuer signed about a person whom it has authenticated, for one relying party.
 *
 * ```ts
 * import { Webhook } from "hookseal";
 * import { EvidenceError, verifyIdToken } from "hookseal/evidence/id-token";
 *
 * const event = new Webhook(scheme, secret).verify(body, headers);
 * const { subject, claims } = verifyIdToken(event, {
 *   member: "data.idToken",
 *   jwks, // what the issuer publishes at its jwks_uri
 *   issuer: "https://issuer.example",
 *   clientId: "client-1",
 * });
 * ```
 *
 * `docs/evidence.md` says what is proven and what is not: nothing is fetched, so the keys are the
 * caller's to get, and to get anew.
 *
 * @module
 */
import type { EvidenceCheck } from "../index.js";

export { EvidenceError } from "../index.js";
export type { EvidenceCheck, EvidenceErrorCode, EvidenceStep } from "../index.js";

/** An event that a `Webhook` returned. */
export interface IdTokenEvent {
  readonly kind: "event";
  readonly payload?: unknown;
}

/** A set of public keys (RFC 7517, section 5), parsed. Keys in it that are for something else do no harm. */
export interface JsonWebKeySet {
  readonly keys: readonly object[];
}

/**
 * What an id_token is held against (OpenID Connect Core 1.0, section 3.1.3.7). A member that is there has
 * a value: `undefined`, as of a variable that is missing in an environment, is a TypeError, and never "any".
 */
export interface IdTokenOptions {
  /**
   * The issuer's public keys, as it publishes them at its `jwks_uri`: the JSON as text, or parsed; 64 keys
   * and 256 KiB at most. RSA of 2,048, 3,072 or 4,096 bits with the exponent 65,537, and P-256. Get them
   * from the issuer itself, over TLS: whoever can change them can sign as the issuer.
   */
  readonly jwks: string | JsonWebKeySet;
  /**
   * Who must have issued it (`iss`), byte for byte; up to 16 where one issuer, with one set of keys, writes
   * itself in several ways.
   */
  readonly issuer: string | readonly string[];
  /** For whom it must be (`aud`, and `azp`): the relying party's `client_id` at the issuer. */
  readonly clientId: string;
  /**
   * Where in an event's payload the token stands: names, and indexes of lists, with dots between, such as
   * `result.tokens.0`. For an event alone, which needs it.
   */
  readonly member?: string;
  /** The `nonce` of the request that it must answer. Where the request had one, pass it: without it, none is compared. */
  readonly nonce?: string;
  /** About whom it must be (`sub`). */
  readonly subject?: string;
  /** How many seconds ago the person may have been authenticated (`auth_time`, which then must be there). Any time by default. */
  readonly maxAge?: number;
  /** The class of authentication that it must say (`acr`), or up to 16 of which it must be one. Any, and none, by default. */
  readonly acr?: string | readonly string[];
  /** What it may be signed with: both by default. Never `none`, and never with a shared secret. */
  readonly algorithms?: readonly ("RS256" | "ES256")[];
  /**
   * Seconds by which times may be missed: `past` is how long ago it may have expired (`exp`), and what is
   * added to `maxAge`; `future` how far ahead it may have been issued (`iat`) or begin to be good (`nbf`);
   * one number is both. A thousandth at least, and with an end: `exp` and `nbf` hold in any token, and
   * whoever judges an old one gives `now`. 5 minutes each by default. A vendor that delivers again for
   * hours delivers a token that has expired.
   */
  readonly tolerance?: number | { readonly past?: number; readonly future?: number };
  /** The time to judge by, in milliseconds since 1970-01-01T00:00Z. `Date.now()` by default. */
  readonly now?: number;
}

/** What is proven, as a plain value. It is about a person: mind where it is logged. */
export interface IdToken {
  /** Which id_token it is, in hexadecimal: SHA-256 of what was signed. Remember it to take it once. */
  readonly id: string;
  /** `sub`: who was authenticated; 255 ASCII characters at most. It means somebody at this issuer alone. */
  readonly subject: string;
  /** `iss`: one of the expected. */
  readonly issuer: string;
  /** `aud`, as a list: the client is in it. */
  readonly audience: readonly string[];
  /** `iat`, in milliseconds since 1970-01-01T00:00Z. */
  readonly issuedAt: number;
  /** `exp`, likewise. */
  readonly expiresAt: number;
  /** `auth_time`, likewise: when the person was authenticated, where that is said. */
  readonly authenticatedAt?: number;
  /** The class of the authentication, where that is said. */
  readonly acr?: string;
  /** The methods of the authentication (RFC 8176), where they are said as a list of strings. */
  readonly amr?: readonly string[];
  /** `kid` of the header: which key signed it, where that is said. */
  readonly keyId?: string;
  readonly algorithm: "RS256" | "ES256";
  /** All that was signed. */
  readonly claims: IdTokenClaims;
  /** The steps, each with what it has shown; what `options` asked for beside issuer, client and time has a line each. */
  readonly checked: readonly EvidenceCheck[];
}

/**
 * Claims by the issuer's names, those of OpenID Connect typed; times are seconds since
 * 1970-01-01T00:00Z here, as they were signed. The first five are checked; the others are the issuer's word,
 * and typed as it should write them. A number that a double would change (beyond ±(2^53 − 1)) comes as a string.
 */
export interface IdTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string | readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly auth_time?: number;
  readonly nonce?: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  readonly azp?: string;
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly birthdate?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly phone_number?: string;
  readonly [claim: string]: unknown;
}

/**
 * Verifies an id_token, or the one in an authentic event: that a key of the issuer's signed it, and that
 * issuer, client, time and whatever else is given are the expected ones.
 *
 * @param idToken the token as text, three parts with dots between, 256 KiB at most; or an event, with `options.member`
 * @throws {EvidenceError} when it is refused. With `unknown_key`, get the set of keys anew, once: issuers change them.
 * @throws {TypeError} when an argument is not what its type says.
 */
export function verifyIdToken(idToken: string | IdTokenEvent, options: IdTokenOptions): IdToken;

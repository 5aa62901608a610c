/**
 * Proofs that a webhook carries beside its own signature, verified to their root:
 * Swedish BankID, as ZignSec's webhooks have it in `BankIDSE`.
 *
 * ```ts
 * import { Webhook } from "hookseal";
 * import { EvidenceError, verifyEvidence } from "hookseal/evidence";
 *
 * const event = new Webhook("zignsec", token).verify(body, headers);
 * const evidence = verifyEvidence(event, {
 *   environment: "production",
 *   trustAnchor: bankIdRootPem,
 *   relyingParty: "cn=…,name=…,serialNumber=…,o=…,c=SE",
 * });
 * evidence.person.personalNumber; // proven by the person's own key, not by the vendor
 * ```
 *
 * `docs/evidence.md` says what is proven and what is not.
 *
 * @module
 */
import type { ZignsecPayload } from "../index.js";

/**
 * What BankID hands over, by itself. `identity` is what the vendor says of the person,
 * where that is to be compared.
 */
export interface BankIdProof {
  /** An XML signature in base64. */
  readonly signature: string;
  /** A DER OCSPResponse in base64. */
  readonly ocspResponse: string;
  readonly identity?: ClaimedIdentity;
}

/** What is compared of a webhook's identity, by ZignSec's names. */
export interface ClaimedIdentity {
  /** 12 digits, the last four of which may stand after a hyphen. Needed. */
  readonly PersonalNumber?: string | number | null;
  /**
   * Names are compared without regard to case and to whether accents are characters of their own;
   * those that are absent or empty are not compared. No text of these has over 1,024 bytes.
   */
  readonly FirstName?: string | null;
  readonly LastName?: string | null;
  readonly FullName?: string | null;
  /** ISO 8601 with an offset; it may lie 10 minutes from the time of the evidence. */
  readonly IdentificationDate?: string | null;
  readonly [member: string]: unknown;
}

/** An event of ZignSec's that a `Webhook` returned. */
export interface EvidenceEvent {
  readonly kind: "event";
  readonly payload?: ZignsecPayload;
}

/**
 * A plain object. A member that is there has a value: `undefined`, as of a variable that is
 * missing in an environment, is a TypeError, and never "anybody".
 */
export interface EvidenceOptions {
  /**
   * Whose root the trust anchor is. A test BankID is given to anybody, under any name
   * and number: `"test"` and `"production"` take one root each, and never the other's.
   * `"pinned"` takes the one of `fingerprint`.
   */
  readonly environment: "production" | "test" | "pinned";
  /** The root certificate: PEM, or the bytes of its DER. BankID and ZignSec give it on request. */
  readonly trustAnchor: string | Uint8Array | ArrayBuffer;
  /** SHA-256 of the root's DER in hexadecimal, also with colons or spaces, for `"pinned"` alone. */
  readonly fingerprint?: string;
  /**
   * For whom the person may have signed: `evidence.relyingParty.name`, whole, or up to 16
   * of them. Without it, a signature that a person made for anybody is taken.
   */
  readonly relyingParty?: string | readonly string[];
  /** Who it must be: 12 digits. */
  readonly personalNumber?: string;
  /** What the person must have been asked for: a sign-in is no signature. Either without it. */
  readonly purpose?: "identification" | "signing";
  /** Whether the webhook's names are compared with the certificate's. `true` by default. */
  readonly names?: boolean;
  /**
   * How many seconds the signature may lie from now: one number for both sides, or each
   * by itself. A thousandth at least; `Infinity` switches a side off. 49 hours back, in which ZignSec
   * delivers again, and 5 minutes ahead by default.
   */
  readonly tolerance?: number | { readonly past?: number; readonly future?: number };
  /** The time to judge by, in milliseconds since 1970-01-01T00:00Z. `Date.now()` by default. */
  readonly now?: number;
}

/** What is proven, as a plain value. It is about a person: mind where it is logged. */
export interface Evidence {
  /** Who, as the bank's certificate has them. */
  readonly person: {
    /** 12 digits: `YYYYMMDDNNNN`. */
    readonly personalNumber: string;
    readonly givenName: string;
    readonly surname: string;
    readonly name: string;
    readonly certificate: {
      /** DER. */
      readonly base64: string;
      /** Hexadecimal. */
      readonly serial: string;
      /** The common name of the CA. */
      readonly issuer: string;
      /** Milliseconds since 1970-01-01T00:00Z. */
      readonly notBefore: number;
      readonly notAfter: number;
    };
  };
  /**
   * When, in milliseconds since 1970-01-01T00:00Z, whole seconds: when the bank's
   * responder said that the certificate was good for this signature. Whoever holds the
   * signature can ask it again, and gets a later one: `id` alone knows the evidence again.
   */
  readonly signedAt: number;
  /** For whom. */
  readonly relyingParty: {
    /** The subject of its certificate (RFC 4514), as BankID writes it. */
    readonly name: string;
    /** What the person saw. */
    readonly displayName?: string;
  };
  /** What the person was asked for. */
  readonly purpose: "identification" | "signing";
  /** What the person was shown, and signed. */
  readonly visible?: { readonly text: string; /** Such as `simpleMarkdownV1`. */ readonly format?: string };
  /** What the person signed unseen; `text` where the bytes are UTF-8. */
  readonly nonVisible?: { readonly base64: string; readonly text?: string };
  /** Where the person keeps the key, as the certificate's policies say. */
  readonly medium: "mobile" | "file" | "card" | "other";
  /** The policies, in dots. */
  readonly policies: readonly string[];
  /**
   * Which evidence it is, in hexadecimal: SHA-256 of what the person's key signed. It stays the
   * same when the OCSP response is asked for anew. Remember it to refuse the evidence a second time.
   */
  readonly id: string;
  readonly environment: "production" | "test" | "pinned";
  /** What the evidence was held against, beside the profile. */
  readonly compared: readonly ("personalNumber" | "names" | "time" | "relyingParty" | "purpose")[];
  /** The seven steps, each with what it has shown. */
  readonly checked: readonly EvidenceCheck[];
}

/** In which step something was refused, or what a step has shown: each kind of evidence has its own. */
export type EvidenceStep =
  | "input"
  | "references"
  | "canonical_form"
  | "digests"
  | "signature"
  | "chain"
  | "ocsp"
  | "identity"
  | "token"
  | "content"
  | "transaction"
  | "renewal_info"
  | "app_transaction"
  | "key";

/** What was wrong; docs/evidence.md explains each. Adding one is a minor version. */
export type EvidenceErrorCode =
  | "invalid_anchor"
  | "invalid_option"
  | "evidence_missing"
  | "too_large"
  | "malformed_base64"
  | "unsupported_profile"
  | "malformed_certificate"
  | "digest_mismatch"
  | "signature_mismatch"
  | "untrusted_root"
  | "broken_chain"
  | "certificate_constraint"
  | "certificate_expired"
  | "malformed_ocsp"
  | "ocsp_not_successful"
  | "ocsp_responder"
  | "ocsp_signature_mismatch"
  | "ocsp_other_certificate"
  | "revoked"
  | "status_unknown"
  | "ocsp_time"
  | "ocsp_not_for_this_signature"
  | "too_old"
  | "in_future"
  | "relying_party_mismatch"
  | "purpose_mismatch"
  | "identity_mismatch"
  | "identity_missing"
  | "malformed_token"
  | "app_mismatch"
  | "environment_mismatch"
  | "encrypted_token"
  | "unknown_key"
  | "ambiguous_key"
  | "issuer_mismatch"
  | "nonce_mismatch"
  | "acr_mismatch";

/** Evidence that was refused. It holds nothing of the evidence, and nothing of a person. */
export class EvidenceError extends Error {
  readonly name: "EvidenceError";
  readonly code: EvidenceErrorCode;
  /** In which step. */
  readonly step: EvidenceStep;
  /** What to look at: for a log. */
  readonly hint: string;
}

/** A step, and what it has shown. */
export interface EvidenceCheck {
  readonly step: EvidenceStep;
  readonly what: string;
}

/**
 * Verifies the evidence in an authentic event of ZignSec's, or by itself.
 *
 * @throws {EvidenceError} when it is refused.
 * @throws {TypeError} when an argument is not what its type says.
 */
export function verifyEvidence(source: EvidenceEvent | BankIdProof, options: EvidenceOptions): Evidence;

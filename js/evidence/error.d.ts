/** How evidence of any kind is refused. */

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
  | "app_transaction";

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
  | "environment_mismatch";

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

/** `evidence = "bankid"`: what a person signed is verified before an event is handed on; docs/evidence.md. */
import { EvidenceError, verifyEvidence } from "hookseal/evidence";
import { Refusal } from "./refusal.js";
/** @import { WebhookEvent } from "hookseal" */
/** @import { EvidenceOptions } from "hookseal/evidence" */
/** @import { Settings } from "./types.d.ts" */

/** Whose webhooks carry it. */
const SCHEMES = ["zignsec", "zignsec-unsigned"];
const OPTIONS = ["environment", "trustAnchor", "fingerprint", "relyingParty", "names", "tolerance"];

/**
 * The options of an endpoint, or nothing where it asks for no evidence. A mistake in
 * them is found now, by evidence that is none.
 *
 * @param {Settings} settings
 * @param {(name: string) => string} secret
 * @returns {EvidenceOptions | undefined}
 */
export function readEvidence({ scheme, evidence, bankid }, secret) {
  if (evidence === undefined && bankid === undefined) return undefined;
  if (evidence !== "bankid") throw new Error('evidence is "bankid", or is not there');
  if (!SCHEMES.includes(scheme)) throw new Error(`evidence does nothing for ${scheme}`);
  if (bankid?.relyingParty === undefined) throw new Error("bankid.relyingParty is missing: a signature for anybody would be taken");
  const unknown = Object.keys(bankid).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`there is no setting bankid.${unknown}`);
  const options = { ...bankid, trustAnchor: secret(bankid.trustAnchor) };
  const code = codeOf({ signature: "", ocspResponse: "" }, options);
  if (code !== "evidence_missing") throw new Error(`bankid: the root is refused as ${code}`);
  return options;
}

/**
 * @param {Parameters<typeof verifyEvidence>[0]} source
 * @param {EvidenceOptions} options
 */
function codeOf(source, options) {
  try {
    verifyEvidence(source, options);
    return undefined;
  } catch (error) {
    if (error instanceof EvidenceError) return error.code;
    throw error;
  }
}

/**
 * Refuses an event that names a person whom its evidence does not prove. One that names
 * nobody (an order that was cancelled) has none, and goes on.
 *
 * @param {WebhookEvent} event
 * @param {EvidenceOptions | undefined} options
 */
export function checkEvidence(event, options) {
  if (options === undefined) return;
  const { payload } = /** @type {WebhookEvent<"zignsec">} */ (event);
  if (payload !== undefined && !payload.identity && !payload.BankIDSE) return;
  try {
    verifyEvidence({ kind: "event", payload }, options);
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    // Codes of its own: hookseal has a signature_mismatch too.
    throw new Refusal(422, `evidence_${error.code.replace(/^evidence_/, "")}`, `${error.step}: ${error.hint}`);
  }
}

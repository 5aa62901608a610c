/**
 * Webhook verification in one wasm module: the same verdict in Cloudflare
 * Workers, Node, Deno, Bun and browsers.
 *
 * @example
 * ```ts
 * import { Webhook } from "hookseal";
 *
 * const zignsec = new Webhook("zignsec", "the access token");
 * const event = zignsec.verify(body, headers); // throws WebhookError
 * ```
 *
 * @module
 */

import type { SchemeDescription } from "../pkg/description.js";
import type { SchemeName } from "../pkg/schemes.js";

/** The name of a built-in scheme. Never guessed from a header: the caller says who is expected. */
export type { SchemeName };

/** A vendor that you describe yourself, and the parts of such a description. */
export type * from "../pkg/description.js";

/** Who is expected to send: a built-in scheme's name, or a description of one's own. */
export type AnyScheme = SchemeName | SchemeDescription;

/** What events call a scheme: a built-in one's name, or the one in its description. */
export type NameOf<S extends AnyScheme> = S extends SchemeName
  ? S
  : S extends { readonly name: infer N extends string }
    ? N
    : "name" extends keyof S
      ? string
      : "custom";

/**
 * The payload types of the schemes whose vendors document them. `hookseal/types/…` adds those that
 * vendors' own packages have, and you add yours: docs/typescript.md.
 */
export interface Payloads {
  /** ZignSec v2 API: base64 HMAC-SHA256 of the body. <http://docs.zignsec.com/api/webhooks/> */
  zignsec: ZignsecPayload;
  /** ZignSec gateway (v5): `t=…,v1=…`, with freshness. <https://docs.zignsec.com/guides/webhooks/> */
  "zignsec-v5": ZignsecV5Payload;
  /** ZignSec products that do not sign: only the sender's address is checked. <http://docs.zignsec.com/api/webhooks/> */
  "zignsec-unsigned": ZignsecPayload;
  /** SheerID: hex HMAC-SHA256 of the body. <https://developer.sheerid.com/tutorials/security> */
  sheerid: SheeridPayload;
  /** Onfido: hex HMAC-SHA256 of the body. <https://documentation.onfido.com/api/latest/#webhooks> */
  onfido: OnfidoPayload;
  /** Persona: `t=…,v1=…`, with freshness. <https://docs.withpersona.com/docs/webhooks-best-practices> */
  persona: PersonaPayload;
  /** Veriff: hex HMAC-SHA256 of the body. <https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security> */
  veriff: VeriffPayload;
  /** Sumsub: hex HMAC-SHA256 of the body. <https://docs.sumsub.com/docs/webhook-manager> */
  sumsub: SumsubPayload;
  /** Sumsub, for webhooks with HMAC-SHA512. */
  "sumsub-sha512": SumsubPayload;
  /** Sumsub, for old webhooks that have only HMAC-SHA1. */
  "sumsub-sha1": SumsubPayload;
  /** Trulioo: hex HMAC-SHA256 of the body. <https://developer.trulioo.com/reference/hmac> */
  trulioo: TruliooPayload;
  /** Didit: hex HMAC-SHA256 of the body's JSON in its canonical form, with freshness. <https://docs.didit.me/integration/webhooks> */
  "didit-v2": DiditPayload;
  /** Didit: hex HMAC-SHA256 of the raw body, with freshness. */
  didit: DiditPayload;
  /** Didit: hex HMAC-SHA256 of four members, with freshness; the others are not given out. */
  "didit-simple": DiditSimplePayload;
  /** Jumio: nothing is signed, only the sender's address is checked. <https://documentation.jumio.ai/docs/developer-resources/callback> */
  jumio: JumioPayload;
  /** Adobe Acrobat Sign: nothing is signed, each request carries the client id. <https://helpx.adobe.com/sign/web/developers/webhooks/overview.html> */
  "adobe-sign": AdobeSignPayload;
  /** Alloy: base64 HMAC-SHA256 of the body. <https://developer.alloy.com/public/docs/authentication-types> */
  alloy: AlloyPayload;
  /** Alloy: nothing is signed, HTTP Basic. */
  "alloy-basic": AlloyPayload;
  /** Alloy: nothing is signed, a bearer token. */
  "alloy-bearer": AlloyPayload;
  /** Checkr: hex HMAC-SHA256 of the body. <https://docs.checkr.com/apis/webhooks> */
  checkr: CheckrPayload;
  /** ComplyCube: hex HMAC-SHA256 of the body. <https://docs.complycube.com/documentation/integration-resources/webhooks> */
  complycube: ComplycubePayload;
  /** Criipto Signatures (Idura): base64 HMAC-SHA256 of the body. <https://docs.idura.app/signatures/webhooks/configuration> */
  criipto: CriiptoPayload;
  /** DocuSign Connect: base64 HMAC-SHA256 of the body. <https://developers.docusign.com/platform/webhooks/connect/validate> */
  docusign: DocusignPayload;
  /** Dojah: hex HMAC-SHA256 of the body. <https://docs.dojah.io/docs/technical-reference/verify-events> */
  dojah: DojahPayload;
  /** Footprint: as Svix, with freshness. <https://docs.onefootprint.com/llms/articles/integrate/webhooks.md> */
  footprint: FootprintPayload;
  /** iDenfy: hex HMAC-SHA256 of the body. <https://documentation.idenfy.com/security/callback-signing> */
  idenfy: IdenfyPayload;
  /** Incode: nothing is signed, a bearer token. <https://developer.incode.com/docs/webhooks> */
  incode: IncodePayload;
  /** MetaMap: hex HMAC-SHA256 of the body. <https://docs.metamap.com/docs/configure-your-webhook-url> */
  metamap: MetamapPayload;
  /** Middesk: hex HMAC-SHA256 of the body. <https://docs.middesk.com/build/secure-webhooks> */
  middesk: MiddeskPayload;
  /** Ondato: nothing is signed, HTTP Basic. <https://ondato.atlassian.net/wiki/spaces/PUB/pages/2296184995> */
  "ondato-basic": OndatoPayload;
  /** Ondato: nothing is signed, a bearer token. */
  "ondato-bearer": OndatoPayload;
  /** Plaid: a token with the body's hash, ES256, with freshness. <https://plaid.com/docs/api/webhooks/webhook-verification/> */
  plaid: PlaidPayload;
  /** Shufti: hex SHA-256 of the body and the secret's hash. <https://developers.shuftipro.com> */
  shufti: ShuftiPayload;
  /** Truv: `v1=` and hex HMAC-SHA256 of the body. <https://docs.truv.com/api-reference/webhooks> */
  truv: TruvPayload;
  /** Yoti: nothing is signed, HTTP Basic. <https://developers.yoti.com/v9.0/identity-verification/notifications> */
  "yoti-basic": YotiPayload;
  /** Yoti: nothing is signed, a bearer token. */
  "yoti-bearer": YotiPayload;
  /** BoldSign: `t=…, s0=…`, with freshness. <https://developers.boldsign.com/webhooks/verify-webhook-events> */
  boldsign: BoldsignPayload;
  /** Cashfree: base64 HMAC-SHA256 of the time and the body. <https://www.cashfree.com/docs/payments/subscription/webhook-signature> */
  cashfree: CashfreePayload;
  /** Signable: base64 HMAC-SHA256 of the body. <https://developers.signable.app/early-access/ea-signed-webhooks> */
  signable: SignablePayload;
  /** Yousign: `sha256=` and hex HMAC-SHA256 of the body. <https://developers.yousign.com/docs/security> */
  yousign: YousignPayload;
}

/** The payload of scheme `S`, by the name that events call it: typed where {@link Payloads} has it, else whatever the JSON holds. */
export type Payload<S extends AnyScheme> = S extends keyof Payloads
  ? Payloads[S]
  : S extends { readonly name: infer N extends keyof Payloads }
    ? Payloads[N]
    : unknown;

/** What a JSON, XML or form body can hold. An integer beyond ±(2^53 − 1) is its text, so that no digit is lost. */
export type Json = null | boolean | number | string | Json[] | Members;

/** A body made of named members: those known by name, and whatever else the vendor sent. */
export interface Members {
  [member: string]: Json | undefined;
}

/**
 * What ZignSec's v2 API sends, as JSON or as XML. A member that was not sent is
 * absent, one sent as null is `null`, one sent empty is `""`. The member that
 * carries another identity provider's own evidence (`BANKIdNO_OIDC`, …)
 * keeps its own name among the unknown ones.
 *
 * In XML everything is text and attributes are members whose name begins with
 * `@`; numbers, lists and null (`xsi:nil="true"`) are restored where this type
 * says so.
 */
export interface ZignsecPayload extends Members {
  /** The session's id (`RequestID`), a UUID. */
  id?: string | null;
  /** The identity provider and flow, such as `sbid`, `sbid-sign`, `nbid_oidc`, `smartid/auth`. */
  method?: string | null;
  identity?: ZignsecIdentity | null;
  /** Swedish BankID's own proof, for `verifyEvidence` of `hookseal/evidence`: nothing of it is verified here. */
  BankIDSE?: ZignsecBankIdSe | null;
  /** Empty when the identification succeeded. */
  errors?: ZignsecError[] | null;
  /** The state of a pending identification. */
  result?: ZignsecResult | null;
  /** What the caller gave when the session began. */
  relayState?: string | null;
}

/** An error as ZignSec's products send it: a string, a number, or an object. */
export type ZignsecError = string | number | null | ZignsecErrorObject;
export interface ZignsecErrorObject extends Members {
  /** Such as `USER_CANCEL`; some products send a number. */
  code?: string | number | null;
  description?: string | null;
}
export interface ZignsecResult extends Members {
  identity?: ZignsecResultIdentity | null;
}
export interface ZignsecResultIdentity extends Members {
  /** `PENDING` or `FINISHED`. */
  state?: string | null;
}

/** What Swedish BankID hands over; see docs/evidence.md. */
export interface ZignsecBankIdSe extends Members {
  /** An XML signature by the person's own key, in base64. */
  signature?: string | null;
  /** The OCSP response of the person's bank, in base64. */
  ocspResponse?: string | null;
}

/** The person, as ZignSec's v2 API describes them. Names are the vendor's. */
export interface ZignsecIdentity extends Members {
  /** ISO 3166-1 alpha-2. */
  CountryCode?: string | null;
  FirstName?: string | null;
  LastName?: string | null;
  FullName?: string | null;
  /** The national identity number, exactly as sent. */
  PersonalNumber?: string | null;
  /** `YYYY-MM-DD`. */
  DateOfBirth?: string | null;
  /** Years. */
  Age?: number | "" | null;
  Gender?: string | null;
  /** Such as `BankIDSE`, `BankIDNO`. */
  IdProviderName?: string | null;
  /** ISO 8601 with seven fractional digits and an offset, exactly as sent. */
  IdentificationDate?: string | null;
  /** `IdentificationDate` as milliseconds since 1970-01-01T00:00Z. Added by hookseal where the text is a date. */
  IdentificationDateMs?: number;
  IdProviderRequestId?: string | null;
  IdProviderPersonId?: string | null;
  CustomerPersonId?: string | null;
}

/** What ZignSec's gateway (v5) sends. */
export interface ZignsecV5Payload extends Members {
  /** `session_created`, `session_updated`, `workflow_session_created`, `workflow_session_state_updated`, …: compare without regard to case. */
  event?: string | null;
  id?: string | null;
  integration_id?: string | null;
  relay_state?: string | null;
  /** Each product has its own data here. */
  result?: Members | null;
  workflow_session_id?: string | null;
}

/**
 * What SheerID sends, as JSON or as a form: a pointer to what changed, never
 * personal data. `timestamp` and `nonce` are there when the account signs extra
 * fields (`extraSigningFields`).
 */
export interface SheeridPayload extends Members {
  /** REST 0.5 notifiers: the verification request that changed. */
  requestId?: string | null;
  /** Webhooks: the verification that changed. */
  verificationId?: string | null;
  /** Feature webhooks: `SUCCESS`, `DOCUMENT_REJECTED`, `REMINDER`, …; an open set. */
  notifierEventType?: string | null;
  /** When the notification was made, in milliseconds since 1970-01-01T00:00Z. */
  timestamp?: number | null;
  /** Different for each notification. */
  nonce?: string | null;
}

/** What Onfido sends. */
export interface OnfidoPayload extends Members {
  payload?: OnfidoEvent | null;
}
export interface OnfidoEvent extends Members {
  /** `check`, `report`, `workflow_run`, `workflow_task`, … */
  resource_type?: string | null;
  /** Such as `check.completed`. */
  action?: string | null;
  /** The resource in short. */
  object?: OnfidoObject | null;
  /** The resource itself, where the event has it. */
  resource?: Members | null;
}
export interface OnfidoObject extends Members {
  id?: string | null;
  status?: string | null;
  started_at_iso8601?: string | null;
  completed_at_iso8601?: string | null;
  /** Where the API has it. */
  href?: string | null;
}

/** What Persona sends: an event as JSON:API writes it. */
export interface PersonaPayload extends Members {
  data?: PersonaEvent | null;
}
export interface PersonaEvent extends Members {
  type?: string | null;
  /** The event's id, `evt_…`: different for each event, the same for its retries. */
  id?: string | null;
  attributes?: PersonaAttributes | null;
}
/** Names have the inflection that the webhook is configured with. */
export interface PersonaAttributes extends Members {
  /** Such as `inquiry.approved`; an open set. */
  name?: string | null;
  /** ISO 8601. */
  "created-at"?: string | null;
  /** The resource, as the API has it. */
  payload?: Members | null;
}

/** What Veriff sends: a decision has `verification`, an event has `action`. */
export interface VeriffPayload extends Members {
  /** A decision: whether there is one, such as `success`. */
  status?: string | null;
  verification?: VeriffVerification | null;
  /** A decision: about the device. */
  technicalData?: Members | null;
  /** An event: the session's id. */
  id?: string | null;
  attemptId?: string | null;
  /** An event: such as `selfid`. */
  feature?: string | null;
  /** An event: such as 7001 (started), 7002 (submitted). */
  code?: number | "" | null;
  /** An event: such as `started`, `submitted`. */
  action?: string | null;
  /** What the caller gave when the session began. */
  vendorData?: string | null;
}
export interface VeriffVerification extends Members {
  /** The session's id. */
  id?: string | null;
  attemptId?: string | null;
  /** Such as 9001 (approved), 9102 (declined). */
  code?: number | "" | null;
  /** `approved`, `declined`, `resubmission_requested`, `expired`, … */
  status?: string | null;
  reason?: string | null;
  reasonCode?: string | number | null;
  /** ISO 8601. */
  decisionTime?: string | null;
  /** ISO 8601. */
  acceptanceTime?: string | null;
  vendorData?: string | null;
  person?: Members | null;
  document?: Members | null;
}

/** What Sumsub sends. */
export interface SumsubPayload extends Members {
  /** Such as `applicantReviewed`; an open set. */
  type?: string | null;
  applicantId?: string | null;
  inspectionId?: string | null;
  correlationId?: string | null;
  /** The caller's id of the applicant. */
  externalUserId?: string | null;
  levelName?: string | null;
  /** `individual` or `company`. */
  applicantType?: string | null;
  /** Such as `completed`. */
  reviewStatus?: string | null;
  reviewResult?: SumsubReviewResult | null;
  /** When it happened, in UTC: `yyyy-MM-dd HH:mm:ss.fff`. */
  createdAtMs?: string | number | null;
  clientId?: string | null;
}
export interface SumsubReviewResult extends Members {
  /** `GREEN` or `RED`. */
  reviewAnswer?: string | null;
  /** May be shown to the applicant. */
  moderationComment?: string | null;
  /** May not be shown to the applicant. */
  clientComment?: string | null;
  /** `FINAL` or `RETRY`. */
  reviewRejectType?: string | null;
  rejectLabels?: (string | null)[] | null;
}

/** What Trulioo sends. */
export interface TruliooPayload extends Members {
  /** The webhook's id. */
  id?: string | null;
  transactionId?: string | null;
  /** What the caller gave to find the transaction by. */
  clientId?: string | null;
  /** What happened; each flow has its own data here. */
  event?: Json;
  /** What went wrong. */
  error?: Json;
}

/** What is authentic under `didit-simple`, and all that is given out. */
export interface DiditSimplePayload extends Members {
  /** When it was sent, in seconds since 1970-01-01T00:00Z. */
  timestamp?: number | "" | null;
  session_id?: string | null;
  /** Such as `Approved`, `Declined`, `In Review`. */
  status?: string | null;
  /** Such as `status.updated`. */
  webhook_type?: string | null;
}

/** What Didit sends. */
export interface DiditPayload extends DiditSimplePayload {
  /** Different for each event, the same for its retries. */
  event_id?: string | null;
  /** When the session was made, in seconds since 1970-01-01T00:00Z. */
  created_at?: number | string | null;
  /** `live` or `sandbox`. */
  environment?: string | null;
  application_id?: string | null;
  workflow_id?: string | null;
  workflow_version?: number | string | null;
  /** What the caller gave when the session began. */
  vendor_data?: string | null;
  metadata?: Members | null;
  /** What was found. */
  decision?: Members | null;
}

/** What Jumio sends: that a workflow has changed. Fetch its result. */
export interface JumioPayload extends Members {
  /** `YYYY-MM-DDThh:mm:ss.SSSZ`. */
  callbackSentAt?: string | null;
  /** What the caller gave when the workflow began. */
  userReference?: string | null;
  workflowExecution?: JumioWorkflowExecution | null;
  account?: JumioAccount | null;
}
export interface JumioWorkflowExecution extends Members {
  id?: string | null;
  /** Where the API has its result. */
  href?: string | null;
  definitionKey?: string | number | null;
  /** Such as `PROCESSED`. */
  status?: string | null;
}
export interface JumioAccount extends Members {
  id?: string | null;
  href?: string | null;
}

/** What Adobe sends. The resource is in the member that `eventResourceType` names. */
export interface AdobeSignPayload extends Members {
  webhookId?: string | null;
  webhookName?: string | null;
  /** Different for each event. */
  webhookNotificationId?: string | null;
  /** Such as `AGREEMENT_ACTION_COMPLETED`; an open set. */
  event?: string | null;
  /** More of the event. */
  subEvent?: string | null;
  /** When it happened, in ISO 8601. */
  eventDate?: string | null;
  /** `agreement`, `widget`, `megasign`, `library_document`, … */
  eventResourceType?: string | null;
  participantUserEmail?: string | null;
  actingUserEmail?: string | null;
  agreement?: AdobeSignResource | null;
  widget?: AdobeSignResource | null;
  megaSign?: AdobeSignResource | null;
  libraryDocument?: AdobeSignResource | null;
}
/** An agreement, web form, bulk send or template. */
export interface AdobeSignResource extends Members {
  id?: string | null;
  name?: string | null;
  /** Such as `OUT_FOR_SIGNATURE`, `SIGNED`. */
  status?: string | null;
}

/** What Alloy sends. */
export interface AlloyPayload extends Members {
  /** The request's id. */
  request_token?: string | null;
  /** The request's time, in milliseconds since 1970-01-01T00:00Z. */
  timestamp?: number | "" | null;
  /** Such as `update:journeyapplications:live`, `create:reviews:is_entity`; an open set. */
  type?: string | null;
  description?: string | null;
  data?: AlloyData | null;
}
/** What happened. Each kind of event has its own members. */
export interface AlloyData extends Members {
  /** A journey's event, such as `completed_application`. */
  type?: string | null;
  /** The application's id, in a journey. */
  journey_application_token?: string | null;
  /** The journey's id. */
  journey_token?: string | null;
  /** The entity's id. */
  entity_token?: string | null;
  /** The caller's id of the entity. */
  external_entity_id?: string | null;
  /** The caller's id of the group. */
  external_group_id?: string | null;
  /** A review's id. */
  review_token?: string | null;
  /** How a review ended, such as `Approved`. */
  outcome?: string | null;
  reason?: string | null;
}

/** What Checkr sends. */
export interface CheckrPayload extends Members {
  /** The event's id. */
  id?: string | null;
  object?: string | null;
  /** Such as `report.completed`; an open set. */
  type?: string | null;
  /** When it happened, in ISO 8601. */
  created_at?: string | null;
  webhook_url?: string | null;
  account_id?: string | null;
  data?: CheckrData | null;
}
/** What changed. */
export interface CheckrData extends Members {
  object?: CheckrResource | null;
}
/** In short, or all of it with `include_object`. */
export interface CheckrResource extends Members {
  id?: string | null;
  /** Its kind, such as `report`, `candidate`. */
  object?: string | null;
  /** Where the API has it. */
  uri?: string | null;
}

/** What ComplyCube sends. */
export interface ComplycubePayload extends Members {
  /** The event's id. */
  id?: string | null;
  /** Such as `check.completed.clear`; an open set. */
  type?: string | null;
  /** Such as `check`, `client`. */
  resourceType?: string | null;
  payload?: ComplycubeResource | null;
  /** When it happened, in ISO 8601. */
  createdAt?: string | null;
}
/** The resource. */
export interface ComplycubeResource extends Members {
  id?: string | null;
  /** Such as `complete`. */
  status?: string | null;
  /** Of a check, such as `clear`, `attention`. */
  outcome?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** What Criipto sends: identifiers, by which its API has the rest. */
export interface CriiptoPayload extends Members {
  /** Such as `SIGNATORY_SIGNED`; an open set. */
  event?: string | null;
  signatureOrderId?: string | null;
  signatoryId?: string | null;
  /** Why a signatory rejected it. */
  reason?: string | null;
  /** What went wrong while signing. */
  error?: string | null;
}

/** What DocuSign sends as JSON SIM. The older formats, XML too, have the envelope's own members. */
export interface DocusignPayload extends Members {
  /** Such as `envelope-completed`, `recipient-sent`; an open set. */
  event?: string | null;
  apiVersion?: string | null;
  /** Where the API has the envelope. */
  uri?: string | null;
  /** How many attempts there were before. */
  retryCount?: number | "" | null;
  /** The Connect configuration's id. */
  configurationId?: string | number | null;
  /** When the message was made, in ISO 8601. */
  generatedDateTime?: string | null;
  data?: DocusignData | null;
}
/** What it is about. */
export interface DocusignData extends Members {
  accountId?: string | null;
  userId?: string | null;
  envelopeId?: string | null;
  recipientId?: string | null;
  /** The envelope, as the API has it, where it is asked for. */
  envelopeSummary?: Members | null;
}

/** What Dojah sends of a verification. Its other services have their own members. */
export interface DojahPayload extends Members {
  /** The verification's id. */
  reference_id?: string | null;
  /** `Ongoing`, `Completed`, `Pending`, `Failed`, `Abandoned`. */
  verification_status?: string | null;
}

/** What Footprint sends. */
export interface FootprintPayload extends Members {
  /** Such as `footprint.onboarding.completed`; an open set. */
  event_kind?: string | null;
  /** Footprint's id of the person or business. */
  fp_id?: string | null;
  /** The caller's id of them. */
  external_id?: string | null;
  onboarding_id?: string | null;
  playbook_key?: string | null;
  /** `pass`, `fail`, `none`, `pending`, … */
  status?: string | null;
  /** The same, where the event is that it changed. */
  new_status?: string | null;
  /** When it happened, in ISO 8601. */
  timestamp?: string | null;
  requires_manual_review?: boolean | null;
  /** Whether it is no test. */
  is_live?: boolean | null;
}

/** What iDenfy sends of a verification. Companies and monitoring have their own members. */
export interface IdenfyPayload extends Members {
  /** The verification's id. */
  scanRef?: string | null;
  /** The caller's id of the person. */
  clientId?: string | null;
  /** What the caller gave beside it. */
  externalRef?: string | null;
  /** Of an age estimation a word, such as `COMPLETED`. */
  status?: IdenfyStatus | string | null;
  /** What was read from the document. */
  data?: Members | null;
  /** Where the photographs are. */
  fileUrls?: Members | null;
  platform?: string | null;
  companyId?: string | null;
  beneficiaryId?: string | null;
  /** Whether nothing follows on this verification. */
  final?: boolean | null;
}
/** How a verification ended. */
export interface IdenfyStatus extends Members {
  /** `APPROVED`, `DENIED`, `SUSPECTED`, `REVIEWING`, `EXPIRED`, … */
  overall?: string | null;
  /** The document, by machine: such as `DOC_VALIDATED`. */
  autoDocument?: string | null;
  manualDocument?: string | null;
  /** The face, by machine: such as `FACE_MATCH`. */
  autoFace?: string | null;
  manualFace?: string | null;
  fraudTags?: (string | null)[] | null;
  mismatchTags?: (string | null)[] | null;
}

/** What Incode sends: that an onboarding changed. Fetch its result. */
export interface IncodePayload extends Members {
  /** The session's id. */
  interviewId?: string | null;
  /** What the caller gave when the session began. */
  externalId?: string | null;
  /** Such as `ONBOARDING_FINISHED`, `MANUAL_REVIEW_APPROVED`; an open set. */
  onboardingStatus?: string | null;
}

/** What MetaMap sends. `metadata` is what the caller gave. */
export interface MetamapPayload extends Members {
  /** Such as `verification_completed`, `step_completed`; an open set. */
  eventName?: string | null;
  /** Where the API has the verification. */
  resource?: string | null;
  flowId?: string | null;
  /** When it happened, in ISO 8601. */
  timestamp?: string | null;
  /** `verified`, `reviewNeeded`, `rejected`, … */
  identityStatus?: string | null;
  status?: string | null;
  matiDashboardUrl?: string | null;
  /** Where one was completed. */
  step?: MetamapStep | null;
}
/** A step of a verification. */
export interface MetamapStep extends Members {
  /** Such as `document-reading`, `liveness`. */
  id?: string | null;
}

/** What Middesk sends. */
export interface MiddeskPayload extends Members {
  /** The event's id. */
  id?: string | null;
  object?: string | null;
  /** Such as `business.updated`; an open set. */
  type?: string | null;
  /** When it happened, in ISO 8601. */
  created_at?: string | null;
  account_id?: string | null;
  data?: MiddeskData | null;
}
/** What changed. */
export interface MiddeskData extends Members {
  object?: MiddeskResource | null;
}
/** A business, or something of one. */
export interface MiddeskResource extends Members {
  id?: string | null;
  /** Its kind, such as `business`, `tin`. */
  object?: string | null;
  /** The business's id, where it is something of one. */
  business_id?: string | null;
  /** Of a business, such as `in_review`, `approved`. */
  status?: string | null;
}

/** What Ondato sends. */
export interface OndatoPayload extends Members {
  /** The notification's id. */
  id?: string | null;
  applicationId?: string | null;
  /** When it was made, in ISO 8601. */
  createdUtc?: string | null;
  /** Such as `KycIdentification.Approved`; an open set. */
  type?: string | null;
  payload?: OndatoResource | null;
}
/** The resource, as the API has it. */
export interface OndatoResource extends Members {
  id?: string | null;
  applicationId?: string | null;
  identityVerificationId?: string | null;
  /** Such as `Approved`, `Completed`. */
  status?: string | null;
}

/** What Plaid sends. Each kind has its own members beside these. */
export interface PlaidPayload extends Members {
  /** Such as `IDENTITY_VERIFICATION`, `ITEM`, `TRANSACTIONS`. */
  webhook_type?: string | null;
  /** Such as `STATUS_UPDATED`, with the type. */
  webhook_code?: string | null;
  /** `production` or `sandbox`. */
  environment?: string | null;
  /** The identity verification's id. */
  identity_verification_id?: string | null;
  screening_id?: string | null;
  entity_screening_id?: string | null;
  item_id?: string | null;
  account_id?: string | null;
  user_id?: string | null;
}

/** What Shufti sends. `error` is empty text or an object. */
export interface ShuftiPayload extends Members {
  /** The caller's id of the request. */
  reference?: string | null;
  /** Such as `verification.accepted`, `verification.declined`; an open set. */
  event?: string | null;
  /** Why it was declined. */
  declined_reason?: string | null;
  verification_url?: string | null;
  email?: string | null;
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  /** For each service whether it was passed: 1, 0, or null. */
  verification_result?: Members | null;
  /** What was read. */
  verification_data?: Members | null;
}

/** What Truv sends. */
export interface TruvPayload extends Members {
  /** This request's id. */
  webhook_id?: string | null;
  /** Such as `task-status-updated`, `order-status-updated`; an open set. */
  event_type?: string | null;
  /** When it happened, in ISO 8601. */
  event_created_at?: string | null;
  updated_at?: string | null;
  /** The task's or the order's, such as `done`, `completed`. */
  status?: string | null;
  user_id?: string | null;
  link_id?: string | null;
  task_id?: string | null;
  order_id?: string | null;
  order_number?: string | null;
  employer_id?: string | null;
  template_id?: string | null;
  /** Such as `income`, `employment`, `assets`. */
  product?: string | null;
  /** Such as `payroll`, `docs`. */
  data_source?: string | null;
  /** What the caller gave with the bridge token. */
  tracking_info?: string | null;
}

/** What Yoti sends: that a session changed. Fetch it. */
export interface YotiPayload extends Members {
  /** The session's id. */
  session_id?: string | null;
  /** Such as `session_completion`, `check_completion`; an open set. */
  topic?: string | null;
  task_id?: string | null;
  check_id?: string | null;
  resource_id?: string | null;
}

/** What BoldSign sends. */
export interface BoldsignPayload extends Members {
  event?: BoldsignEvent | null;
  data?: BoldsignData | null;
}
/** What happened. */
export interface BoldsignEvent extends Members {
  /** The event's id. */
  id?: string | null;
  /** When it happened, in seconds since 1970-01-01T00:00Z. */
  created?: number | "" | null;
  /** Such as `Completed`, `Signed`; an open set. */
  eventType?: string | null;
  clientId?: string | null;
  /** `Live` or `Test`. */
  environment?: string | null;
}
/** The document, as the API has it. Templates and sender identities have their own members. */
export interface BoldsignData extends Members {
  /** Such as `document`. */
  object?: string | null;
  documentId?: string | null;
  messageTitle?: string | null;
  /** Such as `InProgress`, `Completed`. */
  status?: string | null;
}

/** What Cashfree sends. */
export interface CashfreePayload extends Members {
  /** Such as `PAYMENT_SUCCESS_WEBHOOK`; an open set. */
  type?: string | null;
  /** When it happened, in ISO 8601. */
  event_time?: string | null;
  data?: CashfreeData | null;
}
/** What it is about. */
export interface CashfreeData extends Members {
  order?: CashfreeOrder | null;
  payment?: CashfreePayment | null;
}
/** The order. */
export interface CashfreeOrder extends Members {
  /** The caller's id of it. */
  order_id?: string | null;
}
/** The payment. */
export interface CashfreePayment extends Members {
  /** Cashfree's id of it: text, or a number in older versions. */
  cf_payment_id?: string | number | null;
  /** Such as `SUCCESS`, `FAILED`, `USER_DROPPED`. */
  payment_status?: string | null;
}

/** What Signable sends, as a form or as JSON. */
export interface SignablePayload extends Members {
  /** Such as `signed-envelope`; an open set. */
  action?: string | null;
  /** When it happened. */
  action_date?: string | null;
  /** The envelope's id. */
  envelope_fingerprint?: string | null;
  envelope_title?: string | null;
  company_id?: string | number | null;
  contact_id?: string | number | null;
}

/** What Yousign sends. */
export interface YousignPayload extends Members {
  /** The event's id, the same for its retries. */
  event_id?: string | null;
  /** Such as `signature_request.done`, `signer.done`; an open set. */
  event_name?: string | null;
  /** When it happened, in seconds since 1970-01-01T00:00Z, as text. */
  event_time?: string | null;
  subscription_id?: string | null;
  subscription_description?: string | null;
  data?: YousignData | null;
  sandbox?: boolean | null;
}
/** The resources that it is about. */
export interface YousignData extends Members {
  signature_request?: YousignResource | null;
  signer?: YousignResource | null;
}
/** A signature request or a signer. */
export interface YousignResource extends Members {
  id?: string | null;
  /** Such as `ongoing`, `done`, `signed`. */
  status?: string | null;
}

/**
 * A key, as the vendor hands it out. A public key is PEM, base64 or a JWK; of
 * tokens it may be a set of JWKs (RFC 7517), as an object or as its JSON text. A
 * certificate is PEM, or its DER as bytes.
 */
export type Secret = string | Uint8Array | ArrayBuffer | JsonWebKeyLike | JsonWebKeySet;

/** A public key (RFC 7517). */
export interface JsonWebKeyLike {
  readonly kty: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/** The keys that a vendor publishes (RFC 7517, section 5). */
export interface JsonWebKeySet {
  readonly keys: readonly JsonWebKeyLike[];
  readonly [member: string]: unknown;
}

/** What may be asked of a {@link Webhook} beside its scheme and secret. An option that does nothing for the scheme is refused. */
export interface WebhookOptions {
  /**
   * How many seconds a signed time may lie from now: one number for both sides,
   * or each side by itself. Positive; `Infinity` switches a side off. The
   * scheme's own window holds by default: mostly 300 seconds, and none where the vendor
   * documents none (Discord; "any" in `docs/schemes.md`). Only for schemes with a time.
   */
  tolerance?: number | { past?: number | undefined; future?: number | undefined } | undefined;
  /**
   * The largest body taken, in bytes. By default what the vendor documents (GitHub
   * 25 MB, Postmark's inbound mail 50 MB), and at least 1 MiB.
   */
  maxBodyBytes?: number | undefined;
  /**
   * The addresses a delivery may come from (`context.sourceAddress`):
   * `"documented"` for those the vendor documents, or a list of IPv4 or IPv6
   * addresses and CIDR blocks, in which `"documented"` stands for the vendor's.
   */
  sourceAddresses?: "documented" | readonly string[];
  /** The token of the vendor's handshake: yours (Meta's `hub.verify_token`), or the vendor's (Airship's confirmation code). Only for schemes with such a handshake. */
  verifyToken?: string;
  /**
   * Whom deliveries must be for, where they say so: PayPal's webhook ID, the ARN
   * of an SNS topic. Without it such a scheme is refused (`invalid_secret`), as is
   * one for any other scheme.
   */
  audience?: string;
  /** The clock: milliseconds since 1970-01-01T00:00Z. `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** What is known of a request beside its body and headers. A member that is none of these is a `TypeError`. */
export interface RequestContext {
  /** The HTTP method. Not checked when absent. */
  method?: string | undefined;
  /** The URL that the vendor called, as configured with it. Needed by schemes that sign it. */
  url?: string | undefined;
  /** The sender's IP address, from a source that the sender cannot write. Needed with `sourceAddresses`. */
  sourceAddress?: string | undefined;
  /** The time to judge freshness by, in milliseconds since 1970-01-01T00:00Z. */
  now?: number | undefined;
}

/**
 * Headers in any of the forms that JavaScript servers have. Names in any case;
 * a value that is no string is a `TypeError`. What can be gone through only once
 * (an iterator, a generator) is none: pass what it is of.
 */
export type HeadersLike =
  | { get(name: string): string | null }
  | ReadonlyMap<string, string | readonly string[]>
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | readonly (readonly [string, string])[];

/** What can be signed over: raw bytes, of which a copy is made, or text that is encoded as UTF-8. Never a parsed object. */
export type Body = string | Uint8Array | ArrayBuffer;

/** Bytes of their own, as `Response`, `Blob`, `fetch` and `crypto.subtle` take them: since TypeScript 5.7 `Uint8Array<ArrayBuffer>`. */
export type Bytes = ReturnType<Uint8Array["slice"]>;

/**
 * What the check proves: `body` that the vendor signed this very body; `fields`
 * only some fields of it; `sender` only who sent it: get what it is about from the
 * vendor's API before you rely on it.
 */
export type Covers = "body" | "fields" | "sender";

/**
 * What an event's `replayKey` is made of: a signed `field`, the event's own; the
 * `body` or the whole signed `content`, where two events cannot have the same and a
 * retry has it again; or `unknown`, where nothing that is signed says so, and no
 * event has one. docs/schemes.md has the reason for each scheme.
 */
export type Identity = "field" | "body" | "content" | "unknown";

/**
 * A delivery that passed every check, as a plain value: `JSON.stringify`,
 * `structuredClone`, `{ ...event }`, `console.log` and a queue's `send` give all
 * members. `id`, `replayKey`, `payload` and `body` are read on first use.
 */
export type WebhookEvent<S extends AnyScheme = SchemeName> = VerifiedEvent<NameOf<S>, Payload<S>>;

/** {@link WebhookEvent} by what its scheme makes of it: an event of one scheme is one of any, too. */
export interface VerifiedEvent<Name extends string, P> {
  readonly kind: "event";
  readonly scheme: Name;
  /** The vendor's identifier of what the event is about, where it sends one. */
  readonly id?: string;
  /** The signed time, in milliseconds since 1970-01-01T00:00Z, where the scheme signs one. */
  readonly timestamp?: number;
  readonly covers: Covers;
  /** Which of the given secrets matched, from 0; -1 where nothing is signed. */
  readonly keyIndex: number;
  /**
   * The same for a delivery and its retries, different for different events,
   * and made of signed material only. Remember it to refuse replays.
   *
   * Absent where the vendor signs nothing that tells two events apart
   * ({@link Webhook.identity} is `unknown`), and where the signed field is not in
   * this delivery: a retry cannot be told from news then, and the handler must be
   * one that may run twice for an event.
   */
  readonly replayKey?: string;
  /**
   * The payload, typed where the vendor documents it. `undefined` where the body cannot be read
   * in a form that the vendor documents, which is no reason to refuse an authentic delivery:
   * {@link readPayload} says why.
   *
   * JSON is what `JSON.parse` makes of it (half a surrogate pair stays, of a name that comes
   * twice the last counts), but for integers beyond ±(2^53 − 1) and exponents of three digits,
   * which are their text; it may nest 512 levels deep. A form is its fields by their own
   * names (`payload[site][id]` also), several of one name as a list; of a file in
   * `multipart/form-data` there are `filename`, `contentType` and `length`, its bytes being in
   * `body`. Where a form is an envelope around JSON (`payload` of GitHub and Slack, `json` of
   * Dropbox Sign), the payload is that JSON. Which form a body has is told by its bytes, never
   * by `Content-Type`, which nobody signs. The types are the vendor's promises: a member of
   * another kind is as it was sent.
   */
  readonly payload: P;
  /**
   * The raw body: a copy, the same each time. The other members are of what was
   * verified, whatever becomes of it and of the bytes that were passed in.
   */
  readonly body: Bytes;
  /**
   * The same as `payload`, or why there is none.
   * @throws {WebhookError} `malformed_payload` when the authentic body is not what the vendor documents.
   */
  readPayload(): P;
  /**
   * The URL's query as it was sent, where the payload is read from that and nothing of the
   * body is signed: Twilio by GET. No member of its own: a copy of the event has the payload.
   */
  readonly query: string | undefined;
  /** For `JSON.stringify`: all members, the body in base64, which `Buffer.from(body, "base64")` gives back as bytes. */
  toJSON(): VerifiedEventJson<Name, P>;
  /**
   * The body as `JSON.parse` reads it.
   * @throws {WebhookError} `malformed_payload` when it is not JSON.
   */
  json(): unknown;
}

/** A {@link WebhookEvent} in JSON. */
export type WebhookEventJson<S extends AnyScheme = SchemeName> = VerifiedEventJson<NameOf<S>, Payload<S>>;

/** {@link WebhookEventJson} by what its scheme makes of it. */
export type VerifiedEventJson<Name extends string, P> = Omit<VerifiedEvent<Name, P>, "body" | "json" | "readPayload" | "toJSON"> & {
  /** The raw body in base64 (RFC 4648, padded). */
  readonly body: string;
};

/**
 * A vendor's question whether the receiver is there (Slack's `url_verification`,
 * Meta's `hub.challenge`, …). Send the response as it is; nothing happened.
 */
export type WebhookChallenge<S extends AnyScheme = SchemeName> = VerifiedChallenge<NameOf<S>>;

/** {@link WebhookChallenge} by its scheme's name: one of one scheme is one of any, too. */
export interface VerifiedChallenge<Name extends string> {
  readonly kind: "challenge";
  readonly scheme: Name;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** The schemes whose vendors send handshakes. */
export type HandshakeScheme = import("../pkg/schemes.js").HandshakeScheme;

/** What {@link Webhook.verify} returns: an event, or for some vendors a challenge. */
export type Received<S extends AnyScheme> =
  | WebhookEvent<S>
  | (S extends HandshakeScheme ? WebhookChallenge<S> : never)
  | (S extends SchemeDescription ? ("handshakes" extends keyof S ? WebhookChallenge<S> : never) : never);

/** Why a delivery was refused, or a Webhook could not be made. Stable: adding one is a minor version, renaming one a major. */
export type WebhookErrorCode =
  | "missing_signature"
  | "malformed_signature"
  | "duplicate_header"
  | "signature_mismatch"
  | "missing_timestamp"
  | "malformed_timestamp"
  | "timestamp_too_old"
  | "timestamp_in_future"
  | "source_not_allowed"
  | "method_not_allowed"
  | "body_too_large"
  | "body_not_raw"
  | "malformed_payload"
  | "invalid_secret"
  | "unknown_scheme"
  | "invalid_scheme"
  | "key_required"
  | "unsigned";

/**
 * A refusal. It never holds the secret, the body or an expected signature.
 * `instanceof` knows those of another copy of this package too.
 */
export class WebhookError extends Error {
  readonly name: "WebhookError";
  readonly code: WebhookErrorCode;
  /** The HTTP status to answer: 503 for a delivery that Vonage forgot to sign, which it then sends again. */
  readonly status: number;
  /** The scheme that refused; absent only for `unknown_scheme` and `invalid_scheme`. */
  readonly scheme?: SchemeName | (string & {});
  /**
   * What to do about it. For your log, not for the sender. It follows from the code,
   * the scheme and what was missing; {@link Webhook.diagnose} searches for the cause.
   */
  readonly hint: string;
  /**
   * With `key_required`, the name of the key that the delivery was signed with
   * (RFC 7515, section 4.1.4: `kid`), to ask the vendor for. Nobody has signed
   * it yet: at most 128 visible ASCII characters. Where the vendor publishes
   * certificates, the certificate's address, which is one of the vendor's and can
   * be fetched: at most 512.
   */
  readonly keyId?: string;
}

/** What {@link Webhook.check} returns. */
export type Outcome<S extends AnyScheme, R = Received<S>> =
  | { readonly ok: true; readonly event: R }
  | { readonly ok: false; readonly error: WebhookError };

/**
 * How sure a {@link Finding} is. `proven`: the delivery verifies, with a given secret, after
 * exactly this change, so whoever signed it knows the secret. `noticed`: it is wrong by
 * itself, whether or not it is the cause; anybody can send what shows it. `unexplained`:
 * nothing was found. The three are never mixed.
 */
export type Grade = "proven" | "noticed" | "unexplained";

/** What may have happened to a delivery on the way. It repeats neither the secret, the body nor the expected signature. */
export interface Finding {
  readonly grade: Grade;
  /** Which of the known causes it is: stable, and a heading of `docs/troubleshooting.md`. */
  readonly code: string;
  /** What was changed for it to verify, or where it shows, such as `spacing: two spaces of indentation`; often empty. */
  readonly change: string;
  /** What happened: a sentence for your log. */
  readonly text: string;
  /** The cause in the words that people search for. */
  readonly title: string;
  /** Where it usually comes from: frameworks, services, vendors. */
  readonly from: string;
  /** What to do about it. */
  readonly fix: string;
  /** The same framework by framework: its name, and what to write there. */
  readonly fixes: Readonly<Record<string, string>>;
}

/** A step of the pipeline, and what was found in it, in lengths and kinds. */
export interface DiagnosisStep {
  /** `body` only where no body was passed, but what a parser made of it. */
  readonly name: "body" | "method" | "source" | "size" | "header" | "form" | "secret" | "message" | "key" | "time";
  /** `skipped` behind the step that refused the delivery, and where nothing was checked. */
  readonly state: "passed" | "failed" | "skipped";
  readonly found: string;
}

/** What {@link Webhook.diagnose} returns: plain data, but for `error`. Safe to log. */
export interface Report {
  /** Whether the delivery is accepted: as an event, or as a handshake. */
  readonly ok: boolean;
  /** The refusal, as {@link Webhook.verify} throws it. */
  readonly error?: WebhookError;
  /**
   * What it turned out to be: `genuine` for an event, `handshake` for a question that is
   * answered (where the vendor does not sign it, anybody may have asked: its steps behind `size`
   * are `skipped`), or the grade of the first finding.
   */
  readonly verdict: "genuine" | "handshake" | Grade;
  /** The pipeline, step by step. */
  readonly steps: readonly DiagnosisStep[];
  /** The message that the scheme says is signed, part by part; `bytes` is null for the secret's own, and for what is missing. */
  readonly message: readonly { readonly part: string; readonly bytes: number | null }[];
  /** What may have caused the refusal, the surest first; none for a genuine delivery. Two that are proven hold together. */
  readonly findings: readonly Finding[];
  /** What the search cost; `ended` where a limit ended it before everything was tried: of a body with more than 256 KiB no other form is looked for. */
  readonly search: { readonly tries: number; readonly bytes: number; readonly ended: boolean };
}

/** How far {@link Webhook.diagnose} may search. */
export interface DiagnoseOptions {
  /** Secrets of your other endpoints, of which one may have been taken for this one's: at most 64. One of fewer than 8 bytes, which anybody can guess, proves nothing. */
  otherSecrets?: string | Uint8Array | readonly (string | Uint8Array)[] | undefined;
  /** The most changes that are tried: 20,000 by default, at most 4,294,967,295. */
  maxTries?: number | undefined;
  /**
   * The most work that is done, in bytes that take as long to hash: 64 MiB by default, some
   * 200 ms. What is read, written anew or verified with a public key counts as the bytes that
   * take as long.
   */
  maxBytes?: number | undefined;
}

/**
 * A scheme and its secrets, prepared once and used for every delivery. `Name` and `R` follow from `S`,
 * and are never written: by them a `Webhook<"stripe">` is a `Webhook`, as in a list of several vendors'.
 */
export class Webhook<const S extends AnyScheme = SchemeName, Name extends string = NameOf<S>, R = Received<S>> {
  /**
   * @param scheme Who is expected to send: by name, see {@link schemes}; or a description.
   * @param secret The vendor's key, or several while one is being replaced
   *   (at most 16), the current one first. `[]` only for a scheme that signs nothing,
   *   and for one whose deliveries name the key: `key_required` says which.
   * @throws {WebhookError} `unknown_scheme`, `invalid_scheme`, `invalid_secret`, `unsigned`.
   * @throws {TypeError} when an option is not what its type says, or does nothing for the scheme.
   */
  constructor(scheme: S, secret: Secret | readonly Secret[], options?: WebhookOptions);

  /** The name given, or the one in the description. */
  readonly scheme: Name;

  /** What tells a delivery and its retries from other events: whether events have a `replayKey`. */
  readonly identity: Identity;

  /** For how many hours the vendor goes on retrying, where that is documented: remember `replayKey` at least as long. */
  readonly retryHours?: number;

  /** Whether verdicts depend on the URL that the vendor called: its `context.url` must be given. */
  readonly readsUrl: boolean;

  /** The largest body taken, in bytes: whoever reads a body for {@link verify} can stop after one byte more. */
  readonly maxBodyBytes: number;

  /**
   * The answer that the vendor wants to a delivery that was accepted, such as Dropbox
   * Sign's text or Adobe Sign's client id; `undefined` where any 2xx is one. Adapters
   * and the Worker give it.
   * @param headers Those of the delivery: a value that the vendor wants back may be one of them.
   * @param event What it was accepted as: Mixpanel wants a member of the payload back.
   *   Without one it tells a refusal's body: empty where this one's is, since a vendor
   *   that wants none wants none at all (Xero).
   */
  answer(headers: HeadersLike, event?: { readonly payload: unknown }): { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } | undefined;

  /**
   * The bytes that the vendor signed, of a body as it came over the network. They are the
   * same, but for Airship, which signs the JSON and then compresses it: a body in gzip is
   * decompressed. {@link verifyRequest}, the adapters and the Worker do this by themselves.
   * @param roomFor Is awaited before anything is decompressed, with the most bytes that it may become.
   * @returns what was given, where nothing is to be done.
   * @throws {WebhookError} `body_too_large` where it has more than {@link maxBodyBytes}, or
   *   400 times the compressed bytes: lists of nearly equal items have some 300 times,
   *   `malformed_payload` where it begins like gzip (RFC 1952) and is none.
   */
  inflate<B>(body: B, roomFor?: (bytes: number) => unknown): Promise<B | Uint8Array>;

  /**
   * Verifies a delivery whose raw body is at hand.
   * @throws {WebhookError} when it is refused.
   * @throws {TypeError} when `headers` is not one of the forms of {@link HeadersLike}, or `context` is not what its type says.
   */
  verify(body: Body, headers: HeadersLike, context?: RequestContext): R;

  /** Verifies a Web `Request`, reading its body up to the limit. The method and headers are the request's own. */
  verifyRequest(request: Request, context?: RequestContext): Promise<R>;

  /** {@link verify} for those who prefer a value to an exception. */
  check(body: Body, headers: HeadersLike, context?: RequestContext): Outcome<S, R>;

  /**
   * Verifies a delivery and searches for the cause of a refusal: every accident that is known
   * to happen on the way is undone, and the smallest change after which the delivery verifies
   * is proven. It takes milliseconds, and up to half a second where nothing is found, so
   * never on the path of every request. A forged delivery is never given a proven cause.
   * Whoever can call this, and sees what it returns, can try bodies against your secret:
   * it is for the secret's owner alone.
   * An object that a parser made of the body is no body: the finding is `body_parsed`, proven
   * where the delivery verifies with the text that is made of it (JSON, a form), or after what is proven beside it.
   * @throws {WebhookError} `body_not_raw` where nothing can be made of what was passed.
   * @throws {TypeError} as {@link verify}, or when an option is not what its type says.
   */
  diagnose(body: Body | object | null | undefined, headers: HeadersLike, context?: RequestContext, options?: DiagnoseOptions): Report;

  /**
   * The headers that the vendor would send with this body, signed with the
   * first secret: for tests, and for those who send Standard Webhooks
   * themselves. `now` is in milliseconds, the clock's by default; `id`, `method`
   * and `url` are what the scheme signs beside the body.
   * @throws {TypeError} when the scheme's signature is not in a header, or
   *   something that it signs was not given.
   */
  sign(body: Body, options?: SignOptions): Record<string, string>;
}

/** What a vendor would sign beside a body. */
export interface SignOptions {
  now?: number | undefined;
  id?: string | undefined;
  method?: string | undefined;
  url?: string | undefined;
}

/** A row of the table of built-in schemes. */
export interface SchemeInfo {
  readonly name: SchemeName;
  readonly vendor: string;
  /** The headers it reads, in lower case; null where a header names further ones. */
  readonly headers: readonly string[] | null;
  /** Such as `hmac-sha256`; `token` where the secret itself is sent, `none` where only the sender is checked. */
  readonly algorithm: string;
  readonly covers: Covers;
  /** The vendor's page. */
  readonly documentation: string;
  readonly identity: Identity;
  /** For how many hours the vendor goes on retrying; null where that is not documented. */
  readonly retryHours: number | null;
}

/** Every built-in scheme. */
export const schemes: readonly SchemeInfo[];

import type { Covers, SchemeName } from "hookseal";
import type { Evidence, EvidenceOptions } from "hookseal/evidence";
import type { Deliveries } from "./deliveries.js";

/** One entry of `ENDPOINTS` in wrangler.toml. */
export interface Settings {
  scheme: SchemeName;
  /**
   * The names of secrets: the current one first, then those still valid while
   * they are replaced. A public key or a certificate is one too: as PEM, a JWK,
   * or a set of JWKs.
   */
  secrets?: string[];
  /** The name of the secret with the token of the vendor's handshake (Meta's `hub.verify_token`). */
  verifyToken?: string;
  /** Whom deliveries must be for, where they say so: PayPal's webhook ID, the ARN of an SNS topic. */
  audience?: string;
  /** How far a signed time may be from now, in seconds. The scheme's own window by default. */
  tolerance?: number | { past?: number; future?: number };
  /**
   * 100,000 by default, which is also the most. Where `BODIES` is bound: what the vendor documents and at
   * least 1 MiB by default, and 25 MiB at most.
   */
  maxBodyBytes?: number;
  /** Who may send: `"documented"`, or addresses and CIDR blocks. */
  sourceAddresses?: "documented" | string[];
  /**
   * For how many seconds a delivery is remembered, so that its copies are recognised. 30 days by default;
   * never less than the vendor's documented retries, and only where its events have a `replayKey`.
   */
  retention?: number;
  /**
   * `"bankid"`: what a person signed with Swedish BankID is verified before an event is handed on, and an
   * event that names somebody without it is refused. For `zignsec` and `zignsec-unsigned`; with `bankid`.
   */
  evidence?: "bankid";
  /** See docs/evidence.md. `trustAnchor` is the name of the variable with the root, in PEM. */
  bankid?: Pick<EvidenceOptions, "environment" | "fingerprint" | "purpose" | "names" | "tolerance"> & { trustAnchor: string; relyingParty: string | string[] };
  /** Where the events go to. Without it they go to `on-event.js`; and where that has no code, the answer is 503. */
  destination?: DestinationSettings;
}

export interface DestinationSettings {
  /** An address with https:// (http:// on loopback), or else a service: */
  url?: string;
  /** The name of a service binding. */
  service?: string;
  /** The names of the secrets that events are signed with, `whsec_…`: several while one is replaced. */
  secrets: string[];
}

/** What the evidence of an event proves; see `Evidence` of `hookseal/evidence`. */
export interface Proven extends Pick<Evidence["person"], "personalNumber" | "givenName" | "surname" | "name"> {
  /** Which evidence it is. */
  id: string;
  /** In milliseconds since 1970-01-01T00:00Z. */
  signedAt: number;
  purpose: Evidence["purpose"];
  /** For whom the person signed. */
  relyingParty: string;
  compared: Evidence["compared"][number][];
}

/** What travels on the queue: a verified event. */
export interface EventMessage {
  /** The same for an event and its retries: a hash. It is the `webhook-id` at the destination. */
  key: string;
  endpoint: string;
  scheme: SchemeName;
  id?: string;
  /** The signed time, in milliseconds since 1970-01-01T00:00Z. */
  timestamp?: number;
  covers: Covers;
  /** Which of the endpoint's secrets matched. */
  keyIndex: number;
  /** In milliseconds since 1970-01-01T00:00Z. */
  receivedAt: number;
  contentType?: string;
  /** Who is proven, where the endpoint asks for evidence and the event names somebody. */
  evidence?: Proven;
  /** The very bytes that were verified; not there where `object` is. */
  body?: Uint8Array;
  /** Where the body is in `BODIES`, if it has over 100,000 bytes. */
  object?: {
    /** `<endpoint>/<key>/<UUID>` */
    name: string;
    /** R2's, of the body as it was put there. */
    etag: string;
    /** In bytes. */
    size: number;
  };
  /** A dead letter that somebody sent on its way again. */
  isReplay?: boolean;
}

/** An event with its body, as `on-event.js` and the destination get it. */
export type WholeEvent = EventMessage & { body: Uint8Array };

/** What became of a delivery from a vendor (`at: "delivery"`), or of an event on its way to its destination (`"event"`). */
export interface Outcome {
  at: string;
  endpoint?: string;
  scheme?: string;
  code: string;
  /** What was answered, here or by the destination. */
  status?: number;
  key?: string;
  /** The vendor's own id of it, as a SHA-256: a delivery is found by it. */
  event?: string;
  attempt?: number;
  /** Of the body, in bytes. */
  size?: number;
  /** For the log alone. */
  hint?: string;
  ms?: number;
}

declare global {
  namespace Cloudflare {
    /** What wrangler.toml binds. The secrets are found by the names in `ENDPOINTS`. */
    interface Env {
      ENDPOINTS?: Record<string, Settings>;
      DELIVERIES: DurableObjectNamespace<Deliveries>;
      EVENTS: Queue<EventMessage>;
      DEAD_LETTERS: Queue<EventMessage>;
      /** Optional: without it no body over 100,000 bytes is taken. */
      BODIES?: R2Bucket;
      /** Optional: without it no outcome is kept. */
      RECORDS?: D1Database;
      /** For how many days outcomes are kept. 30 by default. */
      RECORD_DAYS?: number;
      /** Optional: metrics. */
      ANALYTICS?: AnalyticsEngineDataset;
      /** Opens `/admin/deliveries`. */
      ADMIN_TOKEN?: string;
    }
  }
}

/**
 * Apple's App Store Server Notifications, version 2: a JSON body whose `signedPayload` is a token
 * (JWS) that Apple signed, with its certificates, and in it a transaction and a renewal, each signed by itself.
 *
 * ```ts
 * import { EvidenceError, verifyNotification } from "hookseal/evidence/apple";
 *
 * const notification = verifyNotification(body, {
 *   environment: "Production",
 *   bundleId: "com.example.app",
 *   appAppleId: 1234567890,
 *   trustAnchor: appleRootCaG3, // AppleRootCA-G3.cer, from apple.com/certificateauthority
 * });
 * notification.transaction?.productId; // signed by Apple
 * ```
 *
 * `docs/evidence.md` says what is proven and what is not: nothing is fetched, so whether a
 * certificate was revoked is not known.
 *
 * @module
 */
import type { EvidenceCheck } from "../index.js";

export { EvidenceError } from "../index.js";
export type { EvidenceCheck, EvidenceErrorCode, EvidenceStep } from "../index.js";

/** A notification's body that somebody has parsed. Where a name is there twice, the parser has chosen. */
export interface NotificationBody {
  readonly signedPayload: string;
}

/**
 * What a notification is held against. A member that is there has a value: `undefined`, as of a
 * variable that is missing in an environment, is a TypeError, and never "any".
 */
export type NotificationOptions = AppOptions & AppEnvironment;

/**
 * Which environment it must be of, as Apple writes it. `"Sandbox"` is that of testers, TestFlight's
 * included, who pay nothing: an endpoint of its own, or a second call, but never both in one.
 * `appAppleId` is the app's number in the App Store: needed for `"Production"`; the sandbox has
 * none, and it is not compared there.
 */
export type AppEnvironment =
  | { readonly environment: "Production"; readonly appAppleId: number }
  | { readonly environment: "Sandbox"; readonly appAppleId?: number };

/** The rest of what a notification is held against. */
export interface AppOptions {
  /** The app that it must be about, such as `com.example.app`: 256 bytes at most. */
  readonly bundleId: string;
  /** The root, Apple Root CA - G3: PEM, or the bytes of its DER, as Apple publishes it. */
  readonly trustAnchor: string | Uint8Array | ArrayBuffer;
  /**
   * SHA-256 of the root's DER in hexadecimal, also with colons or spaces, or openssl's line, where it is another than
   * Apple Root CA - G3: Apple's next, or one for tests.
   */
  readonly fingerprint?: string;
  /**
   * How many seconds the signing may lie from now: one number for both sides, or each by itself. A
   * thousandth at least; `Infinity` switches a side off. 158 hours back, in which Apple tries
   * again (1, 12, 24, 48 and 72 hours after the attempt before), and 5 minutes ahead by default.
   */
  readonly tolerance?: number | { readonly past?: number; readonly future?: number };
  /** The time to judge by, in milliseconds since 1970-01-01T00:00Z. `Date.now()` by default. */
  readonly now?: number;
}

/** What is proven, as a plain value. */
export interface Notification {
  /** `notificationUUID`: the same whenever Apple delivers it again. Remember it to take the notification once. */
  readonly id: string;
  /** `notificationType`, such as `DID_RENEW`. Apple adds some: take an unknown one for one that does not concern you. */
  readonly type: string;
  /** Such as `BILLING_RECOVERY`. */
  readonly subtype?: string;
  /** `signedDate`: when Apple signed it, in milliseconds since 1970-01-01T00:00Z. */
  readonly signedAt: number;
  /** The expected. */
  readonly environment: "Production" | "Sandbox";
  /** The expected. */
  readonly bundleId: string;
  /** The app's number, where Apple says it: in production the expected. */
  readonly appAppleId?: number;
  /** All that was signed, by Apple's names. */
  readonly payload: NotificationPayload;
  /** `data.signedTransactionInfo`, verified and decoded. */
  readonly transaction?: Transaction;
  /** `data.signedRenewalInfo`, verified and decoded. */
  readonly renewalInfo?: RenewalInfo;
  /** `appData.signedAppTransactionInfo`, verified and decoded. */
  readonly appTransaction?: AppTransaction;
  /** Who signed the notification: Apple's certificate for it. */
  readonly signer: {
    /** Its common name, such as `Prod ECC Mac App Store and iTunes Store Receipt Signing`; `""` without one. */
    readonly name: string;
    /** That of the CA; likewise. */
    readonly issuer: string;
    readonly certificate: {
      /** DER. */
      readonly base64: string;
      /** Hexadecimal. */
      readonly serial: string;
      /** Milliseconds since 1970-01-01T00:00Z. */
      readonly notBefore: number;
      readonly notAfter: number;
    };
  };
  /** The steps, each with what it has shown. */
  readonly checked: readonly EvidenceCheck[];
}

/**
 * Members by Apple's names, as Apple documents them; those that are added later are there too, and
 * none is checked beyond what `verifyNotification` says. Times are milliseconds since
 * 1970-01-01T00:00Z. A number that a double would change (beyond ±(2^53 − 1)) comes as a string.
 */
interface Members {
  readonly [member: string]: unknown;
}

/** `responseBodyV2DecodedPayload`. One of `data`, `summary`, `externalPurchaseToken` and `appData` is there. */
export interface NotificationPayload extends Members {
  readonly notificationType: string;
  readonly subtype?: string;
  readonly notificationUUID: string;
  readonly version?: string;
  readonly signedDate: number;
  readonly data?: NotificationApp & {
    readonly bundleVersion?: string;
    /** A token: `transaction` has what it says. */
    readonly signedTransactionInfo?: string;
    /** A token: `renewalInfo` has what it says. */
    readonly signedRenewalInfo?: string;
    /** 1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked. */
    readonly status?: number;
    readonly consumptionRequestReason?: string;
  };
  readonly summary?: NotificationApp & {
    readonly requestIdentifier?: string;
    readonly productId?: string;
    readonly storefrontCountryCodes?: readonly string[];
    readonly succeededCount?: number;
    readonly failedCount?: number;
  };
  /** Of the sandbox where `externalPurchaseId` begins with `SANDBOX`. */
  readonly externalPurchaseToken?: Members & {
    readonly externalPurchaseId?: string;
    readonly tokenCreationDate?: number;
    readonly appAppleId?: number;
    readonly bundleId?: string;
  };
  /** `signedAppTransactionInfo` is a token: `appTransaction` has what it says. */
  readonly appData?: NotificationApp & { readonly signedAppTransactionInfo?: string };
}

/** Which app a notification is about. */
export interface NotificationApp extends Members {
  readonly environment?: string;
  readonly appAppleId?: number;
  readonly bundleId?: string;
}

/** `JWSTransactionDecodedPayload`. */
export interface Transaction extends Members {
  readonly transactionId?: string;
  readonly originalTransactionId?: string;
  readonly webOrderLineItemId?: string;
  readonly bundleId: string;
  readonly productId?: string;
  readonly subscriptionGroupIdentifier?: string;
  readonly purchaseDate?: number;
  readonly originalPurchaseDate?: number;
  readonly expiresDate?: number;
  readonly quantity?: number;
  /** Such as `Auto-Renewable Subscription`. */
  readonly type?: string;
  /** What the app has set to know the buyer again: a UUID. */
  readonly appAccountToken?: string;
  readonly inAppOwnershipType?: string;
  readonly signedDate: number;
  readonly revocationReason?: number;
  readonly revocationDate?: number;
  readonly isUpgraded?: boolean;
  readonly offerType?: number;
  readonly offerIdentifier?: string;
  readonly environment: string;
  readonly storefront?: string;
  readonly storefrontId?: string;
  readonly transactionReason?: string;
  readonly currency?: string;
  /** In thousandths of the currency. */
  readonly price?: number;
}

/** `JWSRenewalInfoDecodedPayload`. */
export interface RenewalInfo extends Members {
  readonly originalTransactionId?: string;
  readonly autoRenewProductId?: string;
  readonly productId?: string;
  /** 0 will not renew, 1 will. */
  readonly autoRenewStatus?: number;
  readonly expirationIntent?: number;
  readonly isInBillingRetryPeriod?: boolean;
  readonly gracePeriodExpiresDate?: number;
  readonly priceIncreaseStatus?: number;
  readonly offerType?: number;
  readonly offerIdentifier?: string;
  readonly signedDate: number;
  readonly environment: string;
  readonly recentSubscriptionStartDate?: number;
  readonly renewalDate?: number;
  readonly currency?: string;
  /** In thousandths of the currency. */
  readonly renewalPrice?: number;
}

/** `JWSAppTransactionDecodedPayload`. */
export interface AppTransaction extends Members {
  /** The environment. */
  readonly receiptType: string;
  readonly appAppleId?: number;
  readonly bundleId: string;
  readonly applicationVersion?: string;
  readonly receiptCreationDate: number;
  readonly originalPurchaseDate?: number;
  readonly originalApplicationVersion?: string;
  readonly appTransactionId?: string;
  readonly originalPlatform?: string;
}

/**
 * Verifies a notification of the App Store, and what is signed within it: that the chain of each leads to the
 * pinned root, that its certificates are marked by Apple for this and were valid at its time, that its
 * signature is theirs, and that app and environment are the expected ones.
 *
 * @param body the request's body as it was received, 256 KiB at most, or its JSON parsed
 * @throws {EvidenceError} when it is refused: answer a 4xx, and Apple tries again.
 * @throws {TypeError} when an argument is not what its type says.
 */
export function verifyNotification(body: string | Uint8Array | ArrayBuffer | NotificationBody, options: NotificationOptions): Notification;

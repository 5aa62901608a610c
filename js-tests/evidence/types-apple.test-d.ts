/** What the types of `hookseal/evidence/apple` promise, for tsc alone. */
import { EvidenceError, verifyNotification } from "hookseal/evidence/apple";
import type { Notification, NotificationOptions } from "hookseal/evidence/apple";

const options: NotificationOptions = { environment: "Production", bundleId: "com.example.app", appAppleId: 1, trustAnchor: "PEM" };

const notification: Notification = verifyNotification("{}", options);
notification.id satisfies string;
notification.environment satisfies "Production" | "Sandbox";
notification.transaction?.productId satisfies string | undefined;
notification.transaction?.["later"] satisfies unknown;
notification.payload.data?.status satisfies number | undefined;
verifyNotification(new Uint8Array(), { ...options, fingerprint: "00" }) satisfies Notification;
verifyNotification({ signedPayload: "" }, options) satisfies Notification;
declare const error: EvidenceError;
error.code satisfies string;

// @ts-expect-error: an environment has to be chosen
verifyNotification("{}", { bundleId: "com.example.app", trustAnchor: "PEM" });
// @ts-expect-error: in production its number too
verifyNotification("{}", { environment: "Production", bundleId: "com.example.app", trustAnchor: "PEM" });
declare const environment: "Production" | "Sandbox";
verifyNotification("{}", { environment, bundleId: "com.example.app", appAppleId: 1, trustAnchor: "PEM" }) satisfies Notification;
// @ts-expect-error: and an app
verifyNotification("{}", { environment: "Sandbox", trustAnchor: "PEM" });
// @ts-expect-error: a body without a signed payload
verifyNotification({ signed: "" }, options);
// @ts-expect-error: a plain value that nobody writes to
notification.signedAt = 0;

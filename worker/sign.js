import { Webhook } from "hookseal";

/**
 * Signs as Standard Webhooks asks. With several secrets there are as many
 * signatures: a destination accepts any of them while a secret is replaced.
 *
 * @param {string[]} secrets `whsec_…`
 * @returns {(body: string | Uint8Array, id: string, now?: number) => Record<string, string>} makes the headers
 */
export function signer(secrets) {
  const webhooks = secrets.map((secret) => new Webhook("standard-webhooks", secret));
  return (body, id, now = Date.now()) => {
    const signed = webhooks.map((webhook) => webhook.sign(body, { now, id }));
    const signatures = signed.map((headers) => headers["webhook-signature"]);
    return { ...signed[0], "webhook-signature": signatures.join(" ") };
  };
}

/**
 * What an SDK's entry says:
 *
 *   package, scheme
 *   secret, otherSecret     keys, as a Webhook takes them
 *   body(now, text)         a body as the vendor sends it, with a text in it
 *   headers, url, method    what else is sent
 *   sign(delivery, now)     signs with the SDK, where it can
 *   forge(delivery, now)    signs where hookseal cannot
 *   prepare(delivery)       before it is signed
 *   alter(delivery)         changes what is signed, where that is not the body
 *   verify(delivery)        the SDK's verdict on the signature: true, or false or an exception
 *   event                   what hookseal says of a delivery
 *   replayed(delivery)      of what the replayKey is the hash, where it is one
 *   stricter, looser        the differences that are meant: a reason, and the mutations
 *                           that only the SDK takes, or only hookseal does
 *
 * and to `mutations.js`: signature, time, signedHeaders (names of headers), place
 * (of a signature in the body), window (in seconds, the SDK's), signsUrl, onlyJson,
 * takesBytes, bodies, others(delivery).
 */
/** The time at which everything is sent and received. */
export const NOW = 1_795_391_934_000;

const TEXT_SECRET = "9f86d081884c7d659a2feaa0c55ad015";
const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export const sdk = (own) => ({
  secret: TEXT_SECRET,
  otherSecret: TEXT_SECRET.replaceAll("9", "8"),
  body: (now, text) => JSON.stringify({ id: "evt_1", text }),
  headers: {},
  url: "https://receiver.example/webhooks",
  method: "POST",
  event: {},
  stricter: {},
  looser: {},
  delivery(now) {
    const { secret, method, url, headers, body } = this;
    return { secret, method, url, headers, body: Buffer.from(body.call(this, now, "café, 1")) };
  },
  ...own,
});

/** Where two events never have the same bytes. */
export const replayedBytes = ({ body }) => body;

/** A secret of Standard Webhooks. */
export const whsec = { secret: WHSEC, otherSecret: WHSEC.replace("MfKQ", "MfKR") };

export const withHeaders = (delivery, headers) => ({ ...delivery, headers: { ...delivery.headers, ...headers } });

export const seconds = (now) => Math.floor(now / 1000);

/** For a verifier that throws what it refuses. That an authentic body is no JSON is another matter. */
export async function passes(verify) {
  try {
    await verify();
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

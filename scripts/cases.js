/** What the demo delivers: genuine webhooks of both vendors, and what must not pass for one. */
import { randomUUID } from "node:crypto";
import { signSheerid, signZignsec, signZignsecV5, TEST_ID } from "./vendor.js";

const HEADER = "x-zignsec-hmac-sha256";
const FORM = "application/x-www-form-urlencoded";
const LARGE = "x".repeat(1_000_000);

/** An invented person. */
const identity = {
  CountryCode: "SE",
  FirstName: "Åsa",
  LastName: "Öberg",
  PersonalNumber: "190001019876",
  DateOfBirth: "1900-01-01",
  Age: 120,
  IdProviderName: "BankIDSE",
  IdentificationDate: "2026-11-22T12:34:56.1234567+00:00",
};

/**
 * @typedef {{ to: string, method?: string, headers: Record<string, string>, body?: string | Buffer }} Delivery
 * @typedef {{
 *   what: string,
 *   delivery: Delivery | null, // null: ZignSec is asked to send its test webhook
 *   expected: string,
 *   event?: string, // what the consumer is to receive: endpoint and id
 * }} Case
 */

/**
 * @param {Record<string, string>} secrets By their names in wrangler.toml.
 * @returns {Case[]}
 */
export function cases({ ZIGNSEC_TOKEN: token, ZIGNSEC_TOKEN_PREVIOUS: previous, ZIGNSEC_WEBHOOK_KEY: key, SHEERID_SECRET_TOKEN: sheerid }) {
  const now = Math.floor(Date.now() / 1000);
  const zignsec = (body, secret = token, type) => post("zignsec", body, signZignsec(body, secret), type);
  const v5 = (body, seconds = now, secret = key) => post("zignsec-v5", body, signZignsecV5(body, secret, seconds));
  const sheer = (body, type) => post("sheerid", body, signSheerid(body, sheerid), type);

  const ids = Array.from({ length: 7 }, () => randomUUID());
  const json = zignsec(zignsecJson(ids[0]));
  const fresh = v5(v5Json(ids[2]));
  const accepted = (what, delivery, event) => ({ what, delivery, expected: "200 accepted", event });
  const answered = (expected, what, delivery) => ({ what, delivery, expected });
  const form = new URLSearchParams({ requestId: ids[4], timestamp: String(Date.now()), nonce: randomUUID() });
  const noted = sheer(form.toString(), FORM);

  return [
    accepted("ZignSec v2, JSON", json, `zignsec ${ids[0]}`),
    accepted("ZignSec v2, XML", zignsec(zignsecXml(ids[1]), token, "application/xml"), `zignsec ${ids[1]}`),
    accepted("ZignSec v5", fresh, `zignsec-v5 ${ids[2]}`),
    accepted("SheerID, JSON with the event's type", sheer(sheeridJson(ids[3], "SUCCESS")), `sheerid ${ids[3]}`),
    accepted("SheerID, form with time and nonce", noted, `sheerid ${ids[4]}`),
    accepted("SheerID v2, the verification alone", sheer(sheeridJson(ids[5])), `sheerid ${ids[5]}`),
    accepted("ZignSec, signed with the previous secret", zignsec(zignsecJson(ids[6]), previous), `zignsec ${ids[6]}`),
    accepted("ZignSec, asked for a test webhook", null, `zignsec ${TEST_ID}`),

    answered("200 duplicate", "SheerID's with the nonce again: a retry, or a replay", noted),
    accepted("the first one again: nothing that ZignSec signs says whether it is news", json, `zignsec ${ids[0]}`),

    answered("401 signature_mismatch", "a bit flipped in the body", flipBit(zignsec(zignsecJson()))),
    answered("401 signature_mismatch", "a wrong secret", zignsec(zignsecJson(), "somebody else's")),
    answered("401 signature_mismatch", "the body parsed and written again", reserialised(zignsec(zignsecJson()))),
    answered("401 missing_signature", "no signature", post("zignsec", zignsecJson(), {})),
    answered("401 timestamp_too_old", "v5, recorded an hour ago", v5(v5Json(), now - 3600)),
    answered("401 signature_mismatch", "v5, recorded, with a new time written in", retimed(v5(v5Json(), now - 3600), now)),
    answered("401 timestamp_in_future", "v5, an hour ahead", v5(v5Json(), now + 3600)),
    answered("400 malformed_signature", "v5, sent to the v2 endpoint", { ...v5(v5Json(), now, token), to: "zignsec" }),
    answered("400 malformed_payload", "v5, reshaped as v2 under the same key", reshaped(v5(v5Json(), now, token))),
    answered("405 method_not_allowed", "a GET", { ...json, method: "GET", body: undefined }),
    answered("413 body_too_large", "1 MB", zignsec(LARGE)),
    answered("413 body_too_large", "1 MB, chunked", withHeader(zignsec(LARGE), "transfer-encoding", "chunked")),
    answered("404 unknown_endpoint", "an endpoint that is not configured", { ...json, to: "nobody" }),
  ];
}

/** @returns {Delivery} */
function post(to, body, signature, type = "application/json") {
  return { to, body, headers: { "content-type": type, ...signature } };
}

function zignsecJson(id = randomUUID()) {
  const BankIDSE = { signature: "PD94bWw=", ocspResponse: "MIIHfgoB" };
  return JSON.stringify({ id, method: "sbid", identity, errors: [], BankIDSE });
}

function zignsecXml(id) {
  const members = Object.entries(identity).map(([name, value]) => `<${name}>${value}</${name}>`);
  const content = `<id>${id}</id><method>sbid</method><identity>${members.join("")}</identity><errors/>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<Response>${content}</Response>`;
}

function v5Json(id = randomUUID()) {
  return JSON.stringify({ event: "session_updated", id, relay_state: "", result: { errors: [], status: "Finished" } });
}

function sheeridJson(verificationId, notifierEventType) {
  return JSON.stringify({ verificationId, notifierEventType });
}

function flipBit(delivery) {
  const body = Buffer.from(delivery.body);
  body[body.length >> 1] ^= 1;
  return { ...delivery, body };
}

/** What a server passes on that parses a body and writes it again. */
function reserialised(delivery) {
  return { ...delivery, body: JSON.stringify(JSON.parse(delivery.body), null, 2) };
}

/** A recorded v5 delivery whose time somebody brought up to date. */
function retimed(delivery, now) {
  return withHeader(delivery, HEADER, delivery.headers[HEADER].replace(/^t=\d+/, `t=${now}`));
}

/** A v5 delivery as v2 would send it, were its body `<t>.<body>`: the MAC is the same, the freshness is gone. */
function reshaped({ body, headers }) {
  const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(headers[HEADER]);
  return post("zignsec", `${seconds}.${body}`, { [HEADER]: Buffer.from(signature, "hex").toString("base64") });
}

function withHeader(delivery, name, value) {
  return { ...delivery, headers: { ...delivery.headers, [name]: value } };
}

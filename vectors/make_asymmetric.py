#!/usr/bin/env python3
"""Writes the vectors of the vendors that sign with a private key, or with tokens, a file each.

What a vendor does is restated here from its page with public_keys.py, by way of
recipes.py; no line of hookseal takes part. Vectors that vendors published are
restated with their source. The same input always gives the same bytes.
"""

import hashlib
import json
from dataclasses import dataclass, replace

from public_keys import Ed25519, P256, Rsa, b64, b64url, der, der_integer, stream, token
from recipes import (
    BODY, NOW, SIGNATURES, T, URL, Delivery, Recipe, Sent, asked_by_head, challenge, compact, header_part, hex_hash, published,
    refused, standard_parts, utf8, write,
)

DERIVATION = (
    "make_asymmetric.py restates what the vendor's page, or a library, says with public_keys.py (RFC 8032, "
    "RFC 6979, RFC 8017, RFC 7515 in Python's integers; node:crypto agrees); payloads come from Python's json. "
    "Refusals follow from the rule that is broken. Ids and keys are invented, but for the vectors named "
    "`published`, which are the source's."
)
MISMATCH, MALFORMED = refused("signature_mismatch"), refused("malformed_signature")
INVALID = refused("invalid_secret", "construct")
SIGNATURES["base64-der"] = r"[A-Za-z0-9+/]{90,96}={0,2}"
SIGNATURES["token"] = r"[A-Za-z0-9_-]{43,}"
# Private keys by the public ones that are shown.
PAIRS = {}


@dataclass
class PublicRecipe(Recipe):
    """A scheme whose vendor shows a public key."""

    kind: type = Ed25519
    shows: object = None  # how the vendor shows it: a function of the pair and its name

    def other(self, use):
        pair = self.kind(stream(f"{self.scheme} {use}", 32))
        # A forger names the key that it does not have.
        shown = self.shows(pair, f"{self.scheme}-{'previous' if use == 'previous' else 'current'}")
        PAIRS[shown] = pair
        return shown

    @property
    def pair(self):
        return PAIRS[self.secret]


def public(*args, **recipe):
    return PublicRecipe(*args, key=PAIRS.__getitem__, **recipe)


FILES = {}


def file(name, vendor, source, *recipes, extra=()):
    vectors = [one for recipe in recipes for one in recipe.vectors()] + list(extra)
    FILES[name] = (vendor, source if isinstance(source, list) else [source], vectors)


# --- signatures in headers ---------------------------------------------------------------

SPEC = "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"
EVENT = compact({"type": "invoice.paid", "timestamp": "2026-11-22T23:18:54Z", "data": {"id": "inv_7"}})


def v1a_send(key, d):
    signature = key.sign(utf8(f"{d.id}.{d.seconds}.") + d.body)
    return [("webhook-id", d.id), ("webhook-timestamp", d.seconds), ("webhook-signature", "v1a," + b64(signature))]


def v1a_more(r):
    name, zeros = r.signature, "v1a," + b64(bytes(64))
    both = lambda sent: sent.set(name, "v1," + b64(bytes(32)) + " " + sent.value(name))
    return [
        r.vector("two-signatures", "By the old key and by the new one", change=lambda sent: sent.set(name, zeros + " " + sent.value(name))),
        r.vector("v1-beside", "A signature by a shared secret beside: it does not count, and does not harm", change=both),
        r.vector("only-v1", "The same signature, said to be of a shared secret", MALFORMED, change=lambda sent: sent.set(name, sent.value(name).replace("v1a,", "v1,"))),
        r.vector("five-signatures", "More than anybody has keys: each costs time", MALFORMED, change=lambda sent: sent.set(name, " ".join([zeros] * 4 + [sent.value(name)]))),
        r.vector("hmac-of-the-key", "A code whose secret is the public key: anybody can make it", MALFORMED, change=lambda sent: sent.set(name, "v1a," + b64(hashlib.sha256(r.pair.point).digest()))),
        r.vector("large-s", "The order added to the second half: the same signature in other text", MISMATCH, change=lambda sent: sent.set(name, "v1a," + b64(with_order(r, sent)))),
        r.vector("other-id", "Another id than the one that was signed", MISMATCH, change=lambda sent: sent.set("webhook-id", "msg_other")),
        r.vector("secret-shared", "A shared secret is no key of this scheme", refused("invalid_secret", "construct", "whsec_"), secrets=["whsec_" + b64(bytes(range(32)))]),
        r.vector("secret-private", "The private key is not for receivers", refused("invalid_secret", "construct", "whsk_"), secrets=["whsk_" + b64(bytes(64))]),
        r.vector("secret-short", "Part of the key is missing", INVALID, secrets=["whpk_" + b64(r.pair.point[:31])]),
        r.vector("secret-identity", "A point of small order: any message is signed", refused("invalid_secret", "construct", "small order"), secrets=["whpk_" + b64(b"\1" + bytes(31))]),
        r.vector("secret-off-curve", "No point of the curve", INVALID, secrets=["whpk_" + b64(b"\2" + bytes(31))]),
    ]


def with_order(r, sent):
    from public_keys import Q
    import base64

    signature = base64.b64decode(sent.value(r.signature).removeprefix("v1a,"))
    return signature[:32] + (int.from_bytes(signature[32:], "little") + Q).to_bytes(32, "little")


v1a = public("standard-webhooks-v1a", v1a_send, EVENT, "webhook-signature", "base64", unit="seconds", time_header="webhook-timestamp",
             replay=lambda d: d.id, id=lambda d: d.id, signs=standard_parts(), shows=lambda pair, name: "whpk_" + b64(pair.point), more=[])
SVIX_KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
SVIX_ID, SVIX_T = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330
SVIX_TAG = "hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
SVIX = "svix/svix-webhooks server/svix-server/src/worker.rs"


def svix(number, note, version, expect):
    headers = {"webhook-id": SVIX_ID, "webhook-timestamp": str(SVIX_T), "webhook-signature": f"{version},{SVIX_TAG}"}
    return published(replace(v1a, id=None, replay=None), number, note, SVIX_KEY, headers, '{"test": 2432232314}', expect, source=SVIX, now=SVIX_T * 1000)


file("standard-webhooks-v1a", "Standard Webhooks", [SPEC, "https://github.com/svix/svix-webhooks"], v1a, extra=[
    *v1a_more(v1a),
    svix(1, "The server's test", "v1a", {"timestamp": SVIX_T * 1000, "id": SVIX_ID, "replayKey": SVIX_ID}),
    svix(2, "The same, said to be of a shared secret", "v1", MALFORMED),
])


def discord_send(key, d):
    return [("X-Signature-Ed25519", key.sign(utf8(d.seconds) + d.body).hex()), ("X-Signature-Timestamp", d.seconds)]


def discord(scheme, body, more):
    return public(scheme, discord_send, compact(body), "X-Signature-Ed25519", unit="seconds", past=None, future=None,
                  time_header="X-Signature-Timestamp", signs=(header_part("X-Signature-Timestamp", True), BODY), shows=lambda pair, name: pair.point.hex(), more=more)


PONG = {"content_type": "application/json"}
DISCORD_KEYS = [
    lambda r: r.vector("secret-base64", "The key in another form than the vendor's", INVALID, secrets=[b64(r.pair.point)]),
    lambda r: r.vector("bot-token", "Another secret of the vendor's", INVALID, secrets=["MTA5.GnXw.u7Kp"]),
]
interactions = discord("discord", {"application_id": "1", "id": "2", "token": "t", "type": 2, "version": 1}, [
    *DISCORD_KEYS,
    lambda r: r.vector("ping", "The vendor asks whether somebody verifies", challenge(200, '{"type":1}', **PONG), body='{"application_id":"1","id":"2","type":1}'),
    lambda r: r.vector("ping-forged", "The vendor asks whether anybody is let in: 401, or the endpoint is dropped", MISMATCH, body='{"application_id":"1","id":"2","type":1}', key=r.other("wrong")),
    lambda r: r.vector("ping-unsigned", "The same without a signature", refused("missing_signature"), body='{"type":1}', change=lambda sent: sent.without("X-Signature-Ed25519")),
])
events = discord("discord-events", {"version": 1, "application_id": "1", "type": 1, "event": {"type": "ENTITLEMENT_CREATE"}}, [
    *DISCORD_KEYS,
    lambda r: r.vector("ping", "The vendor asks whether somebody verifies", challenge(204, "", **PONG), body='{"version":1,"application_id":"1","type":0}'),
    lambda r: r.vector("ping-forged", "The vendor asks whether anybody is let in", MISMATCH, body='{"version":1,"application_id":"1","type":0}', key=r.other("wrong")),
])
file("discord", "Discord", ["https://docs.discord.com/developers/interactions/overview", "https://docs.discord.com/developers/events/webhook-events"], interactions, events)


def telnyx_send(key, d):
    return [("telnyx-signature-ed25519", b64(key.sign(utf8(d.seconds) + b"|" + d.body))), ("telnyx-timestamp", d.seconds)]


TELNYX_ID = "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0"
telnyx = public("telnyx", telnyx_send, compact({"data": {"event_type": "message.received", "id": TELNYX_ID}, "meta": {"attempt": 1}}), "telnyx-signature-ed25519", "base64",
                unit="seconds", time_header="telnyx-timestamp", signs=(header_part("telnyx-timestamp", True), "|", BODY), shows=lambda pair, name: b64(pair.point), replay=lambda d: TELNYX_ID, id=lambda d: TELNYX_ID, more=[
    lambda r: r.vector("retry", "A retry has another body, and is the same event", body=r.body.replace(b'"attempt":1', b'"attempt":2')),
    lambda r: r.vector("method-get", "Voice applications may be told by GET: no body, and nobody signs the query", {"id": None, "replayKey": None}, method="GET", body=""),
    lambda r: r.vector("secret-spki", "The key with what is around it elsewhere", secrets=[r.pair.spki_base64]),
    lambda r: r.vector("secret-api-key", "Another secret of the vendor's", INVALID, secrets=["KEY0123456789ABCDEF"]),
])
file("telnyx", "Telnyx", "https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks", telnyx)

SENDGRID = "X-Twilio-Email-Event-Webhook-"


def sendgrid_send(key, d):
    return [(SENDGRID + "Signature", b64(key.sign_der(utf8(d.seconds) + d.body))), (SENDGRID + "Timestamp", d.seconds)]


def in_der(r, change):
    """The genuine signature's two numbers, written anew."""
    numbers = r.pair.numbers(utf8(str(T)) + r.body)
    return lambda sent: sent.set(r.signature, b64(change(*numbers)))


def sendgrid_more(r):
    from public_keys import ORDER

    pair = lambda *numbers: der(0x30, *map(der_integer, numbers))
    long_form = lambda a, b: bytes([0x30, 0x81]) + pair(a, b)[1:]
    padded = lambda a, b: der(0x30, der(0x02, b"\0\0" + a.to_bytes(32, "big")), der_integer(b))
    return [
        r.vector("der-fixed", "The numbers without their DER, as tokens have them", MALFORMED, change=in_der(r, lambda a, b: a.to_bytes(32, "big") + b.to_bytes(32, "big"))),
        r.vector("der-long-form", "The length in more bytes than it takes", MALFORMED, change=in_der(r, long_form)),
        r.vector("der-padded", "A number with more zeros than it takes", MALFORMED, change=in_der(r, padded)),
        r.vector("der-trailing", "A byte after the end", MALFORMED, change=in_der(r, lambda a, b: pair(a, b) + b"\0")),
        r.vector("der-truncated", "Without its last byte", MALFORMED, change=in_der(r, lambda a, b: pair(a, b)[:-1])),
        r.vector("der-zero", "Zeros: some libraries took them for anybody's signature", MALFORMED, change=in_der(r, lambda a, b: pair(0, 0))),
        r.vector("der-order", "Numbers as large as the order", MALFORMED, change=in_der(r, lambda a, b: pair(ORDER, ORDER))),
        r.vector("der-three", "Three numbers", MALFORMED, change=in_der(r, lambda a, b: pair(a, b, 1))),
        r.vector("secret-pem", "The same key as PEM", secrets=[r.pair.pem]),
        r.vector("secret-jwk", "The same key as a JWK", secrets=[r.pair.jwk()]),
        r.vector("secret-bytes", "The same key as bytes", secrets=[r.pair.spki]),
        r.vector("secret-other-kind", "A key of another kind", refused("invalid_secret", "construct", "another kind"), secrets=[v1a.pair.spki_base64]),
        r.vector("secret-private", "A private key", refused("invalid_secret", "construct", "private"), secrets=["-----BEGIN PRIVATE KEY-----\nMEECAQAw\n-----END PRIVATE KEY-----\n"]),
        r.vector("secret-off-curve", "A point beside the curve", INVALID, secrets=[b64(r.pair.spki[:-1] + bytes([r.pair.spki[-1] ^ 1]))]),
    ]


sendgrid = public("sendgrid", sendgrid_send, compact([{"email": "someone@example.com", "event": "processed", "sg_event_id": "ZHJvcC0x", "timestamp": T}]).encode() + b"\r\n",
                  SENDGRID + "Signature", "base64-der", unit="seconds", past=None, future=None, time_header=SENDGRID + "Timestamp", signs=(header_part(SENDGRID + "Timestamp", True), BODY),
                  kind=P256, shows=lambda pair, name: pair.spki_base64, more=[])
SENDGRID_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
SENDGRID_OTHER = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA=="
SENDGRID_TAG = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
SENDGRID_BODY = (
    '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",'
    '"sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
)


def sendgrid_published(number, note, expect, key=SENDGRID_KEY, body=SENDGRID_BODY, tag=SENDGRID_TAG, time="1600112502"):
    headers = {SENDGRID + "Signature": tag, SENDGRID + "Timestamp": time}
    return published(sendgrid, number, note, key, headers, body, expect, source="sendgrid/sendgrid-nodejs packages/eventwebhook/src/eventwebhook.spec.js", now=1600112502000)


file("sendgrid", "SendGrid", "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features", sendgrid, extra=[
    *sendgrid_more(sendgrid),
    sendgrid_published(1, "A single event; CR LF is part of the body", {"timestamp": 1600112502000}),
    sendgrid_published(2, "Another key", MISMATCH, key=SENDGRID_OTHER),
    sendgrid_published(3, "Another body", MISMATCH, body="payload"),
    sendgrid_published(4, "Another signature", MISMATCH, tag="MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0="),
    sendgrid_published(5, "A time that is none, and that nobody signed", MISMATCH, time="timestamp"),
])


# --- tokens -----------------------------------------------------------------------------------


def number(d, seconds):
    """A time as JSON: a number, also where it is not one that a token may have."""
    if d.time is None:
        return str(seconds)
    return d.time if d.time[-1].isdigit() else json.dumps(d.time)


def claims_of(d, **claims):
    """Claims as JSON, of which those given as `iat` and `nbf` are the time's."""
    pairs = [f'"{name}":{number(d, value) if name in ("iat", "nbf") else json.dumps(value)}' for name, value in claims.items() if value is not None]
    return "{" + ",".join(pairs) + "}"


def forged(r, change, name, comment, expect, **more):
    """A token put together by hand from what the vendor would send."""

    def alter(sent):
        value = sent.value(r.signature)
        prefix = "Bearer " if value.startswith("Bearer ") else ""
        sent.set(r.signature, prefix + change(value.removeprefix(prefix)))

    return r.vector(name, comment, expect, change=alter, **more)


def unsigned(value, alg):
    _, claims, _ = value.split(".")
    return b64url(json.dumps({"alg": alg, "typ": "JWT"})) + "." + claims


def header_of(value, **members):
    import base64

    text = value.split(".")[0]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))) | members


NULL = object()  # a claim that is there, and is null


def resigned(r, claims=None, text=None, **members):
    """A token with other headers or claims, signed by the vendor; a claim that is None is not there."""

    def change(value):
        import base64

        header, payload = header_of(value, **members), value.split(".")[1]
        if claims:
            decoded = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
            payload = json.dumps({name: None if one is NULL else one for name, one in (decoded | claims).items() if one is not None})
        else:
            payload = text if text is not None else base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode()
        return token(r.key(r.secret), payload, **header)

    return change


# What no claim may be that is a time.
NO_TIMES = {"object": {}, "list": [T], "null": NULL, "empty": "", "text": "soon", "digits": str(T), "true": True, "negative": -T}


def token_vectors(r, confused):
    """What every token must withstand. `confused` are the bytes that a public key, or a secret, shows."""
    import hmac as codes

    def hs256(value):
        signed = unsigned(value, "HS256")
        return signed + "." + b64url(codes.digest(confused, signed.encode(), "sha256"))

    v = lambda *args, **more: forged(r, *args, **more)
    yield v(lambda value: unsigned(value, "none") + ".", "alg-none", "No algorithm, no signature", MALFORMED)
    yield v(lambda value: unsigned(value, "none") + "." + value.split(".")[2], "alg-none-signed", "No algorithm, a signature of another", MALFORMED)
    yield v(lambda value: unsigned(value, "nOnE") + ".", "alg-none-case", "No algorithm, in other letters", MALFORMED)
    yield v(hs256, "alg-confusion", "A code whose secret is the public key's text", MALFORMED if isinstance(r, PublicRecipe) else MISMATCH)
    yield v(resigned(r, alg="PS256"), "alg-other", "An algorithm that the vendor does not use", MALFORMED)
    yield v(resigned(r, crit=["exp"], exp=1), "critical", "An extension that must be known, and is not", MALFORMED)
    yield v(resigned(r, b64=False), "unencoded", "RFC 7797 changes what is signed", MALFORMED)
    yield v(lambda value: value.replace(".", ".."), "four-parts", "More parts than a token has", MALFORMED)
    yield v(lambda value: value.rsplit(".", 1)[0], "two-parts", "No signature", MALFORMED)
    yield v(lambda value: value + "=", "padded", "Padding, which tokens have not", MALFORMED)
    yield v(lambda value: b64url('{"alg":"%s","alg":"none"}' % header_of(value)["alg"]) + "." + value.split(".", 1)[1], "alg-twice", "Two algorithms: readers would disagree which holds", MALFORMED)
    yield v(resigned(r, text='["iss"]'), "claims-list", "Signed, and no object", MALFORMED)
    yield v(resigned(r, text="{" + '"a":' * 0 + '"iss":"x","iss":"x"}'), "claims-twice", "Signed, and two claims of one name", MALFORMED)
    yield v(resigned(r, claims={"exp": T - 3600}), "token-expired", "RFC 7519, section 4.1.4: a token says until when it holds", refused("timestamp_too_old"))
    yield v(resigned(r, claims={"nbf": T + 3600}), "token-early", "RFC 7519, section 4.1.5: and from when on", refused("timestamp_in_future"))
    for claim, ahead in [("exp", 30), ("nbf", -1)]:
        for label, value in NO_TIMES.items():
            yield v(resigned(r, claims={claim: value}), f"{claim}-{label}", "RFC 7519, section 2: a time is a number of seconds", refused("malformed_timestamp"))
        yield v(resigned(r, claims={claim: T + ahead + 0.5}), f"{claim}-fraction", "Which may have a fraction", {"timestamp": (T + ahead) * 1000 + 500} if (r.scheme, claim) == ("messagebird", "nbf") else {})
    if r.unit:
        yield v(resigned(r, claims={"exp": T - 3600}), "exp-tolerance", "Who takes any time ahead does not take what has expired", refused("timestamp_too_old"), options={"tolerance": {"future": 10**9}})


def shared(scheme, send, body, header, **recipe):
    return Recipe(scheme, send, body, header, "token", **recipe)


def kid_of(secret):
    return json.loads(secret)["kid"]


def plaid_send(key, d):
    kid = next((kid_of(shown) for shown, pair in PAIRS.items() if pair is key and shown.startswith("{")), None)
    return [("Plaid-Verification", token(key, claims_of(d, iat=d.ms // 1000, request_body_sha256=hex_hash(d.body)), kid=kid))]


def plaid_more(r):
    v, secret = r.vector, json.loads(r.secret)
    other = json.loads(r.other("previous"))
    keys = lambda *members: json.dumps({"keys": members})
    p384 = {"kty": "EC", "crv": "P-384", "kid": "x", "x": "AQ", "y": "AQ"}
    return [
        *token_vectors(r, r.pair.spki),
        v("key-set", "The key among others", secrets=[keys(other, p384, secret)]),
        v("key-unknown", "None of the given keys is the one that the token names", refused("key_required", "verify", secret["kid"]), secrets=[json.dumps(other)]),
        v("key-none", "No key yet", refused("key_required", "verify", secret["kid"]), secrets=[keys()]),
        v("key-nameless", "A key without a name is tried", secrets=[json.dumps({k: value for k, value in secret.items() if k != "kid"})]),
        v("key-pem", "The same key as PEM", secrets=[r.pair.pem]),
        v("key-for-encryption", "A key that is not for signatures", INVALID, secrets=[json.dumps(secret | {"use": "enc"})]),
        v("key-for-wrapping", "A key that is for something else than to verify (RFC 7517, section 4.3)", INVALID, secrets=[json.dumps(secret | {"key_ops": ["wrapKey"]})]),
        v("key-other-alg", "A key that says it is for something else", INVALID, secrets=[json.dumps(secret | {"alg": "ES384"})]),
        v("key-private", "The vendor's private key, which nobody else may have", refused("invalid_secret", "construct", "private"), secrets=[json.dumps(secret | {"d": "AQ"})]),
        v("key-off-curve", "A point beside the curve", INVALID, secrets=[json.dumps(secret | {"x": secret["y"]})]),
        v("key-twice-named", "Two members of one name", INVALID, secrets=[r.secret[:-1] + ', "kid": "x"}']),
        v("key-p384", "A key of another curve", INVALID, secrets=[json.dumps(p384)]),
        v("key-text", "What is no key", INVALID, secrets=["5f2c9e"]),
        forged(r, lambda value: token(v1a.pair, "{}", kid=secret["kid"]), "alg-eddsa", "An algorithm that is good, and not the vendor's", MALFORMED),
        forged(r, resigned(r, claims={"request_body_sha256": None}), "no-hash", "Nothing says which body was signed", MISMATCH),
        forged(r, resigned(r, claims={"iat": None}), "no-time", "Nothing says when", refused("missing_timestamp")),
        forged(r, resigned(r, claims={"request_body_sha256": hex_hash(r.body).upper()}), "hash-upper-case", "One text form for each hash", MISMATCH),
        forged(r, resigned(r, kid=7), "kid-number", "A name that is no text", MALFORMED),
    ]


plaid = public("plaid", plaid_send, compact({"webhook_type": "IDENTITY_VERIFICATION", "webhook_code": "STATUS_UPDATED", "identity_verification_id": "idv_52xR9LKo77r1Np"}),
               "Plaid-Verification", "token", unit="seconds", kind=P256, more=[lambda r: r.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET")],
               shows=lambda pair, name: pair.jwk(alg="ES256", use="sig", kid=name, created_at=T - 86400, expired_at=None))
file("plaid", "Plaid", "https://plaid.com/docs/api/webhooks/webhook-verification/", plaid, extra=plaid_more(plaid))

MESSAGEBIRD_ID = "59a244dc-e9ad-4e23-9778-371faa238f72"


def messagebird_send(key, d, alg="HS256"):
    body_hash = hex_hash(d.body) if d.body else None
    claims = claims_of(d, iss="MessageBird", nbf=d.ms // 1000, exp=d.ms // 1000 + 60, jti=MESSAGEBIRD_ID, url_hash=hex_hash(d.url), payload_hash=body_hash)
    return [("MessageBird-Signature-JWT", token(key, claims, alg=alg))]


def messagebird_more(r):
    v = r.vector
    return [
        *token_vectors(r, b"public"),
        v("no-body", "No body, and no hash of one", body=""),
        v("body-added", "A body where none was signed", MISMATCH, body="x", signed=""),
        v("body-removed", "No body where one was signed", MISMATCH, body="", signed=r.body),
        v("other-url", "Called at another URL", MISMATCH, change=lambda sent: setattr(sent, "url", "https://example.com/other")),
        v("no-url", "The URL is signed, and was not given", refused("signature_mismatch", hint="URL"), change=lambda sent: setattr(sent, "url", None)),
        v("delete", "Any method", method="DELETE"),
        forged(r, resigned(r, claims={"iss": "Somebody"}), "other-issuer", "A token for something else", MALFORMED),
        forged(r, resigned(r, claims={"exp": None}), "no-expiry", "A token for ever", refused("missing_timestamp")),
        forged(r, resigned(r, claims={"nbf": None}), "no-time", "Nothing says from when on", refused("missing_timestamp")),
        forged(r, resigned(r, alg="HS384"), "hs384", "Another of the vendor's algorithms", {}),
        forged(r, resigned(r, alg="HS512"), "hs512", "Another of the vendor's algorithms", {}),
        v("secret-pem", "A public key is no secret", INVALID, secrets=[sendgrid.pair.pem]),
    ]


messagebird = shared("messagebird", messagebird_send, compact({"id": "m-1", "status": "delivered"}), "MessageBird-Signature-JWT", unit="seconds",
                     past=64.9995, future=5, url="https://example.com/hook?a=1", signs=(URL,), replay=lambda d: MESSAGEBIRD_ID, id=lambda d: MESSAGEBIRD_ID)
file("messagebird", "MessageBird", ["https://developers.messagebird.com/api/#verifying-http-requests", "https://github.com/messagebird/messagebird-nodejs/blob/master/lib/testdata/webhook-signature-jwt-reference.json"],
     messagebird, extra=messagebird_more(messagebird))


def hashing(header, prefix="", **claims):
    """A token with fixed claims and one that is a hash of the body."""
    made = lambda d: {name: value(d) if callable(value) else value for name, value in claims.items()}
    return lambda key, d: [(header, prefix + token(key, made(d)))]


def token_file(name, vendor, source, send, header, claim):
    r = shared(name, send, compact({"id": "1", "state": "ready"}), header)
    file(name, vendor, source, r, extra=[
        *token_vectors(r, b"public"),
        forged(r, resigned(r, claims={claim: None}), "no-hash", "Nothing says which body was signed", MISMATCH),
    ])
    return r


body_hash = lambda d: hex_hash(d.body)
body_hash_base64 = lambda d: b64(hashlib.sha256(d.body).digest())
netlify = token_file("netlify", "Netlify", "https://docs.netlify.com/site-deploys/notifications/#payload-signature", hashing("X-Webhook-Signature", iss="netlify", sha256=body_hash), "X-Webhook-Signature", "sha256")
FILES["netlify"][2].append(forged(netlify, resigned(netlify, claims={"iss": "x"}), "other-issuer", "A token for something else", MALFORMED))
vonage = token_file("vonage", "Vonage", "https://developer.vonage.com/en/getting-started/concepts/webhooks", hashing("Authorization", "Bearer ", payload_hash=body_hash), "Authorization", "payload_hash")
FILES["vonage"][2].append(vonage.vector("other-scheme", "Not a bearer's", MALFORMED, change=lambda sent: sent.set("Authorization", sent.value("Authorization").replace("Bearer", "Basic"))))

FUSIONAUTH = "X-FusionAuth-Signature-JWT"
fusion_send = hashing(FUSIONAUTH, request_body_sha256=body_hash_base64)
fusion_body = compact({"event": {"type": "user.create", "id": "e1"}})
fusionauth = shared("fusionauth", fusion_send, fusion_body, FUSIONAUTH)
fusion_public = public("fusionauth-public", fusion_send, fusion_body, FUSIONAUTH, "token", kind=P256, shows=lambda pair, name: pair.jwk())
rsa = Rsa(stream("fusionauth-public rsa", 32))
weak = Rsa(stream("fusionauth-public weak", 32), bits=1024)
okp = Ed25519(stream("fusionauth-public ed25519", 32))
PAIRS[rsa.pem] = rsa
PAIRS[okp.pem] = okp


def rsa_vectors(r):
    large = lambda value, change: value.rsplit(".", 1)[0] + "." + b64url(change(decoded(value)))
    return [
        r.vector("rsa", "Signed with an RSA key", key=rsa.pem, secrets=[rsa.pem]),
        r.vector("rsa-jwk", "The same, the key as a JWK in a set", key=rsa.pem, secrets=[json.dumps({"keys": [r.pair.jwk_members, rsa.jwk_members]})]),
        r.vector("rsa-flipped", "Another body", MISMATCH, key=rsa.pem, secrets=[rsa.pem], body=r.body.replace(b"e1", b"e2"), signed=r.body),
        forged(r, lambda value: large(value, lambda one: one + bytes(1)), "rsa-long", "Longer than the key", MISMATCH, key=rsa.pem, secrets=[rsa.pem]),
        forged(r, lambda value: large(value, lambda one: one[:-1]), "rsa-short", "Shorter than any key", MALFORMED, key=rsa.pem, secrets=[rsa.pem]),
        forged(r, lambda value: large(value, lambda one: bytes(1025)), "rsa-huge", "Longer than any key", MALFORMED, key=rsa.pem, secrets=[rsa.pem]),
        forged(r, lambda value: large(value, lambda one: bytes(256)), "rsa-zero", "Nothing but zeros", MISMATCH, key=rsa.pem, secrets=[rsa.pem]),
        r.vector("rsa-es256", "The key of an algorithm other than the token's", MISMATCH, secrets=[rsa.pem]),
        r.vector("ed25519", "Signed with an Ed25519 key, which the vendor calls OKP", key=okp.pem, secrets=[okp.pem]),
        r.vector("ed25519-jwk", "The same, the key as a JWK", key=okp.pem, secrets=[okp.jwk()]),
        r.vector("rsa-1024", "A key that can be broken", refused("invalid_secret", "construct", "2,048"), secrets=[weak.pem]),
    ]


def decoded(value):
    import base64

    text = value.rsplit(".", 1)[1]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


file("fusionauth", "FusionAuth", "https://fusionauth.io/docs/extend/events-and-webhooks/signing", fusionauth, fusion_public, extra=[
    *token_vectors(fusionauth, b"public"),
    *token_vectors(fusion_public, fusion_public.pair.pem.encode()),
    forged(fusionauth, lambda value: token(fusion_public.pair, '{"request_body_sha256":"%s"}' % b64(hashlib.sha256(utf8(fusion_body)).digest())), "es256", "Signed with a key of the other scheme", MALFORMED),
    *rsa_vectors(fusion_public),
])

# --- Monday ---------------------------------------------------------------------------------


def monday_send(key, d):
    return [("Authorization", token(key, claims_of(d, accountId=1825529, userId=4012689, aud=d.url, exp=d.ms // 1000 + 300, iat=d.ms // 1000)))]


MONDAY = compact({"event": {"userId": 9603417, "boardId": 1771812698, "pulseId": 1772099344, "type": "create_pulse"}})
monday = shared("monday", monday_send, MONDAY, "Authorization", unit="seconds", url="https://example.com/hook?a=1", covers="sender", replay=None)
hello = lambda body: Sent([], utf8(body), monday.url, "POST")
file("monday", "monday.com", ["https://developer.monday.com/apps/docs/authorization-header", "https://developer.monday.com/api-reference/docs/webhooks"], monday, extra=[
    *token_vectors(monday, b"public"),
    monday.vector("other-body", "The token says nothing of the body", body=MONDAY.replace("create", "delete"), signed=MONDAY),
    monday.vector("other-url", "A token for another URL", MISMATCH, change=lambda sent: setattr(sent, "url", "https://example.com/hook?a=2")),
    monday.vector("no-url", "The URL is signed, and was not given", refused("signature_mismatch", hint="URL"), change=lambda sent: setattr(sent, "url", None)),
    monday.vector("bearer", "With what others write before a token", MALFORMED, change=lambda sent: sent.set("Authorization", "Bearer " + sent.value("Authorization"))),
    forged(monday, resigned(monday, claims={"aud": None}), "no-url-claim", "A token for any URL", MISMATCH),
    *(
        forged(monday, resigned(monday, claims={"aud": value}), f"aud-{label}", comment, expect)
        for label, comment, value, expect in [
            ("list", "RFC 7519, section 4.1.3: an audience may be a list", [monday.url], {}),
            ("list-other", "With others, too", ["https://example.com/other", monday.url], {}),
            ("list-without", "But not without the URL", ["https://example.com/other"], MISMATCH),
            ("list-empty", "Nor with nobody in it", [], MISMATCH),
            ("list-inside", "Nor with a list in it", [[monday.url]], MISMATCH),
            ("object", "An object names nobody", {"url": monday.url}, MISMATCH),
        ]
    ),
    forged(monday, resigned(monday, claims={"exp": None}), "no-expiry", "A token for ever", refused("missing_timestamp")),
    forged(monday, resigned(monday, claims={"exp": T - 300}), "expired", "Too late, but for what clocks may differ by", refused("timestamp_too_old")),
    forged(monday, resigned(monday, claims={"iat": None}), "no-time", "Nothing says when", refused("missing_timestamp")),
    monday.raw("challenge", "The vendor asks whether somebody is there", hello('{"challenge":"3eZbrw1aBm2rZgRN\\"x"}'), challenge(200, '{"challenge":"3eZbrw1aBm2rZgRN\\"x"}', content_type="application/json")),
    monday.raw("challenge-object", "What goes back is a text", hello('{"challenge":{"a":1}}'), refused("missing_signature")),
    monday.raw("challenge-inside", "One inside an event makes no handshake of it", hello('{"event":{"challenge":"x"}}'), refused("missing_signature")),
])

# --- Wise -----------------------------------------------------------------------------------

SIGNATURES["rsa"] = r"[A-Za-z0-9+/]{342}={2}"


def wise_send(key, d):
    return [("X-Delivery-Id", "72edfd9b"), ("X-Signature-SHA256", b64(key.sign(d.body)))]


wise = public("wise", wise_send, compact({"data": {"resource": {"id": 111, "type": "transfer"}, "current_state": "processing"}, "event_type": "transfers#state-change", "schema_version": "2.0.0"}), "X-Signature-SHA256", "rsa", kind=Rsa, shows=lambda pair, name: pair.pem)
file("wise", "Wise", "https://docs.wise.com/guides/developer/webhooks/event-handling", wise, extra=[
    wise.vector("secret-jwk", "The same key as a JWK", secrets=[json.dumps(wise.pair.jwk_members)]),
    wise.vector("secret-ec", "A key of another kind", refused("invalid_secret", "construct", "another kind"), secrets=[sendgrid.pair.pem]),
    wise.vector("longer", "Longer than the key: well-formed, and nobody's", MISMATCH, change=lambda sent: sent.set(wise.signature, b64(bytes(257)))),
    wise.vector("huge", "Longer than any key", MALFORMED, change=lambda sent: sent.set(wise.signature, b64(bytes(1025)))),
    wise.vector("zero", "Nothing but zeros", MISMATCH, change=lambda sent: sent.set(wise.signature, b64(bytes(256)))),
    wise.vector("unpadded", "Without its padding", MALFORMED, change=lambda sent: sent.set(wise.signature, sent.value(wise.signature).rstrip("="))),
    wise.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
])

# --- Circle ---------------------------------------------------------------------------------


def circle_send(key, d):
    return [("X-Circle-Key-Id", "879dc113-5ca4-4ff7-a6b7-54652083fcf8"), ("X-Circle-Signature", b64(key.sign_der(d.body)))]


circle = public("circle", circle_send, compact({"subscriptionId": "d4c07d5f", "notificationId": "00e1fd8b-74ed-4d2a-b1b5-6e2f1fbb6d6c", "notificationType": "webhooks.test", "notification": {"hello": "world"}}), "X-Circle-Signature", "base64-der",
                kind=P256, shows=lambda pair, name: pair.spki_base64, more=[
    lambda r: r.vector("der-fixed", "The numbers without their DER", MALFORMED, change=lambda sent: sent.set(r.signature, b64(b"".join(n.to_bytes(32, "big") for n in r.pair.numbers(r.body))))),
    lambda r: r.vector("secret-pem", "The same key as PEM", secrets=[r.pair.pem]),
    lambda r: r.vector("other-key-id", "The key's name is not signed", change=lambda sent: sent.set("X-Circle-Key-Id", "x")),
    *asked_by_head(),
])
file("circle", "Circle", "https://developers.circle.com/api-reference/verify-webhook-signatures", circle)



def main():
    for name, (vendor, source, vectors) in sorted(FILES.items()):
        write(name, vendor, source, DERIVATION, vectors)


if __name__ == "__main__":
    main()

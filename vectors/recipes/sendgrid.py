"""What SendGrid sends."""

from tools.codes import b64, compact, utf8
from tools.delivery import T
from tools.files import BY_PRIVATE_KEY, file
from tools.parts import BODY, header_part
from tools.public_keys import ORDER, P256, der, der_integer
from tools.public_recipe import OTHER_ED25519, public
from tools.recipe import published
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, refused

SENDGRID = "X-Twilio-Email-Event-Webhook-"


def sendgrid_send(key, d):
    return [(SENDGRID + "Signature", b64(key.sign_der(utf8(d.seconds) + d.body))), (SENDGRID + "Timestamp", d.seconds)]


def in_der(r, change):
    """The genuine signature's two numbers, written anew."""
    numbers = r.pair.numbers(utf8(str(T)) + r.body)
    return lambda sent: sent.set(r.signature, b64(change(*numbers)))


def sendgrid_more(r):
    pair = lambda *numbers: der(0x30, *map(der_integer, numbers))
    long_form = lambda a, b: bytes([0x30, 0x81]) + pair(a, b)[1:]
    padded = lambda a, b: der(0x30, der(0x02, b"\0\0" + a.to_bytes(32, "big")), der_integer(b))
    return [
        r.vector(
            "der-fixed",
            "The numbers without their DER, as tokens have them",
            MALFORMED,
            change=in_der(r, lambda a, b: a.to_bytes(32, "big") + b.to_bytes(32, "big")),
        ),
        r.vector("der-long-form", "The length in more bytes than it takes", MALFORMED, change=in_der(r, long_form)),
        r.vector("der-padded", "A number with more zeros than it takes", MALFORMED, change=in_der(r, padded)),
        r.vector("der-trailing", "A byte after the end", MALFORMED, change=in_der(r, lambda a, b: pair(a, b) + b"\0")),
        r.vector("der-truncated", "Without its last byte", MALFORMED, change=in_der(r, lambda a, b: pair(a, b)[:-1])),
        r.vector(
            "der-zero", "Zeros: some libraries took them for anybody's signature", MALFORMED, change=in_der(r, lambda a, b: pair(0, 0))
        ),
        r.vector("der-order", "Numbers as large as the order", MALFORMED, change=in_der(r, lambda a, b: pair(ORDER, ORDER))),
        r.vector("der-three", "Three numbers", MALFORMED, change=in_der(r, lambda a, b: pair(a, b, 1))),
        r.vector("secret-pem", "The same key as PEM", secrets=[r.pair.pem]),
        r.vector("secret-jwk", "The same key as a JWK", secrets=[r.pair.jwk()]),
        r.vector("secret-bytes", "The same key as bytes", secrets=[r.pair.spki]),
        r.vector(
            "secret-other-kind",
            "A key of another kind",
            refused("invalid_secret", "construct", "another kind"),
            secrets=[OTHER_ED25519.spki_base64],
        ),
        r.vector(
            "secret-private",
            "A private key",
            refused("invalid_secret", "construct", "private"),
            secrets=["-----BEGIN PRIVATE KEY-----\nMEECAQAw\n-----END PRIVATE KEY-----\n"],
        ),
        r.vector(
            "secret-off-curve", "A point beside the curve", BAD_SECRET, secrets=[b64(r.pair.spki[:-1] + bytes([r.pair.spki[-1] ^ 1]))]
        ),
    ]


sendgrid = public(
    "sendgrid",
    sendgrid_send,
    compact([{"email": "someone@example.com", "event": "processed", "sg_event_id": "ZHJvcC0x", "timestamp": T}]).encode() + b"\r\n",
    SENDGRID + "Signature",
    "base64-der",
    unit="seconds",
    past=None,
    future=None,
    time_header=SENDGRID + "Timestamp",
    signs=(header_part(SENDGRID + "Timestamp", True), BODY),
    kind=P256,
    shows=lambda pair, name: pair.spki_base64,
    replay="body",
    more=[],
)
SENDGRID_KEY = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
)
SENDGRID_OTHER = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA=="
)
SENDGRID_TAG = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
SENDGRID_BODY = (
    '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",'
    '"sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
)


def sendgrid_published(number, note, expect, key=SENDGRID_KEY, body=SENDGRID_BODY, tag=SENDGRID_TAG, time="1600112502"):
    headers = {SENDGRID + "Signature": tag, SENDGRID + "Timestamp": time}
    return published(
        sendgrid,
        number,
        note,
        key,
        headers,
        body,
        expect,
        source="sendgrid/sendgrid-nodejs packages/eventwebhook/src/eventwebhook.spec.js",
        now=1600112502000,
    )


FILE = file(
    "SendGrid",
    "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
    sendgrid,
    [
        *sendgrid_more(sendgrid),
        sendgrid_published(1, "A single event; CR LF is part of the body", {"timestamp": 1600112502000}),
        sendgrid_published(2, "Another key", MISMATCH, key=SENDGRID_OTHER),
        sendgrid_published(3, "Another body", MISMATCH, body="payload"),
        sendgrid_published(
            4,
            "Another signature",
            MISMATCH,
            tag="MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0=",
        ),
        sendgrid_published(5, "A time that is none, and that nobody signed", MISMATCH, time="timestamp"),
    ],
    derivation=BY_PRIVATE_KEY,
)

"""Standard Webhooks: v1a, a public key."""

import base64
import hashlib
from dataclasses import replace

from tools.codes import b64, utf8
from tools.public_keys import Q
from tools.public_recipe import public
from tools.recipe import published
from tools.standard_webhooks import EVENT, standard_parts
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, refused


def v1a_send(key, d):
    signature = key.sign(utf8(f"{d.id}.{d.seconds}.") + d.body)
    return [("webhook-id", d.id), ("webhook-timestamp", d.seconds), ("webhook-signature", "v1a," + b64(signature))]


def v1a_more(r):
    name, zeros = r.signature, "v1a," + b64(bytes(64))
    both = lambda sent: sent.set(name, "v1," + b64(bytes(32)) + " " + sent.value(name))
    return [
        r.vector("two-signatures", "By the old key and by the new one", change=lambda sent: sent.set(name, zeros + " " + sent.value(name))),
        r.vector("v1-beside", "A signature by a shared secret beside: it does not count, and does not harm", change=both),
        r.vector(
            "only-v1",
            "The same signature, said to be of a shared secret",
            MALFORMED,
            change=lambda sent: sent.set(name, sent.value(name).replace("v1a,", "v1,")),
        ),
        r.vector(
            "five-signatures",
            "More than anybody has keys: each costs time",
            MALFORMED,
            change=lambda sent: sent.set(name, " ".join([zeros] * 4 + [sent.value(name)])),
        ),
        r.vector(
            "hmac-of-the-key",
            "A code whose secret is the public key: anybody can make it",
            MALFORMED,
            change=lambda sent: sent.set(name, "v1a," + b64(hashlib.sha256(r.pair.point).digest())),
        ),
        r.vector(
            "large-s",
            "The order added to the second half: the same signature in other text",
            MISMATCH,
            change=lambda sent: sent.set(name, "v1a," + b64(with_order(r, sent))),
        ),
        r.vector("other-id", "Another id than the one that was signed", MISMATCH, change=lambda sent: sent.set("webhook-id", "msg_other")),
        r.vector(
            "secret-shared",
            "A shared secret is no key of this scheme",
            refused("invalid_secret", "construct", "whsec_"),
            secrets=["whsec_" + b64(bytes(range(32)))],
        ),
        r.vector(
            "secret-private",
            "The private key is not for receivers",
            refused("invalid_secret", "construct", "whsk_"),
            secrets=["whsk_" + b64(bytes(64))],
        ),
        r.vector("secret-short", "Part of the key is missing", BAD_SECRET, secrets=["whpk_" + b64(r.pair.point[:31])]),
        r.vector(
            "secret-identity",
            "A point of small order: any message is signed",
            refused("invalid_secret", "construct", "small order"),
            secrets=["whpk_" + b64(b"\1" + bytes(31))],
        ),
        r.vector("secret-off-curve", "No point of the curve", BAD_SECRET, secrets=["whpk_" + b64(b"\2" + bytes(31))]),
    ]


def with_order(r, sent):
    signature = base64.b64decode(sent.value(r.signature).removeprefix("v1a,"))
    return signature[:32] + (int.from_bytes(signature[32:], "little") + Q).to_bytes(32, "little")


v1a = public(
    "standard-webhooks-v1a",
    v1a_send,
    EVENT,
    "webhook-signature",
    "base64",
    unit="seconds",
    time_header="webhook-timestamp",
    replay=lambda d: d.id,
    id=lambda d: d.id,
    signs=standard_parts(),
    shows=lambda pair, name: "whpk_" + b64(pair.point),
    more=[],
)
SVIX_KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
SVIX_ID, SVIX_T = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330
SVIX_TAG = "hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
SVIX = "svix/svix-webhooks server/svix-server/src/worker.rs"


def svix(number, note, version, expect):
    headers = {"webhook-id": SVIX_ID, "webhook-timestamp": str(SVIX_T), "webhook-signature": f"{version},{SVIX_TAG}"}
    return published(
        replace(v1a, id=None, replay=None), number, note, SVIX_KEY, headers, '{"test": 2432232314}', expect, source=SVIX, now=SVIX_T * 1000
    )


VECTORS = [
    *v1a.vectors(),
    *v1a_more(v1a),
    svix(1, "The server's test", "v1a", {"timestamp": SVIX_T * 1000, "id": SVIX_ID, "replayKey": SVIX_ID}),
    svix(2, "The same, said to be of a shared secret", "v1", MALFORMED),
]

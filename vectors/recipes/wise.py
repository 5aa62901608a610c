"""What Wise sends."""

import json

from tools.codes import b64, compact
from tools.files import BY_PRIVATE_KEY, file
from tools.public_keys import Rsa
from tools.public_recipe import OTHER_P256, public
from tools.verdicts import MALFORMED, MISMATCH, refused


def wise_send(key, d):
    return [("X-Delivery-Id", "72edfd9b"), ("X-Signature-SHA256", b64(key.sign(d.body)))]


wise = public(
    "wise",
    wise_send,
    compact(
        {
            "data": {"resource": {"id": 111, "type": "transfer"}, "current_state": "processing"},
            "event_type": "transfers#state-change",
            "schema_version": "2.0.0",
        }
    ),
    "X-Signature-SHA256",
    "rsa",
    kind=Rsa,
    shows=lambda pair, name: pair.pem,
)


FILE = file(
    "Wise",
    "https://docs.wise.com/guides/developer/webhooks/event-handling",
    wise,
    [
        wise.vector("secret-jwk", "The same key as a JWK", secrets=[json.dumps(wise.pair.jwk_members)]),
        wise.vector("secret-ec", "A key of another kind", refused("invalid_secret", "construct", "another kind"), secrets=[OTHER_P256.pem]),
        wise.vector(
            "longer",
            "Longer than the key: well-formed, and nobody's",
            MISMATCH,
            change=lambda sent: sent.set(wise.signature, b64(bytes(257))),
        ),
        wise.vector("huge", "Longer than any key", MALFORMED, change=lambda sent: sent.set(wise.signature, b64(bytes(1025)))),
        wise.vector("zero", "Nothing but zeros", MISMATCH, change=lambda sent: sent.set(wise.signature, b64(bytes(256)))),
        wise.vector(
            "unpadded",
            "Without its padding",
            MALFORMED,
            change=lambda sent: sent.set(wise.signature, sent.value(wise.signature).rstrip("=")),
        ),
        wise.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
    ],
    derivation=BY_PRIVATE_KEY,
)

"""What Circle sends."""

from tools.codes import b64, compact
from tools.delivery import member
from tools.files import BY_PRIVATE_KEY, file
from tools.handshakes import asked_by_head
from tools.public_keys import P256
from tools.public_recipe import public
from tools.verdicts import MALFORMED


def circle_send(key, d):
    return [("X-Circle-Key-Id", "879dc113-5ca4-4ff7-a6b7-54652083fcf8"), ("X-Circle-Signature", b64(key.sign_der(d.body)))]


circle = public(
    "circle",
    circle_send,
    compact(
        {
            "subscriptionId": "d4c07d5f",
            "notificationId": "00e1fd8b-74ed-4d2a-b1b5-6e2f1fbb6d6c",
            "notificationType": "webhooks.test",
            "notification": {"hello": "world"},
        }
    ),
    "X-Circle-Signature",
    "base64-der",
    kind=P256,
    shows=lambda pair, name: pair.spki_base64,
    replay=member("notificationId"),
    more=[
        lambda r: r.vector(
            "der-fixed",
            "The numbers without their DER",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, b64(b"".join(n.to_bytes(32, "big") for n in r.pair.numbers(r.body)))),
        ),
        lambda r: r.vector("secret-pem", "The same key as PEM", secrets=[r.pair.pem]),
        lambda r: r.vector("other-key-id", "The key's name is not signed", change=lambda sent: sent.set("X-Circle-Key-Id", "x")),
        *asked_by_head(),
    ],
)


FILE = file("Circle", "https://developers.circle.com/api-reference/verify-webhook-signatures", circle, derivation=BY_PRIVATE_KEY)

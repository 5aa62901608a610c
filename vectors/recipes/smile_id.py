"""What Smile ID sends."""

import json

from tools.codes import b64_mac, compact, utf8
from tools.delivery import Sent, T
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused


def smile_send(secret, d):
    account, _, key = secret.decode().partition(":")
    at = d.iso.replace("Z", ".000Z") if d.time is None else d.time
    members = d.json() | {"timestamp": at, "signature": b64_mac(key, at, account, "sid_request")}
    return Sent([("Content-Type", "application/json")], utf8(compact(members)), d.url, d.method)


def smile_change(**members):
    return lambda sent: sent.members(lambda body: body.update(members))


smile = Recipe(
    "smile-id",
    smile_send,
    compact({"SmileJobID": "0000001105", "ResultCode": "1012", "PartnerParams": {"job_id": "7", "user_id": "u-7"}}),
    "",
    secret="2343:d2a4d36b-9f1c-4d63",
    unit="seconds",
    past=None,
    future=None,
    covers="fields",
    replay=None,
    rotates=False,
    payload=lambda body: {"timestamp": json.loads(body)["timestamp"]},
    more=[
        lambda r: r.vector(
            "rotated", "Signed with the second of two secrets", {"keyIndex": 1}, key="2343:old", secrets=[r.secret, "2343:old"]
        ),
        lambda r: r.vector("colon", "The key may have a colon in it", key="2343:a:b", secrets=["2343:a:b"]),
        lambda r: r.vector("other-account", "The same key, another partner", MISMATCH, secrets=["2344:d2a4d36b-9f1c-4d63"]),
        lambda r: r.vector("other-body", "Nobody signs the rest, so nothing of it is passed on", change=smile_change(ResultCode="1020")),
        lambda r: r.vector("other-time", "Another time", MISMATCH, change=smile_change(timestamp="2026-11-22T23:18:55.000Z")),
        *(
            (
                lambda r, label=label, text=text: r.vector(
                    f"offset-{label}", "An offset as Ruby and Python write it, without a colon", {"timestamp": T * 1000}, time=text
                )
            )
            for label, text in [
                ("utc", "2026-11-22T23:58:54+0000"),
                ("east", "2026-11-23T05:28:54.000+0530"),
                ("west", "2026-11-22T15:58:54-0800"),
            ]
        ),
        *(
            (lambda r, label=label, text=text: r.vector(f"offset-{label}", "No offset", refused("malformed_timestamp"), time=text))
            for label, text in [
                ("none", "2026-11-22T23:18:54"),
                ("hours", "2026-11-22T23:18:54+00"),
                ("long", "2026-11-22T23:18:54+00000"),
                ("sign", "2026-11-22T23:18:54+0-00"),
                ("colons", "2026-11-22T23:18:54+00::00"),
            ]
        ),
        lambda r: r.vector(
            "missing-time", "No time", refused("missing_timestamp"), change=lambda sent: sent.members(lambda body: body.pop("timestamp"))
        ),
        lambda r: r.vector(
            "missing-signature", "No signature", MISSING, change=lambda sent: sent.members(lambda body: body.pop("signature"))
        ),
        lambda r: r.vector("malformed-short", "A signature that is too short", MALFORMED, change=smile_change(signature="AAAA")),
        lambda r: r.vector(
            "secret-no-account", "The key alone", refused("invalid_secret", "construct", "colon"), secrets=["d2a4d36b-9f1c-4d63"]
        ),
        lambda r: r.vector(
            "secret-empty-account",
            "Nothing before the colon",
            refused("invalid_secret", "construct", "colon"),
            secrets=[":d2a4d36b-9f1c-4d63"],
        ),
        lambda r: r.vector("secret-empty-key", "Nothing behind it", refused("invalid_secret", "construct", "empty"), secrets=["2343:"]),
        lambda r: r.vector(
            "secret-bytes", "Bytes have no account", refused("invalid_secret", "construct", "colon"), secrets=[b"2343:d2a4d36b-9f1c-4d63"]
        ),
    ],
)


FILE = file(
    "Smile ID",
    ["https://github.com/smileidentity/smile-identity-core-js/blob/main/src/signature.ts"],
    smile,
)

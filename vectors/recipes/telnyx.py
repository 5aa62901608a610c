"""What Telnyx sends."""

from tools.codes import b64, compact, utf8
from tools.files import BY_PRIVATE_KEY, file
from tools.parts import BODY, header_part
from tools.public_recipe import public
from tools.verdicts import BAD_SECRET


def telnyx_send(key, d):
    return [("telnyx-signature-ed25519", b64(key.sign(utf8(d.seconds) + b"|" + d.body))), ("telnyx-timestamp", d.seconds)]


TELNYX_ID = "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0"
telnyx = public(
    "telnyx",
    telnyx_send,
    compact({"data": {"event_type": "message.received", "id": TELNYX_ID}, "meta": {"attempt": 1}}),
    "telnyx-signature-ed25519",
    "base64",
    unit="seconds",
    time_header="telnyx-timestamp",
    signs=(header_part("telnyx-timestamp", True), "|", BODY),
    shows=lambda pair, name: b64(pair.point),
    replay=lambda d: TELNYX_ID,
    id=lambda d: TELNYX_ID,
    more=[
        lambda r: r.vector("retry", "A retry has another body, and is the same event", body=r.body.replace(b'"attempt":1', b'"attempt":2')),
        lambda r: r.vector(
            "method-get",
            "Voice applications may be told by GET: no body, and nobody signs the query",
            {"id": None, "replayKey": None},
            method="GET",
            body="",
        ),
        lambda r: r.vector("secret-spki", "The key with what is around it elsewhere", secrets=[r.pair.spki_base64]),
        lambda r: r.vector("secret-api-key", "Another secret of the vendor's", BAD_SECRET, secrets=["KEY0123456789ABCDEF"]),
    ],
)


FILE = file("Telnyx", "https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks", telnyx, derivation=BY_PRIVATE_KEY)

"""What Sinch sends."""

from tools.codes import b64_mac, compact
from tools.files import file
from tools.parts import BODY, header_part
from tools.recipe import Recipe
from tools.verdicts import MISMATCH


def sinch_send(key, d):
    return [
        ("x-sinch-webhook-signature-timestamp", d.seconds),
        ("x-sinch-webhook-signature-nonce", d.id),
        ("x-sinch-webhook-signature-algorithm", "HmacSHA256"),
        ("x-sinch-webhook-signature", b64_mac(key, d.body, ".", d.id, ".", d.seconds)),
    ]


sinch = Recipe(
    "sinch",
    sinch_send,
    compact({"app_id": "01EB37HMH1M6SV18BSNS3G135H", "message": {"id": "01EQ"}}),
    "x-sinch-webhook-signature",
    "base64",
    unit="seconds",
    time_header="x-sinch-webhook-signature-timestamp",
    signs=(BODY, ".", header_part("x-sinch-webhook-signature-nonce"), ".", header_part("x-sinch-webhook-signature-timestamp", True)),
    replay=lambda d: d.id,
    more=[
        lambda r: r.vector(
            "other-nonce",
            "Another nonce than the one that was signed",
            MISMATCH,
            change=lambda sent: sent.set("x-sinch-webhook-signature-nonce", "01EQ"),
        ),
    ],
)

FILE = file("Sinch", "https://developers.sinch.com/docs/conversation/callbacks/", sinch)

"""What Plivo sends."""

from tools.codes import b64_mac, compact, hex_hash
from tools.delivery import Delivery
from tools.extras import URL_CALLED
from tools.files import file
from tools.recipe import Recipe, published
from tools.verdicts import MISMATCH, MISSING

PLIVO_TESTS = "plivo/plivo-node test/utils.js"
PLIVO = {"X-Plivo-Signature-V2": "ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=", "X-Plivo-Signature-V2-Nonce": "12345"}
plivo = Recipe(
    "plivo-v2",
    lambda key, d: [("X-Plivo-Signature-V2", b64_mac(key, d.url.split("?")[0], d.id)), ("X-Plivo-Signature-V2-Nonce", d.id)],
    compact({"CallUUID": "97ceeb52"}),
    "X-Plivo-Signature-V2",
    "base64",
    url=URL_CALLED,
    covers="fields",
    replay=lambda d: hex_hash(d.url.split("?")[0] + d.id),
    payload=lambda body: {},
    more=[
        lambda r: r.vector(
            "other-body", "Nobody signs the body, so nothing of it is passed on", body='{"CallUUID":"forged"}', signed=r.body
        ),
        lambda r: r.vector("other-query", "Nor the query", change=lambda sent: setattr(sent, "url", URL_CALLED + "&x=1")),
        lambda r: r.vector("other-path", "Another URL", MISMATCH, change=lambda sent: setattr(sent, "url", URL_CALLED.replace("/7", "/8"))),
        lambda r: r.vector(
            "moved",
            "Nothing is signed between the URL and the nonce: the replay key is of both",
            change=lambda sent: (
                setattr(sent, "url", URL_CALLED.replace("/7", "/")),
                sent.set("X-Plivo-Signature-V2-Nonce", "7" + Delivery.id),
            ),
        ),
        lambda r: r.vector("other-nonce", "Another nonce", MISMATCH, change=lambda sent: sent.set("X-Plivo-Signature-V2-Nonce", "1")),
        lambda r: r.vector("no-nonce", "Without its nonce", MISSING, change=lambda sent: sent.without("X-Plivo-Signature-V2-Nonce")),
    ],
)


FILE = file(
    "Plivo",
    "https://www.plivo.com/docs/voice/concepts/signature-validation",
    plivo,
    [
        published(
            Recipe("plivo-v2", plivo.send, "", "X-Plivo-Signature-V2", covers="fields", replay=None, url=URL_CALLED),
            number,
            note,
            secret,
            PLIVO | more,
            "",
            expect,
            source=PLIVO_TESTS,
            url="https://answer.url",
            method="POST",
        )
        for number, note, secret, more, expect in [
            (1, "The library's test", "my_auth_token", {}, dict(replayKey=hex_hash("https://answer.url12345"))),
            (2, "Another nonce and another secret", "my_auth_tokens", {"X-Plivo-Signature-V2-Nonce": "123456"}, MISMATCH),
        ]
    ],
)

"""What Prembly sends."""

from tools.codes import b64_mac, compact
from tools.extras import further_refusals
from tools.files import file
from tools.recipe import Recipe

PREMBLY = Recipe(
    scheme="prembly",
    send=lambda key, d: [("x-prembly-signature", b64_mac(key, d.body)), ("token", "prembly-token-1")],
    signature="x-prembly-signature",
    encoding="base64",
    body=compact({"status": True, "response_code": "00", "verification_status": "VERIFIED", "data": {"reference": "r-4711"}}),
    more=[further_refusals()],
)


FILE = file(
    "Prembly",
    ["https://docs.prembly.com/docs/authorization-and-security"],
    PREMBLY,
    [
        PREMBLY.vector(
            "other-token",
            "The token is not signed: whoever changes it makes no other event",
            change=lambda sent: sent.set("token", "prembly-token-2"),
        )
    ],
)

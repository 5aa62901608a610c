"""What LinkedIn sends."""

from tools.codes import compact, hex_mac
from tools.files import file
from tools.handshakes import challenge_with_code, get_request
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, refused

linkedin = Recipe(
    "linkedin",
    lambda key, d: [("X-LI-Signature", hex_mac(key, "hmacsha256=", d.body))],
    compact({"type": "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS", "notifications": []}),
    "X-LI-Signature",
    more=[
        lambda r: r.vector(
            "body-alone",
            "The body's own code is another one",
            MISMATCH,
            change=lambda sent: sent.set("X-LI-Signature", hex_mac(r.secret, r.body)),
        ),
        *challenge_with_code(
            "https://example.com/hook?challengeCode=",
            "890e4665-4dfe-4ab1-b689-ed553bceeed0",
            lambda r, text: compact({"challengeCode": text, "challengeResponse": hex_mac(r.secret, text)}),
        ),
        lambda r: r.raw(
            "challenge-delivery",
            "Nobody is told the code of a delivery",
            get_request("https://example.com/hook?challengeCode=hmacsha256%3D"),
            refused("malformed_payload"),
        ),
    ],
)

FILE = file("LinkedIn", "https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation", linkedin)

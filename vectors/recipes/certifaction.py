"""What Certifaction sends."""

from tools.codes import b64
from tools.credentials import shows_token
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused

certifaction = Recipe(
    "certifaction",
    shows_token("Authorization", "Bearer "),
    "",
    "Authorization",
    "text",
    covers="sender",
    replay=None,
    flips=False,
    more=[
        lambda r: r.vector("longer", "A token that begins with the secret", MISMATCH, key=r.secret + "x"),
        lambda r: r.vector("case", "The secret in another case", MISMATCH, key=r.secret.swapcase()),
        lambda r: r.vector(
            "basic", "Another kind of credentials", MALFORMED, change=lambda sent: sent.set("Authorization", "Basic " + b64(r.secret))
        ),
        lambda r: r.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
    ],
)


FILE = file("Certifaction", ["https://developers.dev.certifaction.io/en/guides/webhooks"], certifaction)

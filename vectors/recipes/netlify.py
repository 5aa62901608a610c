"""What Netlify sends."""

from tools.codes import compact, hex_hash
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import forged, hashing, no_hash, resigned, token_recipe, token_vectors
from tools.verdicts import MALFORMED

HEADER = "X-Webhook-Signature"
send = hashing(HEADER, iss="netlify", sha256=lambda d: hex_hash(d.body))
netlify = token_recipe("netlify", send, compact({"id": "1", "state": "ready"}), HEADER)

FILE = file(
    "Netlify",
    "https://docs.netlify.com/site-deploys/notifications/#payload-signature",
    netlify,
    token_vectors(netlify, b"public"),
    [
        no_hash(netlify, "sha256"),
        forged(netlify, resigned(netlify, claims={"iss": "x"}), "other-issuer", "A token for something else", MALFORMED),
    ],
    derivation=BY_PRIVATE_KEY,
)

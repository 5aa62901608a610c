"""What Vonage sends."""

from tools.codes import compact, hex_hash
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import hashing, no_hash, token_recipe, token_vectors
from tools.verdicts import MALFORMED

send = hashing("Authorization", "Bearer ", payload_hash=lambda d: hex_hash(d.body))
vonage = token_recipe("vonage", send, compact({"id": "1", "state": "ready"}), "Authorization", replay="body")
basic = lambda sent: sent.set("Authorization", sent.value("Authorization").replace("Bearer", "Basic"))

FILE = file(
    "Vonage",
    "https://developer.vonage.com/en/getting-started/concepts/webhooks",
    vonage,
    token_vectors(vonage, b"public"),
    [
        no_hash(vonage, "payload_hash"),
        vonage.vector("other-scheme", "Not a bearer's", MALFORMED, change=basic),
    ],
    derivation=BY_PRIVATE_KEY,
)

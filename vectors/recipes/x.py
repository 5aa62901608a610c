"""What X sends."""

from tools.codes import b64_mac, compact
from tools.families import signs_body
from tools.files import file
from tools.handshakes import challenge_with_code
from tools.recipe import Recipe
from tools.verdicts import refused

x = Recipe(
    "x",
    signs_body("x-twitter-webhooks-signature", b64_mac, "sha256="),
    compact({"for_user_id": "2244994945", "tweet_create_events": []}),
    "x-twitter-webhooks-signature",
    "base64",
    replay="body",
    more=[
        lambda r: r.vector(
            "crc-token",
            "A signed text that is no JSON is what a handshake signs: never an event",
            refused("malformed_payload"),
            body="MDYxNTBkYmItZDU0Yi00NzBj",
        ),
        *challenge_with_code(
            "https://example.com/hook?nonce=x&crc_token=",
            "MDYxNTBkYmItZDU0Yi00NzBj",
            lambda r, text: compact({"response_token": "sha256=" + b64_mac(r.secret, text)}),
        ),
    ],
)

FILE = file("X", "https://docs.x.com/x-api/webhooks/quickstart", x)

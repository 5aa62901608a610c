"""What Hookdeck sends."""

from tools.codes import b64_mac, compact
from tools.extras import other_methods
from tools.families import body_alone
from tools.files import file

hookdeck = body_alone(
    "hookdeck",
    "X-Hookdeck-Signature",
    compact({"type": "order.created", "data": {"id": 7}}),
    code=b64_mac,
    more=other_methods("PUT", "PATCH", "DELETE"),
)

FILE = file("Hookdeck", "https://hookdeck.com/docs/authentication", hookdeck)

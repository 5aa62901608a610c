"""What AfterShip sends."""

from tools.codes import b64_mac, compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

aftership = body_alone(
    "aftership",
    "aftership-hmac-sha256",
    compact({"event": "tracking_update", "event_id": "fa7bd54e-0ad4-4d1f-9bd1-5b1f4bd5c8b7", "msg": {"id": "53aa94fc55ece21582000004"}}),
    code=b64_mac,
    replay=member("event_id"),
)

FILE = file("AfterShip", "https://www.aftership.com/docs/tracking/webhook/webhook-signature", aftership)

"""What Mollie sends."""

from tools.codes import compact
from tools.delivery import Sent, member
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISSING

mollie = body_alone(
    "mollie",
    "X-Mollie-Signature",
    compact({"resource": "event", "id": "event_GvJ8WHrp5isUdRub9CJyH", "type": "payment-link.paid"}),
    prefix="sha256=",
    repeats=True,
    replay=member("id"),
    more=[
        lambda r: r.raw(
            "classic",
            "A classic webhook has no signature: it is never verified",
            Sent([("Content-Type", "application/x-www-form-urlencoded")], b"id=tr_d0b0E3EA3v"),
            MISSING,
        )
    ],
)

FILE = file("Mollie", "https://docs.mollie.com/reference/webhooks-best-practices", mollie)

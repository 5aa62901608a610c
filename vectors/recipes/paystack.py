"""What Paystack sends."""

from tools.codes import compact, hex_mac
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MALFORMED

paystack = body_alone(
    "paystack",
    "x-paystack-signature",
    compact({"event": "charge.success", "data": {"id": 302961}}),
    hash="sha512",
    more=[
        lambda r: r.vector(
            "sha256", "Half as many digits", MALFORMED, change=lambda sent: sent.set("x-paystack-signature", hex_mac(r.secret, r.body))
        )
    ],
)

FILE = file("Paystack", "https://paystack.com/docs/payments/webhooks/", paystack)

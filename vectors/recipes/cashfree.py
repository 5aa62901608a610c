"""What Cashfree sends."""

from tools.codes import b64_mac, compact
from tools.families import untimed
from tools.files import file
from tools.verdicts import refused

CASHFREE = {"sourceAddresses": ["documented"]}
cashfree = untimed(
    "cashfree",
    "x-webhook-signature",
    "x-webhook-timestamp",
    lambda d, at: (at, d.body),
    compact({"type": "PAYMENT_SUCCESS_WEBHOOK", "event_time": "2026-11-22T23:18:54+05:30"}),
    code=b64_mac,
    unit="milliseconds",
    replay="body",
    more=[
        lambda r: r.vector("documented-source", "From an address that the vendor documents", source="52.66.101.190", options=CASHFREE),
        lambda r: r.vector(
            "source-elsewhere", "A genuine signature from elsewhere", refused("source_not_allowed"), source="203.0.113.9", options=CASHFREE
        ),
    ],
)

FILE = file("Cashfree", "https://www.cashfree.com/docs/payments/subscription/webhook-signature", cashfree)

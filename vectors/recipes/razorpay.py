"""What Razorpay sends."""

from tools.codes import compact
from tools.delivery import T
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MALFORMED

RAZORPAY = "razorpay/razorpay-node test/utils/razorpay-utils.spec.js"
razorpay = body_alone(
    "razorpay", "X-Razorpay-Signature", compact({"entity": "event", "event": "payment.captured", "created_at": T}), replay="body"
)

FILE = file(
    "Razorpay",
    "https://razorpay.com/docs/webhooks/validate-test/",
    razorpay,
    [
        published(
            razorpay,
            1,
            "The library's test",
            "123456",
            {"X-Razorpay-Signature": "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"},
            '{"a":1,"b":2,"c":{"d":3}}',
            source=RAZORPAY,
        ),
        published(
            razorpay,
            2,
            "No signature at all",
            "123456",
            {"X-Razorpay-Signature": "sdfafds"},
            '{"a":1,"b":2,"c":{"d":3}}',
            MALFORMED,
            source=RAZORPAY,
        ),
    ],
)

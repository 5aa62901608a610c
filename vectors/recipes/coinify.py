"""What Coinify sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file
from tools.recipe import published

COINIFY = "https://coinify.readme.io/docs/webhook-signature"
coinify = body_alone(
    "coinify",
    "X-Coinify-Webhook-Signature",
    compact({"id": "4f0c3f6e-1a2b-4c3d-8e9f-0a1b2c3d4e5f", "event": "payment-intent.completed"}),
    replay=member("id"),
)

FILE = file(
    "Coinify",
    COINIFY,
    coinify,
    [
        published(
            coinify,
            1,
            "The vendor's example",
            "my-shared-secret",
            {"x-coinify-webhook-signature": "bcdbb89e3031905f3cc1a20d16b5f969a17a7d8fa0c26e4a807c2193402d66f4"},
            '{"examplePayload":true}',
            source=COINIFY,
        )
    ],
)

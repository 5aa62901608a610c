"""What Lemon Squeezy sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

lemon_squeezy = body_alone(
    "lemon-squeezy", "X-Signature", compact({"meta": {"event_name": "order_created"}, "data": {"type": "orders", "id": "1"}})
)

FILE = file("Lemon Squeezy", "https://docs.lemonsqueezy.com/help/webhooks/signing-requests", lemon_squeezy)

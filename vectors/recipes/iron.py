"""What Iron sends."""

from tools.codes import compact, hex_mac
from tools.delivery import T
from tools.families import in_header
from tools.files import file
from tools.verdicts import MISMATCH

iron = in_header(
    "iron",
    "webhook-signature",
    "webhook-timestamp",
    lambda d, at: (at, d.body),
    compact({"type": "customer", "id": "0192f5a1"}),
    prefix="v1=",
    more=[
        lambda r: r.vector(
            "standard",
            "What Standard Webhooks would sign is another thing",
            MISMATCH,
            change=lambda sent: sent.set("webhook-signature", "v1=" + hex_mac(r.secret, f"msg_1.{T}.", r.body)),
        ),
    ],
)

FILE = file(
    "Iron", "https://docs.iron.xyz/reference-2026-07-01/webhooks/dispatches-an-event-notification-to-a-configured-webhook-endpoint", iron
)

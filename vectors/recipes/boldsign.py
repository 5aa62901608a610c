"""What BoldSign sends."""

from tools.codes import compact, hex_mac
from tools.delivery import T, member
from tools.families import stamped
from tools.files import file

boldsign = stamped(
    "boldsign",
    "X-BoldSign-Signature",
    compact({"event": {"id": "a1b2c3", "eventType": "Completed"}}),
    tag="s0",
    separator=", ",
    replay=member("event", "id"),
    more=[
        lambda r: r.vector(
            "rolled",
            "While a secret is being replaced: the second signature is by the old one",
            secrets=[r.other("old")],
            change=lambda sent: sent.set(r.signature, sent.value(r.signature) + ", s1=" + hex_mac(r.other("old"), f"{T}.", r.body)),
        ),
    ],
)


FILE = file("BoldSign", "https://developers.boldsign.com/webhooks/verify-webhook-events", boldsign)

"""What Affirm sends."""

from tools.codes import compact, hex_mac
from tools.families import stamped
from tools.files import file

affirm = stamped(
    "affirm",
    "X-Affirm-Signature",
    compact({"event": "opened", "checkout_token": "ABC"}),
    more=[
        lambda r: r.vector(
            "form",
            "Events of a checkout are forms; of one name twice both count",
            {"payload": {"event": "opened", "checkout_token": "A B", "sku": ["1", "2"]}},
            body="event=opened&checkout_token=A+B&sku=1&sku=2",
        )
    ],
    tag="v0",
    code=lambda *all: hex_mac(*all, algorithm="sha512"),
)

FILE = file("Affirm", "https://docs.affirm.com/developers/docs/checking-webhook-signatures", affirm)

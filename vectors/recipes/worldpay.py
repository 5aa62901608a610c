"""What Worldpay sends."""

from tools.codes import compact, hex_mac
from tools.delivery import member
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, refused


def keyed(sent, also):
    """Another item before and behind what was sent."""
    sent.set("Event-Signature", ",".join([also, sent.value("Event-Signature"), also]))


worldpay = Recipe(
    "worldpay",
    signs_body("Event-Signature", prefix="1/SHA256/"),
    compact(
        {
            "eventId": "fd28abf7-2ad4-4a51-8d2d-3e4c2f6a1b90",
            "eventTimestamp": "2026-11-22T23:18:54Z",
            "eventDetails": {"type": "authorized"},
        }
    ),
    "Event-Signature",
    replay=member("eventId"),
    id=member("eventId"),
    more=[
        lambda r: r.vector(
            "two-keys", "While the key is being replaced, in any order", change=lambda sent: keyed(sent, "2/SHA256/" + hex_mac("x", "y"))
        ),
        lambda r: r.vector(
            "other-id",
            "The key's id is not signed",
            change=lambda sent: sent.set("Event-Signature", sent.value("Event-Signature").replace("1/", "17/", 1)),
        ),
        lambda r: r.vector(
            "other-hash-beside", "A hash that nobody knows yet stands beside", change=lambda sent: keyed(sent, "1/SHA512/abc")
        ),
        lambda r: r.vector(
            "unreadable-beside", "One that is no signature does not spoil another", change=lambda sent: keyed(sent, "2/SHA256/potato")
        ),
        lambda r: r.vector(
            "only-other-hash",
            "And is not enough",
            MALFORMED,
            change=lambda sent: sent.set("Event-Signature", sent.value("Event-Signature").replace("SHA256", "SHA512")),
        ),
        lambda r: r.vector(
            "twice-between",
            "An item that can be read in two ways",
            MALFORMED,
            change=lambda sent: sent.set("Event-Signature", "1/SHA256/" + sent.value("Event-Signature")),
        ),
        lambda r: r.vector(
            "joined",
            "Two headers as Node and Fetch join them",
            refused("duplicate_header"),
            change=lambda sent: sent.set("Event-Signature", sent.value("Event-Signature") + ", " + sent.value("Event-Signature")),
        ),
        lambda r: r.vector(
            "joined-empty",
            "Two headers, the second of them empty",
            MALFORMED,
            change=lambda sent: sent.set("Event-Signature", sent.value("Event-Signature") + ", "),
        ),
        lambda r: r.vector(
            "joined-other-hash",
            "Or of a hash that nobody knows",
            MALFORMED,
            change=lambda sent: sent.set("Event-Signature", sent.value("Event-Signature") + ", 1/SHA512/abc"),
        ),
        lambda r: r.vector(
            "beyond-ascii-beside",
            "An item that runtimes read in different ways",
            MALFORMED,
            change=lambda sent: keyed(sent, "1/SHA512/\u00e9"),
        ),
        lambda r: r.vector(
            "seventeen",
            "More signatures than anybody rotates",
            MALFORMED,
            change=lambda sent: sent.set("Event-Signature", ",".join(["1/SHA256/" + "0" * 64] * 17)),
        ),
    ],
)


FILE = file(
    "Worldpay",
    [
        "https://docs.worldpay.com/access/products/events/signature",
        "https://docs.worldpay.com/access/products/account-payouts/hmac-signature",
    ],
    worldpay,
)

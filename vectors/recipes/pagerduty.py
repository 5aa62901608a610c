"""What PagerDuty sends."""

from tools.codes import compact, hex_mac
from tools.delivery import member
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED

pagerduty = Recipe(
    "pagerduty",
    signs_body("X-PagerDuty-Signature", prefix="v1="),
    compact({"event": {"id": "01BRFX0K8M3J6QK7S8ZVHC6X5P", "event_type": "incident.triggered"}}),
    "X-PagerDuty-Signature",
    replay=member("event", "id"),
    more=[
        lambda r: r.vector(
            "two-signatures",
            "One for each secret in force: any of them will do",
            change=lambda sent: sent.set(r.signature, "v1=" + hex_mac(r.other("old"), r.body) + "," + sent.value(r.signature)),
        ),
        lambda r: r.vector(
            "other-version",
            "A version that nobody knows yet stands beside",
            change=lambda sent: sent.set(r.signature, "v2=abc," + sent.value(r.signature)),
        ),
        lambda r: r.vector(
            "only-other-version",
            "And is not enough",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, "v2=" + hex_mac(r.secret, r.body)),
        ),
        lambda r: r.vector(
            "seventeen",
            "More signatures than anybody rotates",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, ",".join(["v1=" + "0" * 64] * 17)),
        ),
    ],
)

FILE = file("PagerDuty", "https://docs.pagerduty.com/developer/verifying-webhook-signatures", pagerduty)

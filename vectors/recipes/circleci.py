"""What CircleCI sends."""

from tools.codes import compact, hex_mac
from tools.delivery import member
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED

circleci = Recipe(
    "circleci",
    signs_body("circleci-signature", prefix="v1="),
    compact({"type": "workflow-completed", "id": "3888f21b-eaa7-38e3-8f3d-75a63bba8895"}),
    "circleci-signature",
    replay=member("id"),
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

FILE = file("CircleCI", "https://circleci.com/docs/guides/integration/outbound-webhooks/", circleci)

"""What Bitbucket sends."""

from tools.codes import compact, hex_mac
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MALFORMED

ATLASSIAN = {"X-Hub-Signature": "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"}
bitbucket = body_alone(
    "bitbucket",
    "X-Hub-Signature",
    compact({"push": {"changes": []}, "repository": {"name": "widgets"}}),
    prefix="sha256=",
    more=[
        lambda r: r.vector(
            "method-sha1",
            "Another method than the one in use: the header does not choose",
            MALFORMED,
            change=lambda sent: sent.set("X-Hub-Signature", "sha1=" + hex_mac(r.secret, r.body, algorithm="sha1")),
        )
    ],
)

FILE = file(
    "Bitbucket",
    "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
    bitbucket,
    [
        published(
            bitbucket,
            1,
            "The vendor's test values",
            "It's a Secret to Everybody",
            ATLASSIAN,
            "Hello World!",
            source="https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
        )
    ],
)

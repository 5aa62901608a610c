"""What Greenhouse sends."""

from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH

greenhouse = body_alone(
    "greenhouse",
    "Signature",
    '{"action":"hire_candidate","payload":{"application":{"id":46194062,"note":"Zo\\u00eb"}}}',
    prefix="sha256 ",
    more=[
        lambda r: r.vector(
            "unescaped",
            "Letters unescaped on the way: the escapes that are sent are signed",
            MISMATCH,
            body=r.body.replace(b"\\u00eb", "ë".encode()),
            signed=r.body,
        )
    ],
)

FILE = file("Greenhouse", "https://developers.greenhouse.io/webhooks.html#authentication", greenhouse)

"""What Xero sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH

xero = body_alone(
    "xero",
    "x-xero-signature",
    compact({"events": [{"resourceId": "717f2bfc-c6d4-41fd-b238-3f2f0c0cf777"}], "firstEventSequence": 1, "entropy": "S0m3r4Nd0mt3xt"}),
    code=b64_mac,
    more=[
        lambda r: r.vector(
            "intent",
            "Intent to receive, with a good signature: answered with 200",
            body='{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"UJPHLNCSUAGFLWVQYTYR"}',
        ),
        lambda r: r.vector(
            "intent-bad",
            "Intent to receive, with a bad one: 401",
            MISMATCH,
            body='{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"OWKMJLHTKQKHJTDSLZKN"}',
            key=r.other("wrong"),
        ),
    ],
)

FILE = file("Xero", "https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/", xero)

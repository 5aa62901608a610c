"""What Middesk sends."""

from tools.codes import compact
from tools.delivery import member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MALFORMED, MISMATCH

middesk = body_alone(
    "middesk",
    "X-Middesk-Signature-256",
    compact(
        {
            "object": "event",
            "id": "9a7c1b52-6c6f-4f4a-8d47-2b1f0e6a3c11",
            "type": "business.updated",
            "data": {"object": {"object": "business", "status": "in_review"}},
        }
    ),
    secret="sec_5f2b8c1d9e3a7f60",
    replay=member("id"),
    more=[
        further_refusals(),
        lambda r: r.vector(
            "prefixed",
            "The vendor writes no prefix",
            MALFORMED,
            change=lambda sent: sent.set("X-Middesk-Signature-256", "sha256=" + sent.value("X-Middesk-Signature-256")),
        ),
        lambda r: r.vector("secret-without-prefix", "The secret's prefix belongs to the key", MISMATCH, secrets=["5f2b8c1d9e3a7f60"]),
    ],
)

FILE = file("Middesk", ["https://docs.middesk.com/build/secure-webhooks"], middesk)

"""What Sardine sends."""

from tools.codes import compact
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file

sardine = body_alone(
    "sardine",
    "X-Sardine-Signature",
    compact(
        {
            "id": "b0c9d8e7-1a2b-4c3d-8e4f-5a6b7c8d9e0f",
            "type": "case.status",
            "data": {"case": {"sessionKey": "s-4711", "status": "approved"}},
        }
    ),
    more=[further_refusals()],
)

FILE = file("Sardine", ["https://docs.gr4vy.com/guides/features/anti-fraud/sardine"], sardine)

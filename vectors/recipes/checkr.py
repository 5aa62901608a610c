"""What Checkr sends."""

from tools.codes import compact
from tools.delivery import member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file

checkr = body_alone(
    "checkr",
    "X-Checkr-Signature",
    compact(
        {
            "id": "1002d6bca6acdfcbb8442178",
            "object": "event",
            "type": "report.completed",
            "created_at": "2026-11-23T00:12:13Z",
            "webhook_url": "https://notify.example.com/checkr",
            "data": {"object": {"id": "a13f4827d8711ddc75abc56c", "object": "report"}},
        }
    ),
    id=member("id"),
    replay=member("id"),
    more=[further_refusals()],
)

FILE = file("Checkr", ["https://docs.checkr.com/apis/webhooks"], checkr)

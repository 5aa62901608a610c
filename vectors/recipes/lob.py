"""What Lob sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import untimed
from tools.files import file

lob = untimed(
    "lob",
    "Lob-Signature",
    "Lob-Signature-Timestamp",
    lambda d, at: (at, ".", d.body),
    compact({"id": "evt_d95ff8ffd2b5cfb4", "event_type": {"id": "postcard.created"}}),
    replay=member("id"),
)

FILE = file("Lob", "https://help.lob.com/print-and-mail/getting-data-and-results/using-webhooks", lob)

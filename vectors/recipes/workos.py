"""What WorkOS sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import stamped
from tools.files import file

workos = stamped(
    "workos",
    "WorkOS-Signature",
    compact({"id": "wh_01FGMK2ZJ8", "event": "dsync.user.created"}),
    separator=", ",
    unit="milliseconds",
    past=180,
    future=180,
    replay=member("id"),
)

FILE = file("WorkOS", "https://workos.com/docs/events/data-syncing/webhooks", workos)

"""What Cursor sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

cursor = body_alone(
    "cursor",
    "X-Webhook-Signature",
    compact({"event": "statusChange", "id": "bc_abc123", "status": "FINISHED"}),
    prefix="sha256=",
    replay="body",
)

FILE = file("Cursor", "https://cursor.com/docs/cloud-agent/api/webhooks", cursor)

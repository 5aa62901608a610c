"""What Zendesk sends."""

from tools.codes import b64_mac, compact
from tools.families import in_header
from tools.files import file

zendesk = in_header(
    "zendesk",
    "X-Zendesk-Webhook-Signature",
    "X-Zendesk-Webhook-Signature-Timestamp",
    lambda d, at: (at, d.body),
    compact({"id": "01G0K3ZQ", "type": "zen:event-type:user.created"}),
    code=b64_mac,
    unit="iso",
    more=[
        lambda r: r.vector("get", "Set up to GET: nothing but the time is signed", body="", method="GET"),
        lambda r: r.vector("delete", "Set up to DELETE", body="", method="DELETE"),
    ],
)

FILE = file("Zendesk", "https://developer.zendesk.com/documentation/webhooks/verifying/", zendesk)

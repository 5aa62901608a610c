"""What Dwolla sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

dwolla = body_alone(
    "dwolla",
    "X-Request-Signature-SHA-256",
    compact({"id": "cac95329-9fa5-42f1-a4fc-c08af7b868fb", "topic": "customer_transfer_completed"}),
    replay=member("id"),
)

FILE = file("Dwolla", "https://developers.dwolla.com/docs/balance/webhooks/process-validate", dwolla)

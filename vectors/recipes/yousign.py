"""What Yousign sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

yousign = body_alone(
    "yousign",
    "X-Yousign-Signature-256",
    compact({"event_id": "b6c63685-c556-4a30-8fe9-b6f2b187d936", "event_name": "signature_request.activated", "event_time": "1795391934"}),
    prefix="sha256=",
    replay=member("event_id"),
    id=member("event_id"),
)

FILE = file(
    "Yousign", ["https://developers.yousign.com/docs/security", "https://developers.yousign.com/docs/use-webhooks-in-your-app"], yousign
)

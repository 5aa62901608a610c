"""What PagerDuty sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import v1_of_body
from tools.files import file

BODY = compact({"event": {"id": "01BRFX0K8M3J6QK7S8ZVHC6X5P", "event_type": "incident.triggered"}})
pagerduty = v1_of_body("pagerduty", "X-PagerDuty-Signature", BODY, replay=member("event", "id"))

FILE = file("PagerDuty", "https://docs.pagerduty.com/developer/verifying-webhook-signatures", pagerduty)

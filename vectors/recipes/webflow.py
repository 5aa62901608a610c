"""What Webflow sends."""

from tools.codes import compact
from tools.families import in_header, time_colon_body
from tools.files import file

webflow = in_header(
    "webflow",
    "x-webflow-signature",
    "x-webflow-timestamp",
    time_colon_body,
    compact({"triggerType": "form_submission", "payload": {"id": "6321ca84"}}),
    unit="milliseconds",
    replay="body",
)

FILE = file("Webflow", "https://developers.webflow.com/data/docs/working-with-webhooks", webflow)

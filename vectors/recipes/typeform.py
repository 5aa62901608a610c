"""What Typeform sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

typeform = body_alone(
    "typeform",
    "Typeform-Signature",
    compact({"event_id": "LtWXD3crgy", "event_type": "form_response"}),
    code=b64_mac,
    prefix="sha256=",
    replay="body",
)

FILE = file("Typeform", "https://www.typeform.com/developers/webhooks/secure-your-webhooks/", typeform)

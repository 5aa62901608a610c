"""What Chargify sends."""

from urllib.parse import parse_qsl

from tools.delivery import member
from tools.families import body_alone
from tools.files import file

chargify = body_alone(
    "chargify",
    "X-Chargify-Webhook-Signature-Hmac-Sha-256",
    "id=81197881&event=signup_success&payload[chargify]=testing",
    payload=lambda body: dict(parse_qsl(body.decode(), keep_blank_values=True)),
    replay=member("id"),
)

FILE = file("Chargify", "https://developers.chargify.com/docs/developer-docs/webhooks", chargify)

"""What Heroku sends."""

from tools.codes import b64_mac, compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

heroku = body_alone(
    "heroku",
    "Heroku-Webhook-Hmac-SHA256",
    compact(
        {
            "id": "df6a7c0d-1a0b-4c0e-b6a5-0a1d5a1f3b11",
            "resource": "release",
            "webhook_metadata": {
                "attempt": {"id": "2b9ab3b5-0c5c-4fb2-b5fb-0d9c5a6d8d11"},
                "event": {"id": "0a4bd4ad-4ce8-4a9e-b1b2-8a2d1d4c0b2f"},
            },
        }
    ),
    code=b64_mac,
    replay=member("webhook_metadata", "event", "id"),
)

FILE = file("Heroku", "https://devcenter.heroku.com/articles/app-webhooks", heroku)

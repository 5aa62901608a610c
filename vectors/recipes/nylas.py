"""What Nylas sends."""

import gzip

from tools.codes import compact
from tools.delivery import member
from tools.extras import attempt
from tools.families import body_alone
from tools.files import file
from tools.handshakes import echoed_challenge

nylas = body_alone(
    "nylas",
    "X-Nylas-Signature",
    compact({"specversion": "1.0", "type": "message.created", "id": "mock-id", "webhook_delivery_attempt": 1}),
    replay=member("id"),
    more=[
        attempt(webhook_delivery_attempt=2),
        *echoed_challenge("https://example.com/hook?challenge=Ab3-_.x"),
        lambda r: r.vector(
            "compressed", "Compressed delivery: the bytes that are sent are signed, and handed on", body=gzip.compress(r.body, mtime=0)
        ),
    ],
)

FILE = file("Nylas", "https://developer.nylas.com/docs/v3/notifications/", nylas)

"""What Intercom sends."""

from tools.codes import compact, hex_mac
from tools.delivery import member
from tools.extras import attempt
from tools.families import body_alone
from tools.files import file
from tools.handshakes import asked_by_head
from tools.verdicts import MALFORMED

intercom = body_alone(
    "intercom",
    "X-Hub-Signature",
    compact({"type": "notification_event", "id": "notif_ccd8a4d0", "delivery_attempts": 1}),
    prefix="sha1=",
    hash="sha1",
    replay=member("id"),
    more=[
        *asked_by_head(),
        attempt(delivery_attempts=2, delivery_status="retry"),
        lambda r: r.vector(
            "sha256",
            "The header of the same name that others send",
            MALFORMED,
            change=lambda sent: sent.set("X-Hub-Signature", "sha256=" + hex_mac(r.secret, r.body)),
        ),
    ],
)

FILE = file("Intercom", "https://developers.intercom.com/docs/references/webhooks/webhook-models", intercom)

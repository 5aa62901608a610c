"""What Dub sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

dub = body_alone("dub", "Dub-Signature", compact({"id": "evt_Xs9JX4Bf4s0F7Xcb", "event": "link.clicked"}), replay=member("id"))

FILE = file("Dub", "https://dub.co/docs/concepts/webhooks/verify-webhook-requests", dub)

"""What Segment sends."""

from tools.codes import compact
from tools.extras import other_methods
from tools.families import body_alone
from tools.files import file

segment = body_alone(
    "segment", "X-Signature", compact({"type": "track", "messageId": "ajs-next-1"}), hash="sha1", more=other_methods("PUT", "PATCH")
)

FILE = file("Segment", "https://segment.com/docs/connections/destinations/catalog/webhooks/", segment)

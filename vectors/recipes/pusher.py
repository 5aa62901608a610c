"""What Pusher sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

pusher = body_alone(
    "pusher",
    "X-Pusher-Signature",
    compact({"time_ms": 1795391934000, "events": [{"name": "channel_occupied", "channel": "lobby"}]}),
    replay="body",
)

FILE = file("Pusher", "https://pusher.com/docs/channels/server_api/webhooks/", pusher)

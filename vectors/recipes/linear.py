"""What Linear sends."""

from tools.codes import compact, hex_mac
from tools.delivery import NOW, Sent, T
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import refused


def linear_send(key, d):
    text = d.milliseconds if d.time is None else '"' + d.time + '"'
    body = d.body.replace(b'"webhookTimestamp":' + str(T * 1000).encode(), b'"webhookTimestamp":' + text.encode())
    return Sent([("Linear-Timestamp", str(NOW)), ("Linear-Signature", hex_mac(key, body))], body, d.url, d.method)


def freshen_header(sent):
    sent.set("Linear-Timestamp", str(NOW + 86_400_000))


linear = Recipe(
    "linear",
    linear_send,
    compact({"action": "create", "type": "Issue", "webhookTimestamp": T * 1000}),
    "Linear-Signature",
    unit="milliseconds",
    past=60,
    future=60,
    more=[
        lambda r: r.vector(
            "freshened-header",
            "A fresh header over an old body: nobody signed the header",
            refused("timestamp_too_old"),
            change=freshen_header,
            now=NOW + 86_400_000,
        ),
        lambda r: r.vector("no-time", "A body without its time", refused("missing_timestamp"), body='{"action":"create"}'),
        lambda r: r.vector(
            "two-times",
            "A body with two: the last counts",
            refused("timestamp_too_old"),
            body='{"webhookTimestamp":%d,"webhookTimestamp":1}' % (T * 1000),
        ),
    ],
)


FILE = file("Linear", "https://linear.app/developers/webhooks", linear)

"""What Onfleet sends."""

from tools.codes import compact, hex_key
from tools.families import body_alone
from tools.files import file
from tools.handshakes import echoed_challenge

onfleet = body_alone(
    "onfleet",
    "X-Onfleet-Signature",
    compact({"taskId": "kc8SS1tzuZ~jqjlebKGrUmpe", "time": 1795391934000}),
    hash="sha512",
    key=hex_key,
    more=echoed_challenge("https://example.com/hook?check=Ab3-_.x"),
)

FILE = file("Onfleet", "https://docs.onfleet.com/reference/secrets", onfleet)

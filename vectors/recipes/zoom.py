"""What Zoom sends."""

from tools.codes import compact, hex_mac, utf8
from tools.delivery import Sent, T
from tools.families import in_header, v0_message
from tools.files import file
from tools.verdicts import MISMATCH, MISSING, challenge

ZOOM_URL = compact({"payload": {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"}, "event_ts": 1795391934000, "event": "endpoint.url_validation"})
zoom = in_header(
    "zoom",
    "x-zm-signature",
    "x-zm-request-timestamp",
    v0_message,
    compact({"event": "meeting.started", "event_ts": 1795391934000, "payload": {"object": {"id": "1234567890"}}}),
    prefix="v0=",
    replay="body",
    more=[
        lambda r: r.vector(
            "challenge",
            "The HMAC of a token, for who signed the request for it",
            challenge(
                200,
                compact({"plainToken": "qgg8vlvZRS6UYooatFL8Aw", "encryptedToken": hex_mac(r.secret, "qgg8vlvZRS6UYooatFL8Aw")}),
                content_type="application/json",
            ),
            body=ZOOM_URL,
        ),
        lambda r: r.raw(
            "challenge-unsigned",
            "Unsigned, it asks to sign whatever somebody wants",
            Sent([], utf8(ZOOM_URL.replace("qgg8vlvZRS6UYooatFL8Aw", f"v0:{T}:{{}}"))),
            MISSING,
        ),
        lambda r: r.vector("challenge-forged", "Signed by another", MISMATCH, body=ZOOM_URL, key=r.other("wrong")),
    ],
)

FILE = file("Zoom", "https://developers.zoom.us/docs/api/webhooks/", zoom)

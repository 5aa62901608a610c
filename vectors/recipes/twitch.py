"""What Twitch sends."""

from tools.codes import compact, hex_mac, utf8
from tools.delivery import Sent
from tools.files import file
from tools.parts import BODY, header_part
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, MISSING, challenge

TWITCH_HELLO = compact(
    {"challenge": "pogchamp-kappa-360noscope-vohiyo", "subscription": {"id": "f1c2a387", "status": "webhook_callback_verification_pending"}}
)


def twitch_send(key, d):
    # Nanoseconds: what is beyond milliseconds is cut off.
    at = d.time if d.time is not None else d.iso.replace("Z", ".000634226Z")
    return [
        ("Twitch-Eventsub-Message-Id", d.id),
        ("Twitch-Eventsub-Message-Timestamp", at),
        ("Twitch-Eventsub-Message-Type", "notification"),
        ("Twitch-Eventsub-Message-Signature", "sha256=" + hex_mac(key, d.id, at, d.body)),
    ]


twitch = Recipe(
    "twitch",
    twitch_send,
    compact({"subscription": {"id": "f1c2a387", "type": "channel.follow"}, "event": {"user_id": "1234"}}),
    "Twitch-Eventsub-Message-Signature",
    unit="milliseconds",
    past=600,
    time_header="Twitch-Eventsub-Message-Timestamp",
    signs=(header_part("Twitch-Eventsub-Message-Id"), header_part("Twitch-Eventsub-Message-Timestamp", True), BODY),
    replay=lambda d: d.id,
    id=lambda d: d.id,
    more=[
        lambda r: r.vector(
            "challenge",
            "The signed handshake goes back",
            challenge(200, "pogchamp-kappa-360noscope-vohiyo", content_type="text/plain"),
            body=TWITCH_HELLO,
        ),
        lambda r: r.raw("challenge-unsigned", "Unsigned, it could be anybody's", Sent([], utf8(TWITCH_HELLO)), MISSING),
        lambda r: r.vector(
            "other-id",
            "Another id than the one that was signed",
            MISMATCH,
            change=lambda sent: sent.set("Twitch-Eventsub-Message-Id", "msg_other"),
        ),
        lambda r: r.vector(
            "type-changed",
            "Who sends it again as a handshake has no challenge: it stays what was signed",
            change=lambda sent: sent.set("Twitch-Eventsub-Message-Type", "webhook_callback_verification"),
        ),
    ],
)


FILE = file("Twitch", "https://dev.twitch.tv/docs/eventsub/handling-webhook-events/", twitch)

"""What Discord sends."""

from tools.codes import b64, compact, utf8
from tools.delivery import member
from tools.files import BY_PRIVATE_KEY, file
from tools.parts import BODY, header_part
from tools.public_recipe import public
from tools.verdicts import BAD_SECRET, MISMATCH, MISSING, challenge


def discord_send(key, d):
    return [("X-Signature-Ed25519", key.sign(utf8(d.seconds) + d.body).hex()), ("X-Signature-Timestamp", d.seconds)]


def discord(scheme, body, more, **recipe):
    return public(
        scheme,
        discord_send,
        compact(body),
        "X-Signature-Ed25519",
        unit="seconds",
        past=None,
        future=None,
        time_header="X-Signature-Timestamp",
        signs=(header_part("X-Signature-Timestamp", True), BODY),
        shows=lambda pair, name: pair.point.hex(),
        more=more,
        **recipe,
    )


PONG = {"content_type": "application/json"}
DISCORD_KEYS = [
    lambda r: r.vector("secret-base64", "The key in another form than the vendor's", BAD_SECRET, secrets=[b64(r.pair.point)]),
    lambda r: r.vector("bot-token", "Another secret of the vendor's", BAD_SECRET, secrets=["MTA5.GnXw.u7Kp"]),
]
interactions = discord(
    "discord",
    {"application_id": "1", "id": "2", "token": "t", "type": 2, "version": 1},
    [
        *DISCORD_KEYS,
        lambda r: r.vector(
            "ping",
            "The vendor asks whether somebody verifies",
            challenge(200, '{"type":1}', **PONG),
            body='{"application_id":"1","id":"2","type":1}',
        ),
        lambda r: r.vector(
            "ping-forged",
            "The vendor asks whether anybody is let in: 401, or the endpoint is dropped",
            MISMATCH,
            body='{"application_id":"1","id":"2","type":1}',
            key=r.other("wrong"),
        ),
        lambda r: r.vector(
            "ping-unsigned",
            "The same without a signature",
            MISSING,
            body='{"type":1}',
            change=lambda sent: sent.without("X-Signature-Ed25519"),
        ),
    ],
    replay=member("id"),
)
events = discord(
    "discord-events",
    {"version": 1, "application_id": "1", "type": 1, "event": {"type": "ENTITLEMENT_CREATE"}},
    [
        *DISCORD_KEYS,
        lambda r: r.vector(
            "ping",
            "The vendor asks whether somebody verifies",
            challenge(204, "", **PONG),
            body='{"version":1,"application_id":"1","type":0}',
        ),
        lambda r: r.vector(
            "ping-forged",
            "The vendor asks whether anybody is let in",
            MISMATCH,
            body='{"version":1,"application_id":"1","type":0}',
            key=r.other("wrong"),
        ),
    ],
    replay="body",
)


FILE = file(
    "Discord",
    ["https://docs.discord.com/developers/interactions/overview", "https://docs.discord.com/developers/events/webhook-events"],
    interactions,
    events,
    derivation=BY_PRIVATE_KEY,
)

"""What Front sends."""

from tools.codes import b64_mac, compact, utf8
from tools.delivery import Sent
from tools.families import in_header, signs_body, time_colon_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISSING, challenge

SYNC = compact({"type": "sync", "authorization": {"id": "cmp_abc"}})


def with_challenge(sent):
    sent.headers.append(("x-front-challenge", 'a"b'))


front = in_header(
    "front",
    "X-Front-Signature",
    "X-Front-Request-Timestamp",
    time_colon_body,
    compact({"type": "inbound_received", "payload": {"id": "evt_55c8c149"}}),
    code=b64_mac,
    unit="milliseconds",
    more=[
        lambda r: r.vector(
            "challenge",
            "The signed handshake goes back, as JSON",
            challenge(200, '{"challenge":"a\\"b"}', content_type="application/json"),
            body=SYNC,
            change=with_challenge,
        ),
        lambda r: r.raw("challenge-unsigned", "Unsigned, it could be anybody's", Sent([("x-front-challenge", "abc")], utf8(SYNC)), MISSING),
        lambda r: r.vector("challenge-on-event", "A challenge that nobody signed makes no handshake of an event", change=with_challenge),
        lambda r: r.vector(
            "rule",
            "What a rule signs is another scheme",
            MALFORMED,
            change=lambda sent: sent.set("X-Front-Signature", b64_mac(r.secret, r.body, algorithm="sha1")),
        ),
    ],
)
front_rule = Recipe(
    "front-rule",
    signs_body("X-Front-Signature", b64_mac, algorithm="sha1"),
    compact({"type": "inbound", "id": "evt_55c8c149"}),
    "X-Front-Signature",
    "base64",
)

FILE = file("Front", ["https://dev.frontapp.com/docs/application-webhooks", "https://dev.frontapp.com/docs/webhooks-1"], front, front_rule)

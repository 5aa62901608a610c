"""What Okta sends."""

from tools.credentials import shared_token
from tools.delivery import Sent
from tools.files import file
from tools.verdicts import MISSING, challenge, refused

CHALLENGED = Sent(
    [("X-Okta-Verification-Challenge", "Me_rShK8JHsTnbyYrWXCEoMGbM_zsZ6k0hLPZ_Pg"), ("Authorization", "my-shared-secret")], b"", None, "GET"
)
okta = shared_token(
    "okta",
    "Authorization",
    {"eventType": "com.okta.event_hook", "data": {"events": [{"uuid": "1"}]}},
    more=[
        lambda r: r.raw(
            "challenge",
            "The vendor asks whether somebody is there",
            CHALLENGED,
            challenge(200, '{"verification":"Me_rShK8JHsTnbyYrWXCEoMGbM_zsZ6k0hLPZ_Pg"}', content_type="application/json"),
        ),
        lambda r: r.raw(
            "challenge-quotes",
            "What goes back is a JSON text",
            Sent([("x-okta-verification-challenge", 'a"b\\c')], b"", None, "GET"),
            challenge(200, '{"verification":"a\\"b\\\\c"}', content_type="application/json"),
        ),
        lambda r: r.raw("get", "A GET without one", Sent([("Authorization", r.secret)], b"", None, "GET"), refused("method_not_allowed")),
        lambda r: r.raw(
            "challenge-post",
            "On a POST it makes no handshake",
            Sent([("X-Okta-Verification-Challenge", "x")], b"{}", None, "POST"),
            MISSING,
        ),
    ],
)

FILE = file("Okta", "https://developer.okta.com/docs/concepts/event-hooks/", okta)

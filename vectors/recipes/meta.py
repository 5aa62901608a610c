"""What Meta sends."""

from tools.delivery import Sent
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH, MISSING, challenge, refused

HUB = [("hub.mode", "subscribe"), ("hub.challenge", "1158201444"), ("hub.verify_token", "meatyhamhock")]
META_URL = "https://example.com/hook?" + "&".join(f"{name}={value}" for name, value in HUB)


def meta_subscription(r):
    """The GET by which a page subscribes."""
    get = lambda url: Sent([], b"", url, "GET")
    chosen = {"verifyToken": "meatyhamhock"}
    return [
        r.raw(
            "challenge",
            "The token is the one that was chosen: the challenge goes back",
            get(META_URL),
            challenge(200, "1158201444", content_type="text/plain"),
            options=chosen,
        ),
        r.raw("challenge-other-token", "Another token", get(META_URL.replace("meaty", "other")), MISMATCH, options=chosen),
        r.raw("challenge-no-token", "No token", get(META_URL.rpartition("&")[0]), MISMATCH, options=chosen),
        r.raw("challenge-unconfigured", "No token was chosen: nobody can know it", get(META_URL), refused("unsigned")),
        r.raw(
            "challenge-twice", "Two tokens in one URL", get(META_URL + "&hub.verify_token=x"), refused("duplicate_header"), options=chosen
        ),
        r.raw("get", "A GET that is no handshake", get("https://example.com/hook"), refused("method_not_allowed"), options=chosen),
        r.raw(
            "post-challenge",
            "A handshake's parameters on a POST do not make it one",
            Sent([], r.body, META_URL, "POST"),
            MISSING,
            options=chosen,
        ),
    ]


meta = body_alone(
    "meta",
    "X-Hub-Signature-256",
    '{"object":"page","entry":[{"id":"0","time":1795391934,"changes":[{"field":"name","value":"\\u00c5sa \\ud83d\\ude00"}]}]}',
    prefix="sha256=",
    more=[
        lambda r: r.vector(
            "unescaped",
            "Letters unescaped on the way: Meta signs the escapes that it sends",
            MISMATCH,
            body='{"name":"Åsa"}',
            signed='{"name":"\\u00c5sa"}',
        ),
        meta_subscription,
    ],
)

FILE = file("Meta", "https://developers.facebook.com/docs/graph-api/webhooks/getting-started", meta)

"""What monday.com sends."""

from tools.codes import compact, utf8
from tools.delivery import Sent, T
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import claims_of, forged, resigned, token, token_recipe, token_vectors
from tools.verdicts import MALFORMED, MISMATCH, MISSING, challenge, refused


def monday_send(key, d):
    return [
        ("Authorization", token(key, claims_of(d, accountId=1825529, userId=4012689, aud=d.url, exp=d.ms // 1000 + 300, iat=d.ms // 1000)))
    ]


MONDAY = compact({"event": {"userId": 9603417, "boardId": 1771812698, "pulseId": 1772099344, "type": "create_pulse"}})
monday = token_recipe(
    "monday", monday_send, MONDAY, "Authorization", unit="seconds", url="https://example.com/hook?a=1", covers="sender", replay=None
)
hello = lambda body: Sent([], utf8(body), monday.url, "POST")


FILE = file(
    "monday.com",
    ["https://developer.monday.com/apps/docs/authorization-header", "https://developer.monday.com/api-reference/docs/webhooks"],
    monday,
    [
        *token_vectors(monday, b"public"),
        monday.vector("other-body", "The token says nothing of the body", body=MONDAY.replace("create", "delete"), signed=MONDAY),
        monday.vector(
            "other-url", "A token for another URL", MISMATCH, change=lambda sent: setattr(sent, "url", "https://example.com/hook?a=2")
        ),
        monday.vector(
            "no-url",
            "The URL is signed, and was not given",
            refused("signature_mismatch", hint="URL"),
            change=lambda sent: setattr(sent, "url", None),
        ),
        monday.vector(
            "bearer",
            "With what others write before a token",
            MALFORMED,
            change=lambda sent: sent.set("Authorization", "Bearer " + sent.value("Authorization")),
        ),
        forged(monday, resigned(monday, claims={"aud": None}), "no-url-claim", "A token for any URL", MISMATCH),
        *(
            forged(monday, resigned(monday, claims={"aud": value}), f"aud-{label}", comment, expect)
            for label, comment, value, expect in [
                ("list", "RFC 7519, section 4.1.3: an audience may be a list", [monday.url], {}),
                ("list-other", "With others, too", ["https://example.com/other", monday.url], {}),
                ("list-without", "But not without the URL", ["https://example.com/other"], MISMATCH),
                ("list-empty", "Nor with nobody in it", [], MISMATCH),
                ("list-inside", "Nor with a list in it", [[monday.url]], MISMATCH),
                ("object", "An object names nobody", {"url": monday.url}, MISMATCH),
            ]
        ),
        forged(monday, resigned(monday, claims={"exp": None}), "no-expiry", "A token for ever", refused("missing_timestamp")),
        forged(
            monday,
            resigned(monday, claims={"exp": T - 300}),
            "expired",
            "Too late, but for what clocks may differ by",
            refused("timestamp_too_old"),
        ),
        forged(monday, resigned(monday, claims={"iat": None}), "no-time", "Nothing says when", refused("missing_timestamp")),
        monday.raw(
            "challenge",
            "The vendor asks whether somebody is there",
            hello('{"challenge":"3eZbrw1aBm2rZgRN\\"x"}'),
            challenge(200, '{"challenge":"3eZbrw1aBm2rZgRN\\"x"}', content_type="application/json"),
        ),
        monday.raw("challenge-object", "What goes back is a text", hello('{"challenge":{"a":1}}'), MISSING),
        monday.raw("challenge-inside", "One inside an event makes no handshake of it", hello('{"event":{"challenge":"x"}}'), MISSING),
    ],
    derivation=BY_PRIVATE_KEY,
)

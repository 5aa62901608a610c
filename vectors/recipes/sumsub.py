"""What Sumsub sends."""

from tools.codes import compact, hex_hash, hex_mac, utf8
from tools.delivery import Delivery, Sent, member
from tools.extras import further_refusals
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, refused

SUMSUB_BODY = compact(
    {
        "applicantId": "5cb744200a975a67ed1798a4",
        "inspectionId": "5cb744200a975a67ed1798a5",
        "applicantType": "individual",
        "correlationId": "req-fa94263f-0b23-42d7-9393-ab10b28ef42d",
        "levelName": "basic-kyc-level",
        "externalUserId": "externalUserId",
        "type": "applicantReviewed",
        "sandboxMode": False,
        "reviewStatus": "completed",
        "reviewResult": {
            "reviewAnswer": "RED",
            "moderationComment": "Please upload a live photo",
            "reviewRejectType": "RETRY",
            "rejectLabels": ["SCREENSHOTS"],
        },
        "createdAtMs": "2026-11-23 00:12:13.894",
        "clientId": "SumsubClient",
    }
)
SUMSUB_SECRET = "SoMe_SeCrEt_KeY"


def sumsub(scheme, digest, name):
    def send(key, d):
        return [("X-Payload-Digest", hex_mac(key, d.body, algorithm=digest)), ("X-Payload-Digest-Alg", name)]

    return Recipe(
        scheme=scheme,
        send=send,
        body=SUMSUB_BODY,
        signature="X-Payload-Digest",
        secret=SUMSUB_SECRET,
        id=member("applicantId"),
        replay="body",
    )


def sumsub_vectors(recipe, others):
    yield from recipe.vectors()
    yield from further_refusals(json_only=False, other_kind={"applicantId": {"id": "5cb744200a975a67ed1798a4"}})(recipe)
    yield recipe.vector(
        "number",
        "A number where a text is documented",
        {"id": "5"},
        body='{"type":"applicantReviewed","applicantId":5,"reviewResult":{"rejectLabels":"A"}}',
    )
    yield recipe.vector(
        "no-algorithm", "Nothing says which HMAC it is", MALFORMED, change=lambda sent: sent.without("X-Payload-Digest-Alg")
    )
    yield recipe.vector(
        "two-algorithms",
        "The algorithm twice",
        refused("duplicate_header"),
        change=lambda sent: sent.headers.append(("x-payload-digest-alg", "HMAC_SHA1_HEX")),
    )
    yield recipe.vector(
        "lower-case-algorithm",
        "A name that the vendor does not write",
        MALFORMED,
        change=lambda sent: sent.set("X-Payload-Digest-Alg", sent.value("X-Payload-Digest-Alg").lower()),
    )
    for other in others:
        label = other.scheme.removeprefix("sumsub").lstrip("-") or "sha256"
        theirs = Sent(other.send(utf8(SUMSUB_SECRET), Delivery(other.body)), other.body)
        name = theirs.value("X-Payload-Digest-Alg")
        yield recipe.raw(f"signed-{label}", "The header may not choose another HMAC than the caller", theirs, MALFORMED)
        yield recipe.vector(
            f"named-{label}",
            "A genuine signature under another's name",
            MALFORMED,
            change=lambda sent, name=name: sent.set("X-Payload-Digest-Alg", name),
        )


SUMSUB = [
    sumsub("sumsub", "sha256", "HMAC_SHA256_HEX"),
    sumsub("sumsub-sha512", "sha512", "HMAC_SHA512_HEX"),
    sumsub("sumsub-sha1", "sha1", "HMAC_SHA1_HEX"),
]


FILE = file(
    "Sumsub",
    ["https://docs.sumsub.com/docs/webhook-manager", "https://docs.sumsub.com/docs/user-verification-webhooks"],
    *(sumsub_vectors(recipe, [other for other in SUMSUB if other is not recipe]) for recipe in SUMSUB),
    [
        SUMSUB[2].raw(
            "published-1",
            "The digest of the vendor's example (Sumsub's documentation of testDigest)",
            Sent(
                [("x-payload-digest", "f6e92ffe371718694d46e28436f76589312df8db"), ("x-payload-digest-alg", "HMAC_SHA1_HEX")], b"someText"
            ),
            {"keyIndex": 0, "covers": "body", "replayKey": hex_hash("someText")},
        ),
    ],
)

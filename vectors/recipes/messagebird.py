"""What MessageBird sends."""

from tools.codes import compact, hex_hash
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import claims_of, forged, resigned, token, token_recipe, token_vectors
from tools.parts import URL
from tools.public_recipe import OTHER_P256
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, refused

MESSAGEBIRD_ID = "59a244dc-e9ad-4e23-9778-371faa238f72"


def messagebird_send(key, d, alg="HS256"):
    body_hash = hex_hash(d.body) if d.body else None
    claims = claims_of(
        d, iss="MessageBird", nbf=d.ms // 1000, exp=d.ms // 1000 + 60, jti=MESSAGEBIRD_ID, url_hash=hex_hash(d.url), payload_hash=body_hash
    )
    return [("MessageBird-Signature-JWT", token(key, claims, alg=alg))]


def messagebird_more(r):
    v = r.vector
    return [
        *token_vectors(r, b"public"),
        v("no-body", "No body, and no hash of one", body=""),
        v("body-added", "A body where none was signed", MISMATCH, body="x", signed=""),
        v("body-removed", "No body where one was signed", MISMATCH, body="", signed=r.body),
        v("other-url", "Called at another URL", MISMATCH, change=lambda sent: setattr(sent, "url", "https://example.com/other")),
        v(
            "no-url",
            "The URL is signed, and was not given",
            refused("signature_mismatch", hint="URL"),
            change=lambda sent: setattr(sent, "url", None),
        ),
        v("delete", "Any method", method="DELETE"),
        forged(r, resigned(r, claims={"iss": "Somebody"}), "other-issuer", "A token for something else", MALFORMED),
        forged(r, resigned(r, claims={"exp": None}), "no-expiry", "A token for ever", refused("missing_timestamp")),
        forged(r, resigned(r, claims={"nbf": None}), "no-time", "Nothing says from when on", refused("missing_timestamp")),
        forged(r, resigned(r, alg="HS384"), "hs384", "Another of the vendor's algorithms", {}),
        forged(r, resigned(r, alg="HS512"), "hs512", "Another of the vendor's algorithms", {}),
        v("secret-pem", "A public key is no secret", BAD_SECRET, secrets=[OTHER_P256.pem]),
    ]


messagebird = token_recipe(
    "messagebird",
    messagebird_send,
    compact({"id": "m-1", "status": "delivered"}),
    "MessageBird-Signature-JWT",
    unit="seconds",
    past=64.9995,
    future=5,
    url="https://example.com/hook?a=1",
    signs=(URL,),
    replay=lambda d: MESSAGEBIRD_ID,
    id=lambda d: MESSAGEBIRD_ID,
)


FILE = file(
    "MessageBird",
    [
        "https://developers.messagebird.com/api/#verifying-http-requests",
        "https://github.com/messagebird/messagebird-nodejs/blob/master/lib/testdata/webhook-signature-jwt-reference.json",
    ],
    messagebird,
    messagebird_more(messagebird),
    derivation=BY_PRIVATE_KEY,
)

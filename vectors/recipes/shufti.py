"""What Shufti sends."""

import hashlib

from tools.codes import compact, hex_hash, hex_mac
from tools.delivery import member
from tools.extras import further_refusals, wrong_signature
from tools.files import file
from tools.recipe import Recipe

SHUFTI_BODY = compact(
    {"reference": "SP_REQUEST_4711", "event": "verification.accepted", "verification_result": {"face": 1}, "url": "https://example.com/æ"}
)
SHUFTI = Recipe(
    scheme="shufti",
    send=lambda key, d: [("Signature", hex_hash(d.body, hex_hash(key)))],
    body=SHUFTI_BODY,
    signature="Signature",
    id=member("reference"),
    more=[further_refusals()],
)


FILE = file(
    "Shufti",
    ["https://developers.shuftipro.com"],
    SHUFTI,
    [
        wrong_signature("hmac", "An HMAC is not what Shufti computes", lambda key, body: hex_mac(key, body))(SHUFTI),
        wrong_signature("hmac-hashed-secret", "Nor with the secret's hash as its key", lambda key, body: hex_mac(hex_hash(key), body))(
            SHUFTI
        ),
        wrong_signature("secret-unhashed", "The secret is hashed before it is hashed with the body", lambda key, body: hex_hash(body, key))(
            SHUFTI
        ),
        wrong_signature("secret-first", "And stands after the body", lambda key, body: hex_hash(hex_hash(key), body))(SHUFTI),
        wrong_signature("secret-bytes", "As hex, not as bytes", lambda key, body: hex_hash(body, hashlib.sha256(key).digest()))(SHUFTI),
        wrong_signature("hash-alone", "What anybody can compute", lambda key, body: hex_hash(body))(SHUFTI),
    ],
)

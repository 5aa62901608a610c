"""What Plaid sends."""

import json

from tools.codes import compact, hex_hash
from tools.delivery import T
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import claims_of, forged, resigned, token, token_vectors
from tools.public_keys import P256
from tools.public_recipe import OTHER_ED25519, PAIRS, public
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, refused


def kid_of(secret):
    return json.loads(secret)["kid"]


def plaid_send(key, d):
    kid = next((kid_of(shown) for shown, pair in PAIRS.items() if pair is key and shown.startswith("{")), None)
    return [("Plaid-Verification", token(key, claims_of(d, iat=d.ms // 1000, request_body_sha256=hex_hash(d.body)), kid=kid))]


def plaid_more(r):
    v, secret = r.vector, json.loads(r.secret)
    other = json.loads(r.other("previous"))
    keys = lambda *members: json.dumps({"keys": members})
    p384 = {"kty": "EC", "crv": "P-384", "kid": "x", "x": "AQ", "y": "AQ"}
    return [
        *token_vectors(r, r.pair.spki),
        v("key-set", "The key among others", secrets=[keys(other, p384, secret)]),
        v(
            "key-unknown",
            "None of the given keys is the one that the token names",
            refused("key_required", "verify", secret["kid"]),
            secrets=[json.dumps(other)],
        ),
        v("key-none", "No key yet", refused("key_required", "verify", secret["kid"]), secrets=[keys()]),
        v("key-nameless", "A key without a name is tried", secrets=[json.dumps({k: value for k, value in secret.items() if k != "kid"})]),
        v("key-pem", "The same key as PEM", secrets=[r.pair.pem]),
        v("key-for-encryption", "A key that is not for signatures", BAD_SECRET, secrets=[json.dumps(secret | {"use": "enc"})]),
        v(
            "key-for-wrapping",
            "A key that is for something else than to verify (RFC 7517, section 4.3)",
            BAD_SECRET,
            secrets=[json.dumps(secret | {"key_ops": ["wrapKey"]})],
        ),
        v("key-other-alg", "A key that says it is for something else", BAD_SECRET, secrets=[json.dumps(secret | {"alg": "ES384"})]),
        v(
            "key-private",
            "The vendor's private key, which nobody else may have",
            refused("invalid_secret", "construct", "private"),
            secrets=[json.dumps(secret | {"d": "AQ"})],
        ),
        v("key-off-curve", "A point beside the curve", BAD_SECRET, secrets=[json.dumps(secret | {"x": secret["y"]})]),
        v("key-twice-named", "Two members of one name", BAD_SECRET, secrets=[r.secret[:-1] + ', "kid": "x"}']),
        v("key-p384", "A key of another curve", BAD_SECRET, secrets=[json.dumps(p384)]),
        v(
            "key-text",
            "The API secret, which is no key: none is given before a delivery names one",
            refused("invalid_secret", "construct", "key_required"),
            secrets=["5f2c9e"],
        ),
        forged(
            r,
            lambda value: token(OTHER_ED25519, "{}", kid=secret["kid"]),
            "alg-eddsa",
            "An algorithm that is good, and not the vendor's",
            MALFORMED,
        ),
        forged(r, resigned(r, claims={"request_body_sha256": None}), "no-hash", "Nothing says which body was signed", MISMATCH),
        forged(r, resigned(r, claims={"iat": None}), "no-time", "Nothing says when", refused("missing_timestamp")),
        forged(
            r,
            resigned(r, claims={"request_body_sha256": hex_hash(r.body).upper()}),
            "hash-upper-case",
            "One text form for each hash",
            MISMATCH,
        ),
        forged(r, resigned(r, kid=7), "kid-number", "A name that is no text", MALFORMED),
    ]


plaid = public(
    "plaid",
    plaid_send,
    compact({"webhook_type": "IDENTITY_VERIFICATION", "webhook_code": "STATUS_UPDATED", "identity_verification_id": "idv_52xR9LKo77r1Np"}),
    "Plaid-Verification",
    "token",
    unit="seconds",
    kind=P256,
    more=[lambda r: r.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET")],
    shows=lambda pair, name: pair.jwk(alg="ES256", use="sig", kid=name, created_at=T - 86400, expired_at=None),
)


FILE = file("Plaid", "https://plaid.com/docs/api/webhooks/webhook-verification/", plaid, plaid_more(plaid), derivation=BY_PRIVATE_KEY)

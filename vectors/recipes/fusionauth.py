"""What FusionAuth sends."""

import hashlib
import json

from tools.codes import b64, b64url, compact, from_b64url, utf8
from tools.delivery import member
from tools.files import BY_PRIVATE_KEY, file
from tools.jws import forged, hashing, token, token_recipe, token_vectors
from tools.public_keys import P256, Ed25519, Rsa, stream
from tools.public_recipe import PAIRS, public
from tools.verdicts import MALFORMED, MISMATCH, refused

body_hash_base64 = lambda d: b64(hashlib.sha256(d.body).digest())
FUSIONAUTH = "X-FusionAuth-Signature-JWT"
fusion_send = hashing(FUSIONAUTH, request_body_sha256=body_hash_base64)
fusion_body = compact({"event": {"type": "user.create", "id": "e1"}})
fusionauth = token_recipe("fusionauth", fusion_send, fusion_body, FUSIONAUTH, replay=member("event", "id"))
fusion_public = public(
    "fusionauth-public",
    fusion_send,
    fusion_body,
    FUSIONAUTH,
    "token",
    kind=P256,
    shows=lambda pair, name: pair.jwk(),
    replay=member("event", "id"),
)
rsa = Rsa(stream("fusionauth-public rsa", 32))
weak = Rsa(stream("fusionauth-public weak", 32), bits=1024)
okp = Ed25519(stream("fusionauth-public ed25519", 32))
PAIRS.update({one.pem: one for one in (rsa, okp)})


def rsa_vectors(r):
    large = lambda value, change: value.rsplit(".", 1)[0] + "." + b64url(change(from_b64url(value.rsplit(".", 1)[1])))
    return [
        r.vector("rsa", "Signed with an RSA key", key=rsa.pem, secrets=[rsa.pem]),
        r.vector(
            "rsa-jwk",
            "The same, the key as a JWK in a set",
            key=rsa.pem,
            secrets=[json.dumps({"keys": [r.pair.jwk_members, rsa.jwk_members]})],
        ),
        r.vector("rsa-flipped", "Another body", MISMATCH, key=rsa.pem, secrets=[rsa.pem], body=r.body.replace(b"e1", b"e2"), signed=r.body),
        forged(
            r,
            lambda value: large(value, lambda one: one + bytes(1)),
            "rsa-long",
            "Longer than the key",
            MISMATCH,
            key=rsa.pem,
            secrets=[rsa.pem],
        ),
        forged(
            r,
            lambda value: large(value, lambda one: one[:-1]),
            "rsa-short",
            "Shorter than any key",
            MALFORMED,
            key=rsa.pem,
            secrets=[rsa.pem],
        ),
        forged(
            r,
            lambda value: large(value, lambda one: bytes(1025)),
            "rsa-huge",
            "Longer than any key",
            MALFORMED,
            key=rsa.pem,
            secrets=[rsa.pem],
        ),
        forged(
            r, lambda value: large(value, lambda one: bytes(256)), "rsa-zero", "Nothing but zeros", MISMATCH, key=rsa.pem, secrets=[rsa.pem]
        ),
        r.vector("rsa-es256", "The key of an algorithm other than the token's", MISMATCH, secrets=[rsa.pem]),
        r.vector("ed25519", "Signed with an Ed25519 key, which the vendor calls OKP", key=okp.pem, secrets=[okp.pem]),
        r.vector("ed25519-jwk", "The same, the key as a JWK", key=okp.pem, secrets=[okp.jwk()]),
        r.vector("rsa-1024", "A key that can be broken", refused("invalid_secret", "construct", "2,048"), secrets=[weak.pem]),
    ]


FILE = file(
    "FusionAuth",
    "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
    fusionauth,
    fusion_public,
    [
        *token_vectors(fusionauth, b"public"),
        *token_vectors(fusion_public, fusion_public.pair.pem.encode()),
        forged(
            fusionauth,
            lambda value: token(fusion_public.pair, '{"request_body_sha256":"%s"}' % b64(hashlib.sha256(utf8(fusion_body)).digest())),
            "es256",
            "Signed with a key of the other scheme",
            MALFORMED,
        ),
        *rsa_vectors(fusion_public),
    ],
    derivation=BY_PRIVATE_KEY,
)

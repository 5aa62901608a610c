"""Standard Webhooks: `v1,<base64>` over `<id>.<seconds>.<body>`, also under Svix's names."""

from tools.codes import b64, b64_mac, compact, whsec
from tools.delivery import NOW, T
from tools.parts import BODY, header_part
from tools.recipe import Recipe
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, MISSING, refused

SPEC = "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"
EVENT = compact({"type": "invoice.paid", "timestamp": "2026-11-22T23:18:54Z", "data": {"id": "inv_7"}})


def standard_webhooks(names="webhook"):
    """`v1,<base64>` over `<id>.<seconds>.<body>`."""
    return lambda key, d: [
        (f"{names}-id", d.id),
        (f"{names}-timestamp", d.seconds),
        (f"{names}-signature", "v1," + b64_mac(key, d.id, ".", d.seconds, ".", d.body)),
    ]


def standard_parts(names="webhook"):
    return header_part(f"{names}-id"), ".", header_part(f"{names}-timestamp", True), ".", BODY


def sw_secret(letter):
    """A Standard Webhooks secret of 24 bytes."""
    return "whsec_" + b64((letter * 24).encode())


def standard_recipe(scheme, names="webhook", more=(), **recipe):
    recipe = {"secret": sw_secret(scheme[0]), "key": whsec, "body": EVENT, "replay": lambda d: d.id} | recipe
    return Recipe(
        scheme,
        standard_webhooks(names),
        signature=f"{names}-signature",
        encoding="base64",
        unit="seconds",
        time_header=f"{names}-timestamp",
        id=lambda d: d.id,
        signs=standard_parts(names),
        more=list(more),
        **recipe,
    )


SW_PADDED = "whsec_" + b64(bytes(range(32)))


def standard_vectors(r):
    """Of several signatures, of the id, and of the secret's form."""
    name, identifier = r.signature, r.signature.replace("signature", "id")
    return [
        r.vector(
            "two-signatures",
            "One for each secret in force",
            change=lambda sent: sent.set(name, "v1," + b64_mac("x", "y") + " " + sent.value(name)),
        ),
        r.vector(
            "v1a-beside",
            "A signature by a public key beside: it does not count, and does not harm",
            change=lambda sent: sent.set(name, "v1a," + b64(bytes(64)) + " " + sent.value(name)),
        ),
        r.vector(
            "only-v1a",
            "Nothing but a signature by a public key",
            MALFORMED,
            change=lambda sent: sent.set(name, sent.value(name).replace("v1,", "v1a,")),
        ),
        r.vector(
            "joined",
            "Two headers as Node and Fetch join them",
            refused("duplicate_header"),
            change=lambda sent: sent.set(name, sent.value(name) + ", " + sent.value(name)),
        ),
        r.vector("retry", "A retry has the id and another time", ms=T * 1000 + 5000, now=NOW + 5000),
        r.vector("other-id", "Another id than the one that was signed", MISMATCH, change=lambda sent: sent.set(identifier, "msg_other")),
        r.vector("no-id", "Without its id", MISSING, change=lambda sent: sent.without(identifier)),
        r.vector("two-ids", "Two ids", refused("duplicate_header"), change=lambda sent: sent.headers.append((identifier, "msg_other"))),
        *secret_forms(r),
    ]


def secret_forms(r):
    return [
        r.vector("secret-bare", "The secret without its prefix is the same secret", secrets=[r.secret.removeprefix("whsec_")]),
        r.vector("secret-unpadded", "A secret without its padding", key=SW_PADDED, secrets=[SW_PADDED.rstrip("=")]),
        r.vector(
            "secret-spare-bits",
            "A bit is set beyond its last byte: Python, Node and PHP take it",
            key=SW_PADDED,
            secrets=[SW_PADDED.replace("8=", "9=")],
        ),
        r.vector("secret-not-base64", "A secret that is no base64", BAD_SECRET, secrets=["whsec_not base64!"]),
        r.vector("secret-short", "Part of the secret is missing", BAD_SECRET, secrets=["whsec_" + b64(b"x" * 15)]),
        r.vector("secret-public", "A public key is none of this scheme's", BAD_SECRET, secrets=["whpk_" + b64(b"x" * 32)]),
    ]


# What the reference libraries' tests sign.
SW_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SW_BODY = '{"test": 2432232314}'
SW_ID, SW_T = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330
SW_TAG = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def trio(identifier, time, signature, names="webhook"):
    return {f"{names}-id": identifier, f"{names}-timestamp": str(time), f"{names}-signature": signature}


def accepted(identifier, time):
    return dict(timestamp=time * 1000, id=identifier, replayKey=identifier)

"""Tokens (RFC 7515): what makes them, and what every receiver of one must withstand."""

import hmac
import json

from tools.codes import b64url, from_b64url
from tools.delivery import T
from tools.public_keys import P256, Ed25519, Rsa
from tools.public_recipe import PublicRecipe
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused

ALGORITHMS = {Ed25519: "EdDSA", P256: "ES256", Rsa: "RS256"}


def token(key, claims, **header):
    """The compact form; the key is one of public_keys.py, or the bytes of a shared one."""
    names = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
    header = {"alg": ALGORITHMS.get(type(key), "HS256"), "typ": "JWT"} | header
    header = {name: value for name, value in header.items() if value is not None}
    claims = claims if isinstance(claims, str) else json.dumps(claims, separators=(",", ":"))
    signed = f"{b64url(json.dumps(header, separators=(',', ':')))}.{b64url(claims)}"
    if isinstance(key, bytes):
        signature = hmac.digest(key, signed.encode(), names.get(header["alg"], "sha256"))
    else:
        signature = key.sign(signed.encode())
    return f"{signed}.{b64url(signature)}"


def number(d, seconds):
    """A time as JSON: a number, also where it is not one that a token may have."""
    if d.time is None:
        return str(seconds)
    return d.time if d.time[-1].isdigit() else json.dumps(d.time)


def claims_of(d, **claims):
    """Claims as JSON, of which those given as `iat` and `nbf` are the time's."""
    pairs = [
        f'"{name}":{number(d, value) if name in ("iat", "nbf") else json.dumps(value)}'
        for name, value in claims.items()
        if value is not None
    ]
    return "{" + ",".join(pairs) + "}"


def forged(r, change, name, comment, expect, **more):
    """A token put together by hand from what the vendor would send."""

    def alter(sent):
        value = sent.value(r.signature)
        prefix = "Bearer " if value.startswith("Bearer ") else ""
        sent.set(r.signature, prefix + change(value.removeprefix(prefix)))

    return r.vector(name, comment, expect, change=alter, **more)


def unsigned(value, alg):
    _, claims, _ = value.split(".")
    return b64url(json.dumps({"alg": alg, "typ": "JWT"})) + "." + claims


def header_of(value, **members):
    return json.loads(from_b64url(value.split(".")[0])) | members


NULL = object()  # a claim that is there, and is null


def resigned(r, claims=None, text=None, **members):
    """A token with other headers or claims, signed by the vendor; a claim that is None is not there."""

    def change(value):
        header, payload = header_of(value, **members), value.split(".")[1]
        if claims:
            decoded = json.loads(from_b64url(payload))
            payload = json.dumps({name: None if one is NULL else one for name, one in (decoded | claims).items() if one is not None})
        else:
            payload = text if text is not None else from_b64url(payload).decode()
        return token(r.key(r.secret), payload, **header)

    return change


# What no claim may be that is a time.
NO_TIMES = {"object": {}, "list": [T], "null": NULL, "empty": "", "text": "soon", "digits": str(T), "true": True, "negative": -T}


def token_vectors(r, confused):
    """What every token must withstand. `confused` are the bytes that a public key, or a secret, shows."""

    def hs256(value):
        signed = unsigned(value, "HS256")
        return signed + "." + b64url(hmac.digest(confused, signed.encode(), "sha256"))

    v = lambda *args, **more: forged(r, *args, **more)
    alg_twice = lambda value: b64url('{"alg":"%s","alg":"none"}' % header_of(value)["alg"]) + "." + value.split(".", 1)[1]
    yield v(lambda value: unsigned(value, "none") + ".", "alg-none", "No algorithm, no signature", MALFORMED)
    yield v(
        lambda value: unsigned(value, "none") + "." + value.split(".")[2],
        "alg-none-signed",
        "No algorithm, a signature of another",
        MALFORMED,
    )
    yield v(lambda value: unsigned(value, "nOnE") + ".", "alg-none-case", "No algorithm, in other letters", MALFORMED)
    yield v(hs256, "alg-confusion", "A code whose secret is the public key's text", MALFORMED if isinstance(r, PublicRecipe) else MISMATCH)
    yield v(resigned(r, alg="PS256"), "alg-other", "An algorithm that the vendor does not use", MALFORMED)
    yield v(resigned(r, crit=["exp"], exp=1), "critical", "An extension that must be known, and is not", MALFORMED)
    yield v(resigned(r, b64=False), "unencoded", "RFC 7797 changes what is signed", MALFORMED)
    yield v(lambda value: value.replace(".", ".."), "four-parts", "More parts than a token has", MALFORMED)
    yield v(lambda value: value.rsplit(".", 1)[0], "two-parts", "No signature", MALFORMED)
    yield v(lambda value: value + "=", "padded", "Padding, which tokens have not", MALFORMED)
    yield v(alg_twice, "alg-twice", "Two algorithms: readers would disagree which holds", MALFORMED)
    yield v(resigned(r, text='["iss"]'), "claims-list", "Signed, and no object", MALFORMED)
    yield v(resigned(r, text='{"iss":"x","iss":"x"}'), "claims-twice", "Signed, and two claims of one name", MALFORMED)
    yield from token_times(r)


def token_times(r):
    """What a token says of its own time."""
    v = lambda *args, **more: forged(r, *args, **more)
    expired = resigned(r, claims={"exp": T - 3600})
    yield v(expired, "token-expired", "RFC 7519, section 4.1.4: a token says until when it holds", refused("timestamp_too_old"))
    yield v(
        resigned(r, claims={"nbf": T + 3600}), "token-early", "RFC 7519, section 4.1.5: and from when on", refused("timestamp_in_future")
    )
    for claim, ahead in [("exp", 30), ("nbf", -1)]:
        for label, value in NO_TIMES.items():
            no_time = resigned(r, claims={claim: value})
            yield v(no_time, f"{claim}-{label}", "RFC 7519, section 2: a time is a number of seconds", refused("malformed_timestamp"))
        expect = {"timestamp": (T + ahead) * 1000 + 500} if (r.scheme, claim) == ("messagebird", "nbf") else {}
        yield v(resigned(r, claims={claim: T + ahead + 0.5}), f"{claim}-fraction", "Which may have a fraction", expect)
    if r.unit:
        options = {"tolerance": {"future": 10**9}}
        yield v(
            expired,
            "exp-tolerance",
            "Who takes any time ahead does not take what has expired",
            refused("timestamp_too_old"),
            options=options,
        )


def token_recipe(scheme, send, body, header, **recipe):
    """A scheme whose vendor signs a token with a shared secret."""
    return Recipe(scheme, send, body, header, "token", **recipe)


def hashing(header, prefix="", **claims):
    """A token with fixed claims and one that is a hash of the body."""
    made = lambda d: {name: value(d) if callable(value) else value for name, value in claims.items()}
    return lambda key, d: [(header, prefix + token(key, made(d)))]


def no_hash(r, claim):
    return forged(r, resigned(r, claims={claim: None}), "no-hash", "Nothing says which body was signed", MISMATCH)

"""Credentials in a header, which prove the sender and nothing of the body: a shared token, HTTP Basic, a bearer's."""

from tools.codes import b64, compact
from tools.extras import further_refusals
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused


def shows_token(header, prefix=""):
    """The secret itself in a header."""
    return lambda key, d: [(header, prefix + key.decode())]


def shared_token(scheme, header, body, prefix="", basic=False, more=(), **recipe):
    """A secret that the receiver chose, sent back in a header as it is or as HTTP Basic."""
    send = (lambda key, d: [(header, "Basic " + b64(key))]) if basic else shows_token(header, prefix)
    extra = [
        lambda r: r.vector("other-body", "The token proves who sent, not what", body=r.body.replace(b"1", b"2")),
        lambda r: r.vector("longer", "A token that begins with the secret", MISMATCH, key=r.secret + "x"),
        lambda r: r.vector("shorter", "The beginning of the secret", MISMATCH, key=r.secret[:-1]),
        lambda r: r.vector("case", "The secret in another case", MISMATCH, key=r.secret.swapcase()),
    ]
    if basic:
        extra += [
            lambda r: r.vector("malformed-base64", "No base64", MALFORMED, change=lambda sent: sent.set(header, "Basic %%%")),
            lambda r: r.vector(
                "malformed-scheme", "Another kind of credentials", MALFORMED, change=lambda sent: sent.set(header, "Bearer " + r.secret)
            ),
        ]
    secret = {"secret": "hook:3mJ8sQ1kW7xYb2Nc"} if basic else {}
    return Recipe(scheme, send, compact(body), header, "text", covers="sender", replay=None, more=[*extra, *more], **secret, **recipe)


def basic(scheme, body, secret, further=None, **recipe):
    """HTTP Basic, whose user and password are the secret."""
    send = lambda key, d: [("Authorization", "Basic " + b64(key))]
    more = [further_refusals(**further or {}), other_body, other_basic]
    return Recipe(scheme, send, body, "Authorization", "text", secret, covers="sender", more=more, **recipe)


def bearer(scheme, body, secret, further=None, **recipe):
    """A bearer's token (RFC 6750)."""
    more = [further_refusals(**further or {}), other_body, other_bearer]
    return Recipe(
        scheme, shows_token("Authorization", "Bearer "), body, "Authorization", "text", secret, covers="sender", more=more, **recipe
    )


def with_authorization(r, name, comment, value, expect):
    """A delivery with this value of Authorization."""
    return r.vector(name, comment, expect, change=lambda sent: sent.set("Authorization", value))


def other_body(r):
    changed = r.body[:-1] + b',"added":true}'
    return r.vector(
        "body-changed", "Nothing is signed: another body is accepted, and only the sender is known", {"covers": "sender"}, body=changed
    )


def other_basic(r):
    good = "Basic " + b64(r.secret)
    for label, comment, value in [
        ("bearer", "Another way to authenticate", good.replace("Basic", "Bearer")),
        ("bare", "Without the word", good.removeprefix("Basic ")),
        ("not-encoded", "The token as it is", "Basic " + r.secret),
        ("unpadded", "Without its padding", good.rstrip("=")),
        ("two-words", "Something after it", good + " x"),
    ]:
        if value != good:
            yield with_authorization(r, f"malformed-{label}", comment, value, MALFORMED)
    for label, comment, text in [
        ("short", "The beginning of the token", r.secret[:-1]),
        ("long", "The token and more", r.secret + "x"),
        ("case", "In other case", r.secret.swapcase()),
        ("user", "The user without a password", r.secret.split(":")[0] + ":"),
        ("empty", "No user and no password", ":"),
    ]:
        yield with_authorization(r, f"wrong-{label}", comment, "Basic " + b64(text), refused("signature_mismatch", hint="token"))


def other_bearer(r):
    for label, comment, value in [
        ("basic", "Another way to authenticate", "Basic " + b64(r.secret)),
        ("bare", "Without the word", r.secret),
        ("empty", "The word by itself", "Bearer"),
    ]:
        yield with_authorization(r, f"malformed-{label}", comment, value, MALFORMED)
    for label, comment, text in [
        ("short", "The beginning of the token", r.secret[:-1]),
        ("long", "The token and more", r.secret + "x"),
        ("case", "In other case", r.secret.swapcase()),
        ("twice", "Two tokens, the right one first", f"{r.secret}, {r.secret}"),
    ]:
        yield with_authorization(r, f"wrong-{label}", comment, "Bearer " + text, refused("signature_mismatch", hint="token"))

"""Vectors that many recipes have under `more`."""

import json

from tools.codes import compact
from tools.verdicts import MISMATCH, refused

# The URL at which vendors that sign it call the receiver.
URL_CALLED = "https://example.com/hooks/7?tenant=a%20b"
DOCUMENTED = {"sourceAddresses": ["documented"]}
ELSEWHERE = refused("source_not_allowed")


def other_methods(*methods):
    """The vendor sends by several methods."""
    return [
        lambda r, method=method: r.vector(f"method-{method.lower()}", "One of the methods that the vendor sends by", method=method)
        for method in methods
    ]


def attempt(**members):
    """Another attempt, whose body says so: the same event."""
    return lambda r: r.vector(
        "attempt", "Another attempt, which the body counts: the same event", body=compact(json.loads(r.body) | members)
    )


def further_refusals(*, json_only=True, not_json=None, post_only=True, documented=None, other_kind=None):
    """What else can be wrong with any delivery of a scheme: a function of its recipe."""

    def vectors(r):
        v = r.vector
        yield v(
            "secret-newline",
            "The secret was read from a file with its newline",
            refused("invalid_secret", "construct", "white space"),
            secrets=[r.secret + "\n"],
        )
        yield v("body-over-limit", "A byte more than allowed", refused("body_too_large"), options={"maxBodyBytes": len(r.body) - 1})
        if post_only:
            yield v("get", "The vendor only posts", refused("method_not_allowed"), method="GET")
        if json_only:
            yield v(
                "not-json",
                "Authentic, and nothing that the vendor sends",
                refused(not_json) if not_json else refused("malformed_payload", "payload"),
                body="hello",
            )
            yield v("bad-json", "Authentic, and JSON that never ends", refused("malformed_payload", "payload"), body=r.body[:-1])
            yield v("twice-named", "Two members of one name: the last counts, as for JSON.parse", body=r.body[:-1] + b',"x":1,"x":2}')
        if other_kind:
            yield v("other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(other_kind))
        if documented:
            yield v("documented-source", "From an address that the vendor documents", options=DOCUMENTED, source=documented)
            yield v("source-elsewhere", "A genuine delivery from elsewhere", ELSEWHERE, options=DOCUMENTED, source="203.0.113.9")
            yield v("source-unknown", "An address is asked for, and none is known", ELSEWHERE, options=DOCUMENTED)

    return vectors


def wrong_signature(name, comment, value, header=None):
    """A delivery whose header holds what this function of key and body makes."""

    def make(recipe):
        text = value(recipe.key(recipe.secret), recipe.body)
        return recipe.vector(name, comment, MISMATCH, change=lambda sent: sent.set(header or recipe.signature, text))

    return make


def url_vectors():
    """The vendor signs the URL that it calls, too."""
    return [
        lambda r: r.vector("other-url", "Sent to another URL", MISMATCH, change=lambda sent: setattr(sent, "url", URL_CALLED + "&x=1")),
        lambda r: r.vector(
            "no-url",
            "The receiver does not say which URL was called",
            refused("signature_mismatch", hint="URL"),
            change=lambda sent: setattr(sent, "url", None),
        ),
        lambda r: r.vector(
            "trailing-slash",
            "The URL is the one that the vendor was given, to the letter",
            MISMATCH,
            change=lambda sent: setattr(sent, "url", URL_CALLED.replace("/7?", "/7/?")),
        ),
    ]

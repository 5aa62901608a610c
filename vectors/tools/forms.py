"""Forms whose URL, names and values are signed one after another, the pairs sorted: Twilio's and Mandrill's way."""

from urllib.parse import parse_qsl

from tools.codes import b64_mac, utf8
from tools.verdicts import MISMATCH


def sorted_pairs(body):
    """Every different name and value, sorted."""
    return sorted(set(parse_qsl(body.decode(), keep_blank_values=True)))


def sorted_form(body):
    """The same with nothing between them."""
    return "".join(name + value for name, value in sorted_pairs(body))


def form_members(body):
    """The same as members; several values of one name are a list."""
    members = {}
    for name, value in sorted_pairs(body):
        members.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in members.items()}


# Orders and repetitions are signed alike, so they are given out alike.
FORM = {"covers": "fields", "flips": True, "payload": form_members}


def form_vectors(forged):
    """What became of a form on the way: its pairs are `a` and `b`, and one more that nobody signed."""

    def pairs(body):
        return body.decode().split("&")

    def one(name, comment, expect, change):
        return lambda r: r.vector(
            name,
            comment,
            expect,
            change=lambda sent: setattr(sent, "body", utf8("&".join(change(pairs(sent.body))))),
            body="b=2&mandrill_events=%5B%5D&a=1&a=0",
        )

    return [
        one("form-sorted", "The order of the form is not signed, and is not given out", {}, sorted),
        one("form-reversed", "Likewise the other way round", {}, lambda all: all[::-1]),
        one("form-repeated", "A pair twice is signed as once, and given out as once", {}, lambda all: all + all[:1]),
        one("form-respelled", "So is another spelling of the same", {}, lambda all: [pair.replace("a=", "%61=") for pair in all]),
        one("form-full", "A pair 1,024 times: still the same", {}, lambda all: all + all[:1] * 1024),
        one(
            "form-flooded",
            "A pair that nobody signed, behind 1,024 that somebody did: none is left out of account",
            MISMATCH,
            lambda all: all + all[:1] * 1024 + [forged],
        ),
        one("form-appended", "The same behind the genuine ones", MISMATCH, lambda all: all + [forged]),
        one("form-removed", "A pair is gone", MISMATCH, lambda all: all[1:]),
        one(
            "form-moved",
            "Nothing is signed between a name and its value: a letter moves, as with the vendor's own library",
            {},
            lambda all: [pair.replace("mandrill_events=%5B", "mandrill_events%5B=") for pair in all],
        ),
    ]


def form_send(header):
    return lambda key, d: [
        ("Content-Type", "application/x-www-form-urlencoded"),
        (header, b64_mac(key, d.url, sorted_form(d.body), algorithm="sha1")),
    ]

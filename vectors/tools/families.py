"""The ways of signing that many vendors share, a function each that makes the recipe."""

from tools.codes import b64_mac, b64url_mac, hex_mac
from tools.delivery import NOW, Delivery
from tools.parts import BODY, URL, header_part, stamp_part
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused


def signs_body(header, code=hex_mac, prefix="", **options):
    """A code of the raw body in a header, perhaps after a prefix."""
    return lambda key, d: [(header, prefix + code(key, d.body, **options))]


def body_alone(scheme, header, body, *, code=hex_mac, prefix="", hash=None, **recipe):
    """A code of the raw body in one header, perhaps after a prefix."""
    encoding = {hex_mac: "hex", b64_mac: "base64"}[code]
    options = {"algorithm": hash} if hash else {}
    return Recipe(scheme, signs_body(header, code, prefix, **options), body, header, **{"encoding": encoding} | recipe)


def atlassian(scheme, body, **recipe):
    """WebSub's header, in which the method stands before the code; the vendor has one."""

    def another_method(r):
        code = hex_mac(r.secret, r.body, algorithm="sha1")
        return r.vector(
            "method-sha1",
            "Another method than the one in use: the header does not choose",
            MALFORMED,
            change=lambda sent: sent.set("X-Hub-Signature", "sha1=" + code),
        )

    return body_alone(scheme, "X-Hub-Signature", body, prefix="sha256=", more=[another_method], **recipe)


def atlassian_published(recipe, source):
    """The test values on the vendor's pages, which have the same on each."""
    code = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"
    return published(
        recipe, 1, "The vendor's test values", "It's a Secret to Everybody", {"X-Hub-Signature": code}, "Hello World!", source=source
    )


def positional(scheme, header, body, unit, message, first="", more=(), **recipe):
    """`<first><time>,<hex>` over `message(key, time, body)`."""

    def send(key, d):
        at = getattr(d, unit)
        return [(header, f"{first}{at},{hex_mac(key, *message(key, at, d.body))}")]

    extra = [
        lambda r: r.vector(
            "two-signatures",
            "One for each secret in force",
            change=lambda sent: sent.set(header, sent.value(header) + "," + hex_mac("x", "y")),
        ),
        lambda r: r.vector(
            "no-signature", "Nothing but a time", MALFORMED, change=lambda sent: sent.set(header, sent.value(header).rpartition(",")[0])
        ),
        lambda r: r.vector("empty-second", "A comma behind it", change=lambda sent: sent.set(header, sent.value(header) + ",")),
        lambda r: r.vector(
            "seventeen",
            "More signatures than anybody rotates",
            MALFORMED,
            change=lambda sent: sent.set(header, sent.value(header) + ("," + "0" * 64) * 16),
        ),
        lambda r: r.vector(
            "joined",
            "Two headers as Node and Fetch join them",
            refused("duplicate_header"),
            change=lambda sent: sent.set(header, sent.value(header) + ", " + sent.value(header)),
        ),
    ]
    one = Recipe(scheme, send, body, header, unit=unit, more=[*extra, *more], **recipe)
    between = "".join(message(one.secret, "", ""))
    if "," not in between:  # where the header itself is split
        one.signs = (stamp_part(header), between, BODY)
    return one


def v1_of_body(scheme, header, body, **recipe):
    """`v1=<hex>` of the raw body; one for each secret in force, with commas between them."""
    more = [
        lambda r: r.vector(
            "two-signatures",
            "One for each secret in force: any of them will do",
            change=lambda sent: sent.set(r.signature, "v1=" + hex_mac(r.other("old"), r.body) + "," + sent.value(r.signature)),
        ),
        lambda r: r.vector(
            "other-version",
            "A version that nobody knows yet stands beside",
            change=lambda sent: sent.set(r.signature, "v2=abc," + sent.value(r.signature)),
        ),
        lambda r: r.vector(
            "only-other-version",
            "And is not enough",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, "v2=" + hex_mac(r.secret, r.body)),
        ),
        lambda r: r.vector(
            "seventeen",
            "More signatures than anybody rotates",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, ",".join(["v1=" + "0" * 64] * 17)),
        ),
    ]
    return Recipe(scheme, signs_body(header, prefix="v1="), body, header, more=more, **recipe)


def stamped(scheme, header, body, *, time="t", tag="v1", separator=",", joint=".", unit="seconds", code=hex_mac, more=(), **recipe):
    """`<time>=…<separator><tag>=…` over `<time><joint><body>`."""

    def send(key, d):
        at = getattr(d, unit)
        return [(header, f"{time}={at}{separator}{tag}={code(key, at, joint, d.body)}")]

    encoding = "base64url" if code is b64url_mac else "hex"
    extra = [
        lambda r: r.vector(
            "other-tag",
            "An item that nobody knows stands beside",
            change=lambda sent: sent.set(header, sent.value(header) + separator + "v9=abc"),
        ),
        lambda r: r.vector(
            "two-times",
            "Two times: which one was signed?",
            refused("duplicate_header"),
            change=lambda sent: sent.set(header, f"{time}=1{separator}" + sent.value(header)),
        ),
        lambda r: r.vector(
            "no-time", "No time", MALFORMED, change=lambda sent: sent.set(header, sent.value(header).split(separator, 1)[1])
        ),
        lambda r: r.vector(
            "no-signature", "Nothing but a time", MALFORMED, change=lambda sent: sent.set(header, sent.value(header).split(separator, 1)[0])
        ),
        lambda r: r.vector(
            "two-signatures",
            "One for each secret in force",
            change=lambda sent: sent.set(header, sent.value(header) + f"{separator}{tag}={code('x', 'y')}"),
        ),
        lambda r: r.vector(
            "unreadable-beside",
            "One that is no signature does not spoil another",
            change=lambda sent: sent.set(header, sent.value(header) + f"{separator}{tag}=potato"),
        ),
        lambda r: r.vector(
            "unreadable-before",
            "Nor where it comes first",
            change=lambda sent: sent.set(
                header, sent.value(header).replace(f"{separator}{tag}=", f"{separator}{tag}=potato{separator}{tag}=", 1)
            ),
        ),
        lambda r: r.vector(
            "only-unreadable",
            "And is not enough",
            MALFORMED,
            change=lambda sent: sent.set(header, sent.value(header).split(separator, 1)[0] + f"{separator}{tag}=potato"),
        ),
        lambda r: r.vector(
            "item-without-value",
            "An item that is no pair is left out of account",
            change=lambda sent: sent.set(header, sent.value(header) + separator + "x"),
        ),
    ]
    return Recipe(scheme, send, body, header, encoding, unit=unit, signs=(stamp_part(header), joint, BODY), more=[*extra, *more], **recipe)


def in_header(scheme, header, time_header, message, body, *, code=hex_mac, prefix="", unit="seconds", timed=True, **recipe):
    """A code of `message(d, time)` in one header, the time in another."""

    def send(key, d):
        at = getattr(d, unit)
        return [(time_header, at), (header, prefix + code(key, *message(d, at)))]

    recipe = {"encoding": "base64" if code is b64_mac else "hex"} | recipe
    if timed:
        recipe |= {"unit": unit, "time_header": time_header}
    probe = Delivery(b"the body", url="the URL")
    arrives = {probe.body: BODY, probe.url: URL, "the time": header_part(time_header, timed, any_form=not timed)}
    signs = tuple(arrives.get(piece, piece) for piece in message(probe, "the time") if piece)
    return Recipe(scheme, send, body, header, signs=signs, **recipe)


def untimed(scheme, header, time_header, message, body, more=(), **recipe):
    """The time is signed, but what it counts is not known: it is not judged."""
    return in_header(
        scheme,
        header,
        time_header,
        message,
        body,
        timed=False,
        more=[
            lambda r: r.vector(
                "other-time", "Another time than the one that was signed", MISMATCH, change=lambda sent: sent.set(time_header, "1")
            ),
            lambda r: r.vector("no-time", "Without its time", MISSING, change=lambda sent: sent.without(time_header)),
            lambda r: r.vector(
                "two-times", "Two times", refused("duplicate_header"), change=lambda sent: sent.headers.append((time_header, "1"))
            ),
            lambda r: r.vector("old", "A day old: not judged", now=NOW + 86_400_000),
            *more,
        ],
        **recipe,
    )


def v0_message(d, at):
    """`v0:<time>:<body>`, what Slack, Zoom and Customer.io sign."""
    return "v0:", at, ":", d.body


def time_colon_body(d, at):
    return at, ":", d.body

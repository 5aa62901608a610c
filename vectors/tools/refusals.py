"""The refusals that follow from a genuine delivery, for every recipe `r`: of its signature's header, of its time, of the
parts that are signed, and of the longest values that are read."""

import json

from tools.delivery import NOW, Delivery, T
from tools.encodings import malformed, split
from tools.parts import BODY, URL, Part, boundaries, moved, put_all
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused


def header_refusals(r):
    name, twice = r.signature, lambda sent: sent.headers.append((r.signature.lower(), sent.value(r.signature)))
    yield r.vector("missing-signature", "No signature", MISSING, change=lambda sent: sent.without(name))
    yield r.vector("empty-signature", "An empty signature", MISSING, change=lambda sent: sent.set(name, ""))
    if r.repeats:
        yield from repeated_headers(r)
    else:
        yield r.vector("duplicate-signature", "The header twice: which one is the vendor's?", refused("duplicate_header"), change=twice)
    if r.encoding == "text":
        return
    before, text, after = split(r.value(), r.encoding)
    for label, comment, broken in malformed(before, text, after, r.encoding, r.bare_missing):
        yield r.vector(f"malformed-{label}", comment, MALFORMED, change=lambda sent, broken=broken: sent.set(name, broken))


def repeated_headers(r):
    """One signature for each secret in force, in headers of their own or joined."""
    name, old = r.signature, r.vector("old", "", key=r.other("previous"))["request"]["headers"]
    other = next(value for header, value in old if header == name)
    before = lambda value: lambda sent: sent.headers.insert(0, (name, value))
    joined = lambda *values: lambda sent: sent.set(name, ", ".join(value or sent.value(name) for value in values))
    yield r.vector("repeated", "The header once for each secret in force, ours the second", change=before(other))
    yield r.vector("joined", "The same, joined", change=joined(other, None))
    yield r.vector("joined-first", "Ours the first", change=joined(None, other))
    yield r.vector(
        "joined-tight", "Joined without a space, as AWS does", change=lambda sent: sent.set(name, other + "," + sent.value(name))
    )
    yield r.vector("joined-tight-first", "Ours the first", change=lambda sent: sent.set(name, sent.value(name) + "," + other))
    yield r.vector("repeated-beyond-ascii", "A value that runtimes read in different ways", MALFORMED, change=before("ÿ"))
    yield r.vector("joined-beyond-ascii", "The same, joined", MALFORMED, change=joined("ÿ", None))
    yield r.vector("repeated-long", "Values that are too long together: joined, they are one", MALFORMED, change=before("x" * 4090))
    yield r.vector("repeated-unreadable", "One that is no signature does not spoil the other", change=before("potato"))
    yield r.vector("joined-unreadable", "The same, joined", change=joined("potato", None))
    yield r.vector("repeated-others", "None is ours", MISMATCH, change=joined(other, other))
    yield r.vector("repeated-too-often", "More signatures than anybody rotates", MALFORMED, change=joined(*[other] * 16, None))


def time_refusals(r):
    second = 1000
    if r.past is not None:
        late = T * second + int(r.past * second)
        yield r.vector("oldest", "As old as may be", now=late)
        yield r.vector("stale", "A millisecond older: a replay, or a late retry", refused("timestamp_too_old"), now=late + 1)
    else:
        yield r.vector("old", "A day old: the vendor states no window, the caller may", now=NOW + 86_400_000)
        yield r.vector("stale", "The caller's own window", refused("timestamp_too_old"), now=T * second + 60_001, options={"tolerance": 60})
    if r.future is not None:
        yield r.vector(
            "early",
            "From further ahead than clocks may differ",
            refused("timestamp_in_future"),
            now=T * second - int(r.future * second) - 1,
        )
    else:
        yield r.vector(
            "early", "The caller's own window", refused("timestamp_in_future"), now=T * second - 60_001, options={"tolerance": 60}
        )
    freshened = r.vector("freshened", "A new time on an old signature", MISMATCH, change=lambda sent: freshen(r, sent))
    if freshened["request"] != r.vector("x", "x")["request"]:
        yield freshened
    for label, text in [("fraction", "1795391934.0"), ("word", "hello"), ("sign", "-1795391934")]:
        if label == "fraction" and r.encoding == "token":
            yield r.vector("time-fraction", "RFC 7519, section 2: a time may have a fraction", {"timestamp": T * 1000}, time=text)
        elif not (r.time_optional and label == "word"):
            yield r.vector(f"time-{label}", f"Signed, but {text} is not a time", refused("malformed_timestamp"), time=text)
    if r.time_header:
        yield r.vector("missing-time", "Without its time", refused("missing_timestamp"), change=lambda sent: sent.without(r.time_header))
        yield r.vector(
            "duplicate-time",
            "Two times",
            refused("duplicate_header"),
            change=lambda sent: sent.headers.append((r.time_header.lower(), sent.value(r.time_header))),
        )


def freshen(r, sent):
    """Puts a later time, in header or signature, beside the signature that was made."""
    later = r.sent(ms=T * 1000 + 60_000)
    if r.time_header:
        sent.set(r.time_header, later.value(r.time_header))
    elif r.signature and r.encoding != "text":
        old, new = split(sent.value(r.signature), r.encoding), split(later.value(r.signature), r.encoding)
        sent.set(r.signature, new[0] + old[1] + new[2])


def boundary_refusals(r):
    """The same bytes are signed, and read as other parts."""
    for number, (left, between, right) in enumerate(boundaries(r.signs), 1):
        if between or right is URL:  # a URL begins as it does
            continue
        expect = refused("malformed_timestamp" if left.is_time or right.is_time else "malformed_signature")
        yield r.vector(
            f"moved-{number}-right",
            f"The end of {left.name} at the beginning of {right.name}: the same bytes are signed",
            expect,
            change=moved(left, right, -1),
        )
        yield r.vector(
            f"moved-{number}-left",
            f"The beginning of {right.name} at the end of {left.name}: the same bytes are signed",
            expect,
            change=moved(left, right, 1),
        )
    yield from delimiter_refusals(r)


def delimiter_refusals(r):
    """A part holds what is signed behind it; the parts after it are each the next, and the last, which may hold
    anything, began (or, before the others, ended) with a text like its neighbour's."""
    backward = r.signs[:1] == (BODY,)
    pairs = list(boundaries(r.signs[::-1] if backward else r.signs))
    parts = [left for left, _, _ in pairs] + [right for _, _, right in pairs[-1:]]
    for number, (part, between, _) in enumerate(pairs):
        if not between or any(other != between for _, other, _ in pairs[number:]):
            continue
        join = (lambda *two: between.join(two[::-1])) if backward else (lambda *two: between.join(two))
        sent, longer = r.sent(), r.sent()
        *texts, last = (one.get(sent) for one in parts)
        texts += [texts[-1], last]
        parts[-1].put(longer, join(*texts[-2:]))
        texts[number : number + 2] = [join(*texts[number : number + 2])]
        expect = refused("malformed_timestamp" if part.is_time else "malformed_signature")
        if part.any_form:
            yield r.vector(
                f"delimited-{number + 1}",
                f"What follows {part.name} could be its end: where it ends, cannot be told",
                expect,
                body=longer.body,
            )
            continue
        yield r.vector(
            f"delimited-{number + 1}",
            f"{json.dumps(between)} inside {part.name}: the same bytes are signed",
            expect,
            body=longer.body,
            change=lambda arrived, texts=texts: put_all(parts, arrived, texts),
        )


def limit_refusals(r):
    """The longest values that are read, and what a header cannot hold."""
    sent = r.sent()
    for part in r.signs:
        if isinstance(part, Part) and part.in_header and not part.is_time:
            free = "id" if part.get(sent) == Delivery.id else "time"
            if part.get(r.sent(**{free: "7"})) != "7":
                continue
            yield r.vector("header-longest", f"As many bytes in {part.name} as are read", **{free: "7" * 16_384})
            yield r.vector("header-too-long", "One more", MALFORMED, **{free: "7" * 16_385})
            yield r.vector("header-control", "A control character, which no header holds", MALFORMED, **{free: "7\x017"})
            yield r.vector("header-beyond-ascii", "A character that runtimes read in different ways", MALFORMED, **{free: "7\u00e97"})
    if URL in r.signs:
        path, *query = r.url.split("?")
        longest = "?".join([path + "/" + "a" * (32_767 - len(sent.url)), *query])
        yield r.vector("url-longest", "As many bytes in the URL as are read", url=longest)
        yield r.vector("url-too-long", "One more", MALFORMED, url=longest + "a")

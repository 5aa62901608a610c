"""Deliveries, and the verdict on each, from a few lines about a scheme.

A `Recipe` says what one vendor does: a function puts the headers together from
key, body and time, as the vendor's page describes it, with Python's hmac. The
refusals that every scheme must give are derived from the genuine delivery.
No line of hookseal takes part, and none of its rows is read.
"""

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

from identity import identity

HERE = Path(__file__).parent

T = 1795391934  # seconds: when the vendors sign
NOW = T * 1000 + 412  # milliseconds: when the delivery arrives


# --- what vendors compute --------------------------------------------------------


def utf8(value):
    return value if isinstance(value, bytes) else str(value).encode()


def mac(key, *pieces, algorithm="sha256"):
    return hmac.new(utf8(key), b"".join(map(utf8, pieces)), algorithm).digest()


def hex_mac(key, *pieces, algorithm="sha256"):
    return mac(key, *pieces, algorithm=algorithm).hex()


def b64_mac(key, *pieces, algorithm="sha256"):
    return base64.b64encode(mac(key, *pieces, algorithm=algorithm)).decode()


def b64url_mac(key, *pieces):
    return base64.urlsafe_b64encode(mac(key, *pieces)).decode().rstrip("=")


def hex_hash(*pieces):
    return hashlib.sha256(b"".join(map(utf8, pieces))).hexdigest()


def base64_key(secret, prefix=""):
    """The bytes that a secret's base64 stands for."""
    text = secret.removeprefix(prefix)
    return base64.b64decode(text + "=" * (-len(text) % 4))


def hex_key(secret):
    return bytes.fromhex(secret)


# --- a delivery ------------------------------------------------------------------


@dataclass
class Delivery:
    """What the vendor is about to send."""

    body: bytes
    ms: int = T * 1000
    time: str | None = None  # what is written instead of a time
    id: str = "msg_2vLpXc9QeH7tKzRf"
    method: str | None = None
    url: str | None = None

    @property
    def seconds(self):
        return self.time if self.time is not None else str(self.ms // 1000)

    @property
    def milliseconds(self):
        return self.time if self.time is not None else str(self.ms)

    @property
    def iso(self):
        """RFC 3339 in UTC."""
        text = datetime.fromtimestamp(self.ms // 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.time if self.time is not None else text

    def json(self):
        return json.loads(self.body or b"{}")


@dataclass
class Sent:
    """What arrives."""

    headers: list
    body: bytes
    url: str | None = None
    method: str | None = None
    source: str | None = None

    def without(self, name):
        self.headers = [pair for pair in self.headers if pair[0].lower() != name.lower()]

    def value(self, name):
        return next(value for header, value in self.headers if header.lower() == name.lower())

    def set(self, name, value):
        self.headers = [(n, value if n.lower() == name.lower() else v) for n, v in self.headers]

    def members(self, change):
        """Changes the JSON body's members by a function."""
        members = json.loads(self.body)
        change(members)
        self.body = utf8(compact(members))


def compact(members):
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def refused(code, at="verify", hint=None):
    return {"error": code, "at": at} | ({"hint": hint} if hint else {})


def caused(text, code="signature_mismatch", grade="proven"):
    """A refusal whose cause a diagnosis finds."""
    return refused(code) | {"cause": text, "grade": grade}


def challenge(status, body="", **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"challenge": {"status": status, "headers": headers, "body": body}}


# --- what is signed, part by part ----------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A part of the signed text, and where it arrives."""

    name: str  # as a comment calls it
    get: Callable[[Sent], str]
    put: Callable[[Sent, str], None]
    is_time: bool = False  # known by its form, and judged
    in_header: bool = False
    any_form: bool = False  # what it looks like, nobody says: it goes on as long as it may


def header_part(name, is_time=False, any_form=False):
    return Part(name, lambda sent: sent.value(name), lambda sent, text: sent.set(name, text), is_time, True, any_form)


def stamp_part(name):
    """The time that stands in the signature's header."""
    time = lambda sent: re.search(r"\d{10,}", sent.value(name)).group()
    return Part("the time", time, lambda sent, text: sent.set(name, sent.value(name).replace(time(sent), text, 1)), True)


def member_part(*path, is_time=False):
    def inside(members):
        for name in path[:-1]:
            members = members[name]
        return members

    get = lambda sent: str(inside(json.loads(sent.body)).get(path[-1], ""))
    put = lambda sent, text: sent.members(lambda members: inside(members).update({path[-1]: text}))
    return Part(path[-1], get, put, is_time)


def put_all(parts, sent, texts):
    for part, text in zip(parts, texts):
        part.put(sent, text)


def moved(left, right, count):
    """Moves so many characters from the right part to the left one, or back."""

    def change(sent):
        text = left.get(sent) + right.get(sent)
        at = len(left.get(sent)) + count
        put_all((left, right), sent, (text[:at], text[at:]))

    return change


BODY = Part("the body", lambda sent: sent.body.decode(), lambda sent, text: setattr(sent, "body", utf8(text)))
URL = Part("the URL", lambda sent: sent.url, lambda sent, text: setattr(sent, "url", text))


def boundaries(signs):
    """Neighbours among the parts, with the text that is signed between them."""
    at = [index for index, part in enumerate(signs) if isinstance(part, Part)]
    for left, right in zip(at, at[1:]):
        yield signs[left], "".join(signs[left + 1 : right]), signs[right]


# What a signature looks like inside its header's value.
SIGNATURES = {
    "hex": r"[0-9a-f]{40,128}",
    "hex-any": r"[0-9A-Fa-f]{40,128}",
    "base64": r"[A-Za-z0-9+/]{27,86}={0,2}",
    "base64url": r"[A-Za-z0-9_-]{43}",
    "text": r".+",
}


@dataclass
class Recipe:
    """One scheme: how its vendor signs, and what the receiver shall learn."""

    scheme: str
    # The headers (or the whole `Sent`) of a delivery, signed with the key.
    send: Callable[[bytes, Delivery], object]
    body: object
    signature: str  # the header with the signature; empty where it is elsewhere
    encoding: str = "hex"
    secret: str = ""
    key: Callable[[str], bytes] = utf8
    # The signed time: its unit, the window in seconds (None: any), and its header,
    # which is empty where the time stands elsewhere.
    unit: str = ""
    past: float | None = 300
    future: float | None = 300
    time_header: str = ""
    time_optional: bool = False  # the vendor does not always send one
    covers: str = "body"
    replay: object = "identity"  # what identity.py says, None, or a function of the Delivery
    id: Callable[[Delivery], str] | None = None
    payload: Callable[[bytes], object] | None = None  # where it is not the JSON body
    method: str | None = None
    url: str | None = None
    repeats: bool = False  # the signature's header may come several times
    rotates: bool = True  # any of several secrets may have signed
    flips: bool | None = None  # the body is signed and not empty: by default, where all of it is
    bare_missing: bool = True  # the value without what is around the signature is malformed
    # What is signed: parts, and the texts between them. Empty where it is one part alone.
    signs: tuple = ()
    more: list = field(default_factory=list)

    def __post_init__(self):
        self.body = utf8(self.body)
        if not self.secret:
            self.secret = self.other("secret")
        if self.flips is None:
            self.flips = self.covers == "body"
        if self.replay == "identity":
            self.replay = identity(self.scheme)

    def other(self, use):
        """A secret of the scheme's kind, always the same for the same use."""
        seed = hashlib.sha512(f"{self.scheme} {use}".encode()).digest()[:32]
        if self.key is hex_key:
            return seed.hex()
        text = base64.b64encode(seed).decode()
        if self.key is utf8:
            return re.sub(r"[+/=]", "", text)[:32]
        prefix = re.match(r"[a-z]+_|", self.secret or "").group()
        return prefix + text

    # --- one vector

    def vector(self, name, comment, expect=None, *, body=None, signed=None, key=None, secrets=None,
               change=None, now=NOW, options=None, source=None, **delivery):
        """A genuine delivery unless told otherwise.

        `signed` is a body other than the one that arrives, `key` another secret that signs,
        `change` a function that changes what was sent; `expect` a verdict or what differs
        from the usual event.
        """
        expect = expect or {}
        arrives = self.body if body is None else utf8(body)
        delivery = {"method": self.method, "url": self.url} | delivery
        d = Delivery(arrives if signed is None else utf8(signed), **delivery)
        secrets = [self.secret] if secrets is None else secrets
        sent = self.send(self.key(self.secret if key is None else key), d)
        if not isinstance(sent, Sent):
            sent = Sent(list(sent), d.body, d.url, d.method)
        if signed is not None:
            sent.body = arrives
        if source:
            sent.source = source
        if change:
            change(sent)
        if "error" not in expect and "challenge" not in expect:
            expect = self.event(d, sent) | expect
            expect = {name: value for name, value in expect.items() if value is not None}
        return self.raw(name, comment, sent, expect, secrets=secrets, now=now, options=options)

    def raw(self, name, comment, sent, expect, *, secrets=None, now=NOW, options=None):
        """A vector around exactly this request."""
        try:
            body = {"body": sent.body.decode()}
        except UnicodeDecodeError:
            body = {"bodyHex": sent.body.hex()}
        request = {"method": sent.method, "url": sent.url, "sourceAddress": sent.source}
        request = {name: value for name, value in request.items() if value is not None}
        secrets = [self.secret] if secrets is None else secrets
        return {
            "id": f"{self.scheme}/{name}",
            "comment": comment,
            "scheme": self.scheme,
            "secrets": [{"hex": one.hex()} if isinstance(one, bytes) else one for one in secrets],
            **({"options": options} if options else {}),
            "request": request | {"headers": [list(pair) for pair in sent.headers]} | body,
            "now": now,
            "expect": expect,
        }

    def event(self, d, sent):
        """What the receiver learns of a genuine delivery."""
        replay = self.replay
        if replay == "body":
            replay = hashlib.sha256(sent.body).hexdigest() if sent.body else None
        elif callable(replay):
            replay = replay(d)
        payload = None
        if self.payload:
            payload = self.payload(sent.body)
        elif sent.body.lstrip()[:1] in (b"{", b"["):
            payload = json.loads(sent.body)
        return {
            "keyIndex": 0,
            "covers": self.covers,
            "timestamp": self.milliseconds(d) if self.unit else None,
            "id": self.id(d) if self.id else None,
            "replayKey": replay,
            "payload": payload,
        }

    def milliseconds(self, d):
        if d.time is not None:
            return None
        return d.ms if self.unit == "milliseconds" else d.ms // 1000 * 1000

    # --- the vectors that every scheme has

    def vectors(self):
        mine = [
            self.vector("genuine", "As the vendor signs it"),
            self.vector("wrong-secret", "Signed with another secret", refused("signature_mismatch"), key=self.other("wrong")),
            self.vector("secret-empty", "An empty key verifies what anybody can sign", refused("invalid_secret", "construct"), secrets=[""]),
        ]
        if self.rotates:
            old = self.other("previous")
            mine.append(self.vector("rotated", "Signed with the second of two secrets", {"keyIndex": 1}, key=old, secrets=[self.secret, old]))
        if self.flips:
            mine.append(self.vector("flipped-body", "One byte of the body changed on the way", refused("signature_mismatch"), body=flipped(self.body), signed=self.body))
        if self.body[:1] == b"{" and self.body != b"{}" and self.covers == "body":
            mine.append(self.vector("cut-text", "A text that the vendor cut in the middle of an emoji: JSON.parse reads it", {"payload": None}, body=self.body[:-1] + b',"cut":"\\ud83d"}'))
        if self.replay == "body":
            mine.append(self.vector("nothing", "An empty body is the same each time: it tells no two events apart", {"payload": None, "replayKey": None}, body=""))
        if self.signature:
            mine += self.header_vectors()
        if self.unit:
            mine += self.time_vectors()
        mine += [*self.boundary_vectors(), *self.limit_vectors()]
        return mine + [make(self) if callable(make) else make for make in self.more]

    def header_vectors(self):
        name, twice = self.signature, lambda sent: sent.headers.append((self.signature.lower(), sent.value(self.signature)))
        yield self.vector("missing-signature", "No signature", refused("missing_signature"), change=lambda sent: sent.without(name))
        yield self.vector("empty-signature", "An empty signature", refused("missing_signature"), change=lambda sent: sent.set(name, ""))
        if self.repeats:
            yield from self.repeated_vectors()
        else:
            yield self.vector("duplicate-signature", "The header twice: which one is the vendor's?", refused("duplicate_header"), change=twice)
        if self.encoding == "text":
            return
        value = self.value()
        before, text, after = split(value, self.encoding)
        for label, comment, broken in malformed(before, text, after, self.encoding, self.bare_missing):
            yield self.vector(f"malformed-{label}", comment, refused("malformed_signature"), change=lambda sent, broken=broken: sent.set(name, broken))

    def repeated_vectors(self):
        """One signature for each secret in force, in headers of their own or joined."""
        name, old = self.signature, self.vector("old", "", key=self.other("previous"))["request"]["headers"]
        other = next(value for header, value in old if header == name)
        before = lambda value: lambda sent: sent.headers.insert(0, (name, value))
        joined = lambda *values: lambda sent: sent.set(name, ", ".join(value or sent.value(name) for value in values))
        yield self.vector("repeated", "The header once for each secret in force, ours the second", change=before(other))
        yield self.vector("joined", "The same, joined", change=joined(other, None))
        yield self.vector("joined-first", "Ours the first", change=joined(None, other))
        yield self.vector("joined-tight", "Joined without a space, as AWS does", change=lambda sent: sent.set(name, other + "," + sent.value(name)))
        yield self.vector("joined-tight-first", "Ours the first", change=lambda sent: sent.set(name, sent.value(name) + "," + other))
        yield self.vector("repeated-beyond-ascii", "A value that runtimes read in different ways", refused("malformed_signature"), change=before("ÿ"))
        yield self.vector("joined-beyond-ascii", "The same, joined", refused("malformed_signature"), change=joined("ÿ", None))
        yield self.vector("repeated-long", "Values that are too long together: joined, they are one", refused("malformed_signature"), change=before("x" * 4090))
        yield self.vector("repeated-unreadable", "One that is no signature does not spoil the other", change=before("potato"))
        yield self.vector("joined-unreadable", "The same, joined", change=joined("potato", None))
        yield self.vector("repeated-others", "None is ours", refused("signature_mismatch"), change=joined(other, other))
        yield self.vector("repeated-too-often", "More signatures than anybody rotates", refused("malformed_signature"), change=joined(*[other] * 16, None))

    def value(self):
        """The signature header of the genuine delivery."""
        return self.sent().value(self.signature)

    def sent(self, **delivery):
        """The genuine delivery."""
        d = Delivery(self.body, **{"method": self.method, "url": self.url} | delivery)
        sent = self.send(self.key(self.secret), d)
        return sent if isinstance(sent, Sent) else Sent(list(sent), d.body, d.url, d.method)

    def time_vectors(self):
        second = 1000
        if self.past is not None:
            late = T * second + int(self.past * second)
            yield self.vector("oldest", "As old as may be", now=late)
            yield self.vector("stale", "A millisecond older: a replay, or a late retry", refused("timestamp_too_old"), now=late + 1)
        else:
            yield self.vector("old", "A day old: the vendor states no window, the caller may", now=NOW + 86_400_000)
            yield self.vector("stale", "The caller's own window", refused("timestamp_too_old"), now=T * second + 60_001, options={"tolerance": 60})
        if self.future is not None:
            yield self.vector("early", "From further ahead than clocks may differ", refused("timestamp_in_future"), now=T * second - int(self.future * second) - 1)
        else:
            yield self.vector("early", "The caller's own window", refused("timestamp_in_future"), now=T * second - 60_001, options={"tolerance": 60})
        freshened = self.vector("freshened", "A new time on an old signature", refused("signature_mismatch"), change=self.freshen)
        if freshened["request"] != self.vector("x", "x")["request"]:
            yield freshened
        for label, text in [("fraction", "1795391934.0"), ("word", "hello"), ("sign", "-1795391934")]:
            if label == "fraction" and self.encoding == "token":
                yield self.vector("time-fraction", "RFC 7519, section 2: a time may have a fraction", {"timestamp": T * 1000}, time=text)
            elif not (self.time_optional and label == "word"):
                yield self.vector(f"time-{label}", f"Signed, but {text} is not a time", refused("malformed_timestamp"), time=text)
        if self.time_header:
            yield self.vector("missing-time", "Without its time", refused("missing_timestamp"), change=lambda sent: sent.without(self.time_header))
            yield self.vector("duplicate-time", "Two times", refused("duplicate_header"), change=lambda sent: sent.headers.append((self.time_header.lower(), sent.value(self.time_header))))

    # --- what follows from the parts that are signed

    def boundary_vectors(self):
        """The same bytes are signed, and read as other parts."""
        for number, (left, between, right) in enumerate(boundaries(self.signs), 1):
            if between or right is URL:  # a URL begins as it does
                continue
            expect = refused("malformed_timestamp" if left.is_time or right.is_time else "malformed_signature")
            yield self.vector(f"moved-{number}-right", f"The end of {left.name} at the beginning of {right.name}: the same bytes are signed", expect, change=moved(left, right, -1))
            yield self.vector(f"moved-{number}-left", f"The beginning of {right.name} at the end of {left.name}: the same bytes are signed", expect, change=moved(left, right, 1))
        yield from self.delimiter_vectors()

    def delimiter_vectors(self):
        """A part holds what is signed behind it; the parts after it are each the next, and the last, which may hold
        anything, began (or, before the others, ended) with a text like its neighbour's."""
        backward = self.signs[:1] == (BODY,)
        pairs = list(boundaries(self.signs[::-1] if backward else self.signs))
        parts = [left for left, _, _ in pairs] + [right for _, _, right in pairs[-1:]]
        for number, (part, between, _) in enumerate(pairs):
            if not between or any(other != between for _, other, _ in pairs[number:]):
                continue
            join = (lambda *two: between.join(two[::-1])) if backward else (lambda *two: between.join(two))
            sent, longer = self.sent(), self.sent()
            *texts, last = (one.get(sent) for one in parts)
            texts += [texts[-1], last]
            parts[-1].put(longer, join(*texts[-2:]))
            texts[number : number + 2] = [join(*texts[number : number + 2])]
            expect = refused("malformed_timestamp" if part.is_time else "malformed_signature")
            if part.any_form:
                yield self.vector(f"delimited-{number + 1}", f"What follows {part.name} could be its end: where it ends, cannot be told", expect, body=longer.body)
                continue
            yield self.vector(f"delimited-{number + 1}", f"{json.dumps(between)} inside {part.name}: the same bytes are signed", expect, body=longer.body, change=lambda arrived, texts=texts: put_all(parts, arrived, texts))

    def limit_vectors(self):
        """The longest values that are read, and what a header cannot hold."""
        sent = self.sent()
        for part in self.signs:
            if isinstance(part, Part) and part.in_header and not part.is_time:
                free = "id" if part.get(sent) == Delivery.id else "time"
                if part.get(self.sent(**{free: "7"})) != "7":
                    continue
                yield self.vector("header-longest", f"As many bytes in {part.name} as are read", **{free: "7" * 16_384})
                yield self.vector("header-too-long", "One more", refused("malformed_signature"), **{free: "7" * 16_385})
                yield self.vector("header-control", "A control character, which no header holds", refused("malformed_signature"), **{free: "7\x017"})
                yield self.vector("header-beyond-ascii", "A character that runtimes read in different ways", refused("malformed_signature"), **{free: "7\u00e97"})
        if URL in self.signs:
            path, *query = self.url.split("?")
            longest = "?".join([path + "/" + "a" * (32_767 - len(sent.url)), *query])
            yield self.vector("url-longest", "As many bytes in the URL as are read", url=longest)
            yield self.vector("url-too-long", "One more", refused("malformed_signature"), url=longest + "a")

    def freshen(self, sent):
        """Puts a later time, in header or signature, beside the signature that was made."""
        later = self.sent(ms=T * 1000 + 60_000)
        if self.time_header:
            sent.set(self.time_header, later.value(self.time_header))
        elif self.signature and self.encoding != "text":
            old, new = split(sent.value(self.signature), self.encoding), split(later.value(self.signature), self.encoding)
            sent.set(self.signature, new[0] + old[1] + new[2])


def split(value, encoding):
    """What stands before the last signature, it, and what stands after it."""
    *_, found = re.finditer(SIGNATURES[encoding], value)
    return value[: found.start()], found.group(), value[found.end() :]


def malformed(before, text, after, encoding, bare_missing):
    yield "short", "A signature that is too short", before + text[:-4] + after
    yield "long", "A signature that is too long", before + "A" * (len(text) + 4 - len(text) % 4) + after if encoding.startswith("base64") else before + text + "00" + after
    yield "alphabet", "Letters that no signature has", before + text[:3] + "!" + text[4:] + after
    if encoding == "hex" and text.upper() != text:
        yield "upper-case", "One text form for each signature: capitals are none", before + text.upper() + after
    if encoding == "base64" and text.endswith("="):
        yield "unpadded", "Without its padding", before + text.rstrip("=") + after
        spare = text.rstrip("=")
        yield "spare-bits", "Other text for the same bytes: a lenient decoder takes it", before + spare[:-1] + chr(ord(spare[-1]) + 1) + text[len(spare) :] + after
    if before and bare_missing:
        yield "bare", "Without what stands around it", text


def flipped(body):
    """The body with one letter or digit changed; still JSON where it was."""
    found = [m for m in re.finditer(rb"[a-y](?=[a-z]*\")|[0-8]", body)] or [m for m in re.finditer(rb"[A-Ya-y0-8]", body)]
    at = found[-1].start()
    return body[:at] + bytes([body[at] + 1]) + body[at + 1 :]


# --- families ----------------------------------------------------------------------


def signs_body(header, code=hex_mac, prefix="", **options):
    """A code of the raw body in a header, perhaps after a prefix."""
    return lambda key, d: [(header, prefix + code(key, d.body, **options))]


def standard_webhooks(names="webhook"):
    """`v1,<base64>` over `<id>.<seconds>.<body>`."""
    return lambda key, d: [
        (f"{names}-id", d.id),
        (f"{names}-timestamp", d.seconds),
        (f"{names}-signature", "v1," + b64_mac(key, d.id, ".", d.seconds, ".", d.body)),
    ]


def standard_parts(names="webhook"):
    return header_part(f"{names}-id"), ".", header_part(f"{names}-timestamp", True), ".", BODY


def whsec(secret):
    return base64_key(secret, "whsec_")


def shows_token(header, prefix=""):
    """The secret itself in a header."""
    return lambda key, d: [(header, prefix + key.decode())]


def positional(scheme, header, body, unit, message, first="", more=(), **recipe):
    """`<first><time>,<hex>` over `message(key, time, body)`."""

    def send(key, d):
        at = getattr(d, unit)
        return [(header, f"{first}{at},{hex_mac(key, *message(key, at, d.body))}")]

    extra = [
        lambda r: r.vector("two-signatures", "One for each secret in force", change=lambda sent: sent.set(header, sent.value(header) + "," + hex_mac("x", "y"))),
        lambda r: r.vector("no-signature", "Nothing but a time", refused("malformed_signature"), change=lambda sent: sent.set(header, sent.value(header).rpartition(",")[0])),
        lambda r: r.vector("empty-second", "A comma behind it", change=lambda sent: sent.set(header, sent.value(header) + ",")),
        lambda r: r.vector("seventeen", "More signatures than anybody rotates", refused("malformed_signature"), change=lambda sent: sent.set(header, sent.value(header) + ("," + "0" * 64) * 16)),
        lambda r: r.vector("joined", "Two headers as Node and Fetch join them", refused("duplicate_header"), change=lambda sent: sent.set(header, sent.value(header) + ", " + sent.value(header))),
    ]
    one = Recipe(scheme, send, body, header, unit=unit, more=[*extra, *more], **recipe)
    between = "".join(message(one.secret, "", ""))
    if "," not in between:  # where the header itself is split
        one.signs = (stamp_part(header), between, BODY)
    return one


def by(*methods):
    """The vendor sends by several methods."""
    return [lambda r, method=method: r.vector(f"method-{method.lower()}", "One of the methods that the vendor sends by", method=method) for method in methods]


def asked_by_head():
    """The vendor asks by HEAD, which nobody signs."""
    head = lambda r, headers=(), body=b"", method="HEAD": Sent(list(headers), body, r.url, method)
    return [
        lambda r: r.raw("head", "The vendor asks whether somebody is there: answered, and no event", head(r), challenge(200)),
        lambda r: r.raw("head-body", "Nothing that is sent along makes an event of it", head(r, body=r.body), challenge(200)),
        lambda r: r.raw("head-signed", "One with a signature is not what the vendor sends", head(r, r.sent().headers, r.sent().body), refused("method_not_allowed")),
        lambda r: r.raw("head-get", "A GET is no HEAD", head(r, method="GET"), refused("method_not_allowed")),
        lambda r: r.raw("head-post", "Nor is a POST", head(r, body=r.body, method="POST"), refused("missing_signature")),
    ]


# --- published vectors -------------------------------------------------------------


def published(recipe, number, note, secret, headers, body, expect=None, *, source, now=NOW, url=None,
              method=None, options=None):
    """A vector whose values the vendor, or another project, published."""
    sent = Sent(list(headers.items()), utf8(body), url, method)
    expect = expect or {}
    if "error" not in expect:
        usual = recipe.event(Delivery(sent.body, time=""), sent)
        expect = {name: value for name, value in (usual | expect).items() if value is not None}
    return recipe.raw(f"published-{number}", f"{note} ({source})", sent, expect, secrets=[secret], now=now, options=options)


# --- files -----------------------------------------------------------------------------


def write(name, vendor, source, derivation, vectors):
    """One file a vendor: the same input always gives the same bytes."""
    ids = [one["id"] for one in vectors]
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    head = {"$schema": "./schema.json", "vendor": vendor, "source": source, "derivation": derivation}
    lines = json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "vectors": [\n    '
    lines += ",\n    ".join(json.dumps(one, ensure_ascii=False) for one in vectors) + "\n  ]\n}\n"
    (HERE / f"{name}.json").write_text(lines.replace("\ufeff", "\\ufeff"), encoding="utf-8", newline="\n")
    accepted = sum("error" not in one["expect"] for one in vectors)
    print(f"{name}.json: {accepted} accepted, {len(vectors) - accepted} refused")

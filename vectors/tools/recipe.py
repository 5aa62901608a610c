"""One scheme in a few lines: how its vendor signs, and what the receiver shall learn.

The vectors that every scheme must have are derived from the genuine delivery. No line of hookseal takes part, and none of
its rows is read.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Callable

from tools import refusals
from tools.codes import hex_key, utf8
from tools.delivery import NOW, Delivery, Sent
from tools.verdicts import BAD_SECRET, MISMATCH


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
    # What tells the event from others, and is the same for its retries: "body" (its hash), a function of the Delivery, or None.
    replay: object = None
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
    # Vectors beside the usual ones: each a vector, or a function of the recipe that makes one or several.
    more: list = field(default_factory=list)

    def __post_init__(self):
        self.body = utf8(self.body)
        if not self.secret:
            self.secret = self.other("secret")
        if self.flips is None:
            self.flips = self.covers == "body"

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

    def vector(
        self,
        name,
        comment,
        expect=None,
        *,
        body=None,
        signed=None,
        key=None,
        secrets=None,
        change=None,
        now=NOW,
        options=None,
        source=None,
        **delivery,
    ):
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

    # --- all its vectors

    def vectors(self):
        mine = [*self.usual_vectors()]
        if self.signature:
            mine += self.header_vectors()
        if self.unit:
            mine += self.time_vectors()
        mine += [*refusals.boundary_refusals(self), *refusals.limit_refusals(self)]
        for make in self.more:
            made = make(self) if callable(make) else make
            mine += [made] if isinstance(made, dict) else made
        return mine

    def usual_vectors(self):
        v, old = self.vector, self.other("previous")
        yield v("genuine", "As the vendor signs it")
        yield v("wrong-secret", "Signed with another secret", MISMATCH, key=self.other("wrong"))
        yield v("secret-empty", "An empty key verifies what anybody can sign", BAD_SECRET, secrets=[""])
        if self.rotates:
            yield v("rotated", "Signed with the second of two secrets", {"keyIndex": 1}, key=old, secrets=[self.secret, old])
        if self.flips:
            yield v("flipped-body", "One byte of the body changed on the way", MISMATCH, body=flipped(self.body), signed=self.body)
        if self.body[:1] == b"{" and self.body != b"{}" and self.covers == "body":
            cut = self.body[:-1] + b',"cut":"\\ud83d"}'
            yield v("cut-text", "A text that the vendor cut in the middle of an emoji: JSON.parse reads it", {"payload": None}, body=cut)
        if self.replay == "body":
            nothing = {"payload": None, "replayKey": None}
            yield v("nothing", "An empty body is the same each time: it tells no two events apart", nothing, body="")

    def header_vectors(self):
        return refusals.header_refusals(self)

    def time_vectors(self):
        return refusals.time_refusals(self)

    def value(self):
        """The signature header of the genuine delivery."""
        return self.sent().value(self.signature)

    def sent(self, **delivery):
        """The genuine delivery."""
        d = Delivery(self.body, **{"method": self.method, "url": self.url} | delivery)
        sent = self.send(self.key(self.secret), d)
        return sent if isinstance(sent, Sent) else Sent(list(sent), d.body, d.url, d.method)


def flipped(body):
    """The body with one letter or digit changed; still JSON where it was."""
    found = [m for m in re.finditer(rb"[a-y](?=[a-z]*\")|[0-8]", body)] or [m for m in re.finditer(rb"[A-Ya-y0-8]", body)]
    at = found[-1].start()
    return body[:at] + bytes([body[at] + 1]) + body[at + 1 :]


def published(recipe, number, note, secret, headers, body, expect=None, *, source, now=NOW, url=None, method=None, options=None):
    """A vector whose values the vendor, or another project, published."""
    sent = Sent(list(headers.items()), utf8(body), url, method)
    expect = expect or {}
    if "error" not in expect:
        usual = recipe.event(Delivery(sent.body, time=""), sent)
        expect = {name: value for name, value in (usual | expect).items() if value is not None}
    return recipe.raw(f"published-{number}", f"{note} ({source})", sent, expect, secrets=[secret], now=now, options=options)

"""Vectors of vendors that publish code which signs: each is written down with its verdict, and none is derived."""

import json
import string
from dataclasses import dataclass
from typing import Callable
from urllib.parse import parse_qsl, quote

from tools.codes import utf8
from tools.delivery import NOW, T


@dataclass(frozen=True)
class Sample:
    """A scheme as the vendor's own code has it."""

    scheme: str
    header: str | None  # where the signature stands
    secret: str | None
    sign: Callable[[str, object, object], str] | None  # the header's value: a function of key, time and body
    event: Callable[[object, object, object], dict]  # what the receiver learns: a function of body, time and payload

    def vector(
        self,
        name,
        comment,
        body,
        expect=None,
        *,
        scheme=None,
        secrets=None,
        key=None,
        signed=None,
        t=T,
        value=None,
        headers=None,
        now=NOW,
        method=None,
        source=None,
        **options,
    ):
        """A delivery, genuine unless told otherwise.

        `expect` is a refusal, or what differs from the usual event. `key` signs (the first secret
        by default), `signed` is the body that was signed (the one that arrives by default), `value`
        is the header instead of a signature; `scheme` is who is expected, `options` are Webhook's.
        """
        expect = expect or {}
        if secrets is None:
            secrets = [self.secret] if self.secret else []
        if headers is None:
            headers = [("Content-Type", content_type(body))]
            if self.header:
                headers.append((self.header, value or self.sign(key or secrets[0], t, body if signed is None else signed)))
        if "error" not in expect:
            about = {"keyIndex": 0 if secrets else -1, "covers": "body" if secrets else "sender"}
            about |= self.event(body, t, expect.get("payload")) | expect
            expect = {name: value for name, value in about.items() if value is not None}
        request = {
            "method": method,
            "sourceAddress": source,
            "headers": [list(pair) for pair in headers],
            **({"bodyHex": body.hex()} if isinstance(body, bytes) else {"body": body}),
        }
        return {
            "id": f"{self.scheme}/{name}",
            "comment": comment,
            "scheme": self.scheme if scheme is None else scheme,
            "secrets": [{"hex": one.hex()} if isinstance(one, bytes) else one for one in secrets],
            **({"options": options} if options else {}),
            "request": {name: value for name, value in request.items() if value is not None},
            "now": now,
            "expect": expect,
        }


def content_type(body):
    first = utf8(body).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    kinds = {b"{": "application/json; charset=utf-8", b"<": "application/xml; charset=utf-8"}
    return kinds.get(first, "application/x-www-form-urlencoded")


def pretty(members):
    return json.dumps(members, ensure_ascii=False, indent=2)


def integer(text):
    """An integer that a double cannot hold is its own text."""
    return int(text) if abs(int(text)) < 2**53 else text


def json_members(body):
    return json.loads(utf8(body).decode("utf-8-sig"), parse_int=integer)


def form_pairs(body):
    ascii_only = quote(utf8(body), safe=string.punctuation)
    return dict(parse_qsl(ascii_only, keep_blank_values=True, errors="replace"))

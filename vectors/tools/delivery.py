"""A delivery: what a vendor is about to send, and what arrives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from urllib.parse import parse_qsl

from tools.codes import compact, utf8

T = 1795391934  # seconds: when the vendors sign
NOW = T * 1000 + 412  # milliseconds: when the delivery arrives


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


def member(*path):
    """A function of the delivery: the text of this member of its body, JSON or a form; None where it is absent or empty."""
    return lambda d: text_at(d.body, path)


def text_at(body, path):
    try:
        value = json.loads(body)
    except ValueError:
        value = dict(parse_qsl(body.decode(errors="replace")))
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return str(value) if isinstance(value, (str, int)) and str(value) else None

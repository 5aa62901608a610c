"""The parts of the signed text, and where each arrives: from these follow the deliveries in which the same bytes are
signed and would be read as other parts."""

import json
import re
from dataclasses import dataclass
from typing import Callable

from tools.codes import utf8
from tools.delivery import Sent


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
    """A header's whole value."""
    return Part(name, lambda sent: sent.value(name), lambda sent, text: sent.set(name, text), is_time, True, any_form)


def stamp_part(name):
    """The time that stands in the signature's header."""
    time = lambda sent: re.search(r"\d{10,}", sent.value(name)).group()
    return Part("the time", time, lambda sent, text: sent.set(name, sent.value(name).replace(time(sent), text, 1)), True)


def member_part(*path, is_time=False):
    """A member of the JSON body."""

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

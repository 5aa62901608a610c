"""Requests by which vendors ask whether somebody is there, and the answers to them."""

import re

from tools.delivery import Sent
from tools.verdicts import MISSING, challenge, refused


def asked_by_head():
    """The vendor asks by HEAD, which nobody signs."""
    head = lambda r, headers=(), body=b"", method="HEAD": Sent(list(headers), body, r.url, method)
    return [
        lambda r: r.raw("head", "The vendor asks whether somebody is there: answered, and no event", head(r), challenge(200)),
        lambda r: r.raw("head-body", "Nothing that is sent along makes an event of it", head(r, body=r.body), challenge(200)),
        lambda r: r.raw(
            "head-signed",
            "One with a signature is not what the vendor sends",
            head(r, r.sent().headers, r.sent().body),
            refused("method_not_allowed"),
        ),
        lambda r: r.raw("head-get", "A GET is no HEAD", head(r, method="GET"), refused("method_not_allowed")),
        lambda r: r.raw("head-post", "Nor is a POST", head(r, body=r.body, method="POST"), MISSING),
    ]


def echoed_challenge(url):
    """A GET whose parameter goes back."""
    return [
        lambda r: r.raw(
            "challenge",
            "The vendor asks whether somebody is there",
            Sent([], b"", url, "GET"),
            challenge(200, "Ab3-_.x", content_type="text/plain"),
        ),
        lambda r: r.raw(
            "challenge-script",
            "What goes back is text, and no browser takes it for anything else",
            Sent([], b"", url.replace("Ab3-_.x", "%3Cscript%3E"), "GET"),
            challenge(200, "<script>", content_type="text/plain"),
        ),
        lambda r: r.raw(
            "challenge-line-feed", "A line feed does not go back", Sent([], b"", url + "%0A", "GET"), refused("malformed_payload")
        ),
        lambda r: r.raw(
            "challenge-twice",
            "Two challenges",
            Sent([], b"", url + "&" + re.split("[?=]", url)[1] + "=y", "GET"),
            refused("method_not_allowed"),
        ),
        lambda r: r.raw("get", "A GET without one", Sent([], b"", "https://example.com/hook", "GET"), refused("method_not_allowed")),
        lambda r: r.raw("challenge-post", "Nor does a POST become one", Sent([], r.body, url, "POST"), MISSING),
    ]


def get_request(url, method="GET"):
    return Sent([], b"", url, method)


def challenge_with_code(url, text, answer):
    """A GET whose parameter goes back with its code."""
    return [
        lambda r: r.raw(
            "challenge",
            "The code of a token, for whoever asks",
            get_request(url + text),
            challenge(200, answer(r, text), content_type="application/json"),
        ),
        lambda r: r.raw(
            "challenge-rotated",
            "By the first secret",
            get_request(url + text),
            challenge(200, answer(r, text), content_type="application/json"),
            secrets=[r.secret, r.other("previous")],
        ),
        lambda r: r.raw("challenge-json", "Not the code of a body", get_request(url + "%7B%7D"), refused("malformed_payload")),
        lambda r: r.raw("challenge-long", "Nor of more than a token is", get_request(url + "a" * 129), refused("malformed_payload")),
        lambda r: r.raw(
            "challenge-twice",
            "Two challenges",
            get_request(url + text + "&" + re.split("[?&]", url)[-1] + "y"),
            refused("method_not_allowed"),
        ),
        lambda r: r.raw("challenge-empty", "An empty one", get_request(url), refused("method_not_allowed")),
        lambda r: r.raw("get", "A GET without one", get_request("https://example.com/hook"), refused("method_not_allowed")),
        lambda r: r.raw("challenge-post", "A POST does not become one", Sent([], r.body, url + text, "POST"), MISSING),
    ]

"""What Contentful sends."""

from dataclasses import replace
from urllib.parse import quote

from tools.codes import compact, hex_mac, utf8
from tools.delivery import Delivery, Sent, T
from tools.files import file
from tools.parts import URL
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH

CONTENTFUL_URL = "https://example.com/hooks/contentful"


def contentful_path(url):
    """What the toolkit makes of the path and the query: querystring.escape and encodeURI are ECMAScript's."""
    path, *query = ("/" + url.split("/", 3)[3]).split("?")
    encode_uri = lambda text: quote(text, safe="-_.!~*'();/?:@&=+$,#")
    return encode_uri(path + "?" + quote(query[0], safe="-_.!~*'()") if query and query[0] else path)


def contentful_send(key, d, topic="ContentManagement.Entry.publish", more=()):
    """`more` are names and values of headers that are signed, too."""
    names = ["content-type", "x-contentful-signed-headers", "x-contentful-timestamp", "x-contentful-topic", *(name for name, _ in more)]
    signed = [
        ("content-type", "application/json"),
        ("x-contentful-signed-headers", ",".join(names)),
        ("x-contentful-timestamp", d.milliseconds),
        ("x-contentful-topic", topic),
        *more,
    ]
    text = "\n".join([d.method, contentful_path(d.url), ";".join(f"{name}:{value}" for name, value in signed), d.body.decode()])
    return [*signed, ("x-contentful-signature", hex_mac(key, text))]


def contentful_with(named="", **more):
    """The vendor's delivery with other headers; one of them may be named once more."""

    def send(key, d):
        if not named:
            return contentful_send(key, d, **more)
        names = dict(contentful_send(key, d))["x-contentful-signed-headers"] + "," + named
        signed = [(name, names if name == "x-contentful-signed-headers" else value) for name, value in contentful_send(key, d)[:-1]]
        text = ";".join(f"{name}:{value}" for name, value in [*signed, signed[-1]])
        return [*signed, ("x-contentful-signature", hex_mac(key, "\n".join([d.method, contentful_path(d.url), text, d.body.decode()])))]

    return send


contentful = Recipe(
    "contentful",
    contentful_send,
    compact({"sys": {"id": "6KntaYXaHSyIw8M6eo26OK", "revision": 3}}),
    "x-contentful-signature",
    unit="milliseconds",
    past=30,
    url=CONTENTFUL_URL,
    signs=(URL,),
    method="POST",
    time_header="x-contentful-timestamp",
    more=[
        lambda r: r.vector(
            "other-header",
            "A signed header changed",
            MISMATCH,
            change=lambda sent: sent.set("x-contentful-topic", "ContentManagement.Entry.unpublish"),
        ),
        lambda r: r.vector(
            "other-list",
            "A header was dropped from the list",
            MISMATCH,
            change=lambda sent: sent.set("x-contentful-signed-headers", "x-contentful-signed-headers,x-contentful-timestamp"),
        ),
        lambda r: r.vector("other-method", "Another method", MISMATCH, change=lambda sent: setattr(sent, "method", "PUT")),
        lambda r: r.vector("other-path", "Another path", MISMATCH, change=lambda sent: setattr(sent, "url", CONTENTFUL_URL + "/x")),
        # Of the toolkit itself, for this path: /a%2520b?x%253D1%2526y%253D%25252F~
        lambda r: r.vector("query", "The path and the query are escaped once more", url="https://example.com/a%20b?x=1&y=%2F~"),
        lambda r: r.vector("query-empty", "A query without anything in it", url=CONTENTFUL_URL + "?"),
        lambda r: r.vector("query-two", "What is behind a second question mark is not signed", url=CONTENTFUL_URL + "?a=1?b=2"),
        lambda r: r.vector(
            "query-fragment",
            "A fragment is not sent",
            url=CONTENTFUL_URL + "?a=1",
            change=lambda sent: setattr(sent, "url", sent.url + "#f"),
        ),
        lambda r: r.vector(
            "query-other",
            "Another query",
            MISMATCH,
            url=CONTENTFUL_URL + "?a=1",
            change=lambda sent: setattr(sent, "url", CONTENTFUL_URL + "?a=2"),
        ),
        *(
            (lambda r, name=name, comment=comment, expect=expect, send=send: replace(r, send=send).vector(name, comment, expect))
            for name, comment, expect, send in [
                (
                    "sixty-four",
                    "As many signed headers as are read",
                    {},
                    contentful_with(more=[(f"x-{number}", "1") for number in range(60)]),
                ),
                ("sixty-five", "One more", MALFORMED, contentful_with(more=[(f"x-{number}", "1") for number in range(61)])),
                ("named-twice", "A signed header that is named twice", MALFORMED, contentful_with(named="x-contentful-topic")),
                ("named-twice-case", "The same in other letters", MALFORMED, contentful_with(named="X-Contentful-Topic")),
                (
                    "delimited-header",
                    "A value that holds what sets it apart from the next",
                    MALFORMED,
                    contentful_with(topic="a;x-next:b", more=[("x-next", "c")]),
                ),
                (
                    "delimited-other",
                    "Nor what begins a header that is none of these: another list could name it",
                    MALFORMED,
                    contentful_with(topic="a;content-type:b", more=[("x-next", "c")]),
                ),
                ("header-longest", "As many bytes in a header as are read", {}, contentful_with(topic="a" * 16_384)),
                ("header-too-long", "One more", MALFORMED, contentful_with(topic="a" * 16_385)),
                ("header-control", "A control character, which no header holds", MALFORMED, contentful_with(topic="a\x01a")),
                ("header-beyond-ascii", "A character that runtimes read in different ways", MALFORMED, contentful_with(topic="a\u00e9a")),
            ]
        ),
        lambda r: r.vector(
            "unsigned-header",
            "A header that is not on the list is not signed",
            change=lambda sent: sent.headers.append(("x-contentful-crn", "crn:contentful")),
        ),
    ],
)


def contentful_unsigned_time():
    """An old delivery, its signed headers hidden in the value of one header, beside a fresh time."""
    old = Delivery(contentful.body, ms=T * 1000 - 86_400_000, url=CONTENTFUL_URL, method="POST")
    headers = dict(contentful_send(utf8(contentful.secret), old))
    hidden = "application/json;" + ";".join(f"{name}:{value}" for name, value in list(headers.items())[1:-1])
    sent = Sent(
        [
            ("content-type", hidden),
            ("x-contentful-signed-headers", "content-type"),
            ("x-contentful-timestamp", str(T * 1000)),
            ("x-contentful-signature", headers["x-contentful-signature"]),
        ],
        contentful.body,
        CONTENTFUL_URL,
        "POST",
    )
    return contentful.raw("unsigned-time", "A list that leaves out the time: the one beside it is nobody's", sent, MALFORMED)


FILE = file(
    "Contentful",
    [
        "https://www.contentful.com/developers/docs/webhooks/request-verification/",
        "https://github.com/contentful/node-apps-toolkit/tree/main/src/requests",
    ],
    contentful,
    [contentful_unsigned_time()],
)

"""What PandaDoc sends."""

from tools.codes import compact, hex_mac
from tools.delivery import Sent
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISSING, refused


def pandadoc_send(key, d):
    return Sent([("Content-Type", "application/json")], d.body, d.url + "?signature=" + hex_mac(key, d.body), d.method)


def query(change):
    return lambda sent: setattr(sent, "url", change(sent.url))


pandadoc = Recipe(
    "pandadoc",
    pandadoc_send,
    compact([{"event": "document_state_changed", "data": {"id": "BhVzRcxH9Z2LgfPPGXFUBa"}}]),
    "",
    url="https://example.com/pandadoc",
    more=[
        lambda r: r.vector("missing-signature", "No signature", MISSING, change=query(lambda url: url.split("?")[0])),
        lambda r: r.vector("empty-signature", "An empty one", MISSING, change=query(lambda url: url.split("=")[0] + "=")),
        lambda r: r.vector("no-url", "The receiver does not say which URL was called", MISSING, change=query(lambda url: None)),
        lambda r: r.vector(
            "duplicate-signature", "Two", refused("duplicate_header"), change=query(lambda url: url + "&signature=" + "0" * 64)
        ),
        lambda r: r.vector("malformed-short", "A signature that is too short", MALFORMED, change=query(lambda url: url[:-2])),
        lambda r: r.vector(
            "in-header",
            "A header does not stand in for it",
            MISSING,
            change=lambda sent: (
                sent.headers.append(("signature", sent.url.split("=")[1])),
                setattr(sent, "url", "https://example.com/pandadoc"),
            ),
        ),
    ],
)

FILE = file("PandaDoc", "https://developers.pandadoc.com/docs/webhook-verification", pandadoc)

"""What Braintree sends."""

import hashlib
from urllib.parse import parse_qsl, urlencode

from tools.codes import b64, compact, hex_mac, utf8
from tools.delivery import Sent
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING

BRAINTREE = b64(b'<notification><timestamp type="datetime">2026-11-22T23:18:54Z</timestamp><kind>check</kind></notification>')


def braintree_form(key, payload, signed=None):
    signature = "integration_public_key|" + hex_mac(key, payload if signed is None else signed, algorithm="sha1")
    return urlencode({"bt_signature": signature, "bt_payload": payload})


def braintree_send(key, d):
    return Sent([("Content-Type", "application/x-www-form-urlencoded")], utf8(braintree_form(key, d.body.decode())), d.url, d.method)


def braintree_field(name, change):
    def edit(sent):
        form = dict(parse_qsl(sent.body.decode()))
        form[name] = change(form[name])
        sent.body = utf8(urlencode(form))

    return edit


braintree = Recipe(
    "braintree",
    braintree_send,
    BRAINTREE,
    "",
    key=lambda secret: hashlib.sha1(utf8(secret)).digest(),
    covers="fields",
    payload=lambda body: {"bt_payload": dict(parse_qsl(body.decode()))["bt_payload"].removesuffix("\n")},
    more=[
        lambda r: r.vector(
            "two-keys", "One for each API key", change=braintree_field("bt_signature", lambda text: "another|" + "0" * 40 + "&" + text)
        ),
        lambda r: r.vector(
            "no-name", "An item without a name does not count", change=braintree_field("bt_signature", lambda text: "abc&" + text)
        ),
        lambda r: r.vector(
            "only-signature",
            "A signature without a name",
            MALFORMED,
            change=braintree_field("bt_signature", lambda text: text.split("|")[1]),
        ),
        lambda r: r.vector("line-feed", "A payload that ends in a line feed, as in the library's samples", body=BRAINTREE + "\n"),
        lambda r: r.vector(
            "line-feed-lost", "The same, lost on the way", body=BRAINTREE + "\n", change=braintree_field("bt_payload", str.strip)
        ),
        lambda r: r.vector("other-payload", "Another payload", MISMATCH, change=braintree_field("bt_payload", lambda text: "Q" + text[1:])),
        lambda r: r.vector(
            "unsigned-field",
            "A field that nobody signs is not passed on",
            change=lambda sent: setattr(sent, "body", sent.body + b"&forged=true"),
        ),
        lambda r: r.vector(
            "two-payloads",
            "Two payloads: readers would disagree which holds",
            MISSING,
            change=lambda sent: setattr(sent, "body", sent.body + b"&bt_payload=x"),
        ),
        lambda r: r.vector(
            "missing-signature", "No signature", MISSING, change=lambda sent: setattr(sent, "body", sent.body.split(b"&")[1])
        ),
        lambda r: r.vector("missing-payload", "No payload", MISSING, change=lambda sent: setattr(sent, "body", sent.body.split(b"&")[0])),
        lambda r: r.vector(
            "malformed-short", "A signature that is too short", MALFORMED, change=braintree_field("bt_signature", lambda text: text[:-2])
        ),
        lambda r: r.vector(
            "malformed-upper-case",
            "Capitals",
            MALFORMED,
            change=braintree_field("bt_signature", lambda text: text.split("|")[0] + "|" + text.split("|")[1].upper()),
        ),
        lambda r: r.vector(
            "secret-text",
            "The key is the secret's hash, not its text",
            MISMATCH,
            change=lambda sent: setattr(sent, "body", utf8(braintree_form(r.secret, BRAINTREE))),
        ),
        lambda r: r.vector(
            "json",
            "The form as JSON: not what the vendor sends",
            MISSING,
            change=lambda sent: setattr(sent, "body", utf8(compact(dict(parse_qsl(sent.body.decode()))))),
        ),
    ],
)


FILE = file("Braintree", "https://developer.paypal.com/braintree/docs/guides/webhooks/parse/node", braintree)

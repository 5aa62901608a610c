"""What Mailgun sends."""

from email import message_from_bytes
from urllib.parse import parse_qsl, urlencode

from tools.codes import hex_mac, utf8
from tools.delivery import Sent, T, member
from tools.files import file
from tools.members import in_body
from tools.parts import Part, member_part
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused

MAILGUN = {
    "signature": {"token": "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0", "timestamp": str(T)},
    "event-data": {"event": "opened", "recipient": "alice@example.com"},
}
mailgun = in_body(
    "mailgun",
    ["signature", "signature"],
    lambda at: at["timestamp"] + at["token"],
    MAILGUN,
    base_members=["timestamp", "token"],
    time_member="timestamp",
    signs=(member_part("signature", "timestamp", is_time=True), member_part("signature", "token")),
    unit="seconds",
    past=None,
    future=None,
    replay=member("signature", "token"),
    more=[
        lambda r: r.vector(
            "other-event",
            "A captured signature around another event: accepted, and the event is not passed on; the token tells that it was used",
            change=lambda sent: sent.members(lambda body: body.update({"event-data": {"event": "complained"}})),
        ),
        lambda r: r.vector(
            "no-time",
            "Without its time",
            refused("missing_timestamp"),
            change=lambda sent: sent.members(lambda body: body["signature"].pop("timestamp")),
        ),
    ],
)

# Mail that a route forwards: the fields stand at the top of a form, beside the mail, which nobody signs.
SIGNED = ["timestamp", "token"]
BOUNDARY = "----=_Part_1f2e3d4c"


def routes_fields(body):
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def routes_send(key, d):
    fields = routes_fields(d.body) | {"timestamp": d.seconds}
    fields["signature"] = hex_mac(key, fields["timestamp"] + fields["token"])
    return Sent([("Content-Type", "application/x-www-form-urlencoded")], utf8(urlencode(fields)), d.url, d.method)


def routes_form(change):
    """Changes the fields that arrive."""

    def edit(sent):
        fields = routes_fields(sent.body)
        change(fields)
        sent.body = utf8(urlencode(fields))

    return edit


def routes_appended(text):
    return lambda sent: setattr(sent, "body", sent.body + utf8(text))


def routes_multipart(*more, before="", behind="", head='Content-Disposition: form-data; name="{}"'):
    """The same with other parts behind it, as the page says of mail with attachments; they are called by who writes the mail."""

    def edit(sent):
        delimiter = utf8(f"--{BOUNDARY}")
        parts = [utf8(f"{head.format(name)}\r\n\r\n{value}") for name, value in routes_fields(sent.body).items()]
        body = b"".join(delimiter + utf8(behind) + b"\r\n" + part + b"\r\n" for part in [*parts, *more])
        sent.headers = [("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")]
        sent.body = utf8(before) + body + delimiter + b"--\r\n"

    return edit


PDF = b"%PDF-1.7\r\n\x00\xff\r\n--"


def attachment(file_name, kind=b"application/pdf", content=PDF):
    disposition = b'Content-Disposition: form-data; name="attachment-1"; filename="' + file_name + b'"'
    return disposition + b"\r\nContent-Type: " + kind + b"\r\n\r\n" + content


# What Python's email package and Go's mime/multipart read of a form whatever its other parts are.
ROUTES_PARTS = [
    ("attachment", "Mail with an attachment comes in parts", routes_multipart(attachment(b"signature.pdf"))),
    ("name-latin-1", "An attachment whose name is no UTF-8", routes_multipart(attachment(b"\xe5.pdf"))),
    ("type-latin-1", "A type that is none", routes_multipart(attachment(b"a.pdf", b'application/pdf; name="\xe5.pdf"'))),
    ("name-quoted", "An attachment's name with what separates parameters", routes_multipart(attachment(b"a; name=token; b\\\".pdf"))),
    ("part-unnamed", "A part without a name", routes_multipart(b"Content-Type: text/plain\r\n\r\nhello")),
    ("part-bare", "A part without headers", routes_multipart(b"\r\nhello")),
    ("part-empty", "A part with nothing in it", routes_multipart(b'Content-Disposition: form-data; name="body-html"\r\n\r\n')),
    ("part-name-extended", "A name in the form of RFC 8187", routes_multipart(b"Content-Disposition: form-data; name*=utf-8''%C3%A5\r\n\r\nx")),
    ("part-like-a-boundary", "A line that begins like the boundary", routes_multipart(attachment(b"a.txt", content=utf8(f"x\r\n--{BOUNDARY}X\r\ny")))),
    ("parts-capitals", "Names of headers and parameters in capitals", routes_multipart(head='CONTENT-DISPOSITION: form-data; NAME="{}"')),
    ("parts-folded", "Headers that go on in the next line", routes_multipart(head='Content-Disposition: form-data;\r\n\tname="{}"')),
    ("parts-unquoted", "Names without quotes, and blanks around them", routes_multipart(head="Content-Disposition: form-data; name = {} ; x=y")),
    ("parts-padded", "Blanks behind the boundary, which RFC 2046 allows", routes_multipart(behind=" \t")),
    ("parts-after-a-line", "An empty line before the first boundary", routes_multipart(before="\r\n")),
    ("part-headers-longest", "As many bytes in a part's headers as are read", routes_multipart(b"x: " + b"y" * 16_381 + b"\r\n\r\n")),
]


def routes_part(name, is_time=False):
    put = lambda sent, text: routes_form(lambda fields: fields.update({name: text}))(sent)
    return Part(name, lambda sent: routes_fields(sent.body).get(name, ""), put, is_time)


def routes_proven(body):
    """Of all fields those that are signed."""
    if body.lstrip().startswith(b"--"):
        parts = message_from_bytes(utf8(f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n") + body).get_payload()
        fields = {part.get_param("name", header="content-disposition"): part.get_payload() for part in parts}
    else:
        fields = routes_fields(body)
    return {name: fields[name] for name in SIGNED}


MAIL = {
    "token": "57f4c6d1a8b0e93c2d7a5b1f0e8c4d6a9b3e2f1c0d5a7b8e64",
    "recipient": "support@example.com",
    "sender": "alice@example.com",
    "from": "Alice Ångström <alice@example.com>",
    "subject": "Re: Your order",
    "message-headers": '[["Subject", "Re: Your order"]]',
    "body-plain": "Thank you & see you\r\n",
    "attachment-count": "1",
}


def routes_one(name, comment, expect, change):
    return lambda r: r.vector(name, comment, expect, change=change)


def routes_changed(name, comment, expect, change):
    return routes_one(name, comment, expect, routes_form(change))


mailgun_routes = Recipe(
    "mailgun-routes",
    routes_send,
    urlencode(MAIL),
    "",
    unit="seconds",
    past=None,
    future=None,
    covers="fields",
    payload=routes_proven,
    replay=member("token"),
    signs=(routes_part("timestamp", is_time=True), routes_part("token")),
    more=[
        *[routes_one(name, comment, {}, change) for name, comment, change in ROUTES_PARTS],
        routes_one(
            "part-headers-too-long",
            "One more: the body cannot be read, and that is said",
            refused("missing_signature", hint="the body is of no form that the vendor sends"),
            routes_multipart(b"x: " + b"y" * 16_382 + b"\r\n\r\n"),
        ),
        routes_one(
            "parts-cut",
            "Parts without their end",
            refused("missing_signature", hint="or is not whole"),
            lambda sent: (routes_multipart()(sent), setattr(sent, "body", sent.body[:-6])),
        ),
        routes_one("two-tokens-in-parts", "Two tokens in parts", MISSING, routes_multipart(b'Content-Disposition: form-data; name="token"\r\n\r\nx')),
        routes_one(
            "token-in-a-name",
            "A token in what an attachment is called is none",
            MISSING,
            lambda sent: (
                routes_form(lambda fields: fields.pop("token"))(sent),
                routes_multipart(attachment(b'a"; x="b; name=token'))(sent),
            ),
        ),
        routes_changed(
            "other-mail",
            "A captured signature around another mail: accepted, and the mail is not passed on; the token tells that it was used",
            {},
            lambda fields: fields.update({"body-plain": "Wire the money", "sender": "mallory@example.com"}),
        ),
        routes_changed("missing-signature", "No signature", MISSING, lambda fields: fields.pop("signature")),
        routes_changed("empty-signature", "An empty one", MISSING, lambda fields: fields.update(signature="")),
        routes_changed(
            "malformed-short", "A signature that is too short", MALFORMED, lambda fields: fields.update(signature=fields["signature"][:-2])
        ),
        routes_changed(
            "malformed-upper-case", "Capitals", MALFORMED, lambda fields: fields.update(signature=fields["signature"].upper())
        ),
        routes_changed("other-token", "Another token", MISMATCH, lambda fields: fields.update(token=fields["token"][::-1])),
        routes_changed("no-token", "Without its token", MISSING, lambda fields: fields.pop("token")),
        routes_changed("no-time", "Without its time", refused("missing_timestamp"), lambda fields: fields.pop("timestamp")),
        routes_one("two-tokens", "Two tokens: readers would disagree which holds", MISSING, routes_appended("&token=x")),
        routes_one("two-signatures", "Two signatures", MISSING, routes_appended("&signature=x")),
        routes_one("unsigned-field", "A field that nobody signs is not passed on", {}, routes_appended("&forged=true")),
        lambda r: r.vector(
            "json",
            "A webhook's JSON: `mailgun` reads it",
            MISSING,
            change=lambda sent: setattr(sent, "body", b'{"signature":{"timestamp":"1","token":"t","signature":"00"}}'),
        ),
    ],
)

FILE = file(
    "Mailgun",
    "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
    mailgun,
    mailgun_routes,
)

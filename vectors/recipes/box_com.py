"""What Box sends."""

from dataclasses import replace

from tools.codes import b64_mac, compact, utf8
from tools.delivery import Delivery, member
from tools.files import file
from tools.parts import BODY, header_part
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH

BOX_TESTS = "box/box-node-sdk src/test/webhooks.test.ts"
BOX_KEYS = ["SamplePrimaryKey", "SampleSecondaryKey"]
BOX_OLD = "v+1CD1Jdo3muIcbpv5lxxgPglOqMfsNHPV899xWYydo="
BOX_T, BOX_ISO = 1577862000, "2020-01-01T00:00:00-07:00"


def box_escaped(body):
    """Letters from U+007F on as `\\uXXXX`, and `/` as `\\/` unless it is so already."""
    out, before = "", ""
    for letter in body.decode():
        if letter == "/" and before != "\\":
            out += "\\/"
        elif letter >= "\x7f":
            units = letter.encode("utf-16-be").hex()
            out += "".join("\\u" + units[at : at + 4] for at in range(0, len(units), 4))
        else:
            out += letter
        before = "" if letter == before == "\\" else letter
    return out.encode()


def box_send(key, d, form=lambda body: body, old="the old key"):
    return [
        ("Box-Delivery-Id", "f96bb54b-ee16-4fc5-aa65-8c2d9e5b546f"),
        ("Box-Delivery-Timestamp", d.iso),
        ("Box-Signature-Algorithm", "HmacSHA256"),
        ("Box-Signature-Version", "1"),
        ("Box-Signature-Primary", b64_mac(key, form(d.body), d.iso)),
        ("Box-Signature-Secondary", b64_mac(old, form(d.body), d.iso)),
    ]


BOX_BODY = compact({"type": "webhook_event", "id": "eb0c4e06-751f-442c-86f8-fd5bb404dbec", "trigger": "FILE.UPLOADED"})
ESCAPES = compact({"id": "eb0c4e06", "source": {"name": "Ärger 😀 a/b"}})
box = Recipe(
    "box",
    box_send,
    BOX_BODY,
    "Box-Signature-Primary",
    "base64",
    unit="iso",
    past=600,
    future=600,
    time_header="Box-Delivery-Timestamp",
    rotates=False,
    signs=(BODY, header_part("Box-Delivery-Timestamp", True)),
    covers="fields",
    flips=True,
    replay=member("id"),
    id=member("id"),
    more=[
        lambda r: r.vector(
            "secondary",
            "The key that is being replaced signs the other header",
            {"keyIndex": 1},
            key="wrong",
            secrets=[r.secret, "the old key"],
        ),
        lambda r: r.vector("crossed", "The first key is not tried on the second header", MISMATCH, secrets=["the old key"]),
        lambda r: r.vector(
            "only-secondary",
            "Nothing but the second header",
            {"keyIndex": 1},
            secrets=[r.secret, "the old key"],
            change=lambda sent: sent.without("Box-Signature-Primary"),
        ),
        lambda r: r.vector(
            "one-malformed",
            "One that is no signature does not spoil the other",
            {"keyIndex": 1},
            secrets=[r.secret, "the old key"],
            change=lambda sent: sent.set("Box-Signature-Primary", "hello"),
        ),
        lambda r: r.vector(
            "escaped",
            "Signed as Box escapes it",
            body=ESCAPES,
            change=lambda sent: setattr(sent, "headers", box_send(utf8(r.secret), Delivery(utf8(ESCAPES)), box_escaped)),
        ),
        lambda r: r.vector("version", "Another version", MALFORMED, change=lambda sent: sent.set("Box-Signature-Version", "2")),
        lambda r: r.vector("no-version", "Without its version", MALFORMED, change=lambda sent: sent.without("Box-Signature-Version")),
        lambda r: r.vector(
            "algorithm",
            "Another algorithm: the header does not choose",
            MALFORMED,
            change=lambda sent: sent.set("Box-Signature-Algorithm", "HmacSHA1"),
        ),
    ],
)


def without_second(vectors):
    """Without the first header the second is still there: what is missing is then a key for it."""
    for one in vectors:
        if one["id"].startswith(("box/missing-signature", "box/empty-signature", "box/malformed-")):
            one["request"]["headers"] = [pair for pair in one["request"]["headers"] if pair[0] != "Box-Signature-Secondary"]
        yield one


def box_published():
    bare = replace(box, id=None, replay=None)
    file_body = lambda name: (
        '{"webhook":{"id":"1234567890"},"trigger":"FILE.UPLOADED","source":{"id":"1234567890","type":"file","name":"%s"}}' % name
    )
    plain = '{"type":"webhook_event","webhook":{"id":"1234567890"},"trigger":"FILE.UPLOADED","source":{"id":"1234567890","type":"file","name":"Test.txt"}}'
    first = "6TfeAW3A1PASkgboxxA5yqHNKOwFyMWuEXny/FPD5hI="
    ok = dict(timestamp=BOX_T * 1000)
    for number, (note, tag, body, keys, changed, expect) in enumerate(
        [
            ("The library's test", first, plain, BOX_KEYS[:1], {}, ok),
            (
                "Letters beyond ASCII: nothing but the escaped body matches",
                "LV2uCu+5NJtIHrCXDYgZ0v/PP5THGRuegw3RtdnEyuE=",
                file_body("スクリーンショット 2020-08-05.txt"),
                BOX_KEYS[:1],
                {},
                ok,
            ),
            (
                "Beyond the basic plane: as a surrogate pair",
                "xF/SDZosX4le+v4A0Qn59sZhuD1RqY5KRUKzVMSbh0E=",
                file_body("😀 2020-08-05.txt"),
                BOX_KEYS[:1],
                {},
                ok,
            ),
            ("An escaped carriage return", "SVkbKgy3dEEf2PbbzpNu2lDZS7zZ/aboU7HOZgBGrJk=", file_body("test \\r"), BOX_KEYS[:1], {}, ok),
            ("A slash that is escaped", "t41PWT5ZB6OcysnD6SDy9Ud+p9hdXxIdXqcdweyZv/Q=", file_body("\\/"), BOX_KEYS[:1], {}, ok),
            ("A backslash", "ERpMZwUQsGDTfj82ehdX6VvDZfvOhK5ULNfVmwVAGe0=", file_body("\\\\"), BOX_KEYS[:1], {}, ok),
            ("The second key signs the second header", first, plain, ["IncorrectKey", "SampleSecondaryKey"], {}, ok | {"keyIndex": 1}),
            ("Another key", first, plain, ["IncorrectKey"], {}, MISMATCH),
            ("An unsupported version", first, plain, BOX_KEYS[:1], {"box-signature-version": "2"}, MALFORMED),
            ("An unsupported algorithm", first, plain, BOX_KEYS[:1], {"box-signature-algorithm": "HmacSHA1"}, MALFORMED),
        ],
        1,
    ):
        headers = {
            "box-delivery-id": "f96bb54b-ee16-4fc5-aa65-8c2d9e5b546f",
            "box-delivery-timestamp": BOX_ISO,
            "box-signature-algorithm": "HmacSHA256",
            "box-signature-primary": tag,
            "box-signature-secondary": BOX_OLD,
            "box-signature-version": "1",
        } | changed
        one = published(bare, number, note, keys[0], headers, body, expect, source=BOX_TESTS, now=BOX_T * 1000)
        yield one | {"secrets": keys}


FILE = file("Box", "https://developer.box.com/guides/webhooks/v2/signatures-v2", without_second(box.vectors()), box_published())

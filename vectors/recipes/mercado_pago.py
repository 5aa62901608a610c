"""What Mercado Pago sends."""

from urllib.parse import parse_qsl

from tools.codes import compact, hex_mac, utf8
from tools.delivery import Delivery, T
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused

MP_URL = "https://example.com/hook?data.id=123456789&type=payment"
MP_LETTERS = "https://example.com/hook?data.id=ORD01JQ4S4KY8&type=order"


def mp_send(key, d, case=str.lower):
    query = dict(parse_qsl(d.url.partition("?")[2]))
    manifest = "".join(
        f"{name}:{value};"
        for name, value in [("id", case(query.get("data.id", ""))), ("request-id", d.id), ("ts", d.milliseconds)]
        if value
    )
    headers = [("x-signature", f"ts={d.milliseconds},v1={hex_mac(key, manifest)}")]
    return headers + ([("x-request-id", d.id)] if d.id else [])


mercado = Recipe(
    "mercado-pago",
    mp_send,
    compact({"action": "payment.created", "data": {"id": "123456789"}}),
    "x-signature",
    unit="milliseconds",
    past=None,
    future=None,
    covers="fields",
    url=MP_URL,
    replay=lambda d: d.id or None,
    id=lambda d: dict(parse_qsl(d.url.partition("?")[2])).get("data.id"),
    payload=lambda body: {},
    more=[
        lambda r: r.vector("seconds", "Other products count seconds", {"timestamp": T * 1000}, time=str(T)),
        lambda r: r.vector("no-request-id", "Without a request id: that part is not signed", id=""),
        lambda r: r.vector("no-id", "Without data.id", url="https://example.com/hook?type=payment"),
        lambda r: r.vector("upper-case-id", "An id with letters is signed in lower case", url=MP_LETTERS),
        lambda r: r.vector(
            "id-as-it-comes",
            "Or as it comes, which is what the library does",
            url=MP_LETTERS,
            change=lambda sent: sent.set(
                "x-signature", dict(mp_send(utf8(r.secret), Delivery(r.body, url=MP_LETTERS), str))["x-signature"]
            ),
        ),
        lambda r: r.vector(
            "lower-case-id",
            "Letters that were made small are not what was signed as it came",
            MISMATCH,
            url=MP_LETTERS.replace("ORD01JQ4S4KY8", "ord01jq4s4ky8"),
            change=lambda sent: sent.set(
                "x-signature", dict(mp_send(utf8(r.secret), Delivery(r.body, url=MP_LETTERS), str))["x-signature"]
            ),
        ),
        lambda r: r.vector(
            "swallowed",
            "The request id inside data.id: the same bytes are signed",
            MALFORMED,
            url=MP_URL.replace("&type", "%3Brequest-id%3A" + Delivery.id + "&type"),
            id="",
        ),
        lambda r: r.vector("swallowed-time", "The time inside the request id", MALFORMED, id=f"x;ts:{T * 1000}"),
        lambda r: r.vector(
            "id-added",
            "A data.id that nobody signed",
            MISMATCH,
            url="https://example.com/hook?type=payment",
            change=lambda sent: setattr(sent, "url", MP_URL),
        ),
        lambda r: r.vector("other-id", "Another data.id", MISMATCH, change=lambda sent: setattr(sent, "url", MP_URL.replace("123", "124"))),
        lambda r: r.vector("other-request-id", "Another request id", MISMATCH, change=lambda sent: sent.set("x-request-id", "other")),
        lambda r: r.vector(
            "other-body", "Nobody signs the body, so nothing of it is passed on", body='{"data":{"id":"forged"}}', signed=r.body
        ),
        lambda r: r.vector(
            "two-ids", "Two data.ids", refused("duplicate_header"), change=lambda sent: setattr(sent, "url", MP_URL + "&data.id=1")
        ),
    ],
)


FILE = file("Mercado Pago", "https://www.mercadopago.com/developers/en/docs/your-integrations/notifications/webhooks", mercado)

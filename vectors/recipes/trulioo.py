"""What Trulioo sends."""

from tools.codes import compact, utf8
from tools.delivery import Sent, member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH, MISSING, challenge, refused

TRULIOO_BODY = compact(
    {
        "id": "6f1f7a1e-1f0d-4b1c-8f46-5d1d3c1a9b20",
        "transactionId": "2f6c1d3e-98d4-4b8f-9a7c-0c9b1f3d5e70",
        "clientId": "order-4711",
        "event": {"name": "TransactionCompleted"},
        "error": None,
    }
)
TRULIOO_ASKS = {
    "challenge": "E5KUIHFDEKJS485RFU38H0B7CFNFMUCJMRDGN9UEYP0YJLGFGFC0DFGUB",
    "type": "URL_VERIFICATION",
    "token": "gmCKj87gjhKJKJh0JBP696F",
}


def trulioo_asks(name, comment, members, expect, headers=(), method="POST"):
    return lambda r: r.raw(
        name,
        comment,
        Sent(
            [("Content-Type", "application/json"), *headers], utf8(members if isinstance(members, str) else compact(members)), method=method
        ),
        expect,
    )


TRULIOO_ANSWER = challenge(200, TRULIOO_ASKS["challenge"], content_type="text/plain; charset=utf-8")
trulioo = body_alone(
    "trulioo",
    "x-trulioo-signature",
    TRULIOO_BODY,
    secret="l1U^g#FIZ1MZ=lLG3107UmuaZ-6B_3i435261V00EF65ZAttlcH$Re?@44#M3-",
    id=member("transactionId"),
    more=[
        further_refusals(other_kind={"id": 1, "transactionId": "2f6c1d3e"}),
        trulioo_asks("handshake", "The vendor asks whether the receiver is there: the body of its page", TRULIOO_ASKS, TRULIOO_ANSWER),
        trulioo_asks(
            "handshake-signature",
            "What is signed must be signed by the vendor",
            TRULIOO_ASKS,
            MISMATCH,
            [("x-trulioo-signature", "0" * 64)],
        ),
        trulioo_asks(
            "handshake-other-type", "Only this type is answered unsigned", TRULIOO_ASKS | {"type": "TransactionCompleted"}, MISSING
        ),
        trulioo_asks("handshake-no-challenge", "Nothing to send back", {"type": "URL_VERIFICATION"}, MISSING),
        trulioo_asks("handshake-nested", "A type further down is none", {"event": TRULIOO_ASKS}, MISSING),
        trulioo_asks(
            "handshake-twice-named", "Two types: the last counts", compact(TRULIOO_ASKS)[:-1] + ',"type":"verification"}', MISSING
        ),
        trulioo_asks(
            "handshake-control",
            "What could break a header is not sent back",
            TRULIOO_ASKS | {"challenge": "a\r\nset-cookie: b"},
            refused("malformed_payload"),
        ),
        trulioo_asks(
            "handshake-long",
            "Nor what is longer than any challenge",
            TRULIOO_ASKS | {"challenge": "x" * 4097},
            refused("malformed_payload"),
        ),
        trulioo_asks("handshake-get", "It is a POST", TRULIOO_ASKS, refused("method_not_allowed"), method="GET"),
    ],
)

FILE = file(
    "Trulioo",
    [
        "https://developer.trulioo.com/reference/hmac",
        "https://developer.trulioo.com/reference/webhook",
        "https://developer.trulioo.com/reference/api-handshake",
    ],
    trulioo,
)

"""What PayPal sends."""

import zlib

from tools.certificates import PAIRS, CertificateRecipe, audiences, issued, shown
from tools.codes import b64, compact, utf8
from tools.files import BY_CERTIFICATE, file
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused
from tools.x509 import utc

WEBHOOK = "4JH86294D6297924G"
TRANSMISSION = "dfb3be50-fd74-11e4-8bf3-77339302725b"
PAYPAL_CERT = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7a8abba8"
SANDBOX_CERT = PAYPAL_CERT.replace("api.", "api.sandbox.")
EVENT_ID = "WH-0G2756385H040842W-5Y612302CV158622M"
SIGNATURE, TIME, ID, URL = (f"PAYPAL-{name}" for name in ("TRANSMISSION-SIG", "TRANSMISSION-TIME", "TRANSMISSION-ID", "CERT-URL"))


def paypal_sender(address):
    def send(key, d):
        text = f"{TRANSMISSION}|{d.iso}|{WEBHOOK}|{zlib.crc32(d.body)}"
        return [
            (ID, TRANSMISSION),
            (TIME, d.iso),
            (URL, address),
            ("PAYPAL-AUTH-ALGO", "SHA256withRSA"),
            (SIGNATURE, b64(key.sign(utf8(text)))),
        ]

    return send


def paypal(scheme, address):
    body = {"id": EVENT_ID, "event_type": "PAYMENT.CAPTURE.COMPLETED", "resource": {"amount": {"value": "20.00", "currency_code": "USD"}}}
    return CertificateRecipe(
        scheme,
        paypal_sender(address),
        compact(body),
        SIGNATURE,
        "base64-rsa",
        key=PAIRS.__getitem__,
        unit="iso",
        past=3 * 86_400,
        time_header=TIME,
        covers="sender",
        replay=lambda d: TRANSMISSION,
        id=lambda d: EVENT_ID,
        audience=WEBHOOK,
    )


def with_crc(before, after, wanted, count=64):
    """Letters between two texts that give the whole a CRC-32: it is linear, so 32
    independent choices between two letters are enough, and a system of 32 equations."""
    whole = lambda letters: zlib.crc32(before + bytes(letters) + after)
    letters = [ord("a")] * count
    start = whole(letters)
    rows = []
    for index in range(count):
        changed = letters.copy()
        changed[index] = ord("b")
        rows.append([start ^ whole(changed), {index}])
    rest, chosen = start ^ wanted, set()
    for bit in range(32):
        pivot = next((row for row in rows if row[0] >> bit & 1), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        for row in rows:
            if row[0] >> bit & 1:
                row[0] ^= pivot[0]
                row[1] = row[1] ^ pivot[1]
        if rest >> bit & 1:
            rest ^= pivot[0]
            chosen ^= pivot[1]
    for index in chosen:
        letters[index] = ord("b")
    body = before + bytes(letters) + after
    assert zlib.crc32(body) == wanted
    return body


def paypal_delimited(r, sent):
    """What is signed, were it of an id with the time's delimiter in it."""
    sent.set(ID, f"{TRANSMISSION}|{sent.value(TIME)}")
    text = f"{sent.value(ID)}|{sent.value(TIME)}|{r.audience}|{zlib.crc32(sent.body)}"
    sent.set(SIGNATURE, b64(r.key(r.secret).sign(utf8(text))))


def paypal_more(r):
    yield from paypal_messages(r)
    yield from paypal_addresses(r)


def paypal_messages(r):
    forged = utf8(
        compact(
            {
                "id": EVENT_ID,
                "event_type": "PAYMENT.CAPTURE.COMPLETED",
                "resource": {"amount": {"value": "9000.00", "currency_code": "USD"}},
                "x": "",
            }
        )
    )
    same_crc = with_crc(forged[:-2], forged[-2:], zlib.crc32(r.body))
    yield r.vector("other-body", "Another body", MISMATCH, body=r.body.replace(b"20.00", b"90.00"), signed=r.body)
    yield r.vector(
        "same-crc",
        "Another body of the same CRC-32: PayPal's signature does not tell them apart, and `covers` says so",
        body=same_crc,
        signed=r.body,
    )
    yield r.vector("empty-body", "The CRC-32 of nothing", MISMATCH, body=b"", signed=r.body)
    yield r.vector(
        "other-webhook",
        "Signed for another webhook",
        refused("signature_mismatch", "verify", "own ID"),
        options={"audience": "8PT597110X687430LKGECATA"},
    )
    yield r.vector(
        "other-id",
        "Another transmission than the one that was signed",
        MISMATCH,
        change=lambda sent: sent.set(ID, TRANSMISSION.replace("d", "e")),
    )
    yield r.vector("delimited", "A time in the id, and the same bytes are signed", MALFORMED, change=lambda sent: paypal_delimited(r, sent))
    yield r.vector(
        "shifted",
        "A part of the time in the id",
        MISMATCH,
        change=lambda sent: (sent.set(ID, TRANSMISSION + "|2026"), sent.set(TIME, sent.value(TIME)[4:])),
    )
    yield r.vector("missing-id", "Without its id", MISSING, change=lambda sent: sent.without(ID))
    yield r.vector("duplicate-id", "Two ids", refused("duplicate_header"), change=lambda sent: sent.headers.append((ID.lower(), "x")))
    yield r.vector(
        "other-algorithm", "What the algorithm's header says does not count", change=lambda sent: sent.set("PAYPAL-AUTH-ALGO", "none")
    )
    yield r.vector("not-json", "Authentic, and no event", refused("malformed_payload", "payload"), body=b"x")


def paypal_addresses(r):
    for label, address in PAYPAL_ADDRESSES.items():
        yield r.vector(
            f"address-{label}",
            "Not an address of the vendor's: nobody shall fetch it",
            refused("malformed_signature", "verify", "paypal-cert-url"),
            secrets=[],
            change=lambda sent, address=address: sent.set(URL, address),
        )
    yield r.vector("address-none", "No certificate is named", MISSING, change=lambda sent: sent.without(URL))
    yield r.vector(
        "address-twice",
        "Two certificates are named",
        refused("duplicate_header"),
        change=lambda sent: sent.headers.append((URL.lower(), PAYPAL_CERT)),
    )
    other = PAYPAL_CERT.replace("api.", "api-m.")
    yield r.vector(
        "address-api-m",
        "Another host of the vendor's",
        refused("key_required", "verify", other),
        secrets=[],
        change=lambda sent: sent.set(URL, other),
    )


PAYPAL_ADDRESSES = {
    "sandbox": SANDBOX_CERT,
    "http": PAYPAL_CERT.replace("https", "http"),
    "other-host": PAYPAL_CERT.replace("api.paypal.com", "api.paypal.example.com"),
    "host-before": PAYPAL_CERT.replace("paypal.com/", "paypal.com.example.com/"),
    "user": PAYPAL_CERT.replace("paypal.com/", "paypal.com@example.com/"),
    "other-subdomain": PAYPAL_CERT.replace("api.", "www."),
    "no-host": PAYPAL_CERT.replace("https://api.paypal.com", "https://"),
    "relative": PAYPAL_CERT.removeprefix("https:"),
    "other-path": PAYPAL_CERT.replace("certs", "webhooks"),
    "traversal": PAYPAL_CERT.replace("CERT", "../CERT"),
    "query": PAYPAL_CERT + "?x=1",
    "no-name": PAYPAL_CERT[: PAYPAL_CERT.index("CERT")],
}
live, sandbox = paypal("paypal", PAYPAL_CERT), paypal("paypal-sandbox", SANDBOX_CERT)


FILE = file(
    "PayPal",
    ["https://developer.paypal.com/api/rest/webhooks/rest/#message-verification", "https://github.com/paypal/PayPal-Python-SDK"],
    live,
    sandbox,
    [
        *audiences(live),
        *paypal_more(live),
        live.vector("key-none", "No certificate yet: its address is said", refused("key_required", "verify", PAYPAL_CERT), secrets=[]),
        live.vector(
            "key-expired",
            "An expired certificate",
            refused("key_required", "verify", PAYPAL_CERT),
            secrets=[shown(issued(end=utc("261121235959Z")))],
        ),
        sandbox.vector(
            "address-live", "A live certificate: not the sandbox's", MALFORMED, secrets=[], change=lambda sent: sent.set(URL, PAYPAL_CERT)
        ),
        sandbox.vector("key-none", "No certificate yet: its address is said", refused("key_required", "verify", SANDBOX_CERT), secrets=[]),
    ],
    derivation=BY_CERTIFICATE,
)

"""What Vipps MobilePay sends."""

import hashlib

from tools.codes import b64, b64_mac, compact, utf8
from tools.extras import URL_CALLED, url_vectors
from tools.files import file
from tools.parts import URL
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH, MISSING

VIPPS = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
VIPPS_DATE = "Sun, 22 Nov 2026 23:18:54 GMT"
VIPPS_PAGE = "https://developer.vippsmobilepay.com/docs/APIs/webhooks-api/request-authentication/"


def vipps_send(key, d):
    host, path = d.url.split("/", 3)[2:]
    digest = b64(hashlib.sha256(d.body).digest())
    code = b64_mac(key, f"POST\n/{path}\n{VIPPS_DATE};{host};{digest}")
    return [("Host", host), ("x-ms-date", VIPPS_DATE), ("x-ms-content-sha256", digest), ("Authorization", VIPPS + code)]


def vipps_body(text):
    """Another body, with its hash."""
    return lambda sent: (setattr(sent, "body", utf8(text)), sent.set("x-ms-content-sha256", b64(hashlib.sha256(utf8(text)).digest())))


vipps = Recipe(
    "vipps-mobilepay",
    vipps_send,
    compact({"msn": "123456", "reference": "24ab7cd6", "name": "CREATED"}),
    "Authorization",
    "base64",
    url=URL_CALLED,
    signs=(URL,),
    more=[
        *url_vectors(),
        lambda r: r.vector(
            "delimited-host", "What is signed behind the host, inside it", MALFORMED, url=URL_CALLED.replace("example.com", "example.com;x")
        ),
        lambda r: r.vector("other-body", "Another body, with its hash", MISMATCH, change=vipps_body('{"forged":true}')),
        lambda r: r.vector(
            "no-hash", "Nothing says which body was signed", MISSING, change=lambda sent: sent.without("x-ms-content-sha256")
        ),
        lambda r: r.vector("other-host", "Sent to another host", MISMATCH, change=lambda sent: sent.set("Host", "example.org")),
        lambda r: r.vector(
            "other-date", "Another date", MISMATCH, change=lambda sent: sent.set("x-ms-date", VIPPS_DATE.replace("22", "23"))
        ),
        lambda r: r.vector("no-date", "No date", MISSING, change=lambda sent: sent.without("x-ms-date")),
        lambda r: r.vector(
            "other-headers",
            "Other headers than are signed",
            MALFORMED,
            change=lambda sent: sent.set("Authorization", sent.value("Authorization").replace("host;", "")),
        ),
    ],
)


FILE = file(
    "Vipps MobilePay",
    VIPPS_PAGE,
    vipps,
    [
        published(
            vipps,
            1,
            "The page's example",
            "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==",
            {
                "Host": "webhook.site",
                "x-ms-date": "Thu, 30 Mar 2023 08:38:32 GMT",
                "x-ms-content-sha256": "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
                "Authorization": VIPPS + "agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=",
            },
            '{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}',
            source=VIPPS_PAGE,
            url="https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63",
        ),
    ],
)

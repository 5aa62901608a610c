"""What HubSpot sends."""

import re

from tools.codes import b64_mac, compact, hex_hash, hex_mac
from tools.extras import URL_CALLED, url_vectors
from tools.families import in_header
from tools.files import file
from tools.parts import BODY, URL
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH, refused

HUBSPOT_TESTS = "HubSpot/hubspot-api-nodejs test/unit/signature.spec"
HUBSPOT_KEY = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"
HUBSPOT_BODY = '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]'
version = lambda name: ("X-HubSpot-Signature-Version", name)
hubspot_v1 = Recipe(
    "hubspot-v1",
    lambda key, d: [version("v1"), ("X-HubSpot-Signature", hex_hash(key, d.body))],
    compact([{"eventId": 7, "subscriptionType": "deal.creation"}]),
    "X-HubSpot-Signature",
    more=[
        lambda r: r.vector(
            "hmac", "An HMAC is another code", MISMATCH, change=lambda sent: sent.set("X-HubSpot-Signature", hex_mac(r.secret, r.body))
        ),
        lambda r: r.vector(
            "v2", "The other version, which shares the header", MALFORMED, change=lambda sent: sent.set("X-HubSpot-Signature-Version", "v2")
        ),
        lambda r: r.vector(
            "reshaped-v2",
            "A v2 message as the body of a v1 one: the code is right, the body is no JSON",
            refused("malformed_payload"),
            body=b'POSThttps://example.com/[{"eventId":7}]',
        ),
    ],
)
hubspot_v2 = Recipe(
    "hubspot-v2",
    lambda key, d: [version("v2"), ("X-HubSpot-Signature", hex_hash(key, d.method, d.url, d.body))],
    compact({"callbackId": "ap-102670506"}),
    "X-HubSpot-Signature",
    url=URL_CALLED,
    method="POST",
    signs=(URL, BODY),
    replay=None,
    more=[
        *url_vectors(),
        lambda r: r.vector(
            "other-method", "Another method than the one that was signed", MISMATCH, change=lambda sent: setattr(sent, "method", "PUT")
        ),
        lambda r: r.vector("no-version", "Without its version", MALFORMED, change=lambda sent: sent.without("X-HubSpot-Signature-Version")),
    ],
)


def hubspot_uri(url):
    """The table of the vendor's page: these characters are signed as themselves."""
    for character in ":/?@!$'()*,;":
        url = re.sub(f"%{ord(character):02X}", lambda _: character, url, flags=re.IGNORECASE)
    return url


hubspot_v3 = in_header(
    "hubspot-v3",
    "X-HubSpot-Signature-v3",
    "X-HubSpot-Request-Timestamp",
    lambda d, at: (d.method, hubspot_uri(d.url), d.body, at),
    compact({"callbackId": "ap-102670506"}),
    code=b64_mac,
    unit="milliseconds",
    url=URL_CALLED,
    method="POST",
    more=[
        *url_vectors(),
        lambda r: r.vector(
            "decoded",
            "What the page lists is decoded, in either case, and once",
            url="https://example.com/a%2Fb%3fq=%3A%2f%40%21%24%27%28%29%2A%2C%3B%253A",
        ),
        lambda r: r.vector("not-decoded", "Nothing else is", url="https://example.com/%20%26%3D%25%2B%23%C3%A5?q=%22%5B%7E%4"),
        lambda r: r.vector(
            "all-decoded",
            "A URL that was decoded as a whole",
            MISMATCH,
            url="https://example.com/a b?q=1&r=2",
            change=lambda sent: setattr(sent, "url", "https://example.com/a%20b?q=1%26r=2"),
        ),
        lambda r: r.vector("get", "A GET without a body", body="", method="GET"),
        lambda r: r.vector(
            "other-method", "Another method than the one that was signed", MISMATCH, change=lambda sent: setattr(sent, "method", "PUT")
        ),
    ],
)


FILE = file(
    "HubSpot",
    "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation",
    hubspot_v1,
    hubspot_v2,
    hubspot_v3,
    [
        published(
            hubspot_v1,
            1,
            "The library's test",
            HUBSPOT_KEY,
            dict([version("v1"), ("X-HubSpot-Signature", "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de")]),
            HUBSPOT_BODY,
            source=HUBSPOT_TESTS,
        ),
        published(
            hubspot_v2,
            1,
            "The library's test: a GET",
            HUBSPOT_KEY,
            dict([version("v2"), ("X-HubSpot-Signature", "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e")]),
            "",
            source=HUBSPOT_TESTS,
            url="https://www.example.com/webhook_uri",
            method="GET",
        ),
        published(
            hubspot_v2,
            2,
            "The library's test: a POST",
            HUBSPOT_KEY,
            dict([version("v2"), ("X-HubSpot-Signature", "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900")]),
            '{"example_field":"example_value"}',
            source=HUBSPOT_TESTS,
            url="https://www.example.com/webhook_uri",
            method="POST",
        ),
    ],
)

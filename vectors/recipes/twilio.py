"""What Twilio sends."""

from urllib.parse import parse_qsl

from tools.codes import b64_mac, compact, hex_hash
from tools.delivery import Sent
from tools.extras import URL_CALLED, url_vectors
from tools.files import file
from tools.forms import FORM, form_send, form_vectors
from tools.parts import URL
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH, refused

TWILIO_TESTS = "twilio/twilio-node spec/validation.spec.js"
TWILIO_URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
TWILIO_FORM = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212"
TWILIO_JSON = '{"property": "value", "boolean": true}'
TWILIO_DIGEST = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"


def twilio_urls():
    """What a receiver says of the URL that Twilio called and signed."""
    base = "https://example.com/hooks"
    for name, comment, signed, given in [
        ("quote-escaped", "A Request writes the quotation mark as %27", base + "?who=O'Neil", base + "?who=O%27Neil"),
        ("quote-raw", "Signed as %27, and given as it was configured", base + "?who=O%27Neil", base + "?who=O'Neil"),
        ("quotes-escaped", "Each of several", base + "?a='b'&c='", base + "?a=%27b%27&c=%27"),
        ("host-in-capitals", "Given with capitals in the host", base, "https://EXAMPLE.com/hooks"),
        ("quote-in-path", "A path keeps its quotation mark", base + "/O'Neil?a=%27", base + "/O'Neil?a='"),
    ]:
        yield lambda r, name=name, comment=comment, signed=signed, given=given: r.vector(
            name, comment, url=signed, change=lambda sent: setattr(sent, "url", given)
        )
    for name, comment, signed, given in [
        ("quote-doubly-escaped", "An escaped percent sign is another text", base + "?who=O'Neil", base + "?who=O%2527Neil"),
        ("path-quote-escaped", "A Request leaves a path's as it is", base + "/O'Neil", base + "/O%27Neil"),
        ("path-in-capitals", "A path has capitals of its own", base, "https://example.com/HOOKS"),
    ]:
        yield lambda r, name=name, comment=comment, signed=signed, given=given: r.vector(
            name, comment, MISMATCH, url=signed, change=lambda sent: setattr(sent, "url", given)
        )


twilio = Recipe(
    "twilio",
    form_send("X-Twilio-Signature"),
    "CallSid=CA1234567890ABCDE&Digits=1234&From=anonymous",
    "X-Twilio-Signature",
    "base64",
    url=URL_CALLED,
    signs=(URL,),
    replay=None,
    **FORM,
    more=[
        *url_vectors(),
        lambda r: r.vector(
            "get",
            "A GET: nothing but the URL is signed, and its query is the form",
            {"payload": dict(parse_qsl(URL_CALLED.partition("?")[2]))},
            body="",
            method="GET",
        ),
        lambda r: r.vector(
            "get-respelled",
            "The same, as a Request spells it; what stands behind a # is none of it",
            {"payload": {"Body": "It's", "From": ["a", "b"], "Å": ""}},
            body="",
            method="GET",
            url="https://example.com/?From=b&From=a&Body=It's&%C3%85=#c=d",
            change=lambda sent: setattr(sent, "url", sent.url.replace("'", "%27")),
        ),
        *twilio_urls(),
        lambda r: r.vector("reordered", "The order of the form is not signed", body="From=anonymous&Digits=1234&CallSid=CA1234567890ABCDE"),
        *form_vectors("From=%2B46700000001"),
        lambda r: r.vector(
            "added-field",
            "A field that Twilio did not send",
            MISMATCH,
            body="CallSid=CA1&From=anonymous&Extra=1",
            signed="CallSid=CA1&From=anonymous",
        ),
    ],
)


def json_send(key, d):
    url = d.url + "&bodySHA256=" + hex_hash(d.body)
    return Sent([("Content-Type", "application/json"), ("X-Twilio-Signature", b64_mac(key, url, algorithm="sha1"))], d.body, url, d.method)


twilio_json = Recipe(
    "twilio-json",
    json_send,
    compact({"type": "com.twilio.messaging.inbound-message.received"}),
    "X-Twilio-Signature",
    "base64",
    url=URL_CALLED,
    signs=(URL,),
    replay=None,
    more=[
        lambda r: r.vector(
            "no-digest",
            "A URL without the body's digest proves no body",
            MISMATCH,
            change=lambda sent: (
                setattr(sent, "url", URL_CALLED),
                sent.set("X-Twilio-Signature", b64_mac(r.secret, URL_CALLED, algorithm="sha1")),
            ),
        ),
        lambda r: r.vector(
            "other-digest",
            "Another digest than the one that was signed",
            MISMATCH,
            change=lambda sent: (setattr(sent, "url", URL_CALLED + "&bodySHA256=" + hex_hash(b"{}")), setattr(sent, "body", b"{}")),
        ),
        lambda r: r.vector(
            "two-digests",
            "Two digests",
            refused("duplicate_header"),
            change=lambda sent: (
                setattr(sent, "url", sent.url + "&bodySHA256=" + hex_hash(b"{}")),
                sent.set("X-Twilio-Signature", b64_mac(r.secret, sent.url, algorithm="sha1")),
            ),
        ),
    ],
)


FILE = file(
    "Twilio",
    "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
    twilio,
    twilio_json,
    [
        published(r, number, note, "12345", {"X-Twilio-Signature": tag}, body, expect, source=TWILIO_TESTS, url=url, method="POST")
        for number, (r, note, tag, body, url, expect) in enumerate(
            [
                (twilio, "The library's test", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", TWILIO_FORM, TWILIO_URL, None),
                (
                    twilio,
                    "The URL has a port that was not signed",
                    "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                    TWILIO_FORM,
                    TWILIO_URL.replace(".com", ".com:1234"),
                    None,
                ),
                (
                    twilio,
                    "A port that was signed",
                    "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
                    TWILIO_FORM,
                    TWILIO_URL.replace("https", "http").replace(".com", ".com:1234"),
                    None,
                ),
                (twilio, "The port 443 was signed, and is not in the URL", "kvajT1Ptam85bY51eRf/AJRuM3w=", TWILIO_FORM, TWILIO_URL, None),
                (
                    twilio,
                    "The port 80 was signed, and is not in the URL",
                    "0ZXoZLH/DfblKGATFgpif+LLRf4=",
                    TWILIO_FORM,
                    TWILIO_URL.replace("https", "http"),
                    None,
                ),
                (
                    twilio,
                    "A URL with a user and a password",
                    "CukzLTc1tT5dXEDIHm/tKBanW10=",
                    TWILIO_FORM,
                    TWILIO_URL.replace("//", "//user:pass@"),
                    None,
                ),
                (twilio, "A URL with a user", "2YRLlVAflCqxaNicjMpJcSTgzSs=", TWILIO_FORM, TWILIO_URL.replace("//", "//user@"), None),
                (
                    twilio,
                    "A user, a password, and the port 443 that was signed",
                    "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=",
                    TWILIO_FORM,
                    TWILIO_URL.replace("//", "//user:pass@"),
                    None,
                ),
                (
                    twilio,
                    "A quotation mark that was signed as %27",
                    "TfZzewPq8wqrGlMfyAud8+/IvJ0=",
                    TWILIO_FORM,
                    TWILIO_URL + "&Body=It's+amazing",
                    None,
                ),
                (
                    twilio,
                    "Two values of one name",
                    "83O6e2vORAoJHUNzJjDWN1jz+BA=",
                    "MessagingBinding.Address=%2B1325xxxxxxx&MessagingBinding.Address=%2B1415xxxxxxx",
                    TWILIO_URL,
                    None,
                ),
                (
                    twilio,
                    "In the other order",
                    "83O6e2vORAoJHUNzJjDWN1jz+BA=",
                    "MessagingBinding.Address=%2B1415xxxxxxx&MessagingBinding.Address=%2B1325xxxxxxx",
                    TWILIO_URL,
                    None,
                ),
                (
                    twilio,
                    "One value twice, and a name that begins another",
                    "IK+Dwps556ElfBT0I3Rgjkr1wJU=",
                    "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234",
                    TWILIO_URL,
                    None,
                ),
                (
                    twilio_json,
                    "A body that is JSON",
                    "a9nBmqA0ju/hNViExpshrM61xv4=",
                    TWILIO_JSON,
                    f"{TWILIO_URL}&bodySHA256={TWILIO_DIGEST}",
                    None,
                ),
                (
                    twilio_json,
                    "The same, with the port 443 that was signed",
                    "Ldidvp12m26NI7eqEvxnEpkd9Hc=",
                    "{}",
                    f"{TWILIO_URL}&bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                    None,
                ),
                (
                    twilio_json,
                    "The digest alone in the query",
                    "y77kIzt2vzLz71DgmJGsen2scGs=",
                    TWILIO_JSON,
                    f"https://mycompany.com/myapp.php?bodySHA256={TWILIO_DIGEST}",
                    None,
                ),
                (twilio, "No signature at all", "WRONG_SIGNATURE", TWILIO_FORM, TWILIO_URL, MALFORMED),
                (twilio, "Another URL", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", TWILIO_FORM, TWILIO_URL + "&somethingUnexpected=true", MISMATCH),
            ],
            1,
        )
    ],
)

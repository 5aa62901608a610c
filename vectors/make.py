#!/usr/bin/env python3
"""Writes zignsec.json and sheerid.json: deliveries, and the verdict on each.

No line of hookseal takes part. Signatures come from the vendors' own samples,
restated with Python's hmac; JSON payloads from Python's json, forms from its
urllib, dates from its datetime; XML payloads and every refusal are written by
hand. The same input always gives the same bytes.
"""

import base64
import hashlib
import hmac
import json
import re
import string
from collections import Counter
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, quote

HERE = Path(__file__).parent

T = 1795391934  # seconds: when the vendors sign
NOW = T * 1000 + 412  # milliseconds: when the delivery arrives
SECOND, HOUR = 1000, 3_600_000

ZIGNSEC_HEADER = "X-ZignSec-Hmac-SHA256"
SHEERID_HEADER = "X-SheerID-Signature"

TOKEN = "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871"  # ZignSec v2: the access token
PREVIOUS = "e1b97c52-0b7a-4d0f-8a35-77c2f3d90c14"
KEY = "whk_9Zq3Lr7tVx2Nc8Pd5Sf1Gh6Jk4Mb0Wy"  # ZignSec v5: the webhook key
PREVIOUS_KEY = "whk_1Aa2Ss3Dd4Ff5Gg6Hh7Jj8Kk9Ll0Qq"
SHARED = "sharedsecret1234"  # SheerID: the secret token of the vendor's example
PREVIOUS_SHARED = "sharedsecret0987"


# --- what the vendors do -----------------------------------------------------


def utf8(value):
    """Encoding.UTF8.GetBytes"""
    return value if isinstance(value, bytes) else value.encode()


def mac(key, message):
    """new HMACSHA256(key).ComputeHash(message)"""
    return hmac.new(utf8(key), utf8(message), hashlib.sha256).digest()


def base64_mac(key, body):
    """ZignSec v2: Convert.ToBase64String of the MAC of the posted string"""
    return base64.b64encode(mac(key, body)).decode()


def hex_mac(key, body):
    """SheerID: hmac.new(secret, body, sha256).hexdigest()"""
    return mac(key, body).hex()


def v1(key, t, body):
    """ZignSec v5: one signature of `<t>.<body>`"""
    return hex_mac(key, utf8(f"{t}.") + utf8(body))


def tagged(t, *macs):
    """ZignSec v5: the value of the header"""
    return ",".join([f"t={t}", *(f"v1={one}" for one in macs)])


# --- what the receiver shall read --------------------------------------------


def integer(text):
    """An integer that a double cannot hold is its own text."""
    return int(text) if abs(int(text)) < 2**53 else text


def milliseconds(date):
    """`2026-11-22T13:58:52.1234567+01:00`: the fraction beyond milliseconds is cut off."""
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)", date or "")
    if not parts:
        return None
    seconds, fraction, zone = parts.groups()
    try:
        instant = datetime.fromisoformat(seconds + zone.replace("Z", "+00:00"))
    except ValueError:
        return None
    since = instant - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return since // timedelta(seconds=1) * 1000 + int((fraction or "0").ljust(3, "0")[:3])


def dated(identity):
    """IdentificationDateMs follows IdentificationDate where that is a date."""
    members = {}
    for name, value in identity.items():
        members[name] = value
        if name == "IdentificationDate" and (ms := milliseconds(value)) is not None:
            members["IdentificationDateMs"] = ms
    return members


def json_members(body):
    return json.loads(utf8(body).decode("utf-8-sig"), parse_int=integer)


def form_members(body):
    ascii_only = quote(utf8(body), safe=string.punctuation)
    return dict(parse_qsl(ascii_only, keep_blank_values=True, errors="replace"))


def zignsec_members(body):
    members = json_members(body)
    if isinstance(members.get("identity"), dict):
        members["identity"] = dated(members["identity"])
    return members


def sheerid_members(body):
    is_json = utf8(body).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    members = json_members(body) if is_json else form_members(body)
    if members.get("timestamp") is not None:
        members["timestamp"] = int(members["timestamp"])
    return members


def sha256(body):
    return hashlib.sha256(utf8(body)).hexdigest()


def genuine_zignsec(body, t, payload=None):
    payload = payload or zignsec_members(body)
    return {"id": payload.get("id"), "payload": payload}


def genuine_zignsec_v5(body, t, payload=None):
    ms = int(t) if int(t) >= 10**12 else int(t) * 1000
    payload = payload or json_members(body)
    return {"timestamp": ms} | genuine_zignsec(body, t, payload)


def genuine_sheerid(body, t, payload=None):
    payload = payload or sheerid_members(body)
    return {
        "timestamp": payload.get("timestamp"),
        "id": payload.get("requestId") or payload.get("verificationId"),
        "replayKey": payload.get("nonce") or None,
        "payload": payload,
    }


# --- a vector ------------------------------------------------------------------

#   scheme: (header, secret, the header's value, the event)
SCHEMES = {
    "zignsec": (ZIGNSEC_HEADER, TOKEN, lambda key, t, body: base64_mac(key, body), genuine_zignsec),
    "zignsec-v5": (ZIGNSEC_HEADER, KEY, lambda key, t, body: tagged(t, v1(key, t, body)), genuine_zignsec_v5),
    "zignsec-unsigned": (None, None, None, genuine_zignsec),
    "sheerid": (SHEERID_HEADER, SHARED, lambda key, t, body: hex_mac(key, body), genuine_sheerid),
}


def refused(code, at="verify", hint=None):
    return {"error": code, "at": at} | ({"hint": hint} if hint else {})


MALFORMED = refused("malformed_signature")


def caused(text, code="signature_mismatch", grade="proven"):
    """A refusal whose cause a diagnosis finds."""
    return refused(code) | {"cause": text, "grade": grade}


def content_type(body):
    first = utf8(body).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    kinds = {b"{": "application/json; charset=utf-8", b"<": "application/xml; charset=utf-8"}
    return kinds.get(first, "application/x-www-form-urlencoded")


def vector(like, name, comment, body, expect=None, *, scheme=None, secrets=None, key=None, signed=None,
           t=T, value=None, headers=None, now=NOW, method=None, source=None, **options):
    """A delivery of the scheme `like`, genuine unless told otherwise.

    `expect` is a refusal, or what differs from the usual event. `key` signs (the first secret
    by default), `signed` is the body that was signed (the one that arrives by default), `value`
    is the header instead of a signature; `scheme` is who is expected, `options` are Webhook's.
    """
    header, secret, sign, event = SCHEMES[like]
    expect = expect or {}
    if secrets is None:
        secrets = [secret] if secret else []
    if headers is None:
        headers = [("Content-Type", content_type(body))]
        if header:
            headers.append((header, value or sign(key or secrets[0], t, body if signed is None else signed)))
    if "error" not in expect:
        about = {"keyIndex": 0 if secrets else -1, "covers": "body" if secrets else "sender"}
        about |= event(body, t, expect.get("payload")) | expect
        expect = {name: value for name, value in about.items() if value is not None}
    request = {
        "method": method,
        "sourceAddress": source,
        "headers": [list(pair) for pair in headers],
        **({"bodyHex": body.hex()} if isinstance(body, bytes) else {"body": body}),
    }
    return {
        "id": f"{like}/{name}",
        "comment": comment,
        "scheme": like if scheme is None else scheme,
        "secrets": [{"hex": one.hex()} if isinstance(one, bytes) else one for one in secrets],
        **({"options": options} if options else {}),
        "request": {name: value for name, value in request.items() if value is not None},
        "now": now,
        "expect": expect,
    }


v2 = partial(vector, "zignsec")
v5 = partial(vector, "zignsec-v5")
unsigned = partial(vector, "zignsec-unsigned")
sheerid = partial(vector, "sheerid")


def compact(members):
    """As JSON.stringify and Json.NET write it."""
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def pretty(members):
    return json.dumps(members, ensure_ascii=False, indent=2)


# --- ZignSec v2 ------------------------------------------------------------------

ID = "b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90"
PERSON = {
    "CountryCode": "SE",
    "FirstName": "Tolvan",
    "LastName": "Tolvansson",
    "FullName": "Tolvan Tolvansson",
    "PersonalNumber": "19121212-1212",
    "DateOfBirth": "1912-12-12",
    "Age": 113,
    "Gender": "M",
    "IdProviderName": "BankIDSE",
    "IdentificationDate": "2026-11-22T13:58:52.1239567+01:00",
    "IdProviderRequestId": "8f6a3f0e-7a3c-4b8f-9a53-1f0c2d3e4b5a",
    "IdProviderPersonId": "",
    "CustomerPersonId": None,
}
IDENTIFIED = {
    "id": ID,
    "method": "sbid",
    "errors": [],
    "identity": PERSON,
    "BankIDSE": {"signature": "PD94bWwgdmVyc2lvbj0iMS4wIj8+", "ocspResponse": "MIIHdgoBAKCCB28="},
    "relayState": "order 4711",
}
BODY = compact(IDENTIFIED)
SHORT = compact({"id": ID, "errors": []})

FIELDS = "CountryCode FirstName LastName FullName PersonalNumber DateOfBirth Age Gender".split()
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = (
    f'<?xml version="1.0" encoding="utf-8"?>\r\n<response xmlns:xsi="{XSI}">\r\n'
    f"  <id>{ID}</id>\r\n  <method>sbid</method>\r\n  <errors />\r\n  <identity>\r\n"
    + "".join(f"    <{name}>{PERSON[name]}</{name}>\r\n" for name in FIELDS)
    + "    <IdProviderName>BankIDSE</IdProviderName>\r\n"
    "    <IdentificationDate>2026-11-22T13:58:52.1239567+01:00</IdentificationDate>\r\n"
    "    <IdProviderPersonId></IdProviderPersonId>\r\n"
    '    <CustomerPersonId xsi:nil="true" />\r\n  </identity>\r\n'
    "  <BankIDSE>\r\n    <signature>PD94bWwgdmVyc2lvbj0iMS4wIj8+</signature>\r\n"
    "    <ocspResponse>MIIHdgoBAKCCB28=</ocspResponse>\r\n  </BankIDSE>\r\n"
    "  <relayState>order 4711</relayState>\r\n</response>\r\n"
)
XML_PAYLOAD = {
    "@xmlns:xsi": XSI,
    "id": ID,
    "method": "sbid",
    "errors": [],
    "identity": {
        "CountryCode": "SE",
        "FirstName": "Tolvan",
        "LastName": "Tolvansson",
        "FullName": "Tolvan Tolvansson",
        "PersonalNumber": "19121212-1212",
        "DateOfBirth": "1912-12-12",
        "Age": 113,
        "Gender": "M",
        "IdProviderName": "BankIDSE",
        "IdentificationDate": "2026-11-22T13:58:52.1239567+01:00",
        "IdentificationDateMs": 1795352332123,
        "IdProviderPersonId": "",
        "CustomerPersonId": None,
    },
    "BankIDSE": {"signature": "PD94bWwgdmVyc2lvbj0iMS4wIj8+", "ocspResponse": "MIIHdgoBAKCCB28="},
    "relayState": "order 4711",
}


def xml(inside):
    return f"<response><id>{ID}</id>{inside}</response>"


def read(**members):
    """The payload of `xml`."""
    return {"payload": {"id": ID, **members}}


def with_errors(errors):
    return compact({"id": ID, "method": "sbid", "errors": errors, "identity": None})


def with_date(date):
    return compact({"id": ID, "errors": [], "identity": {"IdentificationDate": date}})


def nested(levels):
    """A body of objects and lists `levels` deep, the outermost counted."""
    return f'{{"id":"{ID}","deep":{"[" * (levels - 1)}{"]" * (levels - 1)}}}'


GOOD = base64_mac(TOKEN, BODY)
SPARE_BITS = GOOD[:-2] + chr(ord(GOOD[-2]) + 1) + "="  # the same 32 bytes to a lenient decoder
FLIPPED_MAC = base64.b64encode(bytes([mac(TOKEN, BODY)[0] ^ 1]) + mac(TOKEN, BODY)[1:]).decode()
BINARY_KEY = bytes(range(0xE0, 0x100))

ZIGNSEC_V2 = [
    v2("json", "A Swedish BankID identification, as the vendor's C# signs it", BODY),
    v2("json-pretty", "White space is signed as it stands", pretty(IDENTIFIED).replace("\n", "\r\n")),
    v2("json-trailing-newline", "A newline that the vendor signed belongs to the body", SHORT + "\n"),
    v2("json-leading-space", "JSON allows white space in front", " \r\n\t" + SHORT),
    v2("json-bom", "A UTF-8 byte order mark that was signed is accepted and is no part of the payload", "\ufeff" + SHORT),
    v2("xml", "The same identification as XML: digits of Age, null and an empty list restored", XML, {"payload": XML_PAYLOAD}),
    v2("xml-bom", "A byte order mark in front of XML", "\ufeff" + xml(""), read()),
    v2("xml-utf-16-declared", "What .NET's StringWriter declares while the bytes are UTF-8", '<?xml version="1.0" encoding="utf-16"?>' + xml("<method>säkerhet</method>"), read(method="säkerhet")),
    v2("lower-case-header", "Header names have no case", BODY, headers=[(ZIGNSEC_HEADER.lower(), GOOD)]),
    v2("bankid-no", "The evidence member's name varies, and here it is text", compact({"id": ID, "method": "nbid_oidc", "errors": [], "identity": PERSON | {"CountryCode": "NO", "PersonalNumber": "21015540047", "IdProviderName": "BankIDNO", "IdProviderPersonId": "9578-6000-4-365161"}, "BANKIdNO_OIDC": "eyJhbGciOiJSUzI1NiJ9.eyJiYW5raWQiOiJ0ZXN0In0.c2ln"})),
    v2("unicode", "Text beyond ASCII, raw and escaped", f'{{"id":"{ID}","identity":{{"FirstName":"Åsa","LastName":"\\u00d6hman-\\ud83d\\ude00","FullName":"Åsa 李 😀"}},"path":"a\\/b\\t\\"c\\""}}'),
    v2("xml-empty", "Empty elements where an object, a number and a list are documented", "<Response><id>1</id><identity/><errors/></Response>", {"id": "1", "payload": {"id": "1", "identity": {}, "errors": []}}),
    v2("xml-empty-age", "An empty number is neither null nor absent", "<Response><id>1</id><identity><Age/></identity></Response>", {"id": "1", "payload": {"id": "1", "identity": {"Age": ""}}}),
    v2("xml-one-error", "A single error without a list around it", "<Response><id>1</id><errors><code>USER_CANCEL</code><description>Cancelled</description></errors></Response>", {"id": "1", "payload": {"id": "1", "errors": [{"code": "USER_CANCEL", "description": "Cancelled"}]}}),
    v2("xml-text-error", "A single error that is text", "<Response><id>1</id><errors>USER_CANCEL</errors></Response>", {"id": "1", "payload": {"id": "1", "errors": ["USER_CANCEL"]}}),
    v2("null-absent-empty", "null, absent and empty are three things", compact({"id": ID, "method": "", "identity": {"FirstName": None, "LastName": "", "Age": None}, "relayState": None})),
    v2("no-id", "Without an id the event has none", compact({"method": "sbid", "errors": []})),
    v2("unknown-members", "Nothing unknown is dropped, nor mistaken for a prototype", f'{{"id":"{ID}","__proto__":{{"polluted":true}},"constructor":"c","progressStatus":"COMPLETE","userInfo":{{"ipAddress":"192.0.2.7","":[]}}}}'),
    v2("big-integers", "Integers beyond 2^53 - 1 are their own text", f'{{"id":"{ID}","n":[9007199254740991,-9007199254740991,9007199254740992,-9007199254740992,12345678901234567890123]}}'),
    v2("numbers", "Other numbers are numbers, whichever way they are written", f'{{"id":"{ID}","n":[1.50,-0.5,1e2,2.5E-3,1e20,0]}}', {"lossless": False}),
    v2("pending", "An identification that is not finished", compact({"id": ID, "method": "sbid-another", "errors": [], "result": {"identity": {"state": "PENDING"}}})),
    v2("finished", "An identification that is", compact({"id": ID, "method": "sbid-another", "errors": [], "result": {"identity": {"state": "FINISHED"}}, "identity": PERSON})),
    v2("pending-xml", "The state in XML", xml("<result><identity><state>PENDING</state></identity></result>"), read(result={"identity": {"state": "PENDING"}})),
    v2("date-utc", "Z is an offset; no fraction is .000", with_date("2026-11-22T12:58:52Z")),
    v2("date-west", "An offset west of Greenwich, one fractional digit", with_date("2026-11-22T20:58:52.5-03:30")),
    v2("date-local", "Without an offset it is no instant: no milliseconds are added", with_date("2026-11-22T13:58:52.1234567")),
    v2("date-impossible", "Not a day of the calendar: the text is kept, no milliseconds are added", with_date("2026-02-30T13:58:52Z")),
    v2("date-words", "Nor is this", with_date("22 November 2026")),
    v2("errors-texts", "Errors as texts", with_errors(["USER_CANCEL", "EXPIRED_TRANSACTION"])),
    v2("errors-numbers", "Errors as numbers", with_errors([17, 404])),
    v2("errors-objects", "Errors as objects, the code text or number", with_errors([{"code": "USER_CANCEL", "description": "Avbruten av användaren"}, {"code": 17, "description": None, "traceId": "a1"}])),
    v2("errors-mixed", "Errors of every form, null too", with_errors(["RETRY", 500, None, {"code": "CLIENT_ERR"}])),
    v2("errors-null", "errors sent as null is null", with_errors(None)),
    v2("errors-xml-one", "One error in XML is still a list", xml("<errors><error><code>USER_CANCEL</code><description>Avbruten</description></error></errors>"), read(errors=[{"code": "USER_CANCEL", "description": "Avbruten"}])),
    v2("errors-xml-several", "Several errors in XML; a code of digits stays text", xml("<errors><error>RETRY</error><error><code>17</code><description/></error></errors>"), read(errors=["RETRY", {"code": "17", "description": ""}])),
    v2("errors-xml-repeated", "The element itself repeated", xml("<errors>RETRY</errors><method>sbid</method><errors><code>17</code></errors>"), read(errors=["RETRY", {"code": "17"}], method="sbid")),
    v2("errors-xml-nil", "A nil list is null", f'<response xmlns:xsi="{XSI}"><id>{ID}</id><errors xsi:nil="1"/></response>', {"payload": {"@xmlns:xsi": XSI, "id": ID, "errors": None}}),
    v2("xml-text", "CDATA, entities, numeric references, comments and instructions", '<!-- by hand -->' + xml('<a>&lt;&gt;&amp;&apos;&quot;</a><b>&#197;sa &#x1F600;</b><c><![CDATA[<b> & ]] ]]></c><d>one<!-- not -->two<?skip me?></d><relayState> </relayState>') + "<!-- end -->\n", read(a="<>&'\"", b="Åsa 😀", c="<b> & ]] ", d="onetwo", relayState=" ")),
    v2("xml-attributes", "Attributes are members with @, text beside them is #text", f'<response version=\'5 &amp; "6"\'><id>{ID}</id><doc kind="passport">P123</doc><flag on="1"/><note>\n  <by>Åsa</by>\n</note><mixed><by>Åsa</by>said</mixed></response>', {"payload": {"@version": '5 & "6"', "id": ID, "doc": {"@kind": "passport", "#text": "P123"}, "flag": {"@on": "1"}, "note": {"by": "Åsa"}, "mixed": {"by": "Åsa", "#text": "said"}}}),
    v2("xml-repeated", "Siblings of one name are a list, where the first stands", xml("<phone>+46700000001</phone><method>sms</method><phone>+46700000002</phone><phone/>"), read(phone=["+46700000001", "+46700000002", ""], method="sms")),
    v2("sms-sent", "An SMS on its way", compact({"id": ID, "method": "sms", "status": "SENT", "to": "+46700000001"})),
    v2("sms-delivered", "The same SMS delivered: the same id, and another event", compact({"id": ID, "method": "sms", "status": "DELIVERED", "to": "+46700000001"})),
    v2("sms-delivered-retry", "The delivery repeated ten minutes later: a retry, or the same news again, and nothing says which", compact({"id": ID, "method": "sms", "status": "DELIVERED", "to": "+46700000001"}), now=NOW + 600 * SECOND),
    v2("rotation-current", "Two secrets, signed with the first", BODY, secrets=[TOKEN, PREVIOUS]),
    v2("rotation-previous", "Two secrets, signed with the second", BODY, {"keyIndex": 1}, secrets=[TOKEN, PREVIOUS], key=PREVIOUS),
    v2("sixteen-secrets", "Sixteen secrets are the most", BODY, {"keyIndex": 15}, secrets=[f"secret-{n:02}" for n in range(16)], key="secret-15"),
    v2("secret-bytes", "A secret of bytes that are not text", SHORT, secrets=[BINARY_KEY]),
    v2("secret-unicode", "The key is the UTF-8 of the secret", SHORT, secrets=["nyckel-åäö-😀"]),
    v2("secret-block", "A key of exactly one hash block", SHORT, secrets=["k" * 64]),
    v2("secret-beyond-block", "A longer key is hashed first", SHORT, secrets=["k" * 65]),
    v2("depth-64", "Sixty-four levels, the outermost object counted", nested(64)),
    v2("body-at-limit", "Exactly as many bytes as allowed: bytes, not characters", '{"id":"åäö"}', maxBodyBytes=15),
    v2("documented-source", "From an address that the vendor documents", BODY, source="137.117.208.41", sourceAddresses=["documented"]),
    # --- refused: the signature
    v2("no-header", "No signature", BODY, refused("missing_signature"), headers=[("Content-Type", "application/json")]),
    v2("empty-header", "An empty signature", BODY, refused("missing_signature"), headers=[(ZIGNSEC_HEADER, "")]),
    v2("another-header", "A generic header never stands in for the vendor's", BODY, refused("missing_signature"), headers=[("X-Signature", GOOD), ("X-Hub-Signature-256", "sha256=" + hex_mac(TOKEN, BODY))]),
    v2("two-headers", "The header twice, in two cases: which one is the vendor's?", BODY, refused("duplicate_header"), headers=[(ZIGNSEC_HEADER, GOOD), (ZIGNSEC_HEADER.lower(), FLIPPED_MAC)]),
    v2("two-equal-headers", "Even when both are the same", BODY, refused("duplicate_header"), headers=[(ZIGNSEC_HEADER, GOOD), (ZIGNSEC_HEADER, GOOD)]),
    v2("joined-headers", "Two headers as Node and Fetch join them", BODY, refused("duplicate_header"), value=f"{FLIPPED_MAC}, {GOOD}"),
    v2("flipped-body-bit", "One bit of the body", BODY.replace("113", "112"), refused("signature_mismatch"), signed=BODY),
    v2("flipped-signature-bit", "One bit of the signature", BODY, refused("signature_mismatch"), value=FLIPPED_MAC),
    v2("wrong-secret", "Another secret", BODY, refused("signature_mismatch"), key=PREVIOUS),
    v2("secret-case", "The secret in capitals is another secret", BODY, refused("signature_mismatch"), secrets=[TOKEN.upper()], key=TOKEN),
    v2("replacement-character", "Bytes that are not UTF-8 in place of the U+FFFD that was signed", utf8(SHORT).replace(b"[]", b'["\xff"]'), refused("signature_mismatch"), signed=SHORT.replace("[]", '["\ufffd"]')),
    v2("mismatch-before-payload", "Nothing is parsed before it is authenticated", "not JSON", refused("signature_mismatch"), key=PREVIOUS),
    v2("cause-newline", "A newline was added on the way", BODY + "\n", caused("newline"), signed=BODY),
    v2("cause-reserialised", "The receiver parsed the body and printed it again with white space", pretty(IDENTIFIED), caused("re-serialised"), signed=BODY),
    v2("compacted", "White space that was signed is gone: it cannot be guessed again", BODY, refused("signature_mismatch"), signed=pretty(IDENTIFIED)),
    v2("cause-lf", "Line ends of the body became LF", pretty(IDENTIFIED), caused("from CRLF to LF"), signed=pretty(IDENTIFIED).replace("\n", "\r\n")),
    v2("cause-crlf", "Line ends of the body became CRLF", XML, caused("from LF to CRLF"), signed=XML.replace("\r\n", "\n")),
    v2("cause-bom", "A reader took the byte order mark away", SHORT, caused("byte order mark was removed"), signed="\ufeff" + SHORT),
    v2("cause-newline-removed", "The newline at its end was taken away", SHORT, caused("newline"), signed=SHORT + "\n"),
    v2("cause-bom-added", "A byte order mark was put in front", "\ufeff" + SHORT, caused("byte order mark was added"), signed=SHORT),
    v2("cause-python", "What Python's json printed was parsed and printed without its white space", BODY, caused("re-serialised"), signed=json.dumps(IDENTIFIED, ensure_ascii=False)),
    v2("cause-replaced", "Bytes that are not UTF-8 were read as text on the way: which byte it was, the secret tells", SHORT.replace("[]", '["\ufffd"]'), caused("U+FFFD"), signed=utf8(SHORT).replace(b"[]", b'["\xff"]')),
    v2("cause-signed-empty", "The sender's code signed before it had a body", BODY, caused("signed an empty body"), signed=""),
    v2("hint-empty", "Something read the body before", "", refused("signature_mismatch", hint="empty"), signed=BODY),
    v2("cause-base64-secret", "The key is what the secret decodes to", BODY, caused("base64"), secrets=[base64.b64encode(BINARY_KEY).decode()], key=BINARY_KEY),
    v2("cause-hex-secret", "The key is what the secret decodes to", BODY, caused("hex"), secrets=[BINARY_KEY.hex()], key=BINARY_KEY),
    v2("malformed-v5", "The gateway's form: another scheme, never guessed", BODY, caused('"zignsec-v5"', "malformed_signature"), value=tagged(T, v1(TOKEN, T, BODY))),
    *(
        v2(f"malformed-{name}", comment, BODY, MALFORMED, value=value)
        for name, comment, value in [
            ("hex", "Hex where base64 is due", hex_mac(TOKEN, BODY)),
            ("prefix", "A prefix that the vendor does not write", "sha256=" + GOOD),
            ("unpadded", "Without its padding", GOOD.rstrip("=")),
            ("spare-bits", "Other text for the same bytes: a lenient decoder takes it", SPARE_BITS),
            ("base64url", "The alphabet of URLs", "-_" + GOOD[2:]),
            ("31-bytes", "A byte short", base64.b64encode(mac(TOKEN, BODY)[:31]).decode()),
            ("33-bytes", "44 letters that decode to 33 bytes", "A" * 44),
            ("space", "White space inside", GOOD[:20] + " " + GOOD[20:]),
            ("latin-1", "Letters beyond ASCII", "é" * 44),
            ("word", "Not a signature at all", "null"),
        ]
    ),
    # --- refused: around the signature
    v2("body-over-limit", "A byte more than allowed, told before the signature is looked at", '{"id":"åäö"} ', refused("body_too_large"), headers=[], maxBodyBytes=15),
    v2("source-elsewhere", "A genuine signature from an address that is not listed", BODY, refused("source_not_allowed"), source="203.0.113.9", sourceAddresses=["documented"]),
    v2("source-before-size", "The address is checked before the body", BODY, refused("source_not_allowed"), source="203.0.113.9", headers=[], sourceAddresses=["documented"], maxBodyBytes=1),
    # --- refused: the payload
    v2("reshaped-v5", "A v5 delivery without its time: its MAC is also that of a v2 body `t.body`, but that is no ZignSec body", f"{T}.{SHORT}", refused("malformed_payload"), value=base64.b64encode(bytes.fromhex(v1(TOKEN, T, SHORT))).decode()),
    v2("empty-body", "An empty body, signed", "", refused("malformed_payload", "payload")),
    v2("list", "A list at the top", "[]", refused("malformed_payload", "payload")),
    v2("form", "ZignSec sends no forms", f"id={ID}", refused("malformed_payload", "payload")),
    *(
        v2(f"bad-{name}", comment, body, refused("malformed_payload", "payload"))
        for name, comment, body in [
            ("trailing-comma", "Not JSON: a trailing comma", f'{{"id":"{ID}",}}'),
            ("truncated", "Not JSON: cut off", BODY[:-1]),
            ("after-end", "Not JSON: something after the end", SHORT + "{}"),
            ("leading-zero", "Not JSON: a leading zero", '{"n":01}'),
            ("nan", "Not JSON: NaN", '{"n":NaN}'),
            ("escape", "Not JSON: an unknown escape", '{"s":"\\x41"}'),
            ("control", "Not JSON: a raw control character", '{"s":"a\tb"}'),
            ("utf-8", "Authentic bytes that are not UTF-8", b'{"s":"\xff"}'),
            ("depth-513", "Deeper than 512 levels", nested(513)),
            ("xml-doctype", "A document type: entities are how XML bombs are made", '<!DOCTYPE r [<!ENTITY a "aaaa">]><r><id>&a;</id></r>'),
            ("xml-entity", "An entity that nothing declares", xml("<a>&nbsp;</a>")),
            ("xml-reference", "A reference to no character", xml("<a>&#xD800;</a>")),
            ("xml-mismatch", "An end tag of another element", xml("<a><b></a></b>")),
            ("xml-truncated", "Cut off", XML[:200]),
            ("xml-two-roots", "Something after the root", xml("") + "<more/>"),
            ("xml-attribute-twice", "One attribute twice", xml('<a b="1" b="2"/>')),
            ("xml-utf-8", "Not UTF-8", xml("<a>?</a>").encode().replace(b"?", b"\xe5")),
            ("xml-deep", "Six hundred levels", xml("<a>" * 600 + "</a>" * 600)),
        ]
    ),
    # --- accepted: what the vendor signed is handed on, of whatever kind it is
    *(
        v2(f"odd-{name}", comment, body, expect)
        for name, comment, body, expect in [
            ("surrogate", "A text cut in the middle of an emoji: JSON.parse reads it", f'{{"id":"{ID}","s":"\\ud83d"}}', {"payload": None, "id": ID}),
            ("surrogate-id", "An id that is cut so is none: two of those would be the same", '{"id":"\\ud83d"}', {"payload": None, "id": None}),
            ("duplicate", "One name twice: the last counts, as for JSON.parse", f'{{"id":"{ID}","id":"x"}}', None),
            ("duplicate-escaped", "One name twice, once escaped, further down", f'{{"id":"{ID}","identity":{{"Age":17,"\\u0041ge":71}}}}', None),
            ("id", "id is an object", '{"id":{"$ne":""}}', {"id": None}),
            ("id-number", "id is a number", '{"id":4711}', {"id": "4711"}),
            ("personal-number", "PersonalNumber is a number", compact({"id": ID, "identity": {"PersonalNumber": 191212121212}}), None),
            ("identity", "identity is text", compact({"id": ID, "identity": "19121212-1212"}), None),
            ("age", "Age is a list", compact({"id": ID, "identity": {"Age": [113]}}), None),
            ("errors-text", "errors is text, not a list", compact({"id": ID, "errors": "USER_CANCEL"}), None),
            ("errors-object", "errors is an object, not a list", compact({"id": ID, "errors": {"code": "USER_CANCEL"}}), None),
            ("errors-item", "An error that is a list", compact({"id": ID, "errors": [["USER_CANCEL"]]}), None),
            ("errors-code", "A code that is an object", compact({"id": ID, "errors": [{"code": {}}]}), None),
            ("result", "result is a list", compact({"id": ID, "result": []}), None),
            ("xml-id", "id has children", "<response><id><a/></id></response>", {"id": None, "payload": {"id": {"a": ""}}}),
            ("xml-identity", "identity is text", xml("<identity>Tolvan</identity>"), {"payload": {"id": ID, "identity": "Tolvan"}}),
        ]
    ),
    # --- refused: the Webhook itself
    v2("secret-empty", "An empty key verifies what anybody can sign", BODY, refused("invalid_secret", "construct"), secrets=[""]),
    v2("secret-empty-bytes", "No bytes at all", BODY, refused("invalid_secret", "construct"), secrets=[b""], key=""),
    v2("secret-one-empty", "One good secret does not excuse an empty one", BODY, refused("invalid_secret", "construct"), secrets=[TOKEN, ""], key=""),
    v2("secret-none", "A signing scheme needs one", BODY, refused("invalid_secret", "construct"), secrets=[], key=TOKEN),
    v2("secret-newline", "Read from a file with its newline", BODY, refused("invalid_secret", "construct", "white space"), secrets=[TOKEN + "\n"]),
    v2("secret-space", "Pasted with a space in front", BODY, refused("invalid_secret", "construct", "white space"), secrets=[" " + TOKEN]),
    v2("secret-quotes", "Copied with the quotes of its .env file", BODY, refused("invalid_secret", "construct"), secrets=[f'"{TOKEN}"'], key=TOKEN),
    v2("secret-single-quotes", "The same with single quotes", BODY, refused("invalid_secret", "construct"), secrets=[f"'{TOKEN}'"], key=TOKEN),
    v2("seventeen-secrets", "More secrets than anybody rotates", BODY, refused("invalid_secret", "construct"), secrets=[f"secret-{n:02}" for n in range(17)]),
    *(
        v2(f"unknown-{name}", comment, BODY, refused("unknown_scheme", "construct"), scheme=scheme)
        for name, comment, scheme in [
            ("v2", "An unknown name never falls back to another scheme", "zignsec-v2"),
            ("capitals", "Names are exact", "ZignSec"),
            ("empty", "No name", ""),
            ("prototype", "A name that every JavaScript object has", "constructor"),
        ]
    ),
]

# --- ZignSec without a signature ---------------------------------------------------

ZIGNSEC_UNSIGNED = [
    unsigned("documented", "A product that does not sign, from a documented address: the sender is vouched for, the body is not", BODY, source="137.117.208.108", sourceAddresses=["documented"]),
    unsigned("documented-additional", "One of the vendor's additional addresses", SHORT, source="137.117.212.13", sourceAddresses=["documented"]),
    unsigned("xml", "XML of an unsigned product", xml("<method>sms</method>"), read(method="sms"), source="137.117.211.152", sourceAddresses=["documented"]),
    unsigned("extended", "The vendor's addresses and one's own", SHORT, source="198.51.100.7", sourceAddresses=["documented", "198.51.100.7"]),
    unsigned("mapped", "The IPv4 address as a dual-stack socket reports it", SHORT, source="::ffff:137.117.208.108", sourceAddresses=["documented"]),
    unsigned("ipv4-block", "The last address of a block", SHORT, source="198.51.100.127", sourceAddresses=["198.51.100.64/26"]),
    unsigned("ipv4-everything", "A block of no fixed bits", SHORT, source="203.0.113.9", sourceAddresses=["0.0.0.0/0"]),
    unsigned("ipv6", "One address, written in two ways", SHORT, source="2001:DB8:0:0:0:0:0:1", sourceAddresses=["2001:db8::1"]),
    unsigned("ipv6-block", "Within an IPv6 block that ends inside a byte", SHORT, source="2001:db8:8fff::1", sourceAddresses=["2001:db8:8000::/36"]),
    unsigned("no-list", "Without a signature or a list there is nothing to check", SHORT, refused("unsigned", "construct"), source="137.117.208.108"),
    *(
        unsigned(name, comment, SHORT, refused("source_not_allowed"), source=source, sourceAddresses=listed)
        for name, comment, source, listed in [
            ("elsewhere", "An address that is not listed", "137.117.208.109", ["documented"]),
            ("replaced", "One's own list replaces the vendor's", "137.117.208.108", ["198.51.100.7"]),
            ("beyond-ipv4-block", "The address after the block", "198.51.100.128", ["198.51.100.64/26"]),
            ("beyond-ipv6-block", "The block after", "2001:db8:9000::1", ["2001:db8:8000::/36"]),
            ("no-address", "A list is set and the address is not known", None, ["documented"]),
            ("address-list", "A forwarded chain is not an address", "137.117.208.108, 203.0.113.9", ["documented"]),
            ("address-with-port", "Nor is an address with its port", "137.117.208.108:443", ["documented"]),
            ("address-octal", "Leading zeros mean different things to different readers", "137.117.208.0108", ["documented"]),
        ]
    ),
    unsigned("not-zignsec", "A listed sender, another body", "hello", refused("malformed_payload", "payload"), source="137.117.208.108", sourceAddresses=["documented"]),
]

# --- ZignSec v5 ----------------------------------------------------------------------

SESSION = {
    "event": "session_updated",
    "id": "0d4f7f4a-2f44-4a54-9a8e-6d0f4d1f9a11",
    "integration_id": "3b1c9d7e-5a20-4a6b-8a43-91c5f0d2e6b7",
    "relay_state": None,
    "result": {
        "errors": [],
        "status": "Finished",
        "identity": {"personalNumber": "191212121212", "fullName": "Tolvan Tolvansson", "age": 113},
    },
    "workflow_session_id": "",
}
V5_BODY = compact(SESSION)
V5_XML = f"<webhook><event>Session_Created</event><id>{ID}</id><result><status>Created</status><count>2</count></result></webhook>"
V1 = v1(KEY, T, V5_BODY)
OTHER = v1(PREVIOUS_KEY, T, V5_BODY)
FIRST, LAST = T * SECOND - 300 * SECOND, T * SECOND + 300 * SECOND  # the default window

ZIGNSEC_V5 = [
    v5("json", "A finished session, signed together with its time in seconds", V5_BODY),
    v5("workflow", "A workflow's event with a member nobody knows yet", compact({"event": "workflow_session_state_updated", "id": ID, "state": "APPROVED", "result": None})),
    v5("xml", "The gateway in XML: everything in result is text", V5_XML, {"payload": {"event": "Session_Created", "id": ID, "result": {"status": "Created", "count": "2"}}}),
    v5("milliseconds", "From 1e12 on the time is in milliseconds", V5_BODY, t=NOW - 7),
    v5("retry", "The body of `json` signed anew with another time: a retry, or the same news again, and nothing says which", V5_BODY, t=T + 60, now=NOW + 61 * SECOND),
    v5("other-versions", "Versions to come are ignored", V5_BODY, value=f"t={T},v0={'0' * 64},v1={V1},v2=Zm9v"),
    v5("two-v1-right-first", "Several signatures: the right one first", V5_BODY, value=tagged(T, V1, OTHER)),
    v5("two-v1-right-last", "And last", V5_BODY, value=tagged(T, OTHER, V1)),
    v5("rotation-previous", "Signed with the previous key only", V5_BODY, {"keyIndex": 1}, secrets=[KEY, PREVIOUS_KEY], key=PREVIOUS_KEY),
    v5("rotation-both", "Signed with both keys, the old one first: the first secret that matches is told", V5_BODY, secrets=[KEY, PREVIOUS_KEY], value=tagged(T, OTHER, V1)),
    v5("sixteen-v1", "Sixteen signatures are the most", V5_BODY, value=tagged(T, *[OTHER] * 15, V1)),
    v5("oldest", "Exactly at the past end of the window", V5_BODY, now=LAST),
    v5("newest", "Exactly at the future end", V5_BODY, now=FIRST),
    v5("oldest-milliseconds", "The past end, the time in milliseconds", V5_BODY, t=NOW - 300 * SECOND),
    v5("tolerance", "A narrower window, exactly at its end", V5_BODY, now=T * SECOND + 60 * SECOND, tolerance=60),
    v5("tolerance-past", "The past widened to a day", V5_BODY, now=T * SECOND + 24 * HOUR, tolerance={"past": 86400}),
    v5("too-old", "One millisecond beyond", V5_BODY, refused("timestamp_too_old"), now=LAST + 1),
    v5("too-early", "One millisecond before", V5_BODY, refused("timestamp_in_future"), now=FIRST - 1),
    v5("too-old-milliseconds", "One millisecond beyond, the time in milliseconds", V5_BODY, refused("timestamp_too_old"), t=NOW - 300 * SECOND - 1),
    v5("tomorrow", "A day in the future: the window has two sides", V5_BODY, refused("timestamp_in_future"), t=T + 86400),
    v5("tolerance-too-old", "Beyond the narrower window", V5_BODY, refused("timestamp_too_old"), now=T * SECOND + 60 * SECOND + 1, tolerance=60),
    v5("tolerance-future", "Each side by itself: the future narrowed", V5_BODY, refused("timestamp_in_future"), now=T * SECOND - 10 * SECOND - 1, tolerance={"past": 86400, "future": 10}),
    v5("tolerance-past-only", "The past widened leaves the future as it was", V5_BODY, refused("timestamp_in_future"), now=FIRST - 1, tolerance={"past": 86400}),
    v5("zero", "1970", V5_BODY, refused("timestamp_too_old"), t=0),
    v5("last-second", "Below 1e12 it is seconds: the year 33658", V5_BODY, refused("timestamp_in_future"), t=10**12 - 1),
    v5("first-millisecond", "1e12 is milliseconds: the year 2001", V5_BODY, refused("timestamp_too_old"), t=10**12),
    *(
        v5(f"timestamp-{name}", f"{comment}, honestly signed", V5_BODY, refused("malformed_timestamp"), t=t)
        for name, comment, t in [
            ("plus", "A sign", f"+{T}"),
            ("minus", "A negative time", f"-{T}"),
            ("minimum", "The smallest 64-bit integer", "-9223372036854775808"),
            ("fraction", "A fraction", f"{T}.9"),
            ("suffix", "A suffix", f"{T}abc"),
            ("letters", "Letters", "yesterday"),
            ("hexadecimal", "Hexadecimal", f"{T:#x}"),
            ("exponent", "An exponent", "1e9"),
            ("25-digits", "25 digits", "1" * 25),
            ("empty", "Nothing", ""),
        ]
    ),
    v5("freshened", "An old signature under a new time", V5_BODY, refused("signature_mismatch"), value=tagged(T, v1(KEY, T - 86400, V5_BODY))),
    v5("zero-added", "The time is signed as text: 0 in front is another text", V5_BODY, refused("signature_mismatch"), value=tagged(f"0{T}", V1)),
    v5("body-only", "A MAC of the body alone", V5_BODY, refused("signature_mismatch"), value=tagged(T, hex_mac(KEY, V5_BODY))),
    v5("flipped-body-bit", "One bit of the body", V5_BODY.replace("113", "112"), refused("signature_mismatch"), signed=V5_BODY),
    v5("wrong-secret", "Another key", V5_BODY, refused("signature_mismatch"), key=PREVIOUS_KEY),
    v5("mismatch-before-freshness", "A time that nobody signed is not judged", V5_BODY, refused("signature_mismatch"), key=PREVIOUS_KEY, t=T - 86400),
    v5("weaker-version", "A right MAC under another version does not count", V5_BODY, refused("signature_mismatch"), value=f"t={T},v0={V1},v1={OTHER}"),
    v5("cause-newline", "A newline was added on the way", V5_BODY + "\n", caused("newline"), signed=V5_BODY),
    v5("cause-reserialised", "The body was parsed and printed again", pretty(SESSION), caused("re-serialised"), signed=V5_BODY),
    v5("no-header", "No signature", V5_BODY, refused("missing_signature"), headers=[]),
    v5("two-headers", "The header twice", V5_BODY, refused("duplicate_header"), headers=[(ZIGNSEC_HEADER, tagged(T, V1)), ("x-zignsec-hmac-sha256", tagged(T, V1))]),
    v5("joined-headers", "Two headers as Node and Fetch join them", V5_BODY, refused("duplicate_header"), value=f"{tagged(T, V1)}, {tagged(T - 1, V1)}"),
    v5("two-times", "Two times: which one is signed?", V5_BODY, refused("duplicate_header"), value=f"t={T},t={T},v1={V1}"),
    v5("malformed-v2", "The v2 form: another scheme, never guessed", V5_BODY, caused('"zignsec"', "malformed_signature"), value=base64_mac(KEY, V5_BODY)),
    *(
        v5(f"malformed-{name}", comment, V5_BODY, MALFORMED, value=value)
        for name, comment, value in [
            ("no-v1", "No v1", f"t={T}"),
            ("only-v2", "Only a version to come", f"t={T},v2={V1}"),
            ("no-time", "No time", f"v1={V1}"),
            ("empty-v1", "An empty v1", f"t={T},v1="),
            ("bare-v1", "v1 without a value", f"t={T},v1"),
            ("capitals", "Hex in capitals", tagged(T, V1.upper())),
            ("base64", "Base64 where hex is due", tagged(T, base64_mac(KEY, f"{T}.{V5_BODY}"))),
            ("short", "A digit short", tagged(T, V1[:-1])),
            ("long", "A byte too many", tagged(T, V1 + "00")),
            ("not-hex", "A letter that is no hex digit", tagged(T, "g" + V1[1:])),
            ("latin-1", "64 letters beyond ASCII", tagged(T, "é" * 64)),
            ("space", "White space after the comma", f"t={T}, v1={V1}"),
            ("prefix", "A prefix that the vendor does not write", tagged(T, "sha256=" + V1)),
            ("seventeen-v1", "More signatures than anybody rotates", tagged(T, *[OTHER] * 16, V1)),
        ]
    ),
    v5("not-json", "An authentic body of another kind", "hello", refused("malformed_payload", "payload")),
    v5("bad-syntax", "Not JSON", V5_BODY + ",", refused("malformed_payload", "payload")),
    v5("odd-result", "result is text: as it was sent", compact(SESSION | {"result": "Finished"})),
    v5("secret-newline", "Read from a file with its newline", V5_BODY, refused("invalid_secret", "construct", "white space"), secrets=[KEY + "\r\n"]),
]

# --- SheerID -----------------------------------------------------------------------------

REQUEST = "5e4fef3cdcaa25122fb281c7e"
MS = T * 1000
NONCE = "f3b0c2a9-6a1e-4a6f-8f0b-2d9e6c1a7b54"
POINTER = compact({"verificationId": REQUEST})
SIGNED = compact({"requestId": REQUEST, "timestamp": MS, "nonce": NONCE})
FORM = f"requestId={REQUEST}&timestamp={MS}&nonce={NONCE}"
FORM_TYPE = ("Content-Type", "application/x-www-form-urlencoded")
TAG = hex_mac(SHARED, SIGNED)


def at(timestamp):
    """A body with this timestamp, a piece of JSON."""
    return f'{{"requestId":"{REQUEST}","timestamp":{timestamp}}}'


SHEERID = [
    sheerid("documentation", "The message of the vendor's tutorial, with its secret", '{ "verificationId" : "5e4fef3cdcaa25122fb281c7e" }'),
    sheerid("json", "Extra signing fields: a time and a nonce, which is the replay key", SIGNED, method="POST"),
    sheerid("form", "The same as a form", FORM, method="POST"),
    sheerid("form-charset", "With a charset", FORM, headers=[("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), (SHEERID_HEADER, hex_mac(SHARED, FORM))]),
    sheerid("form-pointer", "A bare request: no time, and nothing that tells two events apart, so no replay key", f"requestId={REQUEST}"),
    sheerid("json-pointer", "A bare verification", POINTER),
    sheerid("feature", "A feature webhook", compact({"verificationId": REQUEST, "notifierEventType": "SUCCESS"})),
    sheerid("feature-signed", "A feature webhook with extra signing fields", compact({"verificationId": REQUEST, "notifierEventType": "DOCUMENT_REJECTED", "timestamp": MS, "nonce": NONCE})),
    sheerid("feature-form", "A feature webhook as a form", f"verificationId={REQUEST}&notifierEventType=REMINDER&timestamp={MS}&nonce={NONCE}"),
    sheerid("only-timestamp", "A time without a nonce: fresh, yet no replay key", at(MS)),
    sheerid("only-nonce", "A nonce without a time", compact({"requestId": REQUEST, "nonce": NONCE})),
    sheerid("both-ids", "The request names the event before the verification", compact({"verificationId": "v-1", "requestId": "r-1"})),
    sheerid("nulls", "null is neither a time nor a replay key", compact({"requestId": REQUEST, "timestamp": None, "nonce": None, "notifierEventType": None})),
    sheerid("empty-nonce", "Nor is an empty nonce", f"requestId={REQUEST}&nonce="),
    sheerid("timestamp-text", "Digits in text are a time", at(f'"{MS}"')),
    sheerid("unicode", "A signed body beyond ASCII with a member nobody knows yet", compact({"requestId": REQUEST, "school": "Åbo Akademi 🎓", "segment": "student"})),
    sheerid("form-escapes", "A form by the standard: + is a space, %2B a plus, UTF-8 in %-escapes of either case, a name without a value", f"requestId={REQUEST}&name=%C3%85sa+%c3%96hman&sum=1%2B1%3d2&%6eote=a%26b&flag&&empty="),
    sheerid("form-raw-utf-8", "UTF-8 that is not escaped", f"requestId={REQUEST}&name=Åsa"),
    sheerid("form-bad-escapes", "What is no escape stays as it is", f"requestId={REQUEST}&a=100%&b=%zz&c=%4&d=%u00e5"),
    sheerid("form-bad-utf-8", "Bytes that are not UTF-8 become U+FFFD, escaped or raw", utf8(f"requestId={REQUEST}&a=%ff&b=%E2%82x&c=") + b"\xe5", {"lossless": False}),
    sheerid("json-as-form", "The Content-Type is not signed: the body decides", SIGNED, headers=[FORM_TYPE, (SHEERID_HEADER, TAG)]),
    sheerid("form-as-json", "The other way round", FORM, headers=[("Content-Type", "application/json"), (SHEERID_HEADER, hex_mac(SHARED, FORM))]),
    sheerid("no-content-type", "None at all, and the header's name as another page of the vendor writes it", SIGNED, headers=[("x-sheerID-signature", TAG)]),
    sheerid("capital-header", "In capitals", SIGNED, headers=[("X-SHEERID-SIGNATURE", TAG)]),
    sheerid("json-bom", "A byte order mark and white space in front of JSON", "\ufeff \n" + SIGNED),
    sheerid("rotation-previous", "Signed with the previous secret", SIGNED, {"keyIndex": 1}, secrets=[SHARED, PREVIOUS_SHARED], key=PREVIOUS_SHARED),
    sheerid("documented-source", "From an address that the vendor documents", SIGNED, source="54.236.234.189", sourceAddresses=["documented"]),
    sheerid("retry-7-hours", "The last of the vendor's retries, if each is counted from the first attempt", SIGNED, now=MS + 7 * HOUR),
    sheerid("retry-11-hours", "The last of them, if 1, 3 and 7 hours follow one another", SIGNED, now=MS + 11 * HOUR),
    sheerid("oldest", "Exactly at the past end of the window", FORM, now=MS + 12 * HOUR),
    sheerid("newest", "Exactly at the future end", SIGNED, now=MS - 300 * SECOND),
    sheerid("tolerance", "A wider window", SIGNED, now=MS + 48 * HOUR, tolerance={"past": 172800}),
    sheerid("too-old", "One millisecond beyond", SIGNED, refused("timestamp_too_old"), now=MS + 12 * HOUR + 1),
    sheerid("too-old-form", "The same as a form, whatever else it holds", FORM, refused("timestamp_too_old"), now=MS + 12 * HOUR + 1),
    sheerid("too-early", "One millisecond before", SIGNED, refused("timestamp_in_future"), now=MS - 300 * SECOND - 1),
    sheerid("too-early-text", "A time in text, too", at(f'"{MS}"'), refused("timestamp_in_future"), now=MS - 300 * SECOND - 1),
    sheerid("tolerance-retry", "A window of five minutes loses the vendor's retries", SIGNED, refused("timestamp_too_old"), now=MS + 7 * HOUR, tolerance=300),
    *(
        sheerid(f"timestamp-{name}", f"{comment}, honestly signed", body, refused("malformed_timestamp"))
        for name, comment, body in [
            ("fraction", "A fraction", at(f"{MS}.5")),
            ("minus", "A negative time", at(-MS)),
            ("exponent", "An exponent", at("1.795391934e12")),
            ("plus", "A sign in text", at(f'"+{MS}"')),
            ("suffix", "A suffix in text", at(f'"{MS}ms"')),
            ("iso", "A date in text", at('"2026-11-23T00:12:14Z"')),
            ("space", "A space in text", at(f'" {MS}"')),
            ("other-digits", "Digits of another script", at('"１７９５３９１９３４０００"')),
            ("25-digits", "25 digits", at("1" * 25)),
            ("empty", "Empty text", at('""')),
            ("object", "An object", at('{"$gt":0}')),
            ("form-empty", "A form's empty value", f"requestId={REQUEST}&timestamp="),
            ("form-plus", "A form's + is a space", f"requestId={REQUEST}&timestamp=+{MS}"),
        ]
    ),
    # --- refused: the signature
    sheerid("no-header", "No signature", SIGNED, refused("missing_signature"), headers=[]),
    sheerid("empty-header", "An empty one", SIGNED, refused("missing_signature"), headers=[(SHEERID_HEADER, "")]),
    sheerid("zignsec-header", "Another vendor's header", SIGNED, refused("missing_signature"), headers=[(ZIGNSEC_HEADER, TAG)]),
    sheerid("two-headers", "The header twice, in two cases", SIGNED, refused("duplicate_header"), headers=[(SHEERID_HEADER, TAG), ("X-Sheerid-Signature", "0" * 64)]),
    sheerid("joined-headers", "Two headers as Node and Fetch join them", SIGNED, refused("duplicate_header"), value=f"{'0' * 64}, {TAG}"),
    *(
        sheerid(f"malformed-{name}", comment, SIGNED, MALFORMED, value=value)
        for name, comment, value in [
            ("capitals", "Hex in capitals", TAG.upper()),
            ("base64", "Base64 where hex is due", base64_mac(SHARED, SIGNED)),
            ("prefix", "A prefix that the vendor does not write", "sha256=" + TAG),
            ("short", "A byte short", TAG[:-2]),
            ("odd", "A digit too many", TAG + "0"),
            ("not-hex", "A letter that is no hex digit", TAG[:-1] + "g"),
            ("junk-between", "Junk between the pairs", ":".join(TAG[i : i + 2] for i in range(0, 64, 2))),
            ("space", "White space inside", TAG[:32] + " " + TAG[32:]),
            ("sha1", "A weaker hash", hmac.new(utf8(SHARED), utf8(SIGNED), hashlib.sha1).hexdigest()),
        ]
    ),
    sheerid("flipped-body-bit", "One bit of the body", SIGNED.replace("7e", "6e", 1), refused("signature_mismatch"), signed=SIGNED),
    sheerid("flipped-signature-bit", "One bit of the signature", SIGNED, refused("signature_mismatch"), value=TAG[:-1] + f"{int(TAG[-1], 16) ^ 1:x}"),
    sheerid("wrong-secret", "Another secret", SIGNED, refused("signature_mismatch"), key=PREVIOUS_SHARED),
    sheerid("freshened", "A new time in an old body", SIGNED, refused("signature_mismatch"), signed=SIGNED.replace(str(MS), str(MS - 24 * HOUR))),
    sheerid("mismatch-before-freshness", "A time that nobody signed is not judged", SIGNED, refused("signature_mismatch"), key=PREVIOUS_SHARED, now=MS + 48 * HOUR),
    sheerid("mismatch-before-parsing", "Nor is a body that nobody signed parsed", "{", refused("signature_mismatch"), key=PREVIOUS_SHARED),
    sheerid("form-decoded", "A form that was decoded and encoded again", f"requestId={REQUEST}&name=a%20b", refused("signature_mismatch"), signed=f"requestId={REQUEST}&name=a+b"),
    sheerid("cause-newline", "A newline was added on the way", FORM + "\n", caused("newline"), signed=FORM),
    sheerid("cause-reserialised", "The body was parsed and printed again", pretty(json.loads(SIGNED)), caused("re-serialised"), signed=SIGNED),
    sheerid("hint-empty", "Something read the body before", "", refused("signature_mismatch", hint="empty"), signed=SIGNED),
    # --- refused: around the signature
    sheerid("get", "A notifier set to GET is never signed: told before the header is missed", "", refused("method_not_allowed", hint="POST"), headers=[], method="GET"),
    sheerid("put", "Nor is anything but POST, even signed", SIGNED, refused("method_not_allowed", hint="POST"), method="PUT"),
    sheerid("method-first", "The method is checked before the address and the size", SIGNED, refused("method_not_allowed", hint="POST"), headers=[], method="GET", source="203.0.113.9", sourceAddresses=["documented"], maxBodyBytes=1),
    sheerid("source-elsewhere", "A genuine signature from elsewhere", SIGNED, refused("source_not_allowed"), source="203.0.113.9", sourceAddresses=["documented"]),
    sheerid("body-over-limit", "A byte more than allowed", SIGNED, refused("body_too_large"), maxBodyBytes=len(SIGNED) - 1),
    # --- refused: the payload
    *(
        sheerid(f"bad-{name}", comment, body, refused("malformed_payload", "payload"))
        for name, comment, body in [
            ("empty", "An empty body, signed", ""),
            ("text", "Neither JSON nor a form", "hello"),
            ("truncated", "Not JSON: the time is there", SIGNED[:-1]),
            ("after-end", "Not JSON: something after the end", SIGNED + "&timestamp=0"),
            ("utf-8", "JSON that is not UTF-8", utf8(SIGNED[:-1]) + b',"s":"\xff"}'),
        ]
    ),
    # --- what the vendor signed is handed on: only the time is judged
    sheerid("duplicate", "Two times: the last counts, as for JSON.parse", SIGNED[:-1] + ',"timestamp":0}', refused("timestamp_too_old")),
    sheerid("form-duplicate", "Two times in a form are none", FORM + f"&timestamp={MS}", refused("malformed_timestamp")),
    sheerid("odd-form-duplicate-escaped", "Two nonces, one of them escaped, are a list, and no key", FORM + "&%6eonce=x", {"replayKey": None, "payload": sheerid_members(FORM) | {"nonce": [sheerid_members(FORM)["nonce"], "x"]}}),
    sheerid("odd-form-no-id", "A form that names nothing", "notifierEventType=SUCCESS"),
    sheerid("odd-request-id", "requestId is a list", '{"requestId":["a","b"]}', {"id": None}),
    sheerid("odd-surrogate", "A text cut in the middle of an emoji: JSON.parse reads it", SIGNED[:-1] + ',"note":"\\ud83d"}', {"payload": None}),
    sheerid("odd-depth", "A hundred levels", SIGNED[:-1] + ',"deep":' + "[" * 100 + "]" * 100 + "}"),
    sheerid("secret-empty", "An empty key verifies what anybody can sign", SIGNED, refused("invalid_secret", "construct"), secrets=[""]),
    sheerid("secret-newline", "Read from a file with its newline", SIGNED, refused("invalid_secret", "construct", "white space"), secrets=[SHARED + "\n"]),
]

# --- the files -------------------------------------------------------------------------------

FILES = {
    "zignsec.json": {
        "vendor": "ZignSec",
        "source": [
            "http://docs.zignsec.com/api/webhooks/",
            "https://docs.zignsec.com/guides/webhooks/",
            "https://support.zignsec.com/knowledge/webhooks",
        ],
        "derivation": "make.py restates the vendor's C# with Python's hmac: v2 is Convert.ToBase64String(HMACSHA256(UTF8(token), UTF8(body))), v5 is hex(HMACSHA256(UTF8(key), UTF8(t + '.' + body))). JSON payloads come from Python's json; XML payloads and refusals are written by hand. Persons, ids and keys are invented.",
        "vectors": ZIGNSEC_V2 + ZIGNSEC_V5 + ZIGNSEC_UNSIGNED,
    },
    "sheerid.json": {
        "vendor": "SheerID",
        "source": [
            "https://developer.sheerid.com/tutorials/security",
            "https://developer.sheerid.com/tutorials/verifications/webhooks",
        ],
        "derivation": "make.py restates the vendor's Python: hmac.new(secret, body, hashlib.sha256).hexdigest(). JSON payloads come from Python's json, forms from its urllib; refusals are written by hand. Ids, nonces and keys are invented, but for the secret and message of the vendor's tutorial.",
        "vectors": SHEERID,
    },
}


def main():
    vectors = [one for file in FILES.values() for one in file["vectors"]]
    twice = [name for name, count in Counter(one["id"] for one in vectors).items() if count > 1]
    assert not twice, f"ids used twice: {twice}"

    codes = json.loads((HERE / "schema.json").read_text())["$defs"]["code"]["enum"]
    others = [json.loads(path.read_text()) for path in HERE.glob("*.json") if path.name not in FILES and path.name != "schema.json"]
    everywhere = vectors + [one for file in others for one in file["vectors"]]
    untested = set(codes) - {one["expect"].get("error") for one in everywhere}
    # JavaScript's alone
    assert untested == {"body_not_raw"}, f"codes without a vector: {untested}"

    for name, content in FILES.items():
        text = json.dumps({"$schema": "./schema.json"} | content, ensure_ascii=False, indent=2)
        (HERE / name).write_text(text.replace("\ufeff", "\\ufeff") + "\n", encoding="utf-8", newline="\n")
        accepted = sum("error" not in one["expect"] for one in content["vectors"])
        print(f"{name}: {accepted} accepted, {len(content['vectors']) - accepted} refused")


if __name__ == "__main__":
    main()

"""What ZignSec signs, its bodies, and what a receiver reads in them."""

import re
from datetime import datetime, timedelta, timezone

from tools.codes import b64, b64_mac, compact, hex_mac, mac, utf8
from tools.samples import Sample, json_members

HEADER = "X-ZignSec-Hmac-SHA256"
SECOND, HOUR = 1000, 3_600_000

TOKEN = "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871"  # v2: the access token
PREVIOUS = "e1b97c52-0b7a-4d0f-8a35-77c2f3d90c14"
KEY = "whk_9Zq3Lr7tVx2Nc8Pd5Sf1Gh6Jk4Mb0Wy"  # v5: the webhook key
PREVIOUS_KEY = "whk_1Aa2Ss3Dd4Ff5Gg6Hh7Jj8Kk9Ll0Qq"


# --- what the vendor computes ---------------------------------------------------


def v1(key, t, body):
    """ZignSec v5: one signature of `<t>.<body>`"""
    return hex_mac(key, utf8(f"{t}.") + utf8(body))


def tagged(t, *macs):
    """ZignSec v5: the value of the header"""
    return ",".join([f"t={t}", *(f"v1={one}" for one in macs)])


# --- what the receiver shall read -----------------------------------------------


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


def zignsec_members(body):
    members = json_members(body)
    if isinstance(members.get("identity"), dict):
        members["identity"] = dated(members["identity"])
    return members


def genuine_zignsec(body, t, payload=None):
    payload = payload or zignsec_members(body)
    return {"id": payload.get("id"), "payload": payload}


def genuine_zignsec_v5(body, t, payload=None):
    ms = int(t) if int(t) >= 10**12 else int(t) * 1000
    payload = payload or json_members(body)
    return {"timestamp": ms} | genuine_zignsec(body, t, payload)


V2 = Sample("zignsec", HEADER, TOKEN, lambda key, t, body: b64_mac(key, body), genuine_zignsec)
V5 = Sample("zignsec-v5", HEADER, KEY, lambda key, t, body: tagged(t, v1(key, t, body)), genuine_zignsec_v5)
UNSIGNED = Sample("zignsec-unsigned", None, None, None, genuine_zignsec)


# --- its bodies -------------------------------------------------------------------

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


GOOD = b64_mac(TOKEN, BODY)
SPARE_BITS = GOOD[:-2] + chr(ord(GOOD[-2]) + 1) + "="  # the same 32 bytes to a lenient decoder
FLIPPED_MAC = b64(bytes([mac(TOKEN, BODY)[0] ^ 1]) + mac(TOKEN, BODY)[1:])
BINARY_KEY = bytes(range(0xE0, 0x100))

"""What SheerID sends, and the verdict on each: written down by hand, beside signatures made as the vendor's Python makes them."""

import json

from tools.codes import b64_mac, compact, hex_mac, utf8
from tools.delivery import T
from tools.files import file
from tools.samples import Sample, form_pairs, json_members, pretty
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, MISSING, caused, refused

HEADER = "X-SheerID-Signature"
SECOND, HOUR = 1000, 3_600_000

SHARED = "sharedsecret1234"  # the secret token of the vendor's example
PREVIOUS_SHARED = "sharedsecret0987"


def sheerid_members(body):
    is_json = utf8(body).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    members = json_members(body) if is_json else form_pairs(body)
    if members.get("timestamp") is not None:
        members["timestamp"] = int(members["timestamp"])
    return members


def genuine_sheerid(body, t, payload=None):
    payload = payload or sheerid_members(body)
    return {
        "timestamp": payload.get("timestamp"),
        "id": payload.get("requestId") or payload.get("verificationId"),
        "replayKey": payload.get("nonce") or None,
        "payload": payload,
    }


sheerid = Sample("sheerid", HEADER, SHARED, lambda key, t, body: hex_mac(key, body), genuine_sheerid).vector

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


VECTORS = [
    sheerid("documentation", "The message of the vendor's tutorial, with its secret", '{ "verificationId" : "5e4fef3cdcaa25122fb281c7e" }'),
    sheerid("json", "Extra signing fields: a time and a nonce, which is the replay key", SIGNED, method="POST"),
    sheerid("form", "The same as a form", FORM, method="POST"),
    sheerid(
        "form-charset",
        "With a charset",
        FORM,
        headers=[("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), (HEADER, hex_mac(SHARED, FORM))],
    ),
    sheerid("form-pointer", "A bare request: no time, and nothing that tells two events apart, so no replay key", f"requestId={REQUEST}"),
    sheerid("json-pointer", "A bare verification", POINTER),
    sheerid("feature", "A feature webhook", compact({"verificationId": REQUEST, "notifierEventType": "SUCCESS"})),
    sheerid(
        "feature-signed",
        "A feature webhook with extra signing fields",
        compact({"verificationId": REQUEST, "notifierEventType": "DOCUMENT_REJECTED", "timestamp": MS, "nonce": NONCE}),
    ),
    sheerid(
        "feature-form", "A feature webhook as a form", f"verificationId={REQUEST}&notifierEventType=REMINDER&timestamp={MS}&nonce={NONCE}"
    ),
    sheerid("only-timestamp", "A time without a nonce: fresh, yet no replay key", at(MS)),
    sheerid("only-nonce", "A nonce without a time", compact({"requestId": REQUEST, "nonce": NONCE})),
    sheerid("both-ids", "The request names the event before the verification", compact({"verificationId": "v-1", "requestId": "r-1"})),
    sheerid(
        "nulls",
        "null is neither a time nor a replay key",
        compact({"requestId": REQUEST, "timestamp": None, "nonce": None, "notifierEventType": None}),
    ),
    sheerid("empty-nonce", "Nor is an empty nonce", f"requestId={REQUEST}&nonce="),
    sheerid("timestamp-text", "Digits in text are a time", at(f'"{MS}"')),
    sheerid(
        "unicode",
        "A signed body beyond ASCII with a member nobody knows yet",
        compact({"requestId": REQUEST, "school": "Åbo Akademi 🎓", "segment": "student"}),
    ),
    sheerid(
        "form-escapes",
        "A form by the standard: + is a space, %2B a plus, UTF-8 in %-escapes of either case, a name without a value",
        f"requestId={REQUEST}&name=%C3%85sa+%c3%96hman&sum=1%2B1%3d2&%6eote=a%26b&flag&&empty=",
    ),
    sheerid("form-raw-utf-8", "UTF-8 that is not escaped", f"requestId={REQUEST}&name=Åsa"),
    sheerid("form-bad-escapes", "What is no escape stays as it is", f"requestId={REQUEST}&a=100%&b=%zz&c=%4&d=%u00e5"),
    sheerid(
        "form-bad-utf-8",
        "Bytes that are not UTF-8 become U+FFFD, escaped or raw",
        utf8(f"requestId={REQUEST}&a=%ff&b=%E2%82x&c=") + b"\xe5",
        {"lossless": False},
    ),
    sheerid("json-as-form", "The Content-Type is not signed: the body decides", SIGNED, headers=[FORM_TYPE, (HEADER, TAG)]),
    sheerid("form-as-json", "The other way round", FORM, headers=[("Content-Type", "application/json"), (HEADER, hex_mac(SHARED, FORM))]),
    sheerid(
        "no-content-type",
        "None at all, and the header's name as another page of the vendor writes it",
        SIGNED,
        headers=[("x-sheerID-signature", TAG)],
    ),
    sheerid("capital-header", "In capitals", SIGNED, headers=[("X-SHEERID-SIGNATURE", TAG)]),
    sheerid("json-bom", "A byte order mark and white space in front of JSON", "\ufeff \n" + SIGNED),
    sheerid(
        "rotation-previous",
        "Signed with the previous secret",
        SIGNED,
        {"keyIndex": 1},
        secrets=[SHARED, PREVIOUS_SHARED],
        key=PREVIOUS_SHARED,
    ),
    sheerid(
        "documented-source", "From an address that the vendor documents", SIGNED, source="54.236.234.189", sourceAddresses=["documented"]
    ),
    sheerid("retry-7-hours", "The last of the vendor's retries, if each is counted from the first attempt", SIGNED, now=MS + 7 * HOUR),
    sheerid("retry-11-hours", "The last of them, if 1, 3 and 7 hours follow one another", SIGNED, now=MS + 11 * HOUR),
    sheerid("oldest", "Exactly at the past end of the window", FORM, now=MS + 12 * HOUR),
    sheerid("newest", "Exactly at the future end", SIGNED, now=MS - 300 * SECOND),
    sheerid("tolerance", "A wider window", SIGNED, now=MS + 48 * HOUR, tolerance={"past": 172800}),
    sheerid("too-old", "One millisecond beyond", SIGNED, refused("timestamp_too_old"), now=MS + 12 * HOUR + 1),
    sheerid("too-old-form", "The same as a form, whatever else it holds", FORM, refused("timestamp_too_old"), now=MS + 12 * HOUR + 1),
    sheerid("too-early", "One millisecond before", SIGNED, refused("timestamp_in_future"), now=MS - 300 * SECOND - 1),
    sheerid("too-early-text", "A time in text, too", at(f'"{MS}"'), refused("timestamp_in_future"), now=MS - 300 * SECOND - 1),
    sheerid(
        "tolerance-retry",
        "A window of five minutes loses the vendor's retries",
        SIGNED,
        refused("timestamp_too_old"),
        now=MS + 7 * HOUR,
        tolerance=300,
    ),
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
    sheerid("no-header", "No signature", SIGNED, MISSING, headers=[]),
    sheerid("empty-header", "An empty one", SIGNED, MISSING, headers=[(HEADER, "")]),
    sheerid("zignsec-header", "Another vendor's header", SIGNED, MISSING, headers=[("X-ZignSec-Hmac-SHA256", TAG)]),
    sheerid(
        "two-headers",
        "The header twice, in two cases",
        SIGNED,
        refused("duplicate_header"),
        headers=[(HEADER, TAG), ("X-Sheerid-Signature", "0" * 64)],
    ),
    sheerid("joined-headers", "Two headers as Node and Fetch join them", SIGNED, refused("duplicate_header"), value=f"{'0' * 64}, {TAG}"),
    *(
        sheerid(f"malformed-{name}", comment, SIGNED, MALFORMED, value=value)
        for name, comment, value in [
            ("capitals", "Hex in capitals", TAG.upper()),
            ("base64", "Base64 where hex is due", b64_mac(SHARED, SIGNED)),
            ("prefix", "A prefix that the vendor does not write", "sha256=" + TAG),
            ("short", "A byte short", TAG[:-2]),
            ("odd", "A digit too many", TAG + "0"),
            ("not-hex", "A letter that is no hex digit", TAG[:-1] + "g"),
            ("junk-between", "Junk between the pairs", ":".join(TAG[i : i + 2] for i in range(0, 64, 2))),
            ("space", "White space inside", TAG[:32] + " " + TAG[32:]),
            ("sha1", "A weaker hash", hex_mac(SHARED, SIGNED, algorithm="sha1")),
        ]
    ),
    sheerid("flipped-body-bit", "One bit of the body", SIGNED.replace("7e", "6e", 1), MISMATCH, signed=SIGNED),
    sheerid("flipped-signature-bit", "One bit of the signature", SIGNED, MISMATCH, value=TAG[:-1] + f"{int(TAG[-1], 16) ^ 1:x}"),
    sheerid("wrong-secret", "Another secret", SIGNED, MISMATCH, key=PREVIOUS_SHARED),
    sheerid("freshened", "A new time in an old body", SIGNED, MISMATCH, signed=SIGNED.replace(str(MS), str(MS - 24 * HOUR))),
    sheerid(
        "mismatch-before-freshness", "A time that nobody signed is not judged", SIGNED, MISMATCH, key=PREVIOUS_SHARED, now=MS + 48 * HOUR
    ),
    sheerid("mismatch-before-parsing", "Nor is a body that nobody signed parsed", "{", MISMATCH, key=PREVIOUS_SHARED),
    sheerid(
        "form-decoded",
        "A form that was decoded and encoded again",
        f"requestId={REQUEST}&name=a%20b",
        MISMATCH,
        signed=f"requestId={REQUEST}&name=a+b",
    ),
    sheerid("cause-newline", "A newline was added on the way", FORM + "\n", caused("newline"), signed=FORM),
    sheerid(
        "cause-reserialised", "The body was parsed and printed again", pretty(json.loads(SIGNED)), caused("re-serialised"), signed=SIGNED
    ),
    sheerid("hint-empty", "Something read the body before", "", refused("signature_mismatch", hint="empty"), signed=SIGNED),
    # --- refused: around the signature
    sheerid(
        "get",
        "A notifier set to GET is never signed: told before the header is missed",
        "",
        refused("method_not_allowed", hint="POST"),
        headers=[],
        method="GET",
    ),
    sheerid("put", "Nor is anything but POST, even signed", SIGNED, refused("method_not_allowed", hint="POST"), method="PUT"),
    sheerid(
        "method-first",
        "The method is checked before the address and the size",
        SIGNED,
        refused("method_not_allowed", hint="POST"),
        headers=[],
        method="GET",
        source="203.0.113.9",
        sourceAddresses=["documented"],
        maxBodyBytes=1,
    ),
    sheerid(
        "source-elsewhere",
        "A genuine signature from elsewhere",
        SIGNED,
        refused("source_not_allowed"),
        source="203.0.113.9",
        sourceAddresses=["documented"],
    ),
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
    sheerid(
        "odd-form-duplicate-escaped",
        "Two nonces, one of them escaped, are a list, and no key",
        FORM + "&%6eonce=x",
        {"replayKey": None, "payload": sheerid_members(FORM) | {"nonce": [sheerid_members(FORM)["nonce"], "x"]}},
    ),
    sheerid("odd-form-no-id", "A form that names nothing", "notifierEventType=SUCCESS"),
    sheerid("odd-request-id", "requestId is a list", '{"requestId":["a","b"]}', {"id": None}),
    sheerid(
        "odd-surrogate", "A text cut in the middle of an emoji: JSON.parse reads it", SIGNED[:-1] + ',"note":"\\ud83d"}', {"payload": None}
    ),
    sheerid("odd-depth", "A hundred levels", SIGNED[:-1] + ',"deep":' + "[" * 100 + "]" * 100 + "}"),
    sheerid("secret-empty", "An empty key verifies what anybody can sign", SIGNED, BAD_SECRET, secrets=[""]),
    sheerid(
        "secret-newline",
        "Read from a file with its newline",
        SIGNED,
        refused("invalid_secret", "construct", "white space"),
        secrets=[SHARED + "\n"],
    ),
]

DERIVATION = "The recipe restates the vendor's Python: hmac.new(secret, body, hashlib.sha256).hexdigest(). JSON payloads come from Python's json, forms from its urllib; refusals are written by hand. Ids, nonces and keys are invented, but for the secret and message of the vendor's tutorial."

FILE = file(
    "SheerID",
    [
        "https://developer.sheerid.com/tutorials/security",
        "https://developer.sheerid.com/tutorials/verifications/webhooks",
    ],
    VECTORS,
    derivation=DERIVATION,
    indented=True,
)

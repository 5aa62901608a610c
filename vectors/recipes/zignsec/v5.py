"""ZignSec v5: the time is signed beside the body."""

from recipes.zignsec.deliveries import HEADER, HOUR, ID, KEY, PREVIOUS_KEY, SECOND, V5, tagged, v1
from tools.codes import b64_mac, compact, hex_mac
from tools.delivery import NOW, T
from tools.samples import pretty
from tools.verdicts import MALFORMED, MISMATCH, MISSING, caused, refused

v5 = V5.vector

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

VECTORS = [
    v5("json", "A finished session, signed together with its time in seconds", V5_BODY),
    v5(
        "workflow",
        "A workflow's event with a member nobody knows yet",
        compact({"event": "workflow_session_state_updated", "id": ID, "state": "APPROVED", "result": None}),
    ),
    v5(
        "xml",
        "The gateway in XML: everything in result is text",
        V5_XML,
        {"payload": {"event": "Session_Created", "id": ID, "result": {"status": "Created", "count": "2"}}},
    ),
    v5("milliseconds", "From 1e12 on the time is in milliseconds", V5_BODY, t=NOW - 7),
    v5(
        "retry",
        "The body of `json` signed anew with another time: a retry, or the same news again, and nothing says which",
        V5_BODY,
        t=T + 60,
        now=NOW + 61 * SECOND,
    ),
    v5("other-versions", "Versions to come are ignored", V5_BODY, value=f"t={T},v0={'0' * 64},v1={V1},v2=Zm9v"),
    v5("two-v1-right-first", "Several signatures: the right one first", V5_BODY, value=tagged(T, V1, OTHER)),
    v5("two-v1-right-last", "And last", V5_BODY, value=tagged(T, OTHER, V1)),
    v5("rotation-previous", "Signed with the previous key only", V5_BODY, {"keyIndex": 1}, secrets=[KEY, PREVIOUS_KEY], key=PREVIOUS_KEY),
    v5(
        "rotation-both",
        "Signed with both keys, the old one first: the first secret that matches is told",
        V5_BODY,
        secrets=[KEY, PREVIOUS_KEY],
        value=tagged(T, OTHER, V1),
    ),
    v5("sixteen-v1", "Sixteen signatures are the most", V5_BODY, value=tagged(T, *[OTHER] * 15, V1)),
    v5("oldest", "Exactly at the past end of the window", V5_BODY, now=LAST),
    v5("newest", "Exactly at the future end", V5_BODY, now=FIRST),
    v5("oldest-milliseconds", "The past end, the time in milliseconds", V5_BODY, t=NOW - 300 * SECOND),
    v5("tolerance", "A narrower window, exactly at its end", V5_BODY, now=T * SECOND + 60 * SECOND, tolerance=60),
    v5("tolerance-past", "The past widened to a day", V5_BODY, now=T * SECOND + 24 * HOUR, tolerance={"past": 86400}),
    v5("too-old", "One millisecond beyond", V5_BODY, refused("timestamp_too_old"), now=LAST + 1),
    v5("too-early", "One millisecond before", V5_BODY, refused("timestamp_in_future"), now=FIRST - 1),
    v5(
        "too-old-milliseconds",
        "One millisecond beyond, the time in milliseconds",
        V5_BODY,
        refused("timestamp_too_old"),
        t=NOW - 300 * SECOND - 1,
    ),
    v5("tomorrow", "A day in the future: the window has two sides", V5_BODY, refused("timestamp_in_future"), t=T + 86400),
    v5(
        "tolerance-too-old",
        "Beyond the narrower window",
        V5_BODY,
        refused("timestamp_too_old"),
        now=T * SECOND + 60 * SECOND + 1,
        tolerance=60,
    ),
    v5(
        "tolerance-future",
        "Each side by itself: the future narrowed",
        V5_BODY,
        refused("timestamp_in_future"),
        now=T * SECOND - 10 * SECOND - 1,
        tolerance={"past": 86400, "future": 10},
    ),
    v5(
        "tolerance-past-only",
        "The past widened leaves the future as it was",
        V5_BODY,
        refused("timestamp_in_future"),
        now=FIRST - 1,
        tolerance={"past": 86400},
    ),
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
    v5("freshened", "An old signature under a new time", V5_BODY, MISMATCH, value=tagged(T, v1(KEY, T - 86400, V5_BODY))),
    v5("zero-added", "The time is signed as text: 0 in front is another text", V5_BODY, MISMATCH, value=tagged(f"0{T}", V1)),
    v5("body-only", "A MAC of the body alone", V5_BODY, MISMATCH, value=tagged(T, hex_mac(KEY, V5_BODY))),
    v5("flipped-body-bit", "One bit of the body", V5_BODY.replace("113", "112"), MISMATCH, signed=V5_BODY),
    v5("wrong-secret", "Another key", V5_BODY, MISMATCH, key=PREVIOUS_KEY),
    v5("mismatch-before-freshness", "A time that nobody signed is not judged", V5_BODY, MISMATCH, key=PREVIOUS_KEY, t=T - 86400),
    v5("weaker-version", "A right MAC under another version does not count", V5_BODY, MISMATCH, value=f"t={T},v0={V1},v1={OTHER}"),
    v5("cause-newline", "A newline was added on the way", V5_BODY + "\n", caused("newline"), signed=V5_BODY),
    v5("cause-reserialised", "The body was parsed and printed again", pretty(SESSION), caused("re-serialised"), signed=V5_BODY),
    v5("no-header", "No signature", V5_BODY, MISSING, headers=[]),
    v5(
        "two-headers",
        "The header twice",
        V5_BODY,
        refused("duplicate_header"),
        headers=[(HEADER, tagged(T, V1)), ("x-zignsec-hmac-sha256", tagged(T, V1))],
    ),
    v5(
        "joined-headers",
        "Two headers as Node and Fetch join them",
        V5_BODY,
        refused("duplicate_header"),
        value=f"{tagged(T, V1)}, {tagged(T - 1, V1)}",
    ),
    v5("two-times", "Two times: which one is signed?", V5_BODY, refused("duplicate_header"), value=f"t={T},t={T},v1={V1}"),
    v5(
        "malformed-v2",
        "The v2 form: another scheme, never guessed",
        V5_BODY,
        caused('"zignsec"', "malformed_signature"),
        value=b64_mac(KEY, V5_BODY),
    ),
    *(
        v5(f"malformed-{name}", comment, V5_BODY, MALFORMED, value=value)
        for name, comment, value in [
            ("no-v1", "No v1", f"t={T}"),
            ("only-v2", "Only a version to come", f"t={T},v2={V1}"),
            ("no-time", "No time", f"v1={V1}"),
            ("empty-v1", "An empty v1", f"t={T},v1="),
            ("bare-v1", "v1 without a value", f"t={T},v1"),
            ("capitals", "Hex in capitals", tagged(T, V1.upper())),
            ("base64", "Base64 where hex is due", tagged(T, b64_mac(KEY, f"{T}.{V5_BODY}"))),
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
    v5(
        "secret-newline",
        "Read from a file with its newline",
        V5_BODY,
        refused("invalid_secret", "construct", "white space"),
        secrets=[KEY + "\r\n"],
    ),
]

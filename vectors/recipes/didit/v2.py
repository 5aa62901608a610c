"""Didit's X-Signature-V2: the JSON is signed in a canonical form, and may be written anew on the way."""

import json

from recipes.didit.signing import (
    DIDIT,
    DIDIT_BODY,
    DIDIT_SECRET,
    KEYS,
    KEYS_TAG,
    NAMES,
    NAMES_TAG,
    PLAIN,
    PLAIN_TAG,
    V2,
    canonical,
    canonical_members,
    created_at,
    didit_refusals,
    published_didit,
    without,
)
from tools.codes import compact, hex_mac, utf8
from tools.delivery import Delivery, Sent, T
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused


def rewritten(name, comment, arrives, body=DIDIT_BODY, expect=None):
    """Signed as `body`, and something on the way wrote it anew."""
    arrives = utf8(arrives)
    sent = Sent([("X-Timestamp", str(T)), ("X-Signature-V2", hex_mac(DIDIT_SECRET, canonical(body)))], arrives)
    event = {name: value for name, value in V2.event(Delivery(arrives), sent).items() if value is not None} if expect is None else expect
    return V2.raw(name, comment, sent, event)


UNICODE = compact(
    DIDIT
    | {
        "decision": {
            "first_name": "José",
            "last_name": "Müller-Ünlü",
            "place_of_birth": "北京",
            "note": 'a/b "c" \\ \b\f\n\r\t\u001f\u007f',
            "flag": "🏳️‍🌈",
        }
    }
)
ORDER = compact(DIDIT | {"metadata": {"10": "ten", "9": "nine", "B": 1, "a": 2, "ä": 3, "\ufffd": 4, "😀": 5}})
DOUBLES = compact(DIDIT).replace(
    '"user":42',
    '"a":-0.0,"b":1e2,"c":1E+2,"d":-1.5e1,"e":0.0e5,"f":1e+16,"g":1e+22,"h":100000.0,"i":9007199254740991.0,"j":1.25e2,"k":0e40,"l":1200.00e-2,"m":0.001e4',
)
FLOATS = compact(DIDIT).replace('"user":42', '"score":2.0,"exact":-3.000,"kept":99.95,"small":1e-07,"large":12345678901234567890')


VECTORS = [
    *V2.vectors(),
    *didit_refusals(V2),
    rewritten("spaced", "White space does not count", json.dumps(DIDIT, indent=4)),
    rewritten("reordered", "Nor does the order of members", compact(dict(reversed(DIDIT.items())))),
    rewritten("escaped", "Nor how characters are escaped", json.dumps(json.loads(UNICODE)).replace("/", "\\/"), UNICODE),
    V2.vector("unicode", "UTF-8 is signed unescaped, control characters in their short forms", body=UNICODE),
    V2.vector("order", "By code point, not by number and not by UTF-16 unit", body=ORDER),
    rewritten(
        "order-reversed",
        "The same the other way round",
        compact(DIDIT | {"metadata": dict(reversed(json.loads(ORDER)["metadata"].items()))}),
        ORDER,
    ),
    V2.vector("numbers", "2.0 is signed as 2; other numbers keep their text", body=FLOATS),
    V2.vector("doubles", "So is every number that a double holds and that is whole", body=DOUBLES),
    V2.vector(
        "doubles-kept",
        "Others keep their text, which is how Python writes them",
        body=compact(DIDIT).replace('"user":42', '"a":1e-07,"b":1.5e-10,"c":-0.25,"d":1e-05,"e":123456.789,"f":100,"g":9007199254740991'),
    ),
    V2.vector(
        "double-inexact",
        "What a double does not hold is not what was signed: refused, not guessed",
        MISMATCH,
        body=compact(DIDIT).replace('"user":42', '"a":1e+23'),
    ),
    V2.vector(
        "empty",
        "Empty objects and lists, null, true and false",
        body=compact(DIDIT | {"metadata": {}, "decision": {"a": [], "b": {}, "c": None, "d": True, "e": False, "f": [[], [{}], [1, 2]]}}),
    ),
    V2.vector(
        "ascii-escaped",
        "The page's prose says ASCII-escaped: the fixtures are not",
        MISMATCH,
        body=UNICODE,
        change=lambda sent: sent.set(
            "X-Signature-V2", hex_mac(DIDIT_SECRET, json.dumps(json.loads(UNICODE), sort_keys=True, separators=(",", ":")))
        ),
    ),
    V2.vector(
        "list-order",
        "The order of a list counts",
        MISMATCH,
        body=compact(DIDIT | {"decision": {"warnings": ["a", "b"]}}),
        signed=compact(DIDIT | {"decision": {"warnings": ["b", "a"]}}),
    ),
    V2.vector("number-text", "A number is not its text", MISMATCH, body=compact(DIDIT | {"metadata": {"user": "42"}}), signed=DIDIT_BODY),
    V2.vector(
        "member-added", "A member was added", MISMATCH, body=compact(DIDIT | {"metadata": {"user": 42, "admin": True}}), signed=DIDIT_BODY
    ),
    V2.vector("member-removed", "A member was removed", MISMATCH, body=without("environment"), signed=DIDIT_BODY),
    rewritten(
        "twice-named",
        "Two members of one name: the last is the one that was signed",
        DIDIT_BODY[:-1] + ',"status":"Declined","status":"Approved"}',
        DIDIT_BODY,
    ),
    rewritten("not-json", "What is signed as JSON is JSON", "hello", DIDIT_BODY, refused("malformed_payload")),
    V2.vector(
        "other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(DIDIT | {"status": ["Approved"]})
    ),
    V2.raw(
        "no-event-id",
        "Without an event id nothing tells two events apart",
        Sent(
            [("X-Timestamp", str(T)), ("X-Signature-V2", hex_mac(DIDIT_SECRET, canonical(without("event_id"))))], utf8(without("event_id"))
        ),
        {
            "keyIndex": 0,
            "covers": "fields",
            "timestamp": T * 1000,
            "id": DIDIT["session_id"],
            "payload": canonical_members(without("event_id")),
        },
    ),
    *created_at(V2, canonical),
    V2.raw(
        "raw-header",
        "The other signature is another scheme's",
        Sent([("X-Timestamp", str(T)), ("X-Signature", hex_mac(DIDIT_SECRET, DIDIT_BODY))], utf8(DIDIT_BODY)),
        MISSING,
    ),
    published_didit(V2, 1, "A refusal", PLAIN_TAG, PLAIN, "1774970000"),
    published_didit(V2, 2, "Names beyond ASCII, escaped on the way and signed unescaped", NAMES_TAG, NAMES, "1774970000"),
    published_didit(V2, 3, "The same after something wrote it anew", NAMES_TAG, compact(json.loads(NAMES)), "1774970000"),
    published_didit(V2, 4, "Names that look like numbers", KEYS_TAG, KEYS, "1774970000"),
    published_didit(V2, 5, "A replay with a new X-Timestamp", PLAIN_TAG, PLAIN, "1774980000", 1774980000, MALFORMED),
    published_didit(V2, 6, "A replay as it was", PLAIN_TAG, PLAIN, "1774970000", 1774980000, refused("timestamp_too_old")),
]

"""How Didit signs in three ways, and the vectors that all three have."""

import json
from dataclasses import dataclass

from tools.codes import compact, hex_mac, utf8
from tools.delivery import NOW, Delivery, Sent, T, member
from tools.parts import member_part
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused

DIDIT_SECRET = "wh_test_secret_9f2c4b8e1a7d"
DIDIT_FIXTURES = "didit-protocol/plugin-wordpress, tests/fixtures/webhook-signatures.json at 07be68f"
DIDIT = {
    "application_id": "11111111-2222-3333-4444-555555555555",
    "created_at": T - 6,
    "decision": {"reviews": [], "session_id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "status": "Approved"},
    "environment": "live",
    "event_id": "9c0c8b8a-1111-4222-9333-444444444444",
    "metadata": {"user": 42},
    "session_id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    "status": "Approved",
    "timestamp": T,
    "vendor_data": "user-42",
    "webhook_type": "status.updated",
    "workflow_id": "22222222-3333-4444-5555-666666666666",
    "workflow_version": 4,
}
DIDIT_BODY = compact(DIDIT)


def shortened(value):
    """shorten_floats of the vendor's library."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [shortened(item) for item in value]
    if isinstance(value, dict):
        return {name: shortened(item) for name, item in value.items()}
    return value


def canonical(body):
    """canonical_json of the vendor's library."""
    return json.dumps(shortened(json.loads(body)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_members(body):
    """What was signed, and so all that can be told: an integer that a double does not hold is its own text."""
    return json.loads(canonical(body), parse_int=lambda text: int(text) if abs(int(text)) < 2**53 else text)


def simple(body):
    members = json.loads(body)
    return ":".join(str(members.get(name) or "") for name in ("timestamp", "session_id", "status", "webhook_type"))


def simple_members(body):
    members = json.loads(body)
    return {name: members[name] for name in ("timestamp", "session_id", "status", "webhook_type") if name in members}


@dataclass
class Didit(Recipe):
    """The time stands in the signed body, and X-Timestamp repeats it."""

    def milliseconds(self, d):
        members = d.json()
        return (members.get("timestamp") or members["created_at"]) * 1000

    def time_vectors(self):
        v = self.vector
        yield v("oldest", "As old as may be", now=(T + 300) * 1000)
        yield v("stale", "A millisecond older: a replay, or a late retry", refused("timestamp_too_old"), now=(T + 300) * 1000 + 1)
        yield v("early", "From further ahead than clocks may differ", refused("timestamp_in_future"), now=(T - 300) * 1000 - 1)
        yield v("tolerance", "A wider window", now=(T + 600) * 1000, options={"tolerance": {"past": 600}})
        yield v(
            "freshened-header",
            "A captured delivery with a new X-Timestamp: the signed time is in the body",
            refused("malformed_signature", hint="timestamp"),
            now=(T + 3600) * 1000,
            change=lambda sent: sent.set("X-Timestamp", str(T + 3600)),
        )
        yield v(
            "freshened-both",
            "With a new time in the body, too, nobody signed it",
            MISMATCH,
            now=(T + 3600) * 1000,
            body=DIDIT_BODY.replace(f'"timestamp":{T}', f'"timestamp":{T + 3600}'),
            signed=DIDIT_BODY,
            change=lambda sent: sent.set("X-Timestamp", str(T + 3600)),
        )
        yield v(
            "other-header-time",
            "A fresh X-Timestamp that is not the body's",
            MALFORMED,
            change=lambda sent: sent.set("X-Timestamp", str(T + 1)),
        )
        yield v("no-header-time", "Without X-Timestamp", MALFORMED, change=lambda sent: sent.without("X-Timestamp"))
        yield v(
            "two-header-times", "With two", refused("duplicate_header"), change=lambda sent: sent.headers.append(("x-timestamp", str(T)))
        )
        for label, text in [("fraction", f"{T}.5"), ("sign", f"-{T}"), ("word", '"hello"'), ("iso", '"2026-11-23T00:12:14Z"')]:
            body = DIDIT_BODY.replace(f'"timestamp":{T}', f'"timestamp":{text}')
            yield v(f"time-{label}", f"Signed, but {text} is not a time", refused("malformed_timestamp"), body=body)


def didit_send(header, message):
    return lambda key, d: [("X-Timestamp", str(d.json().get("timestamp", T))), (header, hex_mac(key, message(d.body)))]


def didit_recipe(scheme, header, message, **more):
    return Didit(
        scheme=scheme,
        send=didit_send(header, message),
        body=DIDIT_BODY,
        signature=header,
        secret=DIDIT_SECRET,
        unit="seconds",
        id=member("session_id"),
        **more,
    )


TIME, *OTHERS = (member_part(name, is_time=name == "timestamp") for name in ("timestamp", "session_id", "status", "webhook_type"))
DIDIT_PARTS = (TIME, *(piece for part in OTHERS for piece in (":", part)))
V2 = didit_recipe(
    "didit-v2", "X-Signature-V2", canonical, covers="fields", flips=True, payload=canonical_members, replay=member("event_id")
)
RAW = didit_recipe("didit", "X-Signature", lambda body: body, replay=member("event_id"))
SIMPLE = didit_recipe("didit-simple", "X-Signature-Simple", simple, covers="fields", payload=simple_members, signs=DIDIT_PARTS)


def didit_refusals(recipe):
    v = recipe.vector
    yield v(
        "secret-newline",
        "The secret was read from a file with its newline",
        refused("invalid_secret", "construct", "white space"),
        secrets=[DIDIT_SECRET + "\n"],
    )
    yield v("body-over-limit", "A byte more than allowed", refused("body_too_large"), options={"maxBodyBytes": len(DIDIT_BODY) - 1})
    yield v("get", "The vendor only posts", refused("method_not_allowed"), method="GET")
    yield v(
        "documented-source",
        "From the address that the vendor documents",
        options={"sourceAddresses": ["documented"]},
        source="18.203.201.92",
    )
    yield v(
        "source-elsewhere",
        "A genuine delivery from elsewhere",
        refused("source_not_allowed"),
        options={"sourceAddresses": ["documented"]},
        source="203.0.113.9",
    )


def without(*names):
    return compact({name: value for name, value in DIDIT.items() if name not in names})


def created_at(recipe, message):
    """Without a timestamp: the vendor's library takes the time at which the session was made."""
    created = DIDIT["created_at"]

    def one(name, comment, expect=None, header=created, body=without("timestamp"), now=NOW):
        sent = Sent(
            [(recipe.signature, hex_mac(DIDIT_SECRET, message(body)))] + ([("X-Timestamp", str(header))] if header else []), utf8(body)
        )
        usual = recipe.event(Delivery(utf8(body)), sent) if expect is None else expect
        return recipe.raw(name, comment, sent, usual, now=now)

    return [
        one("created-at", "No timestamp: created_at, which the header repeats"),
        one("created-at-null", "A timestamp that is null", body=compact(DIDIT | {"timestamp": None})),
        one("created-at-old", "A session older than the window", refused("timestamp_too_old"), now=(created + 300) * 1000 + 1),
        one("created-at-header", "A fresh X-Timestamp that is not the body's", MALFORMED, header=created + 1),
        one("created-at-no-header", "Without X-Timestamp", MALFORMED, header=None),
        one("created-at-beside", "Where there is a timestamp, created_at does not count", MALFORMED, body=DIDIT_BODY),
        one("no-time", "Neither", refused("missing_timestamp"), header=None, body=without("timestamp", "created_at")),
    ]


# What the vendor's fixtures have.
PLAIN = '{"application_id":"11111111-2222-3333-4444-555555555555","created_at":1774969994,"environment":"live","event_id":"9c0c8b8a-1111-4222-9333-444444444444","metadata":{"wp_user_id":42},"session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Declined","timestamp":1774970000,"vendor_data":"wp-42","webhook_type":"status.updated","workflow_id":"22222222-3333-4444-5555-666666666666","workflow_version":4}'
PLAIN_TAG = "1b132d6284727cc34cb259add34355e547fe103c65475a8d6286462edf909b63"
NAMES_TAG = "7e416d66763a1f7e228ab0d94677f87152ad58560f0c71e8db7eb6b16faf7009"
NAMES = '{"application_id":"11111111-2222-3333-4444-555555555555","created_at":1774969994,"decision":{"id_verifications":[{"first_name":"Jos\\u00e9","last_name":"M\\u00fcller-\\u00dcnl\\u00fc","node_id":"id_verification_1","place_of_birth":"\\u5317\\u4eac","status":"Approved"}],"session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Approved"},"environment":"live","event_id":"9c0c8b8a-1111-4222-9333-444444444444","session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Approved","timestamp":1774970000,"vendor_data":"wp-42","webhook_type":"status.updated","workflow_id":"22222222-3333-4444-5555-666666666666","workflow_version":4}'
KEYS = PLAIN.replace('"Declined"', '"Approved"').replace('{"wp_user_id":42}', '{"10":"ten","2":"two","9":"nine","wp_user_id":42}')
KEYS_TAG = "814093217ff957aba2147b407873f704d0b09553e2861dd870f8eb09aafcef19"
SIMPLE_TAG = "ea157dba351b4c0f93fdaacd85059d494fd7696b3993c7a6707c2593d0fb4c74"


def published_didit(recipe, number, note, tag, body, header, now=1774970000, expect=None):
    usual = {"timestamp": 1774970000000, "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}
    headers = {recipe.signature: tag, "X-Timestamp": header}
    sent = Sent(list(headers.items()), utf8(body))
    if expect is None:
        expect = {name: value for name, value in (recipe.event(Delivery(sent.body), sent) | usual).items() if value is not None}
    return recipe.raw(f"published-{number}", f"{note} ({DIDIT_FIXTURES})", sent, expect, now=now * 1000)

#!/usr/bin/env python3
"""Writes the vectors of the identity vendors beside ZignSec and SheerID, a file each.

What a vendor does is restated here from its page with Python's hmac, by way of
recipes.py; no line of hookseal takes part. Short vectors that vendors published
are restated with their source. The same input always gives the same bytes.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, replace

from recipes import (
    BODY, NOW, Delivery, Recipe, Sent, T, b64_mac, base64_key, caused, challenge, compact, header_part, hex_hash, hex_mac,
    member_part, positional, published, refused, shows_token, signs_body, stamp_part, standard_parts, standard_webhooks, utf8,
    whsec, write,
)

DERIVATION = (
    "make_identity.py restates what the vendor's page says with Python's hmac and hashlib; payloads "
    "come from Python's json. Refusals follow from the rule that is broken. Ids, persons and keys are invented."
)


def sha256(text):
    return hashlib.sha256(utf8(text)).hexdigest()


def b64(text):
    return base64.b64encode(utf8(text)).decode()


def member(*path):
    """The text of a member of the delivery's body."""

    def find(d):
        value = d.json()
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return None if isinstance(value, (dict, list)) else value

    return find


def around(recipe, *, json_only=True, not_json=None, post_only=True, documented=None, other_kind=None):
    """What else can be wrong with any delivery of a scheme."""
    v = recipe.vector
    yield v("secret-newline", "The secret was read from a file with its newline", refused("invalid_secret", "construct", "white space"), secrets=[recipe.secret + "\n"])
    yield v("body-over-limit", "A byte more than allowed", refused("body_too_large"), options={"maxBodyBytes": len(recipe.body) - 1})
    if post_only:
        yield v("get", "The vendor only posts", refused("method_not_allowed"), method="GET")
    if json_only:
        yield v("not-json", "Authentic, and nothing that the vendor sends", refused(not_json) if not_json else refused("malformed_payload", "payload"), body="hello")
        yield v("bad-json", "Authentic, and JSON that never ends", refused("malformed_payload", "payload"), body=recipe.body[:-1])
        yield v("twice-named", "Two members of one name: the last counts, as for JSON.parse", body=recipe.body[:-1] + b',"x":1,"x":2}')
    if other_kind:
        yield v("other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(other_kind))
    if documented:
        yield v("documented-source", "From an address that the vendor documents", options={"sourceAddresses": ["documented"]}, source=documented)
        yield v("source-elsewhere", "A genuine delivery from elsewhere", refused("source_not_allowed"), options={"sourceAddresses": ["documented"]}, source="203.0.113.9")
        yield v("source-unknown", "An address is asked for, and none is known", refused("source_not_allowed"), options={"sourceAddresses": ["documented"]})


FILES = {}


def file(name, vendor, source, *lists, derivation=DERIVATION):
    FILES[name] = (vendor, source, derivation, [one for vectors in lists for one in vectors])


def hex_over_body(name, vendor, scheme, header, source, body, secret="", *, around_it=None, more=(), **recipe):
    """What most vendors do: hex(HMAC-SHA256(secret, body))."""
    recipe = Recipe(scheme=scheme, send=signs_body(header), body=body, signature=header, secret=secret, **recipe)
    file(name, vendor, source, recipe.vectors(), around(recipe, **(around_it or {})), [make(recipe) for make in more])
    return recipe


def wrong_signature(name, comment, value, header=None):
    """A delivery whose header holds what this function of key and body makes."""

    def make(recipe):
        text = value(recipe.key(recipe.secret), recipe.body)
        return recipe.vector(name, comment, refused("signature_mismatch"), change=lambda sent: sent.set(header or recipe.signature, text))

    return make


# --- Onfido ------------------------------------------------------------------------

ONFIDO_SECRET = "_ABC123abc123ABC123abc123ABC123_"
ONFIDO_SOURCE = "onfido/onfido-node, test/classic-webhook-event-verifier.test.ts"
ONFIDO_BODY = '{"payload":{"resource_type":"check","action":"check.completed","object":{"id":"check-123","status":"complete","completed_at_iso8601":"2020-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/check-123"}}}'
ONFIDO_TAG = "a0082d7481f9f0a2907583dbe1f344d6d4c0d9989df2fd804f98479f60cd760e"
STUDIO_BODY = '{"payload":{"resource_type":"workflow_task","action":"workflow_task.started","object":{"id":"profile_1eb92","task_spec_id":"profile_1eb92","task_def_id":"profile_data","workflow_run_id":"bc77c6e5-753a-4580-96a6-aaed3e5a8d19","status":"started","started_at_iso8601":"2024-07-10T12:49:09Z","href":"https://api.eu.onfido.com/v3.6/workflow_runs/bc77c6e5-753a-4580-96a6-aaed3e5a8d19/tasks/profile_1eb92"},"resource":{"created_at":"2024-07-10T12:49:09Z","id":"profile_1eb92","workflow_run_id":"bc77c6e5-753a-4580-96a6-aaed3e5a8d19","updated_at":"2024-07-10T12:49:09Z","input":{},"task_def_version":null,"task_def_id":"profile_data","output":null}}}'
STUDIO_TAG = "c95a5b785484f6fa1bc25f381b5595d66bf85cb442eefb06aa007802ee6a4dfa"
STUDIO_SECRET = "YKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5"
STUDIO_SOURCE = "onfido/onfido-node, test/studio-webhook-event-verifier.test.ts"

hex_over_body(
    "onfido", "Onfido", "onfido", "X-SHA2-Signature",
    ["https://documentation.onfido.com/api/latest/#webhooks", "https://github.com/onfido/onfido-node"],
    ONFIDO_BODY, ONFIDO_SECRET,
    id=member("payload", "object", "id"),
    around_it={"other_kind": {"payload": {"resource_type": "check", "object": [{"id": "check-123"}]}}},
    more=[
        lambda r: published(r, 1, "A check", ONFIDO_SECRET, {"X-SHA2-Signature": ONFIDO_TAG}, ONFIDO_BODY, {"id": "check-123"}, source=ONFIDO_SOURCE),
        lambda r: published(r, 2, "Its first digit changed", ONFIDO_SECRET, {"X-SHA2-Signature": "b" + ONFIDO_TAG[1:]}, ONFIDO_BODY, refused("signature_mismatch"), source=ONFIDO_SOURCE),
        lambda r: published(r, 3, "A task of a workflow", STUDIO_SECRET, {"X-SHA2-Signature": STUDIO_TAG}, STUDIO_BODY, {"id": "profile_1eb92"}, source=STUDIO_SOURCE),
        lambda r: published(r, 4, "Its last digit changed", STUDIO_SECRET, {"X-SHA2-Signature": STUDIO_TAG[:-1] + "b"}, STUDIO_BODY, refused("signature_mismatch"), source=STUDIO_SOURCE),
    ],
)

# --- Persona -----------------------------------------------------------------------

PERSONA_BODY = compact(
    {
        "data": {
            "type": "event",
            "id": "evt_XGuYWp7WuDzNxie5z16s7sGJ",
            "attributes": {
                "name": "inquiry.approved",
                "created-at": "2026-11-23T00:12:13.000Z",
                "payload": {"data": {"type": "inquiry", "id": "inq_2CVZ4HyVg7qaboXz2PUHknAn", "attributes": {"status": "approved", "reference-id": None}}},
            },
        }
    }
)
PERSONA_SECRET = "wbhsec_7c1d6f0e-2b5a-4a1e-9a0d-3f8f1c2b4d5e"
PERSONA_OLD = "wbhsec_0b9e8d7c-1f2e-4d3c-8b7a-6a5f4e3d2c1b"


def persona_group(key, seconds, body=PERSONA_BODY):
    return f"t={seconds},v1={hex_mac(key, seconds, '.', body)}"


PERSONA = Recipe(
    scheme="persona",
    send=lambda key, d: [("Persona-Signature", persona_group(key, d.seconds, d.body))],
    body=PERSONA_BODY,
    signature="Persona-Signature",
    secret=PERSONA_SECRET,
    unit="seconds",
    signs=(stamp_part("Persona-Signature"), ".", BODY),
    id=member("data", "id"),
    replay=member("data", "id"),
)


def persona(name, comment, value, expect=None, **options):
    return PERSONA.vector(name, comment, expect, change=lambda sent: sent.set("Persona-Signature", value), **options)


NEW, OLD = persona_group(PERSONA_SECRET, T), persona_group(PERSONA_OLD, T)
HOUR_AGO = T - 3600
file(
    "persona", "Persona", ["https://docs.withpersona.com/docs/webhooks-best-practices", "https://docs.withpersona.com/v2022-09-01/docs/webhooks"],
    PERSONA.vectors(),
    around(PERSONA, other_kind={"data": {"type": "event", "id": "evt_1", "attributes": {"name": 7}}}),
    [
        persona("two-groups-first", "While a secret is replaced: two groups, ours the first", f"{NEW} {OLD}"),
        persona("two-groups-second", "Ours the second", f"{OLD} {NEW}"),
        persona("two-groups-old-secret", "The receiver still has only the old secret", f"{NEW} {OLD}", secrets=[PERSONA_OLD]),
        persona("two-groups-both-secrets", "It has both: the groups are tried in their order, each with every secret", f"{NEW} {OLD}", secrets=[PERSONA_SECRET, PERSONA_OLD]),
        persona("two-groups-both-reversed", "The same in the other order", f"{OLD} {NEW}", {"keyIndex": 1}, secrets=[PERSONA_SECRET, PERSONA_OLD]),
        persona("groups-own-time", "Each group has a time of its own: the matching one's counts", f"{persona_group(PERSONA_OLD, HOUR_AGO)} {NEW}"),
        persona("groups-own-time-reversed", "The same in the other order", f"{NEW} {persona_group(PERSONA_OLD, HOUR_AGO)}"),
        persona("groups-stale", "The matching group is stale, and the fresh one nobody's here", f"{persona_group(PERSONA_SECRET, HOUR_AGO)} {OLD}", refused("timestamp_too_old")),
        persona("groups-stale-reversed", "The same in the other order", f"{OLD} {persona_group(PERSONA_SECRET, HOUR_AGO)}", refused("timestamp_too_old")),
        persona("groups-lent-time", "An old signature beside a fresh group's time", f"t={T},v1={persona_group(PERSONA_SECRET, HOUR_AGO).split('v1=')[1]} {OLD}", refused("signature_mismatch")),
        persona("groups-comma", "Two headers as Node and Fetch join them, which is not how Persona separates groups", f"{NEW}, {OLD}", refused("duplicate_header")),
        persona("group-without-time", "A second group without a time", f"{NEW} v1={OLD.split('v1=')[1]}"),
        persona("group-unreadable", "A second signature that is none does not spoil the first", f"{NEW},v1=potato"),
        persona("two-times", "Two times in one group", f"t={T},{NEW}", refused("duplicate_header")),
        persona("three-groups", "One group more than the vendor sends", " ".join([OLD] * 2 + [NEW]), refused("malformed_signature")),
        persona("other-version", "Only v1 counts", NEW.replace("v1=", "v0="), refused("malformed_signature")),
        PERSONA.vector("secret-without-prefix", "The prefix belongs to the key", refused("signature_mismatch"), secrets=[PERSONA_SECRET.removeprefix("wbhsec_")]),
        PERSONA.vector("retried", "A retry says so in headers that nobody signs", change=lambda sent: sent.headers.extend([("Persona-Webhook-Attempts-Made", "2"), ("Persona-Webhook-Attempts-Left", "6")])),
    ],
)

# --- Veriff ------------------------------------------------------------------------

VERIFF_SECRET = "abcdef12-abcd-abcd-abcd-abcdef012345"
VERIFF_BODY = compact(
    {
        "status": "success",
        "verification": {
            "id": "12df6045-3846-3e45-946a-14fa6136d78b",
            "attemptId": "00bca969-b53a-4fad-b065-874d41a7b2b8",
            "code": 9001,
            "person": {"firstName": "SARAH", "lastName": "MORGAN", "dateOfBirth": "1967-03-30", "gender": None},
            "reason": None,
            "status": "approved",
            "document": {"type": "DRIVERS_LICENSE", "country": "GB"},
            "reasonCode": None,
            "vendorData": "12345678",
            "decisionTime": "2019-11-06T07:18:36.916Z",
            "acceptanceTime": "2019-11-06T07:15:27.000Z",
        },
        "technicalData": {"ip": "186.153.67.122"},
    }
)
VERIFF_EVENT = compact({"id": "f04bdb47-d3be-4b28-b028-a652feb060b5", "attemptId": "e1c1a3fb-0b75-4d8c-9b1a-7d3e1f2c4b5a", "feature": "selfid", "code": 7002, "action": "submitted", "vendorData": None})


def veriff_published(vendor_data):
    return '{"verification":{"callback":"https://veriff.com","person":{"firstName":"John","lastName":"Smith"},"document":{"type":"PASSPORT","country":"EE"},"vendorData":"%s","timestamp":"2016-05-19T08:30:25.597Z"}}' % vendor_data


hex_over_body(
    "veriff", "Veriff", "veriff", "X-HMAC-SIGNATURE",
    [
        "https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security",
        "https://devdocs.veriff.com/docs/decision-webhook",
        "https://devdocs.veriff.com/docs/event-webhook",
    ],
    VERIFF_BODY, VERIFF_SECRET,
    id=lambda d: d.json().get("verification", d.json()).get("id"),
    around_it={"other_kind": {"status": "success", "verification": {"id": "x", "code": "approved"}}},
    more=[
        lambda r: r.vector("event", "An event about the session's progress", body=VERIFF_EVENT),
        lambda r: published(r, 1, "The signature of the vendor's guide", VERIFF_SECRET, {"X-HMAC-SIGNATURE": "6af6d95822e19e9cc707aec55395d8d363ba2c7bc4625bc04ebeca0c7bf8cd67"}, veriff_published("unique id of a user"), source="https://developers.veriff.com/#generating-x-hmac-signature"),
        lambda r: published(r, 2, "The signature of its present documentation", VERIFF_SECRET, {"X-HMAC-SIGNATURE": "0dcab73ddd20062616d104231c7439657546a5c24e4691977da93bb854c31e25"}, veriff_published("unique id of the end-user"), source="https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security"),
        lambda r: r.vector("legacy-header", "The header that came before, a plain hash, is not read", refused("missing_signature"), change=lambda sent: sent.headers.__setitem__(slice(None), [("X-SIGNATURE", hex_hash(sent.body, VERIFF_SECRET))])),
        wrong_signature("plain-hash", "Nor is a plain hash in the header's place an HMAC", lambda key, body: hex_hash(body, key)),
    ],
)

# --- Sumsub ------------------------------------------------------------------------

SUMSUB_BODY = compact(
    {
        "applicantId": "5cb744200a975a67ed1798a4",
        "inspectionId": "5cb744200a975a67ed1798a5",
        "applicantType": "individual",
        "correlationId": "req-fa94263f-0b23-42d7-9393-ab10b28ef42d",
        "levelName": "basic-kyc-level",
        "externalUserId": "externalUserId",
        "type": "applicantReviewed",
        "sandboxMode": False,
        "reviewStatus": "completed",
        "reviewResult": {"reviewAnswer": "RED", "moderationComment": "Please upload a live photo", "reviewRejectType": "RETRY", "rejectLabels": ["SCREENSHOTS"]},
        "createdAtMs": "2026-11-23 00:12:13.894",
        "clientId": "SumsubClient",
    }
)
SUMSUB_SECRET = "SoMe_SeCrEt_KeY"


def sumsub(scheme, digest, name):
    def send(key, d):
        return [("X-Payload-Digest", hex_mac(key, d.body, algorithm=digest)), ("X-Payload-Digest-Alg", name)]

    return Recipe(scheme=scheme, send=send, body=SUMSUB_BODY, signature="X-Payload-Digest", secret=SUMSUB_SECRET, id=member("applicantId"))


def sumsub_vectors(recipe, others):
    yield from recipe.vectors()
    yield from around(recipe, json_only=False, other_kind={"applicantId": {"id": "5cb744200a975a67ed1798a4"}})
    yield recipe.vector("number", "A number where a text is documented", {"id": "5"}, body='{"type":"applicantReviewed","applicantId":5,"reviewResult":{"rejectLabels":"A"}}')
    yield recipe.vector("no-algorithm", "Nothing says which HMAC it is", refused("malformed_signature"), change=lambda sent: sent.without("X-Payload-Digest-Alg"))
    yield recipe.vector("two-algorithms", "The algorithm twice", refused("duplicate_header"), change=lambda sent: sent.headers.append(("x-payload-digest-alg", "HMAC_SHA1_HEX")))
    yield recipe.vector("lower-case-algorithm", "A name that the vendor does not write", refused("malformed_signature"), change=lambda sent: sent.set("X-Payload-Digest-Alg", sent.value("X-Payload-Digest-Alg").lower()))
    for other in others:
        label = other.scheme.removeprefix("sumsub").lstrip("-") or "sha256"
        theirs = Sent(other.send(utf8(SUMSUB_SECRET), Delivery(other.body)), other.body)
        name = theirs.value("X-Payload-Digest-Alg")
        yield recipe.raw(f"signed-{label}", "The header may not choose another HMAC than the caller", theirs, refused("malformed_signature"))
        yield recipe.vector(f"named-{label}", "A genuine signature under another's name", refused("malformed_signature"), change=lambda sent, name=name: sent.set("X-Payload-Digest-Alg", name))


SUMSUB = [sumsub("sumsub", "sha256", "HMAC_SHA256_HEX"), sumsub("sumsub-sha512", "sha512", "HMAC_SHA512_HEX"), sumsub("sumsub-sha1", "sha1", "HMAC_SHA1_HEX")]
file(
    "sumsub", "Sumsub", ["https://docs.sumsub.com/docs/webhook-manager", "https://docs.sumsub.com/docs/user-verification-webhooks"],
    *(sumsub_vectors(recipe, [other for other in SUMSUB if other is not recipe]) for recipe in SUMSUB),
    [
        SUMSUB[2].raw("published-1", "The digest of the vendor's example (Sumsub's documentation of testDigest)", Sent([("x-payload-digest", "f6e92ffe371718694d46e28436f76589312df8db"), ("x-payload-digest-alg", "HMAC_SHA1_HEX")], b"someText"), {"keyIndex": 0, "covers": "body", "replayKey": sha256("someText")}),
    ],
)

# --- Trulioo -----------------------------------------------------------------------

TRULIOO_BODY = compact({"id": "6f1f7a1e-1f0d-4b1c-8f46-5d1d3c1a9b20", "transactionId": "2f6c1d3e-98d4-4b8f-9a7c-0c9b1f3d5e70", "clientId": "order-4711", "event": {"name": "TransactionCompleted"}, "error": None})
TRULIOO_ASKS = {"challenge": "E5KUIHFDEKJS485RFU38H0B7CFNFMUCJMRDGN9UEYP0YJLGFGFC0DFGUB", "type": "URL_VERIFICATION", "token": "gmCKj87gjhKJKJh0JBP696F"}


def trulioo_asks(name, comment, members, expect, headers=(), method="POST"):
    return lambda r: r.raw(name, comment, Sent([("Content-Type", "application/json"), *headers], utf8(members if isinstance(members, str) else compact(members)), method=method), expect)


TRULIOO_ANSWER = challenge(200, TRULIOO_ASKS["challenge"], content_type="text/plain; charset=utf-8")
hex_over_body(
    "trulioo", "Trulioo", "trulioo", "x-trulioo-signature",
    ["https://developer.trulioo.com/reference/hmac", "https://developer.trulioo.com/reference/webhook", "https://developer.trulioo.com/reference/api-handshake"],
    TRULIOO_BODY, "l1U^g#FIZ1MZ=lLG3107UmuaZ-6B_3i435261V00EF65ZAttlcH$Re?@44#M3-",
    id=member("transactionId"),
    around_it={"other_kind": {"id": 1, "transactionId": "2f6c1d3e"}},
    more=[
        trulioo_asks("handshake", "The vendor asks whether the receiver is there: the body of its page", TRULIOO_ASKS, TRULIOO_ANSWER),
        trulioo_asks("handshake-signature", "What is signed must be signed by the vendor", TRULIOO_ASKS, refused("signature_mismatch"), [("x-trulioo-signature", "0" * 64)]),
        trulioo_asks("handshake-other-type", "Only this type is answered unsigned", TRULIOO_ASKS | {"type": "TransactionCompleted"}, refused("missing_signature")),
        trulioo_asks("handshake-no-challenge", "Nothing to send back", {"type": "URL_VERIFICATION"}, refused("missing_signature")),
        trulioo_asks("handshake-nested", "A type further down is none", {"event": TRULIOO_ASKS}, refused("missing_signature")),
        trulioo_asks("handshake-twice-named", "Two types: the last counts", compact(TRULIOO_ASKS)[:-1] + ',"type":"verification"}', refused("missing_signature")),
        trulioo_asks("handshake-control", "What could break a header is not sent back", TRULIOO_ASKS | {"challenge": "a\r\nset-cookie: b"}, refused("malformed_payload")),
        trulioo_asks("handshake-long", "Nor what is longer than any challenge", TRULIOO_ASKS | {"challenge": "x" * 4097}, refused("malformed_payload")),
        trulioo_asks("handshake-get", "It is a POST", TRULIOO_ASKS, refused("method_not_allowed"), method="GET"),
    ],
)

# --- Criipto -----------------------------------------------------------------------

CRIIPTO_BODY = compact({"event": "SIGNATORY_SIGNED", "signatureOrderId": "U2lnbmF0dXJlT3JkZXI6MQ", "signatoryId": "U2lnbmF0b3J5OjE"})
CRIIPTO = Recipe(
    scheme="criipto", send=signs_body("X-Criipto-Signature", b64_mac), body=CRIIPTO_BODY, signature="X-Criipto-Signature",
    encoding="base64", key=base64_key, replay=None, id=member("signatureOrderId"),
)
file(
    "criipto", "Criipto", ["https://docs.idura.app/signatures/webhooks/configuration", "https://docs.idura.app/signatures/webhooks/events"],
    CRIIPTO.vectors(),
    around(CRIIPTO),
    [
        CRIIPTO.vector("secret-bytes", "The key as bytes", secrets=[base64_key(CRIIPTO.secret)]),
        CRIIPTO.vector("secret-not-base64", "A secret that is no base64", refused("invalid_secret", "construct", "base64"), secrets=["not base64!"]),
        wrong_signature("secret-not-decoded", "Signed with the secret's text, which is not the key", lambda key, body: b64_mac(CRIIPTO.secret, body))(CRIIPTO),
        wrong_signature("secret-prefix", "Signed with another key of the same beginning", lambda key, body: b64_mac(key[:-1], body))(CRIIPTO),
        CRIIPTO.vector("same-again", "A link opened twice makes the same body twice: two events, and no replay key", body=compact({"event": "SIGNATORY_SIGN_LINK_OPENED", "signatureOrderId": "U2lnbmF0dXJlT3JkZXI6MQ", "signatoryId": "U2lnbmF0b3J5OjE"})),
    ],
)

# --- tokens: Yoti, Alloy, Ondato, Incode ---------------------------------------------


def basic_auth(key, d):
    return [("Authorization", "Basic " + b64(key))]


def basic(scheme, body, secret, **recipe):
    return Recipe(scheme=scheme, send=basic_auth, body=body, signature="Authorization", encoding="text", secret=secret, covers="sender", **recipe)


def bearer(scheme, body, secret, **recipe):
    return Recipe(scheme=scheme, send=shows_token("Authorization", "Bearer "), body=body, signature="Authorization", encoding="text", secret=secret, covers="sender", **recipe)


def shown(recipe, name, comment, value, expect):
    return recipe.vector(name, comment, expect, change=lambda sent: sent.set("Authorization", value))


def basic_vectors(recipe, **more):
    yield from recipe.vectors()
    yield from around(recipe, **more)
    good = "Basic " + b64(recipe.secret)
    yield recipe.vector("body-changed", "Nothing is signed: another body is accepted, and only the sender is known", {"covers": "sender"}, body=recipe.body[:-1] + b',"added":true}')
    for label, comment, value in [
        ("bearer", "Another way to authenticate", good.replace("Basic", "Bearer")),
        ("bare", "Without the word", good.removeprefix("Basic ")),
        ("not-encoded", "The token as it is", "Basic " + recipe.secret),
        ("unpadded", "Without its padding", good.rstrip("=")),
        ("two-words", "Something after it", good + " x"),
    ]:
        if value != good:
            yield shown(recipe, f"malformed-{label}", comment, value, refused("malformed_signature"))
    for label, comment, text in [
        ("short", "The beginning of the token", recipe.secret[:-1]),
        ("long", "The token and more", recipe.secret + "x"),
        ("case", "In other case", recipe.secret.swapcase()),
        ("user", "The user without a password", recipe.secret.split(":")[0] + ":"),
        ("empty", "No user and no password", ":"),
    ]:
        yield shown(recipe, f"wrong-{label}", comment, "Basic " + b64(text), refused("signature_mismatch", hint="token"))


def bearer_vectors(recipe, **more):
    yield from recipe.vectors()
    yield from around(recipe, **more)
    yield recipe.vector("body-changed", "Nothing is signed: another body is accepted, and only the sender is known", {"covers": "sender"}, body=recipe.body[:-1] + b',"added":true}')
    for label, comment, value in [
        ("basic", "Another way to authenticate", "Basic " + b64(recipe.secret)),
        ("bare", "Without the word", recipe.secret),
        ("empty", "The word by itself", "Bearer"),
    ]:
        yield shown(recipe, f"malformed-{label}", comment, value, refused("malformed_signature"))
    for label, comment, text in [
        ("short", "The beginning of the token", recipe.secret[:-1]),
        ("long", "The token and more", recipe.secret + "x"),
        ("case", "In other case", recipe.secret.swapcase()),
        ("twice", "Two tokens, the right one first", f"{recipe.secret}, {recipe.secret}"),
    ]:
        yield shown(recipe, f"wrong-{label}", comment, "Bearer " + text, refused("signature_mismatch", hint="token"))


YOTI_BODY = compact({"session_id": "7d9c0a6e-5f1e-4d2b-8c3a-2e4f6a8b0c1d", "topic": "SESSION_COMPLETION"})
YOTI_SOURCE = ["https://developers.yoti.com/v9.0/identity-verification/notifications"]
YOTI = {"body": YOTI_BODY, "replay": None, "id": member("session_id")}
file(
    "yoti", "Yoti", YOTI_SOURCE,
    basic_vectors(basic("yoti-basic", secret="yoti-user:c0rrect-h0rse", **YOTI)),
    bearer_vectors(bearer("yoti-bearer", secret="4Kq9wZ1tXv7sLr2pNb5mHc8dJf3gTy6u", **YOTI)),
)

ALLOY_BODY = compact({"request_token": "d3f6a1c2-5b7e-4c8d-9e0f-1a2b3c4d5e6f", "timestamp": T * 1000, "type": "journey_application_status", "data": {"status": "approved"}})
ALLOY = {"body": ALLOY_BODY, "id": member("request_token")}
ALLOY_SIGNED = Recipe(scheme="alloy", send=signs_body("Authorization", b64_mac), signature="Authorization", encoding="base64", secret="T6Q3Y1VXNB", **ALLOY)
file(
    "alloy", "Alloy",
    ["https://developer.alloy.com/public/docs/authentication-types", "https://developer.alloy.com/public/docs/hash-based-message-authentication-code-hmac"],
    ALLOY_SIGNED.vectors(),
    around(ALLOY_SIGNED),
    [
        shown(ALLOY_SIGNED, "word", "The code stands by itself", "HMAC " + ALLOY_SIGNED.value(), refused("malformed_signature")),
        shown(ALLOY_SIGNED, "basic", "HTTP Basic is another scheme, and no signature", "Basic " + b64("alloy:T6Q3Y1VXNB"), refused("malformed_signature")),
        shown(ALLOY_SIGNED, "hex", "In hex", hex_mac("T6Q3Y1VXNB", ALLOY_BODY), refused("malformed_signature")),
    ],
    basic_vectors(basic("alloy-basic", secret="alloy:tr0ub4dor&3", **ALLOY)),
    bearer_vectors(bearer("alloy-bearer", secret="eyJhbGciOiJub25lIn0.opaque.to-us", **ALLOY)),
)

ONDATO_BODY = compact({"id": "0c7a2f3b-6d1e-4b5a-9c8d-7e6f5a4b3c2d", "applicationId": "9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d", "createdUtc": "2026-11-23T00:12:14.1234567Z", "payload": {"status": "Completed"}, "type": "KycIdentification.Approved"})
ONDATO = {"body": ONDATO_BODY, "id": member("id")}
file(
    "ondato", "Ondato", ["https://ondato.atlassian.net/wiki/spaces/PUB/pages/2296184995"],
    basic_vectors(basic("ondato-basic", secret="ondato:p4ssw0rd", **ONDATO), documented="20.31.10.47"),
    bearer_vectors(bearer("ondato-bearer", secret="0pFv8GkQ2xYw4BzLs6HtRd", **ONDATO), documented="213.226.187.101"),
)

INCODE_BODY = compact({"interviewId": "5fd8a9c1e4b0a7f2d3c6b8e9", "externalId": "user-4711", "onboardingStatus": "ONBOARDING_FINISHED"})
file(
    "incode", "Incode", ["https://developer.incode.com/docs/webhooks"],
    bearer_vectors(bearer("incode", INCODE_BODY, "eyJraWQiOiJpbmNvZGUifQ.opaque.to-us", replay=None, id=member("interviewId"))),
)

# --- Adobe Acrobat Sign --------------------------------------------------------------

ADOBE_ID = "UB7E5BXCXY"
ADOBE_BODY = compact({"webhookId": "6c9f1c7e-3d2a-4b5e-8f60-1a2b3c4d5e6f", "webhookNotificationId": "2b4f6a8c-0d1e-4f3a-9b5c-7d8e9f0a1b2c", "event": "AGREEMENT_CREATED", "agreement": {"id": "CBJCHBCAABAA", "status": "OUT_FOR_SIGNATURE"}})
ADOBE = Recipe(
    scheme="adobe-sign", send=shows_token("X-AdobeSign-ClientId"), body=ADOBE_BODY, signature="X-AdobeSign-ClientId", encoding="text",
    secret=ADOBE_ID, covers="sender", id=member("webhookNotificationId"),
)


def adobe_asks(name, comment, expect, headers, method="GET", **options):
    return ADOBE.raw(name, comment, Sent(headers, b"", method=method), expect, **options)


file(
    "adobe-acrobat-sign", "Adobe Acrobat Sign", ["https://helpx.adobe.com/sign/web/developers/webhooks/overview.html"],
    ADOBE.vectors(),
    around(ADOBE, post_only=False),
    [
        ADOBE.vector("post", "A notification", method="POST"),
        ADOBE.vector("other-case", "A client id in other case is another one", refused("signature_mismatch"), change=lambda sent: sent.set("X-AdobeSign-ClientId", ADOBE_ID.lower())),
        ADOBE.vector("short", "The beginning of the client id", refused("signature_mismatch"), change=lambda sent: sent.set("X-AdobeSign-ClientId", ADOBE_ID[:-1])),
        adobe_asks("intent", "The vendor asks whether the receiver wants it: the client id is sent back", challenge(200, x_adobesign_clientid=ADOBE_ID), [("X-AdobeSign-ClientId", ADOBE_ID)]),
        adobe_asks("intent-second", "Of two applications the second asks", challenge(200, x_adobesign_clientid=ADOBE_ID), [("X-ADOBESIGN-CLIENTID", ADOBE_ID)], secrets=["UB7E5BXOTHER", ADOBE_ID]),
        adobe_asks("intent-other", "Another application's id is not sent back", refused("signature_mismatch"), [("X-AdobeSign-ClientId", "UB7E5BXOTHER")]),
        adobe_asks("intent-bare", "Nobody asks", refused("missing_signature"), []),
        adobe_asks("intent-twice", "Two ids", refused("duplicate_header"), [("X-AdobeSign-ClientId", ADOBE_ID), ("x-adobesign-clientid", "UB7E5BXOTHER")]),
    ],
)

# --- Shufti and Authenteq: hashes, not HMAC -------------------------------------------

SHUFTI_BODY = compact({"reference": "SP_REQUEST_4711", "event": "verification.accepted", "verification_result": {"face": 1}, "url": "https://example.com/æ"})
SHUFTI = Recipe(
    scheme="shufti", send=lambda key, d: [("Signature", hex_hash(d.body, hex_hash(key)))], body=SHUFTI_BODY, signature="Signature",
    id=member("reference"),
)
file(
    "shufti", "Shufti", ["https://developers.shuftipro.com"],
    SHUFTI.vectors(),
    around(SHUFTI),
    [
        wrong_signature("hmac", "An HMAC is not what Shufti computes", lambda key, body: hex_mac(key, body))(SHUFTI),
        wrong_signature("hmac-hashed-secret", "Nor with the secret's hash as its key", lambda key, body: hex_mac(hex_hash(key), body))(SHUFTI),
        wrong_signature("secret-unhashed", "The secret is hashed before it is hashed with the body", lambda key, body: hex_hash(body, key))(SHUFTI),
        wrong_signature("secret-first", "And stands after the body", lambda key, body: hex_hash(hex_hash(key), body))(SHUFTI),
        wrong_signature("secret-bytes", "As hex, not as bytes", lambda key, body: hex_hash(body, hashlib.sha256(key).digest()))(SHUFTI),
        wrong_signature("hash-alone", "What anybody can compute", lambda key, body: hex_hash(body))(SHUFTI),
    ],
)

AUTHENTEQ_BODY = (
    "--b0undary\r\nContent-Disposition: form-data; name=\"platform\"\r\n\r\nWEB\r\n"
    "--b0undary\r\nContent-Disposition: form-data; name=\"passport\"; filename=\"passport.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
).encode() + b"\xff\xd8\xff\xe0\x00\x10JFIF\r\n--b0undary--\r\n"
AUTHENTEQ = Recipe(
    scheme="authenteq",
    send=lambda key, d: [("Content-Type", "multipart/form-data; boundary=b0undary"), ("X-CLIENT-ID", "client-4711"), ("X-SIGNATURE", hex_hash(d.body, key))],
    body=AUTHENTEQ_BODY, signature="X-SIGNATURE",
)
file(
    "authenteq", "Authenteq", ["https://docs.authenteq.com/webhook/overview"],
    AUTHENTEQ.vectors(),
    around(AUTHENTEQ, json_only=False),
    [
        AUTHENTEQ.vector("json", "A body that is JSON is read", body='{"platform":"WEB"}'),
        AUTHENTEQ.vector("form", "Fields and files: of a file what its header says", {"payload": {"platform": "WEB", "passport": {"filename": "passport.jpg", "contentType": "image/jpeg", "length": 10}}}),
        AUTHENTEQ.vector("form-cut", "A form that never ends is delivered, and has no payload", refused("malformed_payload", "payload"), body=AUTHENTEQ_BODY[:-4]),
        wrong_signature("hmac", "An HMAC is not what Authenteq computes", lambda key, body: hex_mac(key, body))(AUTHENTEQ),
        wrong_signature("secret-hashed", "The secret stands there as it is", lambda key, body: hex_hash(body, hex_hash(key)))(AUTHENTEQ),
        wrong_signature("secret-first", "And after the body", lambda key, body: hex_hash(key, body))(AUTHENTEQ),
        wrong_signature("hash-alone", "What anybody can compute", lambda key, body: hex_hash(body))(AUTHENTEQ),
    ],
)

# --- Didit -------------------------------------------------------------------------

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
        yield v("freshened-header", "A captured delivery with a new X-Timestamp: the signed time is in the body", refused("malformed_signature", hint="timestamp"), now=(T + 3600) * 1000, change=lambda sent: sent.set("X-Timestamp", str(T + 3600)))
        yield v("freshened-both", "With a new time in the body, too, nobody signed it", refused("signature_mismatch"), now=(T + 3600) * 1000, body=DIDIT_BODY.replace(f'"timestamp":{T}', f'"timestamp":{T + 3600}'), signed=DIDIT_BODY, change=lambda sent: sent.set("X-Timestamp", str(T + 3600)))
        yield v("other-header-time", "A fresh X-Timestamp that is not the body's", refused("malformed_signature"), change=lambda sent: sent.set("X-Timestamp", str(T + 1)))
        yield v("no-header-time", "Without X-Timestamp", refused("malformed_signature"), change=lambda sent: sent.without("X-Timestamp"))
        yield v("two-header-times", "With two", refused("duplicate_header"), change=lambda sent: sent.headers.append(("x-timestamp", str(T))))
        for label, text in [("fraction", f"{T}.5"), ("sign", f"-{T}"), ("word", '"hello"'), ("iso", '"2026-11-23T00:12:14Z"')]:
            body = DIDIT_BODY.replace(f'"timestamp":{T}', f'"timestamp":{text}')
            yield v(f"time-{label}", f"Signed, but {text} is not a time", refused("malformed_timestamp"), body=body)


def didit_send(header, message):
    return lambda key, d: [("X-Timestamp", str(d.json().get("timestamp", T))), (header, hex_mac(key, message(d.body)))]


def didit_recipe(scheme, header, message, **more):
    return Didit(scheme=scheme, send=didit_send(header, message), body=DIDIT_BODY, signature=header, secret=DIDIT_SECRET, unit="seconds", id=member("session_id"), **more)


TIME, *OTHERS = (member_part(name, is_time=name == "timestamp") for name in ("timestamp", "session_id", "status", "webhook_type"))
DIDIT_PARTS = (TIME, *(piece for part in OTHERS for piece in (":", part)))

V2 = didit_recipe("didit-v2", "X-Signature-V2", canonical, covers="fields", flips=True, payload=canonical_members, replay=member("event_id"))
RAW = didit_recipe("didit", "X-Signature", lambda body: body, replay=member("event_id"))
SIMPLE = didit_recipe("didit-simple", "X-Signature-Simple", simple, covers="fields", payload=simple_members, signs=DIDIT_PARTS)


def didit_around(recipe):
    v = recipe.vector
    yield v("secret-newline", "The secret was read from a file with its newline", refused("invalid_secret", "construct", "white space"), secrets=[DIDIT_SECRET + "\n"])
    yield v("body-over-limit", "A byte more than allowed", refused("body_too_large"), options={"maxBodyBytes": len(DIDIT_BODY) - 1})
    yield v("get", "The vendor only posts", refused("method_not_allowed"), method="GET")
    yield v("documented-source", "From the address that the vendor documents", options={"sourceAddresses": ["documented"]}, source="18.203.201.92")
    yield v("source-elsewhere", "A genuine delivery from elsewhere", refused("source_not_allowed"), options={"sourceAddresses": ["documented"]}, source="203.0.113.9")


def without(*names):
    return compact({name: value for name, value in DIDIT.items() if name not in names})


def created_at(recipe, message):
    """Without a timestamp: the vendor's library takes the time at which the session was made."""
    created = DIDIT["created_at"]

    def one(name, comment, expect=None, header=created, body=without("timestamp"), now=NOW):
        sent = Sent([(recipe.signature, hex_mac(DIDIT_SECRET, message(body)))] + ([("X-Timestamp", str(header))] if header else []), utf8(body))
        usual = recipe.event(Delivery(utf8(body)), sent) if expect is None else expect
        return recipe.raw(name, comment, sent, usual, now=now)

    return [
        one("created-at", "No timestamp: created_at, which the header repeats"),
        one("created-at-null", "A timestamp that is null", body=compact(DIDIT | {"timestamp": None})),
        one("created-at-old", "A session older than the window", refused("timestamp_too_old"), now=(created + 300) * 1000 + 1),
        one("created-at-header", "A fresh X-Timestamp that is not the body's", refused("malformed_signature"), header=created + 1),
        one("created-at-no-header", "Without X-Timestamp", refused("malformed_signature"), header=None),
        one("created-at-beside", "Where there is a timestamp, created_at does not count", refused("malformed_signature"), body=DIDIT_BODY),
        one("no-time", "Neither", refused("missing_timestamp"), header=None, body=without("timestamp", "created_at")),
    ]


def rewritten(name, comment, arrives, body=DIDIT_BODY, expect=None):
    """Signed as `body`, and something on the way wrote it anew."""
    arrives = utf8(arrives)
    sent = Sent([("X-Timestamp", str(T)), ("X-Signature-V2", hex_mac(DIDIT_SECRET, canonical(body)))], arrives)
    event = {name: value for name, value in V2.event(Delivery(arrives), sent).items() if value is not None} if expect is None else expect
    return V2.raw(name, comment, sent, event)


UNICODE = compact(DIDIT | {"decision": {"first_name": "José", "last_name": "Müller-Ünlü", "place_of_birth": "北京", "note": "a/b \"c\" \\ \b\f\n\r\t\u001f\u007f", "flag": "🏳️‍🌈"}})
ORDER = compact(DIDIT | {"metadata": {"10": "ten", "9": "nine", "B": 1, "a": 2, "ä": 3, "\ufffd": 4, "😀": 5}})
DOUBLES = compact(DIDIT).replace('"user":42', '"a":-0.0,"b":1e2,"c":1E+2,"d":-1.5e1,"e":0.0e5,"f":1e+16,"g":1e+22,"h":100000.0,"i":9007199254740991.0,"j":1.25e2,"k":0e40,"l":1200.00e-2,"m":0.001e4')
FLOATS = compact(DIDIT).replace('"user":42', '"score":2.0,"exact":-3.000,"kept":99.95,"small":1e-07,"large":12345678901234567890')


def published_didit(recipe, number, note, tag, body, header, now=1774970000, expect=None):
    usual = {"timestamp": 1774970000000, "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}
    headers = {recipe.signature: tag, "X-Timestamp": header}
    sent = Sent(list(headers.items()), utf8(body))
    if expect is None:
        expect = {name: value for name, value in (recipe.event(Delivery(sent.body), sent) | usual).items() if value is not None}
    return recipe.raw(f"published-{number}", f"{note} ({DIDIT_FIXTURES})", sent, expect, now=now * 1000)


PLAIN = '{"application_id":"11111111-2222-3333-4444-555555555555","created_at":1774969994,"environment":"live","event_id":"9c0c8b8a-1111-4222-9333-444444444444","metadata":{"wp_user_id":42},"session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Declined","timestamp":1774970000,"vendor_data":"wp-42","webhook_type":"status.updated","workflow_id":"22222222-3333-4444-5555-666666666666","workflow_version":4}'
PLAIN_TAG = "1b132d6284727cc34cb259add34355e547fe103c65475a8d6286462edf909b63"
NAMES_TAG = "7e416d66763a1f7e228ab0d94677f87152ad58560f0c71e8db7eb6b16faf7009"
NAMES = '{"application_id":"11111111-2222-3333-4444-555555555555","created_at":1774969994,"decision":{"id_verifications":[{"first_name":"Jos\\u00e9","last_name":"M\\u00fcller-\\u00dcnl\\u00fc","node_id":"id_verification_1","place_of_birth":"\\u5317\\u4eac","status":"Approved"}],"session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Approved"},"environment":"live","event_id":"9c0c8b8a-1111-4222-9333-444444444444","session_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","status":"Approved","timestamp":1774970000,"vendor_data":"wp-42","webhook_type":"status.updated","workflow_id":"22222222-3333-4444-5555-666666666666","workflow_version":4}'
KEYS = PLAIN.replace('"Declined"', '"Approved"').replace('{"wp_user_id":42}', '{"10":"ten","2":"two","9":"nine","wp_user_id":42}')
KEYS_TAG = "814093217ff957aba2147b407873f704d0b09553e2861dd870f8eb09aafcef19"
SIMPLE_TAG = "ea157dba351b4c0f93fdaacd85059d494fd7696b3993c7a6707c2593d0fb4c74"

file(
    "didit", "Didit", ["https://docs.didit.me/integration/webhooks", "https://github.com/didit-protocol/plugin-wordpress"],
    V2.vectors(),
    didit_around(V2),
    [
        rewritten("spaced", "White space does not count", json.dumps(DIDIT, indent=4)),
        rewritten("reordered", "Nor does the order of members", compact(dict(reversed(DIDIT.items())))),
        rewritten("escaped", "Nor how characters are escaped", json.dumps(json.loads(UNICODE)).replace("/", "\\/"), UNICODE),
        V2.vector("unicode", "UTF-8 is signed unescaped, control characters in their short forms", body=UNICODE),
        V2.vector("order", "By code point, not by number and not by UTF-16 unit", body=ORDER),
        rewritten("order-reversed", "The same the other way round", compact(DIDIT | {"metadata": dict(reversed(json.loads(ORDER)["metadata"].items()))}), ORDER),
        V2.vector("numbers", "2.0 is signed as 2; other numbers keep their text", body=FLOATS),
        V2.vector("doubles", "So is every number that a double holds and that is whole", body=DOUBLES),
        V2.vector("doubles-kept", "Others keep their text, which is how Python writes them", body=compact(DIDIT).replace('"user":42', '"a":1e-07,"b":1.5e-10,"c":-0.25,"d":1e-05,"e":123456.789,"f":100,"g":9007199254740991')),
        V2.vector("double-inexact", "What a double does not hold is not what was signed: refused, not guessed", refused("signature_mismatch"), body=compact(DIDIT).replace('"user":42', '"a":1e+23')),
        V2.vector("empty", "Empty objects and lists, null, true and false", body=compact(DIDIT | {"metadata": {}, "decision": {"a": [], "b": {}, "c": None, "d": True, "e": False, "f": [[], [{}], [1, 2]]}})),
        V2.vector("ascii-escaped", "The page's prose says ASCII-escaped: the fixtures are not", refused("signature_mismatch"), body=UNICODE, change=lambda sent: sent.set("X-Signature-V2", hex_mac(DIDIT_SECRET, json.dumps(json.loads(UNICODE), sort_keys=True, separators=(",", ":"))))),
        V2.vector("list-order", "The order of a list counts", refused("signature_mismatch"), body=compact(DIDIT | {"decision": {"warnings": ["a", "b"]}}), signed=compact(DIDIT | {"decision": {"warnings": ["b", "a"]}})),
        V2.vector("number-text", "A number is not its text", refused("signature_mismatch"), body=compact(DIDIT | {"metadata": {"user": "42"}}), signed=DIDIT_BODY),
        V2.vector("member-added", "A member was added", refused("signature_mismatch"), body=compact(DIDIT | {"metadata": {"user": 42, "admin": True}}), signed=DIDIT_BODY),
        V2.vector("member-removed", "A member was removed", refused("signature_mismatch"), body=without("environment"), signed=DIDIT_BODY),
        rewritten("twice-named", "Two members of one name: the last is the one that was signed", DIDIT_BODY[:-1] + ',"status":"Declined","status":"Approved"}', DIDIT_BODY),
        rewritten("not-json", "What is signed as JSON is JSON", "hello", DIDIT_BODY, refused("malformed_payload")),
        V2.vector("other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(DIDIT | {"status": ["Approved"]})),
        V2.raw("no-event-id", "Without an event id nothing tells two events apart", Sent([("X-Timestamp", str(T)), ("X-Signature-V2", hex_mac(DIDIT_SECRET, canonical(without("event_id"))))], utf8(without("event_id"))), {"keyIndex": 0, "covers": "fields", "timestamp": T * 1000, "id": DIDIT["session_id"], "payload": canonical_members(without("event_id"))}),
        *created_at(V2, canonical),
        V2.raw("raw-header", "The other signature is another scheme's", Sent([("X-Timestamp", str(T)), ("X-Signature", hex_mac(DIDIT_SECRET, DIDIT_BODY))], utf8(DIDIT_BODY)), refused("missing_signature")),
        published_didit(V2, 1, "A refusal", PLAIN_TAG, PLAIN, "1774970000"),
        published_didit(V2, 2, "Names beyond ASCII, escaped on the way and signed unescaped", NAMES_TAG, NAMES, "1774970000"),
        published_didit(V2, 3, "The same after something wrote it anew", NAMES_TAG, compact(json.loads(NAMES)), "1774970000"),
        published_didit(V2, 4, "Names that look like numbers", KEYS_TAG, KEYS, "1774970000"),
        published_didit(V2, 5, "A replay with a new X-Timestamp", PLAIN_TAG, PLAIN, "1774980000", 1774980000, refused("malformed_signature")),
        published_didit(V2, 6, "A replay as it was", PLAIN_TAG, PLAIN, "1774970000", 1774980000, refused("timestamp_too_old")),
    ],
    RAW.vectors(),
    didit_around(RAW),
    [
        RAW.vector("spaced", "White space counts where the raw body is signed", caused("re-serialised"), body=json.dumps(DIDIT, indent=4), signed=DIDIT_BODY),
        RAW.vector("other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(DIDIT | {"status": ["Approved"]})),
        *created_at(RAW, lambda body: body),
        published_didit(RAW, 1, "A refusal", PLAIN_TAG, PLAIN, "1774970000"),
        published_didit(RAW, 2, "Something wrote the body anew", "b7b49a28ae4118438ef4d0f0fd603c4387cc39adf3ed451da18dc521c1d3e7eb", compact(json.loads(NAMES)), "1774970000", expect=refused("signature_mismatch")),
        published_didit(RAW, 3, "Before it was", "b7b49a28ae4118438ef4d0f0fd603c4387cc39adf3ed451da18dc521c1d3e7eb", NAMES, "1774970000"),
    ],
    SIMPLE.vectors(),
    didit_around(SIMPLE),
    [
        SIMPLE.vector("unsigned-members", "What is not signed may have been changed, and is not given out", body=compact(DIDIT | {"decision": {"status": "Approved", "age": 99}, "vendor_data": "user-1", "event_id": "forged"}), signed=DIDIT_BODY),
        replace(SIMPLE, id=None).vector("no-session", "A transaction has no session: its id is signed as an empty text", body=compact({"timestamp": T, "webhook_type": "transaction.created", "status": "APPROVED", "event_id": "e-1"})),
        SIMPLE.vector("no-session-added", "Nor can one be put in", refused("signature_mismatch"), body=compact({"timestamp": T, "session_id": "s-1", "webhook_type": "transaction.created", "status": "APPROVED"}), signed=compact({"timestamp": T, "webhook_type": "transaction.created", "status": "APPROVED"})),
        SIMPLE.vector("only-signed", "The four members by themselves", body=compact(simple_members(DIDIT_BODY))),
        SIMPLE.vector("status-changed", "A signed member was changed", refused("signature_mismatch"), body=compact(DIDIT | {"status": "Declined"}), signed=DIDIT_BODY),
        SIMPLE.vector("session-changed", "Another was", refused("signature_mismatch"), body=compact(DIDIT | {"session_id": "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"}), signed=DIDIT_BODY),
        SIMPLE.vector("type-changed", "Another was", refused("signature_mismatch"), body=compact(DIDIT | {"webhook_type": "data.updated"}), signed=DIDIT_BODY),
        SIMPLE.vector("status-nested", "A member further down is not the signed one", refused("signature_mismatch"), body=compact(DIDIT | {"status": "In Review", "decision": {"status": "Approved"}}), signed=DIDIT_BODY),
        SIMPLE.raw("no-status", "A signed member was taken away", Sent([("X-Timestamp", str(T)), ("X-Signature-Simple", SIMPLE.value())], utf8(without("status"))), refused("signature_mismatch")),
        SIMPLE.raw("no-time", "Nor is the time", Sent([("X-Timestamp", str(T)), ("X-Signature-Simple", SIMPLE.value())], utf8(without("timestamp"))), refused("missing_timestamp")),
        published_didit(SIMPLE, 1, "A refusal: four members are authentic", SIMPLE_TAG, PLAIN, "1774970000"),
    ],
)

# --- the others that sign the raw body ------------------------------------------------

hex_over_body(
    "idenfy", "iDenfy", "idenfy", "Idenfy-Signature", ["https://documentation.idenfy.com/security/callback-signing"],
    compact({"final": True, "clientId": "user-4711", "scanRef": "1a2b3c4d-5e6f-11ef-9a0b-1c2d3e4f5a6b", "status": {"overall": "APPROVED"}}),
)
hex_over_body(
    "middesk", "Middesk", "middesk", "X-Middesk-Signature-256", ["https://docs.middesk.com/build/secure-webhooks"],
    compact({"object": "event", "id": "9a7c1b52-6c6f-4f4a-8d47-2b1f0e6a3c11", "type": "business.updated", "data": {"object": {"object": "business", "status": "in_review"}}}),
    "sec_5f2b8c1d9e3a7f60",
    more=[
        lambda r: r.vector("prefixed", "The vendor writes no prefix", refused("malformed_signature"), change=lambda sent: sent.set("X-Middesk-Signature-256", "sha256=" + sent.value("X-Middesk-Signature-256"))),
        lambda r: r.vector("secret-without-prefix", "The secret's prefix belongs to the key", refused("signature_mismatch"), secrets=["5f2b8c1d9e3a7f60"]),
    ],
)
hex_over_body(
    "metamap", "MetaMap", "metamap", "x-signature", ["https://docs.metamap.com/docs/configure-your-webhook-url"],
    compact({"resource": "https://api.prod.metamap.com/v2/verifications/5d9fb1f5bfbfac001a349bfb", "eventName": "verification_completed", "metadata": {"user": "4711"}}),
    "Sup3rSecretMerchant",
    id=member("resource"),
    around_it={"documented": "52.5.135.13"},
)
hex_over_body(
    "complycube", "ComplyCube", "complycube", "ComplyCube-Signature",
    ["https://docs.complycube.com/documentation/integration-resources/webhooks", "https://www.npmjs.com/package/@complycube/api"],
    compact({"id": "5eb1276f96be4a0008713af5", "type": "check.completed", "resourceType": "check", "payload": {"id": "5e94c1b2a63d1e0008aa7d3c", "status": "complete", "outcome": "clear"}, "createdAt": "2026-11-23T00:12:13.375Z"}),
    id=member("id"), replay=member("id"),
)
hex_over_body(
    "checkr", "Checkr", "checkr", "X-Checkr-Signature", ["https://docs.checkr.com/apis/webhooks"],
    compact({"id": "1002d6bca6acdfcbb8442178", "object": "event", "type": "report.completed", "created_at": "2026-11-23T00:12:13Z", "webhook_url": "https://notify.example.com/checkr", "data": {"object": {"id": "a13f4827d8711ddc75abc56c", "object": "report"}}}),
    id=member("id"), replay=member("id"),
)
hex_over_body(
    "dojah", "Dojah", "dojah", "x-dojah-signature", ["https://docs.dojah.io/docs/technical-reference/verify-events"],
    compact({"entity": {"verification_status": "Completed", "reference_id": "DJ-4711"}}),
    around_it={"documented": "20.112.64.208"},
    more=[
        lambda r: r.vector("later-source", "From the address that the page had later", options={"sourceAddresses": ["documented"]}, source="135.119.89.106"),
        lambda r: r.vector("v2-header", "A hash of the secret alone proves nothing of a body", refused("missing_signature"), change=lambda sent: sent.headers.__setitem__(slice(None), [("x-dojah-signature-v2", hex_hash(r.secret))])),
        wrong_signature("v2-value", "Nor does it in the other header's place", lambda key, body: hex_hash(key)),
        wrong_signature("sha512", "One public integration has SHA-512: cut to length it is still no SHA-256", lambda key, body: hex_mac(key, body, algorithm="sha512")[:64]),
    ],
)
hex_over_body(
    "sardine", "Sardine", "sardine", "X-Sardine-Signature", ["https://docs.gr4vy.com/guides/features/anti-fraud/sardine"],
    compact({"id": "b0c9d8e7-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "type": "case.status", "data": {"case": {"sessionKey": "s-4711", "status": "approved"}}}),
)

TRUV = Recipe(
    scheme="truv", send=signs_body("X-WEBHOOK-SIGN", prefix="v1="), signature="X-WEBHOOK-SIGN",
    body=compact({"webhook_id": "609a82aab21e4d9ba2569f35e9e8f26a", "event_type": "task-status-updated", "updated_at": "2026-11-23T00:12:13.268485+00:00", "task_id": "67f2924530634fd1a72e7a0a", "status": "login"}),
)
file(
    "truv", "Truv", ["https://truv.com/docs/api-reference/security", "https://docs.truv.com/api-reference/webhooks"],
    TRUV.vectors(),
    around(TRUV),
    [TRUV.vector("other-version", "Another version", refused("malformed_signature"), change=lambda sent: sent.set("X-WEBHOOK-SIGN", sent.value("X-WEBHOOK-SIGN").replace("v1=", "v2=")))],
)

PREMBLY = Recipe(
    scheme="prembly", send=lambda key, d: [("x-prembly-signature", b64_mac(key, d.body)), ("token", "prembly-token-1")], signature="x-prembly-signature", encoding="base64",
    body=compact({"status": True, "response_code": "00", "verification_status": "VERIFIED", "data": {"reference": "r-4711"}}),
)
file(
    "prembly", "Prembly", ["https://docs.prembly.com/docs/authorization-and-security"],
    PREMBLY.vectors(),
    around(PREMBLY),
    [PREMBLY.vector("other-token", "The token is not signed: whoever changes it makes no other event", change=lambda sent: sent.set("token", "prembly-token-2"))],
)

TRUSTMATIC = Recipe(
    scheme="trustmatic", send=signs_body("X-Signature", b64_mac), signature="X-Signature", encoding="base64", replay=None,
    body=compact({"state": "verified", "reference": "t-4711"}),
)
file("trustmatic", "Trustmatic", ["https://dev.trustmatic.io"], TRUSTMATIC.vectors(), around(TRUSTMATIC, json_only=False))

DOCUSIGN_BODY = compact({"event": "envelope-completed", "apiVersion": "v2.1", "retryCount": 0, "generatedDateTime": "2026-11-23T00:12:13.8930000Z", "data": {"accountId": "acc-4711", "envelopeId": "env-4711"}})
DOCUSIGN = Recipe(scheme="docusign", send=signs_body("X-DocuSign-Signature-1", b64_mac), body=DOCUSIGN_BODY, signature="X-DocuSign-Signature-1", encoding="base64")
OTHER = DOCUSIGN.other("another account's key")
MAC = b64_mac(DOCUSIGN.secret, DOCUSIGN_BODY)


def docusign(name, comment, headers, expect=None, **options):
    headers = [(f"X-DocuSign-Signature-{number}", value) for number, value in headers.items()]
    return DOCUSIGN.vector(name, comment, expect, change=lambda sent: sent.headers.__setitem__(slice(None), headers), **options)


NOT_OURS = b64_mac(OTHER, DOCUSIGN_BODY)
file(
    "docusign", "DocuSign", ["https://developers.docusign.com/platform/webhooks/connect/validate", "https://github.com/docusign/connect-node-listener-aws"],
    DOCUSIGN.vectors(),
    around(DOCUSIGN),
    [
        docusign("second-header", "Two active keys, ours the second", {1: NOT_OURS, 2: MAC}),
        docusign("first-of-two", "Ours the first", {1: MAC, 2: NOT_OURS}),
        docusign("both-keys", "The receiver has both: the first secret that matches", {1: NOT_OURS, 2: MAC}, secrets=[DOCUSIGN.secret, OTHER]),
        docusign("only-second", "The first key was removed", {2: MAC}),
        docusign("tenth", "The tenth of ten", {n: NOT_OURS for n in range(1, 10)} | {10: MAC}),
        docusign("fortieth", "The fortieth of forty, which is as many as are read", {n: NOT_OURS for n in range(1, 40)} | {40: MAC}),
        docusign("forty-first", "One more, which nobody looks for", {n: NOT_OURS for n in range(1, 41)} | {41: MAC}, refused("signature_mismatch")),
        docusign("none-ours", "None is ours", {1: NOT_OURS, 2: b64_mac("x", DOCUSIGN_BODY)}, refused("signature_mismatch")),
        docusign("number-0", "Numbers begin with 1", {0: MAC}, refused("missing_signature")),
        docusign("number-01", "And have no zeros in front", {"01": MAC}, refused("missing_signature")),
        docusign("two-in-one", "One signature a header", {1: f"{NOT_OURS}, {MAC}"}, refused("duplicate_header")),
        docusign("one-malformed", "One of them is no signature", {1: MAC, 2: "hello"}),
        docusign("all-malformed", "None of them is", {1: "hello", 2: "world"}, refused("malformed_signature")),
        DOCUSIGN.vector("xml", "XML, as older configurations send it", {"payload": {"@xmlns": "http://www.docusign.net/API/3.0", "EnvelopeStatus": {"EnvelopeID": "env-4711", "Status": "Completed"}}}, body='<?xml version="1.0" encoding="utf-8"?><DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0"><EnvelopeStatus><EnvelopeID>env-4711</EnvelopeID><Status>Completed</Status></EnvelopeStatus></DocuSignEnvelopeInformation>'),
    ],
)

FOOTPRINT = Recipe(
    scheme="footprint", send=standard_webhooks("svix"), body=compact({"event_kind": "footprint.onboarding.completed", "fp_id": "fp_id_4711", "is_live": True, "status": "pass"}),
    signature="svix-signature", encoding="base64", secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", key=whsec, unit="seconds", time_header="svix-timestamp",
    signs=standard_parts("svix"),
    replay=lambda d: d.id, id=lambda d: d.id,
)
file(
    "footprint", "Footprint", ["https://docs.onefootprint.com/llms/articles/integrate/webhooks.md"],
    FOOTPRINT.vectors(),
    around(FOOTPRINT),
    [
        FOOTPRINT.vector("no-id", "The id is signed", refused("missing_signature"), change=lambda sent: sent.without("svix-id")),
        FOOTPRINT.vector("other-id", "Another id", refused("signature_mismatch"), change=lambda sent: sent.set("svix-id", "msg_other")),
        FOOTPRINT.vector("two-ids", "Two ids", refused("duplicate_header"), change=lambda sent: sent.headers.append(("Svix-Id", "msg_other"))),
        FOOTPRINT.vector("unprefixed", "The secret without its prefix", secrets=[FOOTPRINT.secret.removeprefix("whsec_")]),
        FOOTPRINT.vector("two-signatures", "While a secret is replaced: two signatures, ours the second", change=lambda sent: sent.set("svix-signature", "v1," + b64("x" * 32) + " " + sent.value("svix-signature"))),
        FOOTPRINT.vector("asymmetric", "A signature of another kind is left out of account", refused("malformed_signature"), change=lambda sent: sent.set("svix-signature", sent.value("svix-signature").replace("v1,", "v1a,"))),
    ],
)

# --- Jumio: nothing is signed -----------------------------------------------------------

JUMIO = {
    "callbackSentAt": "2026-11-23T00:12:14.917Z",
    "userReference": "user-4711",
    "workflowExecution": {
        "id": "22222222-0000-4000-8000-000000000000",
        "href": "https://retrieval.apac-1.jumio.ai/api/v1/accounts/11111111-0000-4000-8000-000000000000/workflow-executions/22222222-0000-4000-8000-000000000000",
        "definitionKey": "3",
        "status": "PROCESSED",
    },
    "account": {"id": "11111111-0000-4000-8000-000000000000", "href": "https://retrieval.apac-1.jumio.ai/api/v1/accounts/11111111-0000-4000-8000-000000000000"},
}
JUMIO_RECIPE = Recipe(scheme="jumio", send=lambda key, d: [("Content-Type", "application/json")], body=compact(JUMIO), signature="", covers="sender", id=member("workflowExecution", "id"))
DOCUMENTED = {"sourceAddresses": ["documented"]}


def jumio(name, comment, expect=None, *, source="34.202.241.227", options=DOCUMENTED, secrets=(), **more):
    verdict = expect if expect and "error" in expect else {"keyIndex": -1} | (expect or {})
    return JUMIO_RECIPE.vector(name, comment, verdict, secrets=list(secrets), source=source, options=options, **more)


file(
    "jumio", "Jumio", ["https://documentation.jumio.ai/docs/developer-resources/callback"],
    [
        jumio("us", "From the data center in the US: only the sender is known"),
        jumio("eu", "From that in the EU", source="52.209.180.134"),
        jumio("sgp", "From that in Singapore", source="52.64.132.26"),
        jumio("mapped", "IPv4 as servers on IPv6 report it", source="::ffff:34.202.241.227"),
        jumio("own-list", "The caller's own list", source="192.0.2.7", options={"sourceAddresses": ["192.0.2.0/24"]}),
        jumio("number-key", "definitionKey is a number in some callbacks", body=compact(JUMIO | {"workflowExecution": JUMIO["workflowExecution"] | {"definitionKey": 10011}})),
        jumio("posted", "As a POST", method="POST"),
        jumio("elsewhere", "From anywhere else", refused("source_not_allowed"), source="203.0.113.9"),
        jumio("neighbour", "From the address beside it", refused("source_not_allowed"), source="34.202.241.228"),
        jumio("unknown", "From nobody knows where", refused("source_not_allowed"), source=None),
        jumio("no-list", "Without a list of addresses there is nothing to verify", refused("unsigned", "construct"), options=None),
        jumio("secret", "There is no secret to verify with", refused("invalid_secret", "construct"), secrets=["a secret"]),
        jumio("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
        jumio("body-over-limit", "A byte more than allowed", refused("body_too_large"), options=DOCUMENTED | {"maxBodyBytes": len(compact(JUMIO)) - 1}),
        jumio("form", "The form that Netverify sent is another callback: signed, and no payload", refused("malformed_payload", "payload"), body="idExpiry=2022-12-31&idType=PASSPORT"),
        jumio("bad-json", "JSON that never ends", refused("malformed_payload", "payload"), body=compact(JUMIO)[:-1]),
        jumio("other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(JUMIO | {"account": "11111111"})),
    ],
    derivation="Nothing is signed. The addresses are those of the vendor's page, the body that of its example with invented ids; every verdict follows from the list of addresses.",
)

# --- Berbix --------------------------------------------------------------------------

berbix = positional(
    "berbix", "X-Berbix-Signature", compact({"event": "VERIFICATION_FINISHED", "action": "accept", "customer_uid": "u-7"}), "seconds",
    lambda key, at, body: (at, ",", key, ",", body), first="v0,", more=[
        lambda r: r.vector("without-secret", "The secret is in the message, too", refused("signature_mismatch"), change=lambda sent: sent.set(r.signature, f"v0,{T},{hex_mac(r.secret, T, ',,', r.body)}")),
        lambda r: r.vector("other-version", "A version that nobody knows yet", refused("malformed_signature"), change=lambda sent: sent.set(r.signature, sent.value(r.signature).replace("v0", "v1"))),
    ],
)
file("berbix", "Berbix", ["https://www.npmjs.com/package/berbix"], berbix.vectors(), around(berbix))

# --- Pomelo --------------------------------------------------------------------------

POMELO_PATH = "/identity/v1/sessions/notifications"


def pomelo_send(key, d):
    return [
        ("X-Api-Key", "5f2c9e"), ("X-Timestamp", d.seconds), ("X-Endpoint", POMELO_PATH),
        ("X-Signature", "hmac-sha256 " + b64_mac(key, d.seconds, POMELO_PATH, d.body)),
    ]


pomelo = Recipe("pomelo", pomelo_send, compact({"event": {"session_id": "svs-2C", "status": "approved"}}), "X-Signature", "base64", key=base64_key, unit="seconds", time_header="X-Timestamp", signs=(header_part("X-Timestamp", True), header_part("X-Endpoint"), BODY), more=[
    lambda r: r.vector("other-endpoint", "Another endpoint than the one that was signed", refused("signature_mismatch"), change=lambda sent: sent.set("X-Endpoint", "/cards")),
    lambda r: r.vector("no-endpoint", "Without its endpoint", refused("missing_signature"), change=lambda sent: sent.without("X-Endpoint")),
    lambda r: r.vector("other-algorithm", "Another algorithm: the header does not choose", refused("malformed_signature"), change=lambda sent: sent.set("X-Signature", sent.value("X-Signature").replace("sha256", "sha512"))),
    lambda r: r.vector("secret-text", "The key is what the secret decodes to, not its text", refused("signature_mismatch"), change=lambda sent: sent.set("X-Signature", "hmac-sha256 " + b64_mac(r.secret, T, POMELO_PATH, r.body))),
])
file("pomelo", "Pomelo", ["https://developers.pomelo.la/en/api-reference/Identity/webhooks"], pomelo.vectors(), around(pomelo, not_json="malformed_signature", documented="52.0.20.124"))

# --- Smile ID ------------------------------------------------------------------------


def smile_send(secret, d):
    account, _, key = secret.decode().partition(":")
    at = d.iso.replace("Z", ".000Z") if d.time is None else d.time
    members = d.json() | {"timestamp": at, "signature": b64_mac(key, at, account, "sid_request")}
    return Sent([("Content-Type", "application/json")], utf8(compact(members)), d.url, d.method)


def smile_change(**members):
    return lambda sent: sent.members(lambda body: body.update(members))


smile = Recipe("smile-id", smile_send, compact({"SmileJobID": "0000001105", "ResultCode": "1012", "PartnerParams": {"job_id": "7", "user_id": "u-7"}}), "", secret="2343:d2a4d36b-9f1c-4d63", unit="seconds", past=None, future=None, covers="fields", replay=None, rotates=False, payload=lambda body: {"timestamp": json.loads(body)["timestamp"]}, more=[
    lambda r: r.vector("rotated", "Signed with the second of two secrets", {"keyIndex": 1}, key="2343:old", secrets=[r.secret, "2343:old"]),
    lambda r: r.vector("colon", "The key may have a colon in it", key="2343:a:b", secrets=["2343:a:b"]),
    lambda r: r.vector("other-account", "The same key, another partner", refused("signature_mismatch"), secrets=["2344:d2a4d36b-9f1c-4d63"]),
    lambda r: r.vector("other-body", "Nobody signs the rest, so nothing of it is passed on", change=smile_change(ResultCode="1020")),
    lambda r: r.vector("other-time", "Another time", refused("signature_mismatch"), change=smile_change(timestamp="2026-11-22T23:18:55.000Z")),
    *(
        (lambda r, label=label, text=text: r.vector(f"offset-{label}", "An offset as Ruby and Python write it, without a colon", {"timestamp": T * 1000}, time=text))
        for label, text in [("utc", "2026-11-22T23:58:54+0000"), ("east", "2026-11-23T05:28:54.000+0530"), ("west", "2026-11-22T15:58:54-0800")]
    ),
    *(
        (lambda r, label=label, text=text: r.vector(f"offset-{label}", "No offset", refused("malformed_timestamp"), time=text))
        for label, text in [("none", "2026-11-22T23:18:54"), ("hours", "2026-11-22T23:18:54+00"), ("long", "2026-11-22T23:18:54+00000"), ("sign", "2026-11-22T23:18:54+0-00"), ("colons", "2026-11-22T23:18:54+00::00")]
    ),
    lambda r: r.vector("missing-time", "No time", refused("missing_timestamp"), change=lambda sent: sent.members(lambda body: body.pop("timestamp"))),
    lambda r: r.vector("missing-signature", "No signature", refused("missing_signature"), change=lambda sent: sent.members(lambda body: body.pop("signature"))),
    lambda r: r.vector("malformed-short", "A signature that is too short", refused("malformed_signature"), change=smile_change(signature="AAAA")),
    lambda r: r.vector("secret-no-account", "The key alone", refused("invalid_secret", "construct", "colon"), secrets=["d2a4d36b-9f1c-4d63"]),
    lambda r: r.vector("secret-empty-account", "Nothing before the colon", refused("invalid_secret", "construct", "colon"), secrets=[":d2a4d36b-9f1c-4d63"]),
    lambda r: r.vector("secret-empty-key", "Nothing behind it", refused("invalid_secret", "construct", "empty"), secrets=["2343:"]),
    lambda r: r.vector("secret-bytes", "Bytes have no account", refused("invalid_secret", "construct", "colon"), secrets=[b"2343:d2a4d36b-9f1c-4d63"]),
])
file("smile-id", "Smile ID", ["https://github.com/smileidentity/smile-identity-core-js/blob/main/src/signature.ts"], smile.vectors())

# --- Certifaction --------------------------------------------------------------------

certifaction = Recipe("certifaction", shows_token("Authorization", "Bearer "), "", "Authorization", "text", covers="sender", replay=None, flips=False, more=[
    lambda r: r.vector("longer", "A token that begins with the secret", refused("signature_mismatch"), key=r.secret + "x"),
    lambda r: r.vector("case", "The secret in another case", refused("signature_mismatch"), key=r.secret.swapcase()),
    lambda r: r.vector("basic", "Another kind of credentials", refused("malformed_signature"), change=lambda sent: sent.set("Authorization", "Basic " + b64(r.secret))),
    lambda r: r.vector("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
])
file("certifaction", "Certifaction", ["https://developers.dev.certifaction.io/en/guides/webhooks"], certifaction.vectors())



def main():
    ids = [one["id"] for _, _, _, vectors in FILES.values() for one in vectors]
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    for name, (vendor, source, derivation, vectors) in FILES.items():
        write(name, vendor, source, derivation, vectors)


if __name__ == "__main__":
    main()

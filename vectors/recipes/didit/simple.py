"""Didit's X-Signature-Simple: four members are signed."""

from dataclasses import replace

from recipes.didit.signing import DIDIT, DIDIT_BODY, PLAIN, SIMPLE, SIMPLE_TAG, didit_refusals, published_didit, simple_members, without
from tools.codes import compact, utf8
from tools.delivery import Sent, T
from tools.verdicts import MISMATCH, refused

VECTORS = [
    *SIMPLE.vectors(),
    *didit_refusals(SIMPLE),
    SIMPLE.vector(
        "unsigned-members",
        "What is not signed may have been changed, and is not given out",
        body=compact(DIDIT | {"decision": {"status": "Approved", "age": 99}, "vendor_data": "user-1", "event_id": "forged"}),
        signed=DIDIT_BODY,
    ),
    replace(SIMPLE, id=None).vector(
        "no-session",
        "A transaction has no session: its id is signed as an empty text",
        body=compact({"timestamp": T, "webhook_type": "transaction.created", "status": "APPROVED", "event_id": "e-1"}),
    ),
    SIMPLE.vector(
        "no-session-added",
        "Nor can one be put in",
        MISMATCH,
        body=compact({"timestamp": T, "session_id": "s-1", "webhook_type": "transaction.created", "status": "APPROVED"}),
        signed=compact({"timestamp": T, "webhook_type": "transaction.created", "status": "APPROVED"}),
    ),
    SIMPLE.vector("only-signed", "The four members by themselves", body=compact(simple_members(DIDIT_BODY))),
    SIMPLE.vector(
        "status-changed", "A signed member was changed", MISMATCH, body=compact(DIDIT | {"status": "Declined"}), signed=DIDIT_BODY
    ),
    SIMPLE.vector(
        "session-changed",
        "Another was",
        MISMATCH,
        body=compact(DIDIT | {"session_id": "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"}),
        signed=DIDIT_BODY,
    ),
    SIMPLE.vector("type-changed", "Another was", MISMATCH, body=compact(DIDIT | {"webhook_type": "data.updated"}), signed=DIDIT_BODY),
    SIMPLE.vector(
        "status-nested",
        "A member further down is not the signed one",
        MISMATCH,
        body=compact(DIDIT | {"status": "In Review", "decision": {"status": "Approved"}}),
        signed=DIDIT_BODY,
    ),
    SIMPLE.raw(
        "no-status",
        "A signed member was taken away",
        Sent([("X-Timestamp", str(T)), ("X-Signature-Simple", SIMPLE.value())], utf8(without("status"))),
        MISMATCH,
    ),
    SIMPLE.raw(
        "no-time",
        "Nor is the time",
        Sent([("X-Timestamp", str(T)), ("X-Signature-Simple", SIMPLE.value())], utf8(without("timestamp"))),
        refused("missing_timestamp"),
    ),
    published_didit(SIMPLE, 1, "A refusal: four members are authentic", SIMPLE_TAG, PLAIN, "1774970000"),
]

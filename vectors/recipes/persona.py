"""What Persona sends."""

from tools.codes import compact, hex_mac
from tools.delivery import T, member
from tools.extras import further_refusals
from tools.files import file
from tools.parts import BODY, stamp_part
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, refused

PERSONA_BODY = compact(
    {
        "data": {
            "type": "event",
            "id": "evt_XGuYWp7WuDzNxie5z16s7sGJ",
            "attributes": {
                "name": "inquiry.approved",
                "created-at": "2026-11-23T00:12:13.000Z",
                "payload": {
                    "data": {
                        "type": "inquiry",
                        "id": "inq_2CVZ4HyVg7qaboXz2PUHknAn",
                        "attributes": {"status": "approved", "reference-id": None},
                    }
                },
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
    more=[further_refusals(other_kind={"data": {"type": "event", "id": "evt_1", "attributes": {"name": 7}}})],
)


def persona(name, comment, value, expect=None, **options):
    return PERSONA.vector(name, comment, expect, change=lambda sent: sent.set("Persona-Signature", value), **options)


NEW, OLD = persona_group(PERSONA_SECRET, T), persona_group(PERSONA_OLD, T)
HOUR_AGO = T - 3600


FILE = file(
    "Persona",
    ["https://docs.withpersona.com/docs/webhooks-best-practices", "https://docs.withpersona.com/v2022-09-01/docs/webhooks"],
    PERSONA,
    [
        persona("two-groups-first", "While a secret is replaced: two groups, ours the first", f"{NEW} {OLD}"),
        persona("two-groups-second", "Ours the second", f"{OLD} {NEW}"),
        persona("two-groups-old-secret", "The receiver still has only the old secret", f"{NEW} {OLD}", secrets=[PERSONA_OLD]),
        persona(
            "two-groups-both-secrets",
            "It has both: the groups are tried in their order, each with every secret",
            f"{NEW} {OLD}",
            secrets=[PERSONA_SECRET, PERSONA_OLD],
        ),
        persona(
            "two-groups-both-reversed",
            "The same in the other order",
            f"{OLD} {NEW}",
            {"keyIndex": 1},
            secrets=[PERSONA_SECRET, PERSONA_OLD],
        ),
        persona(
            "groups-own-time",
            "Each group has a time of its own: the matching one's counts",
            f"{persona_group(PERSONA_OLD, HOUR_AGO)} {NEW}",
        ),
        persona("groups-own-time-reversed", "The same in the other order", f"{NEW} {persona_group(PERSONA_OLD, HOUR_AGO)}"),
        persona(
            "groups-stale",
            "The matching group is stale, and the fresh one nobody's here",
            f"{persona_group(PERSONA_SECRET, HOUR_AGO)} {OLD}",
            refused("timestamp_too_old"),
        ),
        persona(
            "groups-stale-reversed",
            "The same in the other order",
            f"{OLD} {persona_group(PERSONA_SECRET, HOUR_AGO)}",
            refused("timestamp_too_old"),
        ),
        persona(
            "groups-lent-time",
            "An old signature beside a fresh group's time",
            f"t={T},v1={persona_group(PERSONA_SECRET, HOUR_AGO).split('v1=')[1]} {OLD}",
            MISMATCH,
        ),
        persona(
            "groups-comma",
            "Two headers as Node and Fetch join them, which is not how Persona separates groups",
            f"{NEW}, {OLD}",
            refused("duplicate_header"),
        ),
        persona("group-without-time", "A second group without a time", f"{NEW} v1={OLD.split('v1=')[1]}"),
        persona("group-unreadable", "A second signature that is none does not spoil the first", f"{NEW},v1=potato"),
        persona("two-times", "Two times in one group", f"t={T},{NEW}", refused("duplicate_header")),
        persona("three-groups", "One group more than the vendor sends", " ".join([OLD] * 2 + [NEW]), MALFORMED),
        persona("other-version", "Only v1 counts", NEW.replace("v1=", "v0="), MALFORMED),
        PERSONA.vector(
            "secret-without-prefix", "The prefix belongs to the key", MISMATCH, secrets=[PERSONA_SECRET.removeprefix("wbhsec_")]
        ),
        PERSONA.vector(
            "retried",
            "A retry says so in headers that nobody signs",
            change=lambda sent: sent.headers.extend([("Persona-Webhook-Attempts-Made", "2"), ("Persona-Webhook-Attempts-Left", "6")]),
        ),
    ],
)

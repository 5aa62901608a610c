"""What Polar sends."""

from tools.codes import utf8
from tools.files import file
from tools.standard_webhooks import SW_PADDED, standard_recipe
from tools.verdicts import BAD_SECRET, MISMATCH

polar = standard_recipe(
    "polar",
    secret="polar_whs_3mJ8sQ1kW7xYb2Nc",
    key=utf8,
    more=[
        lambda r: r.vector(
            "secret-whsec-before",
            "A secret with the prefix of the standard, made before 2026-09-08: its text is the key",
            key=SW_PADDED,
            secrets=[SW_PADDED],
        ),
        lambda r: r.vector(
            "secret-whsec-since", "A secret made since then: its base64 is the key", key=bytes(range(32)), secrets=[SW_PADDED]
        ),
        lambda r: r.vector(
            "secret-whsec-second", "The second of two, by its base64", {"keyIndex": 1}, key=bytes(range(32)), secrets=[r.secret, SW_PADDED]
        ),
        lambda r: r.vector("secret-whsec-empty", "Its prefix alone is no secret: everybody has it", BAD_SECRET, secrets=["whsec_"]),
        lambda r: r.vector("secret-whsec-other", "The base64 of another secret", MISMATCH, key=bytes(range(1, 33)), secrets=[SW_PADDED]),
    ],
)

FILE = file("Polar", "https://polar.sh/docs/integrate/webhooks/delivery", polar)

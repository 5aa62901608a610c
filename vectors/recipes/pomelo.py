"""What Pomelo sends."""

from tools.codes import b64_mac, base64_key, compact
from tools.delivery import T
from tools.extras import further_refusals
from tools.files import file
from tools.parts import BODY, header_part
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING

POMELO_PATH = "/identity/v1/sessions/notifications"


def pomelo_send(key, d):
    return [
        ("X-Api-Key", "5f2c9e"),
        ("X-Timestamp", d.seconds),
        ("X-Endpoint", POMELO_PATH),
        ("X-Signature", "hmac-sha256 " + b64_mac(key, d.seconds, POMELO_PATH, d.body)),
    ]


pomelo = Recipe(
    "pomelo",
    pomelo_send,
    compact({"event": {"session_id": "svs-2C", "status": "approved"}}),
    "X-Signature",
    "base64",
    key=base64_key,
    unit="seconds",
    time_header="X-Timestamp",
    signs=(header_part("X-Timestamp", True), header_part("X-Endpoint"), BODY),
    more=[
        lambda r: r.vector(
            "other-endpoint",
            "Another endpoint than the one that was signed",
            MISMATCH,
            change=lambda sent: sent.set("X-Endpoint", "/cards"),
        ),
        lambda r: r.vector("no-endpoint", "Without its endpoint", MISSING, change=lambda sent: sent.without("X-Endpoint")),
        lambda r: r.vector(
            "other-algorithm",
            "Another algorithm: the header does not choose",
            MALFORMED,
            change=lambda sent: sent.set("X-Signature", sent.value("X-Signature").replace("sha256", "sha512")),
        ),
        lambda r: r.vector(
            "secret-text",
            "The key is what the secret decodes to, not its text",
            MISMATCH,
            change=lambda sent: sent.set("X-Signature", "hmac-sha256 " + b64_mac(r.secret, T, POMELO_PATH, r.body)),
        ),
        further_refusals(not_json="malformed_signature", documented="52.0.20.124"),
    ],
)


FILE = file("Pomelo", ["https://developers.pomelo.la/en/api-reference/Identity/webhooks"], pomelo)

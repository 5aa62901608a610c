"""What Footprint sends."""

from tools.codes import b64, compact, whsec
from tools.extras import further_refusals
from tools.files import file
from tools.recipe import Recipe
from tools.standard_webhooks import standard_parts, standard_webhooks
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused

FOOTPRINT = Recipe(
    scheme="footprint",
    send=standard_webhooks("svix"),
    body=compact({"event_kind": "footprint.onboarding.completed", "fp_id": "fp_id_4711", "is_live": True, "status": "pass"}),
    signature="svix-signature",
    encoding="base64",
    secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    key=whsec,
    unit="seconds",
    time_header="svix-timestamp",
    signs=standard_parts("svix"),
    replay=lambda d: d.id,
    id=lambda d: d.id,
    more=[further_refusals()],
)


FILE = file(
    "Footprint",
    ["https://docs.onefootprint.com/llms/articles/integrate/webhooks.md"],
    FOOTPRINT,
    [
        FOOTPRINT.vector("no-id", "The id is signed", MISSING, change=lambda sent: sent.without("svix-id")),
        FOOTPRINT.vector("other-id", "Another id", MISMATCH, change=lambda sent: sent.set("svix-id", "msg_other")),
        FOOTPRINT.vector(
            "two-ids", "Two ids", refused("duplicate_header"), change=lambda sent: sent.headers.append(("Svix-Id", "msg_other"))
        ),
        FOOTPRINT.vector("unprefixed", "The secret without its prefix", secrets=[FOOTPRINT.secret.removeprefix("whsec_")]),
        FOOTPRINT.vector(
            "two-signatures",
            "While a secret is replaced: two signatures, ours the second",
            change=lambda sent: sent.set("svix-signature", "v1," + b64("x" * 32) + " " + sent.value("svix-signature")),
        ),
        FOOTPRINT.vector(
            "asymmetric",
            "A signature of another kind is left out of account",
            MALFORMED,
            change=lambda sent: sent.set("svix-signature", sent.value("svix-signature").replace("v1,", "v1a,")),
        ),
    ],
)

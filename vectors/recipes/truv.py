"""What Truv sends."""

from tools.codes import compact
from tools.extras import further_refusals
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED

TRUV = Recipe(
    scheme="truv",
    send=signs_body("X-WEBHOOK-SIGN", prefix="v1="),
    signature="X-WEBHOOK-SIGN",
    body=compact(
        {
            "webhook_id": "609a82aab21e4d9ba2569f35e9e8f26a",
            "event_type": "task-status-updated",
            "updated_at": "2026-11-23T00:12:13.268485+00:00",
            "task_id": "67f2924530634fd1a72e7a0a",
            "status": "login",
        }
    ),
    more=[further_refusals()],
)


FILE = file(
    "Truv",
    ["https://truv.com/docs/api-reference/security", "https://docs.truv.com/api-reference/webhooks"],
    TRUV,
    [
        TRUV.vector(
            "other-version",
            "Another version",
            MALFORMED,
            change=lambda sent: sent.set("X-WEBHOOK-SIGN", sent.value("X-WEBHOOK-SIGN").replace("v1=", "v2=")),
        )
    ],
)

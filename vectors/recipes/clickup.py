"""What ClickUp sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

clickup = body_alone(
    "clickup", "X-Signature", compact({"webhook_id": "7689a169-a000-4985-8676-6902b96d6627", "event": "taskCreated", "task_id": "c0j"})
)

FILE = file("ClickUp", "https://developer.clickup.com/docs/webhooksignature", clickup)

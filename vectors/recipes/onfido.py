"""What Onfido sends."""

from tools.delivery import member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MISMATCH

ONFIDO_SECRET = "_ABC123abc123ABC123abc123ABC123_"
ONFIDO_SOURCE = "onfido/onfido-node, test/classic-webhook-event-verifier.test.ts"
ONFIDO_BODY = '{"payload":{"resource_type":"check","action":"check.completed","object":{"id":"check-123","status":"complete","completed_at_iso8601":"2020-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/check-123"}}}'
ONFIDO_TAG = "a0082d7481f9f0a2907583dbe1f344d6d4c0d9989df2fd804f98479f60cd760e"
STUDIO_BODY = '{"payload":{"resource_type":"workflow_task","action":"workflow_task.started","object":{"id":"profile_1eb92","task_spec_id":"profile_1eb92","task_def_id":"profile_data","workflow_run_id":"bc77c6e5-753a-4580-96a6-aaed3e5a8d19","status":"started","started_at_iso8601":"2024-07-10T12:49:09Z","href":"https://api.eu.onfido.com/v3.6/workflow_runs/bc77c6e5-753a-4580-96a6-aaed3e5a8d19/tasks/profile_1eb92"},"resource":{"created_at":"2024-07-10T12:49:09Z","id":"profile_1eb92","workflow_run_id":"bc77c6e5-753a-4580-96a6-aaed3e5a8d19","updated_at":"2024-07-10T12:49:09Z","input":{},"task_def_version":null,"task_def_id":"profile_data","output":null}}}'
STUDIO_TAG = "c95a5b785484f6fa1bc25f381b5595d66bf85cb442eefb06aa007802ee6a4dfa"
STUDIO_SECRET = "YKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5"
STUDIO_SOURCE = "onfido/onfido-node, test/studio-webhook-event-verifier.test.ts"
onfido = body_alone(
    "onfido",
    "X-SHA2-Signature",
    ONFIDO_BODY,
    secret=ONFIDO_SECRET,
    id=member("payload", "object", "id"),
    more=[
        further_refusals(other_kind={"payload": {"resource_type": "check", "object": [{"id": "check-123"}]}}),
        lambda r: published(
            r, 1, "A check", ONFIDO_SECRET, {"X-SHA2-Signature": ONFIDO_TAG}, ONFIDO_BODY, {"id": "check-123"}, source=ONFIDO_SOURCE
        ),
        lambda r: published(
            r,
            2,
            "Its first digit changed",
            ONFIDO_SECRET,
            {"X-SHA2-Signature": "b" + ONFIDO_TAG[1:]},
            ONFIDO_BODY,
            MISMATCH,
            source=ONFIDO_SOURCE,
        ),
        lambda r: published(
            r,
            3,
            "A task of a workflow",
            STUDIO_SECRET,
            {"X-SHA2-Signature": STUDIO_TAG},
            STUDIO_BODY,
            {"id": "profile_1eb92"},
            source=STUDIO_SOURCE,
        ),
        lambda r: published(
            r,
            4,
            "Its last digit changed",
            STUDIO_SECRET,
            {"X-SHA2-Signature": STUDIO_TAG[:-1] + "b"},
            STUDIO_BODY,
            MISMATCH,
            source=STUDIO_SOURCE,
        ),
    ],
)

FILE = file(
    "Onfido",
    ["https://documentation.onfido.com/api/latest/#webhooks", "https://github.com/onfido/onfido-node"],
    onfido,
)

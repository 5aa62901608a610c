"""What ComplyCube sends."""

from tools.codes import compact
from tools.delivery import member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file

complycube = body_alone(
    "complycube",
    "ComplyCube-Signature",
    compact(
        {
            "id": "5eb1276f96be4a0008713af5",
            "type": "check.completed",
            "resourceType": "check",
            "payload": {"id": "5e94c1b2a63d1e0008aa7d3c", "status": "complete", "outcome": "clear"},
            "createdAt": "2026-11-23T00:12:13.375Z",
        }
    ),
    id=member("id"),
    replay=member("id"),
    more=[further_refusals()],
)

FILE = file(
    "ComplyCube",
    ["https://docs.complycube.com/documentation/integration-resources/webhooks", "https://www.npmjs.com/package/@complycube/api"],
    complycube,
)

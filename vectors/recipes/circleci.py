"""What CircleCI sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import v1_of_body
from tools.files import file

BODY = compact({"type": "workflow-completed", "id": "3888f21b-eaa7-38e3-8f3d-75a63bba8895"})
circleci = v1_of_body("circleci", "circleci-signature", BODY, replay=member("id"))

FILE = file("CircleCI", "https://circleci.com/docs/guides/integration/outbound-webhooks/", circleci)

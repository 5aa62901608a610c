"""What Notion sends."""

from tools.codes import compact, utf8
from tools.delivery import Sent, member
from tools.extras import attempt
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH, MISSING, challenge

NOTION_FIRST = '{"verification_token":"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"}'
notion = body_alone(
    "notion",
    "X-Notion-Signature",
    compact({"id": "367cba44-b6f3-4c92-81e7-6a2e9659efd4", "type": "page.created", "attempt_number": 1}),
    prefix="sha256=",
    replay=member("id"),
    more=[
        attempt(attempt_number=2),
        lambda r: r.raw(
            "token",
            "The first request brings the key, and nobody signs it: answered, and no event",
            Sent([], utf8(NOTION_FIRST), None, "POST"),
            challenge(200),
        ),
        lambda r: r.vector("token-signed", "What is signed is an event, whatever is in it", body=NOTION_FIRST),
        lambda r: r.vector("token-forged", "A signature that is there must be good", MISMATCH, body=NOTION_FIRST, key="another"),
        lambda r: r.raw("token-empty", "No token", Sent([], b'{"verification_token":""}', None, "POST"), MISSING),
    ],
)

FILE = file("Notion", "https://developers.notion.com/reference/webhooks", notion)

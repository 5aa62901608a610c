"""What Airship sends."""

from tools.codes import compact
from tools.delivery import Sent
from tools.families import in_header, time_colon_body
from tools.files import file
from tools.verdicts import MISMATCH, MISSING, challenge, refused

airship = in_header(
    "airship",
    "X-UA-Signature",
    "X-UA-Timestamp",
    time_colon_body,
    compact({"id": "e3e2f7a0", "type": "OPEN"}),
    more=[
        lambda r: r.vector(
            "validate",
            "The vendor asks for the confirmation code, and signs that",
            challenge(200, '{"confirmation_code":"a \\"code\\""}', content_type="application/json"),
            method="GET",
            body="",
            options={"verifyToken": 'a "code"'},
        ),
        lambda r: r.vector("validate-no-code", "Nobody said which it is", refused("unsigned"), method="GET", body=""),
        lambda r: r.vector(
            "validate-forged", "Signed with another secret", MISMATCH, method="GET", body="", key="another", options={"verifyToken": "code"}
        ),
        lambda r: r.raw(
            "validate-unsigned", "Unsigned it could be anybody's", Sent([], b"", None, "GET"), MISSING, options={"verifyToken": "code"}
        ),
    ],
)

FILE = file(
    "Airship",
    "https://support.airship.com/hc/en-us/articles/360032501831-Implementing-a-Signature-Hash-and-Validating-an-Open-Channel-Webhook",
    airship,
)

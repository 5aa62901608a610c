"""What LINE sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MISMATCH

LINE = "line/line-bot-sdk-nodejs test/validate-signature.spec.ts"
line = body_alone(
    "line",
    "x-line-signature",
    compact({"destination": "xxxxxxxxxx", "events": [{"webhookEventId": "01FZ74A0TDDPYRVKNK77XKC3ZR"}]}),
    code=b64_mac,
    replay=None,
)

FILE = file(
    "LINE",
    "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
    line,
    [
        published(
            line,
            1,
            "The library's test",
            "test_secret",
            {"x-line-signature": "t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM="},
            '{"hello":"world"}',
            source=LINE,
        ),
        published(
            line,
            2,
            "One letter in another case: base64 has case",
            "test_secret",
            {"x-line-signature": "t7Hn4ZDHqs6e+wdvi5TyQivzie0DmMUmuXEBqyyE/tM="},
            '{"hello":"world"}',
            MISMATCH,
            source=LINE,
        ),
    ],
)

"""What Paddle sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import stamped
from tools.files import file
from tools.recipe import Recipe, published
from tools.verdicts import MALFORMED, MISMATCH, refused

PADDLE_TESTS = "PaddleHQ/paddle-node-sdk src/__tests__/notifications/webhooks-validator.edge.test.ts"
PADDLE_T, PADDLE_TAG = 1698796800, "a300428748dce5c70e4da19bffd60769591ea969c99dea3105d0ec9612cf43f9"
PADDLE_TWICE = "28981e941fae76e53db32f3d2a83cb69db41476595e84e1970a1b5d98f62b261"
PADDLE_OK = dict(timestamp=PADDLE_T * 1000, replayKey=None, id=None)
paddle = stamped(
    "paddle",
    "Paddle-Signature",
    compact({"event_id": "evt_01hv8wptq8987qeep44cyrewp9", "event_type": "transaction.completed"}),
    time="ts",
    tag="h1",
    separator=";",
    joint=":",
    past=5,
    replay=member("event_id"),
    id=member("event_id"),
)
paddle_bare = Recipe("paddle", paddle.send, "{}", "Paddle-Signature", unit="seconds", replay=None)


FILE = file(
    "Paddle",
    "https://developer.paddle.com/webhooks/signature-verification",
    paddle,
    [
        published(paddle_bare, number, note, secret, {"Paddle-Signature": value}, body, expect, source=PADDLE_TESTS, now=now * 1000)
        for number, note, secret, value, body, now, expect in [
            (1, "The library's test", "VALID_SECRET", f"ts={PADDLE_T};h1={PADDLE_TAG}", '{"data": ["1", "2"]}', PADDLE_T, PADDLE_OK),
            (
                2,
                "Several signatures, and one of another kind",
                "VALID_SECRET",
                f"ts={PADDLE_T};h1={PADDLE_TWICE};h1={PADDLE_TWICE};h2=RANDOM_HASH",
                '{"data": "value"}',
                PADDLE_T,
                PADDLE_OK,
            ),
            (3, "Another secret", "INVALID_VALID_SECRET", f"ts={PADDLE_T};h1={PADDLE_TAG}", '{"data": ["1", "2"]}', PADDLE_T, MISMATCH),
            (4, "Another time", "VALID_SECRET", f"ts=9876;h1={PADDLE_TAG}", '{"data": ["1", "2"]}', PADDLE_T, MISMATCH),
            (5, "More white space", "VALID_SECRET", f"ts={PADDLE_T};h1={PADDLE_TAG}", '{ "data": [ "1", "2" ]}', PADDLE_T, MISMATCH),
            (6, "Five seconds old", "VALID_SECRET", f"ts={PADDLE_T};h1={PADDLE_TAG}", '{"data": ["1", "2"]}', PADDLE_T + 5, PADDLE_OK),
            (
                7,
                "Six seconds old",
                "VALID_SECRET",
                f"ts={PADDLE_T};h1={PADDLE_TAG}",
                '{"data": ["1", "2"]}',
                PADDLE_T + 6,
                refused("timestamp_too_old"),
            ),
            (8, "No time", "VALID_SECRET", "h1=invalid_header", '{"data": ["1", "2"]}', PADDLE_T, MALFORMED),
            (9, "No signature", "VALID_SECRET", "ts=1234;h2=invalid_header", '{"data": ["1", "2"]}', PADDLE_T, MALFORMED),
        ]
    ],
)

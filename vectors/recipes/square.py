"""What Square sends."""

from tools.codes import b64_mac, compact
from tools.delivery import member
from tools.extras import URL_CALLED, url_vectors
from tools.files import file
from tools.parts import BODY, URL
from tools.recipe import Recipe, published
from tools.verdicts import MISMATCH

SQUARE_TESTS = "square/square-nodejs-sdk tests/integration/webhooks.test.ts"
SQUARE_KEY, SQUARE_URL = "Ibxx_5AKakO-3qeNVR61Dw", "https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9"
SQUARE_TAG = "GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4="
SQUARE_BODY = '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}'
SQUARE_OK = dict(id="ac3ac95b-f97d-458c-a6e6-18981597e05f", replayKey="ac3ac95b-f97d-458c-a6e6-18981597e05f")
square = Recipe(
    "square",
    lambda key, d: [("x-square-hmacsha256-signature", b64_mac(key, d.url, d.body))],
    compact({"event_id": "d3f6a7b8", "type": "payment.created"}),
    "x-square-hmacsha256-signature",
    "base64",
    url=URL_CALLED,
    signs=(URL, BODY),
    replay=member("event_id"),
    id=member("event_id"),
    more=url_vectors(),
)
square_bare = Recipe("square", square.send, "{}", "x-square-hmacsha256-signature", "base64", url=URL_CALLED, replay=None)


FILE = file(
    "Square",
    "https://developer.squareup.com/docs/webhooks/step3validate",
    square,
    [
        published(square_bare, number, note, secret, {"x-square-hmacsha256-signature": tag}, body, expect, source=SQUARE_TESTS, url=url)
        for number, note, secret, tag, body, url, expect in [
            (1, "The library's test", SQUARE_KEY, SQUARE_TAG, SQUARE_BODY, SQUARE_URL, SQUARE_OK),
            (
                2,
                "An event without an id",
                "signature-key",
                "W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=",
                '{"data":{"type":"webhooks","id":"fake_id"}}',
                "https://webhook.site/webhooks",
                None,
            ),
            (
                3,
                "Letters that HTML would escape",
                "signature-key",
                "Cxt7+aTi4rKgcA0bC4g9EHdVtLSDWdqccmL5MvihU4U=",
                '{"data":{"type":"webhooks","id":">id<"}}',
                "https://webhook.site/webhooks",
                None,
            ),
            (4, "Another URL", SQUARE_KEY, SQUARE_TAG, SQUARE_BODY, SQUARE_URL.replace("/6", "/"), MISMATCH),
            (5, "Another secret", "MCmhFRxGX82xMwg5FsaoQA", SQUARE_TAG, SQUARE_BODY, SQUARE_URL, MISMATCH),
            (6, "Another body", SQUARE_KEY, SQUARE_TAG, SQUARE_BODY.replace("2022-07", "2022-06"), SQUARE_URL, MISMATCH),
        ]
    ],
)

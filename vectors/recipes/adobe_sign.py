"""What Adobe Acrobat Sign sends."""

from tools.codes import compact
from tools.credentials import shows_token
from tools.delivery import Sent, member
from tools.extras import further_refusals
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, MISSING, challenge, refused

ADOBE_ID = "UB7E5BXCXY"
ADOBE_BODY = compact(
    {
        "webhookId": "6c9f1c7e-3d2a-4b5e-8f60-1a2b3c4d5e6f",
        "webhookNotificationId": "2b4f6a8c-0d1e-4f3a-9b5c-7d8e9f0a1b2c",
        "event": "AGREEMENT_CREATED",
        "agreement": {"id": "CBJCHBCAABAA", "status": "OUT_FOR_SIGNATURE"},
    }
)
ADOBE = Recipe(
    scheme="adobe-sign",
    send=shows_token("X-AdobeSign-ClientId"),
    body=ADOBE_BODY,
    signature="X-AdobeSign-ClientId",
    encoding="text",
    secret=ADOBE_ID,
    covers="sender",
    id=member("webhookNotificationId"),
    more=[further_refusals(post_only=False)],
)


def adobe_asks(name, comment, expect, headers, method="GET", **options):
    return ADOBE.raw(name, comment, Sent(headers, b"", method=method), expect, **options)


FILE = file(
    "Adobe Acrobat Sign",
    ["https://helpx.adobe.com/sign/web/developers/webhooks/overview.html"],
    ADOBE,
    [
        ADOBE.vector("post", "A notification", method="POST"),
        ADOBE.vector(
            "other-case",
            "A client id in other case is another one",
            MISMATCH,
            change=lambda sent: sent.set("X-AdobeSign-ClientId", ADOBE_ID.lower()),
        ),
        ADOBE.vector(
            "short", "The beginning of the client id", MISMATCH, change=lambda sent: sent.set("X-AdobeSign-ClientId", ADOBE_ID[:-1])
        ),
        adobe_asks(
            "intent",
            "The vendor asks whether the receiver wants it: the client id is sent back",
            challenge(200, x_adobesign_clientid=ADOBE_ID),
            [("X-AdobeSign-ClientId", ADOBE_ID)],
        ),
        adobe_asks(
            "intent-second",
            "Of two applications the second asks",
            challenge(200, x_adobesign_clientid=ADOBE_ID),
            [("X-ADOBESIGN-CLIENTID", ADOBE_ID)],
            secrets=["UB7E5BXOTHER", ADOBE_ID],
        ),
        adobe_asks("intent-other", "Another application's id is not sent back", MISMATCH, [("X-AdobeSign-ClientId", "UB7E5BXOTHER")]),
        adobe_asks("intent-bare", "Nobody asks", MISSING, []),
        adobe_asks(
            "intent-twice",
            "Two ids",
            refused("duplicate_header"),
            [("X-AdobeSign-ClientId", ADOBE_ID), ("x-adobesign-clientid", "UB7E5BXOTHER")],
        ),
    ],
)

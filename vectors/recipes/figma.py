"""What Figma sends."""

import json

from tools.codes import compact, utf8
from tools.delivery import Sent
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, MISSING


def figma_send(key, d):
    return Sent([], utf8(compact(json.loads(d.body) | {"passcode": key.decode()})), d.url, d.method)


figma = Recipe(
    "figma",
    figma_send,
    compact({"event_type": "FILE_UPDATE", "webhook_id": "22"}),
    "",
    covers="sender",
    replay=None,
    more=[
        lambda r: r.vector("missing-passcode", "No passcode", MISSING, change=lambda sent: sent.members(lambda body: body.pop("passcode"))),
        lambda r: r.vector(
            "passcode-object",
            "A passcode that is no text",
            MISSING,
            change=lambda sent: sent.members(lambda body: body.update(passcode={"$ne": ""})),
        ),
        lambda r: r.vector(
            "two-passcodes",
            "Two: the last counts",
            MISMATCH,
            change=lambda sent: setattr(sent, "body", sent.body[:-1] + b',"passcode":"x"}'),
        ),
    ],
)

FILE = file("Figma", "https://developers.figma.com/docs/rest-api/webhooks-security", figma)

"""What Mandrill sends."""

import json
from urllib.parse import parse_qsl

from tools.extras import URL_CALLED, url_vectors
from tools.files import file
from tools.forms import FORM, form_members, form_send, form_vectors
from tools.handshakes import asked_by_head
from tools.parts import URL
from tools.recipe import Recipe


def mandrill_events(body):
    events = dict(parse_qsl(body.decode())).get("mandrill_events")
    return form_members(body) if events is None else json.loads(events)


mandrill = Recipe(
    "mandrill",
    form_send("X-Mandrill-Signature"),
    "mandrill_events=%5B%7B%22event%22%3A%22send%22%7D%5D",
    "X-Mandrill-Signature",
    "base64",
    url=URL_CALLED,
    signs=(URL,),
    more=[*asked_by_head(), *url_vectors(), *form_vectors("mandrill_events=%5B%7B%7D%5D")],
    **{**FORM, "payload": mandrill_events},
)

FILE = file("Mandrill", "https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/", mandrill)

"""What Trello sends."""

from tools.codes import b64_mac, compact
from tools.extras import URL_CALLED, url_vectors
from tools.files import file
from tools.handshakes import asked_by_head
from tools.parts import BODY, URL
from tools.recipe import Recipe

trello = Recipe(
    "trello",
    lambda key, d: [("X-Trello-Webhook", b64_mac(key, d.body, d.url, algorithm="sha1"))],
    compact({"action": {"id": "51f9424bcd6e040f3c002412", "type": "updateCard"}}),
    "X-Trello-Webhook",
    "base64",
    url=URL_CALLED,
    signs=(BODY, URL),
    replay="body",
    more=[*url_vectors(), *asked_by_head()],
)

FILE = file("Trello", "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/", trello)

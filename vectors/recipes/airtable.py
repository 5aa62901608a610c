"""What Airtable sends."""

from tools.codes import base64_key, compact
from tools.families import body_alone
from tools.files import file

airtable = body_alone(
    "airtable",
    "X-Airtable-Content-MAC",
    compact({"base": {"id": "app00000000000000"}, "webhook": {"id": "ach00000000000000"}, "timestamp": "2026-11-22T23:18:54.000Z"}),
    prefix="hmac-sha256=",
    key=base64_key,
    replay=None,
)

FILE = file("Airtable", "https://airtable.com/developers/web/api/webhooks-overview", airtable)

"""What Calendly sends."""

from tools.codes import compact
from tools.families import stamped
from tools.files import file

calendly = stamped(
    "calendly", "Calendly-Webhook-Signature", compact({"event": "invitee.created", "created_at": "2026-11-22T23:18:54Z"}), replay="body"
)

FILE = file("Calendly", "https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures", calendly)

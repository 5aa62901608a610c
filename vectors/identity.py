"""What tells a delivery and its retries from other events, by scheme, as vendors say it
(docs/schemes.md has their reasons): a member of the body, the body itself, or nothing.
What stands in a header, a token or a URL is in the recipe of its vendor.
"""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

# The event's own id: the path of a member.
MEMBERS = {
    "aftership": "event_id",
    "airwallex": "id",
    "authorize-net": "notificationId",
    "aws-sns": "MessageId",
    "aws-sns-sha1": "MessageId",
    "boldsign": "event.id",
    "box": "id",
    "chargify": "id",
    "checkout": "id",
    "checkr": "id",
    "circle": "notificationId",
    "circleci": "id",
    "coinbase-commerce": "event.id",
    "coinify": "id",
    "complycube": "id",
    "customer-io": "event_id",
    "didit": "event_id",
    "didit-v2": "event_id",
    "discord": "id",
    "dub": "id",
    "dwolla": "id",
    "fusionauth": "event.id",
    "fusionauth-public": "event.id",
    "gocardless": "meta.webhook_id",
    "heroku": "webhook_metadata.event.id",
    "intercom": "id",
    "launchdarkly": "_id",
    "lob": "id",
    "mailgun": "signature.token",
    "middesk": "id",
    "mollie": "id",
    "mux": "id",
    "notion": "id",
    "nylas": "id",
    "paddle": "event_id",
    "pagerduty": "event.id",
    "persona": "data.id",
    "sheerid": "nonce",
    "slack": "event_id",
    "square": "event_id",
    "squarespace": "id",
    "stripe": "id",
    "stripe-identity": "id",
    "supabase": "metadata.uuid",
    "telnyx": "data.id",
    "workos": "id",
    "worldpay": "eventId",
    "yousign": "event_id",
}

# Two events never have the same body, and a retry has it again.
BODIES = {
    "adyen-platform", "calendly", "cashfree", "cursor", "discord-events", "elevenlabs", "jira",
    "pusher", "razorpay", "sendgrid", "sumsub", "sumsub-sha1", "sumsub-sha512", "tiktok", "trello",
    "typeform", "vercel", "vonage", "webflow", "x", "zoom",
}


def identity(scheme):
    """What the scheme's events are told apart by: a function of the delivery, "body" or None."""
    if scheme in MEMBERS:
        return lambda d: text_at(d.body, MEMBERS[scheme])
    return "body" if scheme in BODIES else None


def text_at(body, path):
    """The text of a member of a body, JSON or a form; none where it is absent or empty."""
    try:
        value = json.loads(body)
    except ValueError:
        value = dict(parse_qsl(body.decode(errors="replace")))
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return str(value) if isinstance(value, (str, int)) and str(value) else None

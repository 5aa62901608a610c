"""What Recurly sends."""

from tools.codes import compact
from tools.families import positional
from tools.files import file
from tools.verdicts import MALFORMED, refused

recurly = positional(
    "recurly",
    "recurly-signature",
    compact({"id": "tr8w4n6vczhs", "object_type": "account", "event_type": "created"}),
    "milliseconds",
    lambda key, at, body: (at, ".", body),
    more=[
        lambda r: r.vector(
            "swapped",
            "The signature before the time",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, ",".join(reversed(sent.value(r.signature).split(",")))),
        ),
        lambda r: r.vector(
            "xml", "Signed, but notifications in XML never are", refused("malformed_payload", "payload"), body="<new_account_notification/>"
        ),
    ],
)

FILE = file(
    "Recurly",
    [
        "https://docs.recurly.com/recurly-subscriptions/docs/signature-verification",
        "https://github.com/recurly/recurly-client-ruby/blob/v3-v2021-02-25/lib/recurly/webhooks.rb",
    ],
    recurly,
)

"""What Microsoft Teams sends."""

from tools.codes import b64_mac, base64_key, compact
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH

ms_teams = body_alone(
    "ms-teams",
    "Authorization",
    compact({"type": "message", "id": "1485983408511", "text": "hello"}),
    code=b64_mac,
    prefix="HMAC ",
    key=base64_key,
    more=[
        lambda r: r.vector(
            "secret-text",
            "The key is what the secret decodes to, not its text",
            MISMATCH,
            change=lambda sent: sent.set("Authorization", "HMAC " + b64_mac(r.secret, r.body)),
        )
    ],
)

FILE = file(
    "Microsoft Teams",
    "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-outgoing-webhook",
    ms_teams,
)

"""What Squarespace sends."""

from tools.codes import compact, hex_key
from tools.delivery import member
from tools.families import body_alone
from tools.files import file
from tools.verdicts import BAD_SECRET

squarespace = body_alone(
    "squarespace",
    "Squarespace-Signature",
    compact({"id": "cd7f1c1d-1f0f-4a3e-9c5e-2b0a6f3d8f0a", "topic": "order.create"}),
    key=hex_key,
    replay=member("id"),
    more=[lambda r: r.vector("secret-not-hex", "The secret is hexadecimal", BAD_SECRET, secrets=["zz-no-key-zz"])],
)

FILE = file("Squarespace", "https://developers.squarespace.com/webhooks/verifying-notifications", squarespace)

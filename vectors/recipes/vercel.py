"""What Vercel sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

vercel = body_alone(
    "vercel",
    "x-vercel-signature",
    compact({"type": "deployment.created", "id": "uev_1", "createdAt": 1795391934000}),
    hash="sha1",
    replay="body",
)

FILE = file("Vercel", "https://vercel.com/docs/webhooks", vercel)

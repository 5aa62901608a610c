"""What Airwallex sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import in_header
from tools.files import file

airwallex = in_header(
    "airwallex",
    "x-signature",
    "x-timestamp",
    lambda d, at: (at, d.body),
    compact({"id": "evt_hkdmr7v9rg1j58ky8re", "name": "payment_intent.created"}),
    unit="milliseconds",
    past=None,
    future=None,
    replay=member("id"),
)

FILE = file("Airwallex", "https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events", airwallex)

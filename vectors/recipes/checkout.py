"""What Checkout.com sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

checkout = body_alone(
    "checkout", "Cko-Signature", compact({"id": "evt_az5sblvku4ge3dwpztvyizgcau", "type": "payment_approved"}), replay=member("id")
)

FILE = file("Checkout.com", "https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks", checkout)

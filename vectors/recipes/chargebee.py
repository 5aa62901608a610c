"""What Chargebee sends."""

from tools.credentials import shared_token
from tools.files import file

chargebee = shared_token("chargebee", "Authorization", {"id": "ev_16BHbhF4s42tO1", "event_type": "customer_created"}, basic=True)

FILE = file("Chargebee", "https://www.chargebee.com/docs/billing/2.0/site-configuration/webhook_settings", chargebee)

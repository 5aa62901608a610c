"""What Mixpanel sends."""

from tools.credentials import shared_token
from tools.files import file

mixpanel = shared_token("mixpanel", "Authorization", {"action": "members", "parameters": {"page": 1}}, basic=True)

FILE = file("Mixpanel", "https://docs.mixpanel.com/docs/cohort-sync/webhooks", mixpanel)

"""What SparkPost sends."""

from tools.credentials import shared_token
from tools.files import file

sparkpost = shared_token("sparkpost", "Authorization", [{"msys": {"message_event": {"type": "bounce", "event_id": "91"}}}], basic=True)

FILE = file("SparkPost", "https://developers.sparkpost.com/api/webhooks/", sparkpost)

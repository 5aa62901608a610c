"""What Postmark sends."""

from tools.credentials import shared_token
from tools.files import file

postmark = shared_token("postmark", "Authorization", {"RecordType": "Bounce", "ID": 41}, basic=True)

FILE = file("Postmark", "https://postmarkapp.com/developer/webhooks/webhooks-overview", postmark)

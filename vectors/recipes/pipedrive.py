"""What Pipedrive sends."""

from tools.credentials import shared_token
from tools.files import file

pipedrive = shared_token("pipedrive", "Authorization", {"meta": {"action": "create", "id": 1}}, basic=True)

FILE = file("Pipedrive", "https://pipedrive.readme.io/docs/guide-for-webhooks-v2", pipedrive)

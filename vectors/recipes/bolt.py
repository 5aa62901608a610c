"""What Bolt sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

bolt = body_alone("bolt", "X-Bolt-Hmac-Sha256", compact({"type": "payment", "id": "TAiVfqk4Y5jUC"}), code=b64_mac)

FILE = file("Bolt", "https://help.bolt.com/developers/webhooks/hook-verification", bolt)

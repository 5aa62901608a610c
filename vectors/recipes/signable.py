"""What Signable sends."""

from tools.codes import b64_mac, compact
from tools.delivery import T
from tools.families import body_alone
from tools.files import file

signable = body_alone("signable", "Signature", compact({"action": "signed-envelope", "timestamp": T}), code=b64_mac)

FILE = file("Signable", "https://developers.signable.app/early-access/ea-signed-webhooks", signable)

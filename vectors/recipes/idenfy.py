"""What iDenfy sends."""

from tools.codes import compact
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file

idenfy = body_alone(
    "idenfy",
    "Idenfy-Signature",
    compact({"final": True, "clientId": "user-4711", "scanRef": "1a2b3c4d-5e6f-11ef-9a0b-1c2d3e4f5a6b", "status": {"overall": "APPROVED"}}),
    more=[further_refusals()],
)

FILE = file("iDenfy", ["https://documentation.idenfy.com/security/callback-signing"], idenfy)

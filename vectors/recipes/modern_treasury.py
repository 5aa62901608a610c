"""What Modern Treasury sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

modern_treasury = body_alone(
    "modern-treasury", "X-Signature", compact({"event": "created", "data": {"id": "f2a3c1f0-5a9f-4f5c-8d0e-0b1f6b1d8a11"}})
)

FILE = file("Modern Treasury", "https://docs.moderntreasury.com/docs/verifying-webhooks", modern_treasury)

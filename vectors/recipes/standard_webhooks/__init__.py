"""What senders of Standard Webhooks send, by a shared secret (v1) and by a public key (v1a)."""

from recipes.standard_webhooks import v1, v1a
from tools.files import BY_HMAC, file
from tools.standard_webhooks import SPEC

DERIVATION = BY_HMAC.replace("hashlib;", "hashlib, and with tools/public_keys.py (RFC 8032);")
FILE = file(
    "Standard Webhooks",
    [SPEC, "https://github.com/svix/svix-webhooks"],
    v1.VECTORS,
    v1a.VECTORS,
    derivation=DERIVATION,
)

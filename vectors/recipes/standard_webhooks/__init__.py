"""What senders of Standard Webhooks send, by a shared secret (v1) and by a public key (v1a)."""

from recipes.standard_webhooks import v1, v1a
from tools.files import file
from tools.standard_webhooks import SPEC

FILE = file("Standard Webhooks", [SPEC, "https://github.com/svix/svix-webhooks"], v1.VECTORS, v1a.VECTORS)

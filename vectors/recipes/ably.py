"""What Ably sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

ably = body_alone("ably", "X-Ably-Signature", compact({"items": [{"webhookId": "ABcDEf", "source": "channel.message"}]}), code=b64_mac)

FILE = file("Ably", "https://ably.com/docs/platform/integrations/webhooks", ably)

"""What Klaviyo sends."""

from tools.codes import compact
from tools.families import untimed
from tools.files import file

klaviyo = untimed(
    "klaviyo", "Klaviyo-Signature", "Klaviyo-Timestamp", lambda d, at: (d.body, at), compact({"data": [{"type": "event", "id": "4vRpBT"}]})
)

FILE = file("Klaviyo", "https://developers.klaviyo.com/en/docs/working_with_system_webhooks", klaviyo)

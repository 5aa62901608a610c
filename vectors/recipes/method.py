"""What Method sends."""

from tools.codes import compact
from tools.families import time_colon_body, untimed
from tools.files import file

method = untimed(
    "method",
    "method-webhook-signature",
    "method-webhook-timestamp",
    time_colon_body,
    compact({"id": "acc_Zc4F2aTLt8CBt", "type": "account.update"}),
)

FILE = file("Method", "https://docs.methodfi.com/reference/webhooks/overview", method)

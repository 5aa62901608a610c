"""What Method sends."""

from tools.codes import compact
from tools.families import in_header, time_colon_body
from tools.files import file

method = in_header(
    "method",
    "method-webhook-signature",
    "method-webhook-timestamp",
    time_colon_body,
    compact({"id": "acc_Zc4F2aTLt8CBt", "type": "account.update"}),
)

FILE = file("Method", "https://docs.methodfi.com/reference/webhooks/overview", method)

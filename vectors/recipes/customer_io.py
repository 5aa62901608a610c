"""What Customer.io sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import in_header, v0_message
from tools.files import file

customer_io = in_header(
    "customer-io",
    "X-CIO-Signature",
    "X-CIO-Timestamp",
    v0_message,
    compact({"event_id": "01E4C4CT6YDC7Y5M7FE1GWWPQJ", "metric": "sent"}),
    replay=member("event_id"),
)

FILE = file("Customer.io", "https://docs.customer.io/integrations/api/webhooks/", customer_io)

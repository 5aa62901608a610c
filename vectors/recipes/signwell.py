"""What SignWell sends."""

from tools.delivery import T
from tools.files import file
from tools.members import in_body
from tools.parts import member_part

signwell = in_body(
    "signwell",
    ["event", "hash"],
    lambda at: f"{at['type']}@{at['time']}",
    {"event": {"type": "document_completed", "time": T}, "data": {"object": {"id": "1"}}},
    base_members=["type", "time"],
    signs=(member_part("event", "type"), "@", member_part("event", "time")),
    replay=None,
)

FILE = file("SignWell", "https://developers.signwell.com/reference/event-hash-verification", signwell)

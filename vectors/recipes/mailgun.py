"""What Mailgun sends."""

from tools.delivery import T, member
from tools.files import file
from tools.members import in_body
from tools.parts import member_part
from tools.verdicts import refused

MAILGUN = {
    "signature": {"token": "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0", "timestamp": str(T)},
    "event-data": {"event": "opened", "recipient": "alice@example.com"},
}
mailgun = in_body(
    "mailgun",
    ["signature", "signature"],
    lambda at: at["timestamp"] + at["token"],
    MAILGUN,
    base_members=["timestamp", "token"],
    time_member="timestamp",
    signs=(member_part("signature", "timestamp", is_time=True), member_part("signature", "token")),
    unit="seconds",
    past=None,
    future=None,
    replay=member("signature", "token"),
    more=[
        lambda r: r.vector(
            "other-event",
            "A captured signature around another event: accepted, and the event is not passed on; the token tells that it was used",
            change=lambda sent: sent.members(lambda body: body.update({"event-data": {"event": "complained"}})),
        ),
        lambda r: r.vector(
            "no-time",
            "Without its time",
            refused("missing_timestamp"),
            change=lambda sent: sent.members(lambda body: body["signature"].pop("timestamp")),
        ),
    ],
)

FILE = file("Mailgun", "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks", mailgun)

"""What Sendbird sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

sendbird = body_alone(
    "sendbird", "x-sendbird-signature", compact({"category": "group_channel:message_send", "payload": {"message_id": 238238395}})
)

FILE = file("Sendbird", "https://sendbird.com/docs/chat/v3/platform-api/webhook/webhook-overview", sendbird)

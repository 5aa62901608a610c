"""What Dropbox sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file
from tools.handshakes import echoed_challenge

dropbox = body_alone(
    "dropbox",
    "X-Dropbox-Signature",
    compact({"list_folder": {"accounts": ["dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc"]}}),
    replay=None,
    more=echoed_challenge("https://example.com/hook?challenge=Ab3-_.x"),
)

FILE = file("Dropbox", "https://www.dropbox.com/developers/reference/webhooks", dropbox)

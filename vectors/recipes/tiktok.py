"""What TikTok sends."""

from tools.codes import compact
from tools.families import stamped
from tools.files import file

tiktok = stamped(
    "tiktok", "TikTok-Signature", compact({"client_key": "bwo2m45353a6k85", "event": "authorization.removed"}), tag="s", replay="body"
)

FILE = file("TikTok", "https://developers.tiktok.com/doc/webhooks-verification", tiktok)

"""What Telegram sends."""

from tools.credentials import shared_token
from tools.files import file

telegram = shared_token("telegram", "X-Telegram-Bot-Api-Secret-Token", {"update_id": 10000, "message": {"message_id": 1365}})

FILE = file("Telegram", "https://core.telegram.org/bots/api#setwebhook", telegram)

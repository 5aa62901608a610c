"""What Yoti sends."""

from tools.codes import compact
from tools.credentials import basic, bearer
from tools.delivery import member
from tools.files import file

YOTI_BODY = compact({"session_id": "7d9c0a6e-5f1e-4d2b-8c3a-2e4f6a8b0c1d", "topic": "SESSION_COMPLETION"})
YOTI_SOURCE = ["https://developers.yoti.com/v9.0/identity-verification/notifications"]
YOTI = {"body": YOTI_BODY, "replay": None, "id": member("session_id")}
yoti_basic = basic("yoti-basic", secret="yoti-user:c0rrect-h0rse", **YOTI)
yoti_bearer = bearer("yoti-bearer", secret="4Kq9wZ1tXv7sLr2pNb5mHc8dJf3gTy6u", **YOTI)

FILE = file("Yoti", YOTI_SOURCE, yoti_basic, yoti_bearer)

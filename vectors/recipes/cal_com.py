"""What Cal.com sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

cal_com = body_alone("cal-com", "X-Cal-Signature-256", compact({"triggerEvent": "BOOKING_CREATED", "createdAt": "2026-11-22T23:18:54Z"}))

FILE = file("Cal.com", "https://cal.com/docs/developing/guides/automation/webhooks", cal_com)

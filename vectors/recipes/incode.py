"""What Incode sends."""

from tools.codes import compact
from tools.credentials import bearer
from tools.delivery import member
from tools.files import file

INCODE_BODY = compact({"interviewId": "5fd8a9c1e4b0a7f2d3c6b8e9", "externalId": "user-4711", "onboardingStatus": "ONBOARDING_FINISHED"})
incode = bearer("incode", INCODE_BODY, "eyJraWQiOiJpbmNvZGUifQ.opaque.to-us", replay=None, id=member("interviewId"))

FILE = file("Incode", ["https://developer.incode.com/docs/webhooks"], incode)

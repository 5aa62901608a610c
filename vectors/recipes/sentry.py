"""What Sentry sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

sentry = body_alone("sentry", "Sentry-Hook-Signature", compact({"action": "created", "data": {"issue": {"id": "1170820242"}}}))

FILE = file("Sentry", "https://docs.sentry.io/organization/integrations/integration-platform/webhooks/", sentry)

"""What incident.io sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

incident_io = standard_recipe("incident-io", "webhook")

FILE = file("incident.io", "https://docs.incident.io/integrations/webhooks", incident_io)

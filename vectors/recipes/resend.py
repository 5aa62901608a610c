"""What Resend sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

resend = standard_recipe("resend", "svix")

FILE = file("Resend", "https://resend.com/docs/webhooks/verify-webhooks-requests", resend)

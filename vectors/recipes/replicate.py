"""What Replicate sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

replicate = standard_recipe("replicate", "webhook")

FILE = file("Replicate", "https://replicate.com/docs/topics/webhooks/verify-webhook", replicate)

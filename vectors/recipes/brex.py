"""What Brex sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

brex = standard_recipe("brex", "webhook")

FILE = file("Brex", "https://developer.brex.com/guides/webhooks", brex)

"""What Stytch sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

stytch = standard_recipe("stytch", "svix")

FILE = file("Stytch", "https://stytch.com/docs/b2b/guides/webhooks", stytch)

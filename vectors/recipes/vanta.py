"""What Vanta sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

vanta = standard_recipe("vanta", "svix")

FILE = file("Vanta", "https://developer.vanta.com/docs/webhooks", vanta)

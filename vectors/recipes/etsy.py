"""What Etsy sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

etsy = standard_recipe("etsy", "webhook")

FILE = file("Etsy", "https://developers.etsy.com/documentation/essentials/webhooks", etsy)

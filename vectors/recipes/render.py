"""What Render sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

render = standard_recipe("render", "webhook")

FILE = file("Render", "https://render.com/docs/webhooks", render)

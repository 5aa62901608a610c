"""What Gemini API sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

gemini = standard_recipe("gemini", "webhook")

FILE = file("Gemini API", "https://ai.google.dev/gemini-api/docs/webhooks", gemini)

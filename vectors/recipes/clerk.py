"""What Clerk sends."""

from tools.files import file
from tools.standard_webhooks import standard_recipe

clerk = standard_recipe("clerk", "svix")

FILE = file("Clerk", "https://clerk.com/docs/guides/development/webhooks/overview", clerk)

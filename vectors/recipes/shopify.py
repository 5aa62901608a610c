"""What Shopify sends."""

from tools.codes import b64_mac, compact, hex_mac
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED

SHOP = compact({"id": 820982911946154508, "email": "jon@example.com"}).replace("820982911946154508", "8209829119461")
shopify = Recipe(
    "shopify",
    signs_body("X-Shopify-Hmac-Sha256", b64_mac),
    SHOP,
    "X-Shopify-Hmac-Sha256",
    "base64",
    more=[
        lambda r: r.vector(
            "hex",
            "Hexadecimal where base64 is due",
            MALFORMED,
            change=lambda sent: sent.set("X-Shopify-Hmac-Sha256", hex_mac(r.secret, r.body)),
        )
    ],
)
shopify_events = Recipe("shopify-events", signs_body("shopify-hmac-sha256", b64_mac), SHOP, "shopify-hmac-sha256", "base64")

FILE = file("Shopify", "https://shopify.dev/docs/apps/build/webhooks/verify-deliveries", shopify, shopify_events)

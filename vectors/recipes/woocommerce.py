"""What WooCommerce sends."""

from tools.codes import b64_mac, compact
from tools.delivery import Sent
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, MISSING, challenge

woocommerce = Recipe(
    "woocommerce",
    signs_body("X-WC-Webhook-Signature", b64_mac),
    compact({"id": 727, "status": "processing"}),
    "X-WC-Webhook-Signature",
    "base64",
    more=[
        lambda r: r.raw(
            "ping",
            "The shop asks whether somebody is there: answered, and no event",
            Sent([("Content-Type", "application/x-www-form-urlencoded")], b"webhook_id=3", None, "POST"),
            challenge(200),
        ),
        lambda r: r.vector("ping-signed", "What is signed is no ping, whatever it looks like", body="webhook_id=3", method="POST"),
        lambda r: r.vector("ping-forged", "Nor is what another signed", MISMATCH, body="webhook_id=3", method="POST", key=r.other("wrong")),
        lambda r: r.raw("ping-order", "An order without a signature is no ping", Sent([], b'{"id":727}', None, "POST"), MISSING),
    ],
)

FILE = file("WooCommerce", "https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks", woocommerce)

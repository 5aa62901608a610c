"""What Stripe sends."""

from tools.codes import base64_key, compact, hex_mac
from tools.delivery import T, member
from tools.families import stamped
from tools.files import file
from tools.verdicts import MALFORMED, MISMATCH

STRIPE = compact({"id": "evt_1NG8Du2eZvKYlo2CUI79vXWy", "object": "event", "type": "identity.verification_session.verified", "created": T})


def stripe_recipe(scheme):
    return stamped(
        scheme,
        "Stripe-Signature",
        STRIPE,
        secret="whsec_3mJ8sQ1kW7xYb2NcV5tZ",
        replay=member("id"),
        id=member("id"),
        more=[
            lambda r: r.vector(
                "v0",
                "What test mode adds does not count",
                change=lambda sent: sent.set(
                    "Stripe-Signature",
                    sent.value("Stripe-Signature") + ",v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39",
                ),
            ),
            lambda r: r.vector(
                "only-v0",
                "Nothing but that",
                MALFORMED,
                change=lambda sent: sent.set("Stripe-Signature", sent.value("Stripe-Signature").replace("v1=", "v0=")),
            ),
            lambda r: r.vector(
                "secret-decoded",
                "The key is the whole secret, prefix and all",
                MISMATCH,
                change=lambda sent: sent.set(
                    "Stripe-Signature", f"t={T},v1=" + hex_mac(base64_key("3mJ8sQ1kW7xYb2NcV5tZ"), f"{T}.", r.body)
                ),
            ),
        ],
    )


stripe = stripe_recipe("stripe")
stripe_identity = stripe_recipe("stripe-identity")

FILE = file("Stripe", "https://docs.stripe.com/webhooks/signature", stripe, stripe_identity)

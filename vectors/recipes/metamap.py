"""What MetaMap sends."""

from tools.codes import compact
from tools.delivery import member
from tools.extras import further_refusals
from tools.families import body_alone
from tools.files import file

metamap = body_alone(
    "metamap",
    "x-signature",
    compact(
        {
            "resource": "https://api.prod.metamap.com/v2/verifications/5d9fb1f5bfbfac001a349bfb",
            "eventName": "verification_completed",
            "metadata": {"user": "4711"},
        }
    ),
    secret="Sup3rSecretMerchant",
    id=member("resource"),
    more=[further_refusals(documented="52.5.135.13")],
)

FILE = file("MetaMap", ["https://docs.metamap.com/docs/configure-your-webhook-url"], metamap)

"""What Berbix sends."""

from tools.codes import compact, hex_mac
from tools.delivery import T
from tools.extras import further_refusals
from tools.families import positional
from tools.files import file
from tools.verdicts import MALFORMED, MISMATCH

berbix = positional(
    "berbix",
    "X-Berbix-Signature",
    compact({"event": "VERIFICATION_FINISHED", "action": "accept", "customer_uid": "u-7"}),
    "seconds",
    lambda key, at, body: (at, ",", key, ",", body),
    first="v0,",
    more=[
        lambda r: r.vector(
            "without-secret",
            "The secret is in the message, too",
            MISMATCH,
            change=lambda sent: sent.set(r.signature, f"v0,{T},{hex_mac(r.secret, T, ',,', r.body)}"),
        ),
        lambda r: r.vector(
            "other-version",
            "A version that nobody knows yet",
            MALFORMED,
            change=lambda sent: sent.set(r.signature, sent.value(r.signature).replace("v0", "v1")),
        ),
        further_refusals(),
    ],
)


FILE = file("Berbix", ["https://www.npmjs.com/package/berbix"], berbix)

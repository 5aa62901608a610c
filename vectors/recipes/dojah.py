"""What Dojah sends."""

from tools.codes import compact, hex_hash, hex_mac
from tools.extras import further_refusals, wrong_signature
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISSING

dojah = body_alone(
    "dojah",
    "x-dojah-signature",
    compact({"entity": {"verification_status": "Completed", "reference_id": "DJ-4711"}}),
    more=[
        further_refusals(documented="20.112.64.208"),
        lambda r: r.vector(
            "later-source", "From the address that the page had later", options={"sourceAddresses": ["documented"]}, source="135.119.89.106"
        ),
        lambda r: r.vector(
            "v2-header",
            "A hash of the secret alone proves nothing of a body",
            MISSING,
            change=lambda sent: sent.headers.__setitem__(slice(None), [("x-dojah-signature-v2", hex_hash(r.secret))]),
        ),
        wrong_signature("v2-value", "Nor does it in the other header's place", lambda key, body: hex_hash(key)),
        wrong_signature(
            "sha512",
            "One public integration has SHA-512: cut to length it is still no SHA-256",
            lambda key, body: hex_mac(key, body, algorithm="sha512")[:64],
        ),
    ],
)

FILE = file("Dojah", ["https://docs.dojah.io/docs/technical-reference/verify-events"], dojah)

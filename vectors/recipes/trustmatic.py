"""What Trustmatic sends."""

from tools.codes import b64_mac, compact
from tools.extras import further_refusals
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe

TRUSTMATIC = Recipe(
    scheme="trustmatic",
    send=signs_body("X-Signature", b64_mac),
    signature="X-Signature",
    encoding="base64",
    replay=None,
    body=compact({"state": "verified", "reference": "t-4711"}),
    more=[further_refusals(json_only=False)],
)


FILE = file("Trustmatic", ["https://dev.trustmatic.io"], TRUSTMATIC)

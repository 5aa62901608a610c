"""What Alloy sends."""

from tools.codes import b64, b64_mac, compact, hex_mac
from tools.credentials import basic, bearer, with_authorization
from tools.delivery import T, member
from tools.extras import further_refusals
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED

ALLOY_BODY = compact(
    {
        "request_token": "d3f6a1c2-5b7e-4c8d-9e0f-1a2b3c4d5e6f",
        "timestamp": T * 1000,
        "type": "journey_application_status",
        "data": {"status": "approved"},
    }
)
ALLOY = {"body": ALLOY_BODY, "id": member("request_token")}
ALLOY_SIGNED = Recipe(
    scheme="alloy",
    send=signs_body("Authorization", b64_mac),
    signature="Authorization",
    encoding="base64",
    secret="T6Q3Y1VXNB",
    **ALLOY,
    more=[further_refusals()],
)
alloy_basic = basic("alloy-basic", secret="alloy:tr0ub4dor&3", **ALLOY)
alloy_bearer = bearer("alloy-bearer", secret="eyJhbGciOiJub25lIn0.opaque.to-us", **ALLOY)

FILE = file(
    "Alloy",
    [
        "https://developer.alloy.com/public/docs/authentication-types",
        "https://developer.alloy.com/public/docs/hash-based-message-authentication-code-hmac",
    ],
    ALLOY_SIGNED,
    [
        with_authorization(ALLOY_SIGNED, "word", "The code stands by itself", "HMAC " + ALLOY_SIGNED.value(), MALFORMED),
        with_authorization(
            ALLOY_SIGNED, "basic", "HTTP Basic is another scheme, and no signature", "Basic " + b64("alloy:T6Q3Y1VXNB"), MALFORMED
        ),
        with_authorization(ALLOY_SIGNED, "hex", "In hex", hex_mac("T6Q3Y1VXNB", ALLOY_BODY), MALFORMED),
    ],
    alloy_basic,
    alloy_bearer,
)

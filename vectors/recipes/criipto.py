"""What Criipto sends."""

from tools.codes import b64_mac, base64_key, compact
from tools.delivery import member
from tools.extras import further_refusals, wrong_signature
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import refused

CRIIPTO_BODY = compact({"event": "SIGNATORY_SIGNED", "signatureOrderId": "U2lnbmF0dXJlT3JkZXI6MQ", "signatoryId": "U2lnbmF0b3J5OjE"})
CRIIPTO = Recipe(
    scheme="criipto",
    send=signs_body("X-Criipto-Signature", b64_mac),
    body=CRIIPTO_BODY,
    signature="X-Criipto-Signature",
    encoding="base64",
    key=base64_key,
    replay=None,
    id=member("signatureOrderId"),
    more=[further_refusals()],
)


FILE = file(
    "Criipto",
    ["https://docs.idura.app/signatures/webhooks/configuration", "https://docs.idura.app/signatures/webhooks/events"],
    CRIIPTO,
    [
        CRIIPTO.vector("secret-bytes", "The key as bytes", secrets=[base64_key(CRIIPTO.secret)]),
        CRIIPTO.vector(
            "secret-not-base64", "A secret that is no base64", refused("invalid_secret", "construct", "base64"), secrets=["not base64!"]
        ),
        wrong_signature(
            "secret-not-decoded", "Signed with the secret's text, which is not the key", lambda key, body: b64_mac(CRIIPTO.secret, body)
        )(CRIIPTO),
        wrong_signature("secret-prefix", "Signed with another key of the same beginning", lambda key, body: b64_mac(key[:-1], body))(
            CRIIPTO
        ),
        CRIIPTO.vector(
            "same-again",
            "A link opened twice makes the same body twice: two events, and no replay key",
            body=compact(
                {"event": "SIGNATORY_SIGN_LINK_OPENED", "signatureOrderId": "U2lnbmF0dXJlT3JkZXI6MQ", "signatoryId": "U2lnbmF0b3J5OjE"}
            ),
        ),
    ],
)

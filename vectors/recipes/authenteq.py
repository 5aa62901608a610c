"""What Authenteq sends."""

from tools.codes import hex_hash, hex_mac
from tools.extras import further_refusals, wrong_signature
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import refused

AUTHENTEQ_BODY = (
    '--b0undary\r\nContent-Disposition: form-data; name="platform"\r\n\r\nWEB\r\n'
    '--b0undary\r\nContent-Disposition: form-data; name="passport"; filename="passport.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
).encode() + b"\xff\xd8\xff\xe0\x00\x10JFIF\r\n--b0undary--\r\n"
AUTHENTEQ = Recipe(
    scheme="authenteq",
    send=lambda key, d: [
        ("Content-Type", "multipart/form-data; boundary=b0undary"),
        ("X-CLIENT-ID", "client-4711"),
        ("X-SIGNATURE", hex_hash(d.body, key)),
    ],
    body=AUTHENTEQ_BODY,
    signature="X-SIGNATURE",
    more=[further_refusals(json_only=False)],
)


FILE = file(
    "Authenteq",
    ["https://docs.authenteq.com/webhook/overview"],
    AUTHENTEQ,
    [
        AUTHENTEQ.vector("json", "A body that is JSON is read", body='{"platform":"WEB"}'),
        AUTHENTEQ.vector(
            "form",
            "Fields and files: of a file what its header says",
            {"payload": {"platform": "WEB", "passport": {"filename": "passport.jpg", "contentType": "image/jpeg", "length": 10}}},
        ),
        AUTHENTEQ.vector(
            "form-cut",
            "A form that never ends is delivered, and has no payload",
            refused("malformed_payload", "payload"),
            body=AUTHENTEQ_BODY[:-4],
        ),
        wrong_signature("hmac", "An HMAC is not what Authenteq computes", lambda key, body: hex_mac(key, body))(AUTHENTEQ),
        wrong_signature("secret-hashed", "The secret stands there as it is", lambda key, body: hex_hash(body, hex_hash(key)))(AUTHENTEQ),
        wrong_signature("secret-first", "And after the body", lambda key, body: hex_hash(key, body))(AUTHENTEQ),
        wrong_signature("hash-alone", "What anybody can compute", lambda key, body: hex_hash(body))(AUTHENTEQ),
    ],
)

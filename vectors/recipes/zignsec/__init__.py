"""What ZignSec sends, and the verdict on each: written down by hand, beside signatures made as the vendor's C# makes them."""

from recipes.zignsec import unsigned, v2_accepted, v2_refused, v5
from tools.files import file

DERIVATION = "The recipe restates the vendor's C# with Python's hmac: v2 is Convert.ToBase64String(HMACSHA256(UTF8(token), UTF8(body))), v5 is hex(HMACSHA256(UTF8(key), UTF8(t + '.' + body))). JSON payloads come from Python's json; XML payloads and refusals are written by hand. Persons, ids and keys are invented."

FILE = file(
    "ZignSec",
    [
        "http://docs.zignsec.com/api/webhooks/",
        "https://docs.zignsec.com/guides/webhooks/",
        "https://support.zignsec.com/knowledge/webhooks",
    ],
    v2_accepted.GENUINE,
    v2_refused.BAD_SIGNATURES,
    v2_refused.BAD_REQUESTS,
    v2_accepted.ODD,
    v2_refused.BAD_WEBHOOKS,
    v5.VECTORS,
    unsigned.VECTORS,
    derivation=DERIVATION,
    indented=True,
)

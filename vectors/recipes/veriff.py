"""What Veriff sends."""

from tools.codes import compact, hex_hash
from tools.extras import further_refusals, wrong_signature
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MISSING

VERIFF_SECRET = "abcdef12-abcd-abcd-abcd-abcdef012345"
VERIFF_BODY = compact(
    {
        "status": "success",
        "verification": {
            "id": "12df6045-3846-3e45-946a-14fa6136d78b",
            "attemptId": "00bca969-b53a-4fad-b065-874d41a7b2b8",
            "code": 9001,
            "person": {"firstName": "SARAH", "lastName": "MORGAN", "dateOfBirth": "1967-03-30", "gender": None},
            "reason": None,
            "status": "approved",
            "document": {"type": "DRIVERS_LICENSE", "country": "GB"},
            "reasonCode": None,
            "vendorData": "12345678",
            "decisionTime": "2019-11-06T07:18:36.916Z",
            "acceptanceTime": "2019-11-06T07:15:27.000Z",
        },
        "technicalData": {"ip": "186.153.67.122"},
    }
)
VERIFF_EVENT = compact(
    {
        "id": "f04bdb47-d3be-4b28-b028-a652feb060b5",
        "attemptId": "e1c1a3fb-0b75-4d8c-9b1a-7d3e1f2c4b5a",
        "feature": "selfid",
        "code": 7002,
        "action": "submitted",
        "vendorData": None,
    }
)


def veriff_published(vendor_data):
    return (
        '{"verification":{"callback":"https://veriff.com","person":{"firstName":"John","lastName":"Smith"},"document":{"type":"PASSPORT","country":"EE"},"vendorData":"%s","timestamp":"2016-05-19T08:30:25.597Z"}}'
        % vendor_data
    )


veriff = body_alone(
    "veriff",
    "X-HMAC-SIGNATURE",
    VERIFF_BODY,
    secret=VERIFF_SECRET,
    id=lambda d: d.json().get("verification", d.json()).get("id"),
    more=[
        further_refusals(other_kind={"status": "success", "verification": {"id": "x", "code": "approved"}}),
        lambda r: r.vector("event", "An event about the session's progress", body=VERIFF_EVENT),
        lambda r: published(
            r,
            1,
            "The signature of the vendor's guide",
            VERIFF_SECRET,
            {"X-HMAC-SIGNATURE": "6af6d95822e19e9cc707aec55395d8d363ba2c7bc4625bc04ebeca0c7bf8cd67"},
            veriff_published("unique id of a user"),
            source="https://developers.veriff.com/#generating-x-hmac-signature",
        ),
        lambda r: published(
            r,
            2,
            "The signature of its present documentation",
            VERIFF_SECRET,
            {"X-HMAC-SIGNATURE": "0dcab73ddd20062616d104231c7439657546a5c24e4691977da93bb854c31e25"},
            veriff_published("unique id of the end-user"),
            source="https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security",
        ),
        lambda r: r.vector(
            "legacy-header",
            "The header that came before, a plain hash, is not read",
            MISSING,
            change=lambda sent: sent.headers.__setitem__(slice(None), [("X-SIGNATURE", hex_hash(sent.body, VERIFF_SECRET))]),
        ),
        wrong_signature("plain-hash", "Nor is a plain hash in the header's place an HMAC", lambda key, body: hex_hash(body, key)),
    ],
)

FILE = file(
    "Veriff",
    [
        "https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security",
        "https://devdocs.veriff.com/docs/decision-webhook",
        "https://devdocs.veriff.com/docs/event-webhook",
    ],
    veriff,
)

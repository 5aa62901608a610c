"""What Jumio sends."""

from tools.codes import compact
from tools.delivery import member
from tools.extras import DOCUMENTED
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import BAD_SECRET, refused

JUMIO = {
    "callbackSentAt": "2026-11-23T00:12:14.917Z",
    "userReference": "user-4711",
    "workflowExecution": {
        "id": "22222222-0000-4000-8000-000000000000",
        "href": "https://retrieval.apac-1.jumio.ai/api/v1/accounts/11111111-0000-4000-8000-000000000000/workflow-executions/22222222-0000-4000-8000-000000000000",
        "definitionKey": "3",
        "status": "PROCESSED",
    },
    "account": {
        "id": "11111111-0000-4000-8000-000000000000",
        "href": "https://retrieval.apac-1.jumio.ai/api/v1/accounts/11111111-0000-4000-8000-000000000000",
    },
}
JUMIO_RECIPE = Recipe(
    scheme="jumio",
    send=lambda key, d: [("Content-Type", "application/json")],
    body=compact(JUMIO),
    signature="",
    covers="sender",
    id=member("workflowExecution", "id"),
)


def jumio(name, comment, expect=None, *, source="34.202.241.227", options=DOCUMENTED, secrets=(), **more):
    verdict = expect if expect and "error" in expect else {"keyIndex": -1} | (expect or {})
    return JUMIO_RECIPE.vector(name, comment, verdict, secrets=list(secrets), source=source, options=options, **more)


FILE = file(
    "Jumio",
    ["https://documentation.jumio.ai/docs/developer-resources/callback"],
    [
        jumio("us", "From the data center in the US: only the sender is known"),
        jumio("eu", "From that in the EU", source="52.209.180.134"),
        jumio("sgp", "From that in Singapore", source="52.64.132.26"),
        jumio("mapped", "IPv4 as servers on IPv6 report it", source="::ffff:34.202.241.227"),
        jumio("own-list", "The caller's own list", source="192.0.2.7", options={"sourceAddresses": ["192.0.2.0/24"]}),
        jumio(
            "number-key",
            "definitionKey is a number in some callbacks",
            body=compact(JUMIO | {"workflowExecution": JUMIO["workflowExecution"] | {"definitionKey": 10011}}),
        ),
        jumio("posted", "As a POST", method="POST"),
        jumio("elsewhere", "From anywhere else", refused("source_not_allowed"), source="203.0.113.9"),
        jumio("neighbour", "From the address beside it", refused("source_not_allowed"), source="34.202.241.228"),
        jumio("unknown", "From nobody knows where", refused("source_not_allowed"), source=None),
        jumio("no-list", "Without a list of addresses there is nothing to verify", refused("unsigned", "construct"), options=None),
        jumio("secret", "There is no secret to verify with", BAD_SECRET, secrets=["a secret"]),
        jumio("get", "The vendor only posts", refused("method_not_allowed"), method="GET"),
        jumio(
            "body-over-limit",
            "A byte more than allowed",
            refused("body_too_large"),
            options=DOCUMENTED | {"maxBodyBytes": len(compact(JUMIO)) - 1},
        ),
        jumio(
            "form",
            "The form that Netverify sent is another callback: signed, and no payload",
            refused("malformed_payload", "payload"),
            body="idExpiry=2022-12-31&idType=PASSPORT",
        ),
        jumio("bad-json", "JSON that never ends", refused("malformed_payload", "payload"), body=compact(JUMIO)[:-1]),
        jumio(
            "other-kind",
            "A member of another kind than the vendor documents: as it was sent",
            body=compact(JUMIO | {"account": "11111111"}),
        ),
    ],
    derivation="Nothing is signed. The addresses are those of the vendor's page, the body that of its example with invented ids; every verdict follows from the list of addresses.",
)

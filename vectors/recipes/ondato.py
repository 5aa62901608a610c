"""What Ondato sends."""

from tools.codes import compact
from tools.credentials import basic, bearer
from tools.delivery import member
from tools.files import file

ONDATO_BODY = compact(
    {
        "id": "0c7a2f3b-6d1e-4b5a-9c8d-7e6f5a4b3c2d",
        "applicationId": "9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
        "createdUtc": "2026-11-23T00:12:14.1234567Z",
        "payload": {"status": "Completed"},
        "type": "KycIdentification.Approved",
    }
)
ONDATO = {"body": ONDATO_BODY, "id": member("id")}
ondato_basic = basic("ondato-basic", secret="ondato:p4ssw0rd", further={"documented": "20.31.10.47"}, **ONDATO)
ondato_bearer = bearer("ondato-bearer", secret="0pFv8GkQ2xYw4BzLs6HtRd", further={"documented": "213.226.187.101"}, **ONDATO)

FILE = file("Ondato", ["https://ondato.atlassian.net/wiki/spaces/PUB/pages/2296184995"], ondato_basic, ondato_bearer)

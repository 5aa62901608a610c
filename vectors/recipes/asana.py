"""What Asana sends."""

from tools.codes import compact
from tools.delivery import Sent
from tools.families import body_alone
from tools.files import file
from tools.verdicts import MISMATCH, challenge

ASANA_SECRET = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81"
asana = body_alone(
    "asana",
    "X-Hook-Signature",
    compact({"events": [{"action": "changed", "resource": {"gid": "1337"}}]}),
    replay=None,
    more=[
        lambda r: r.raw(
            "secret",
            "The first request brings the secret, which goes back: no event",
            Sent([("X-Hook-Secret", ASANA_SECRET)], b"", None, "POST"),
            challenge(200, x_hook_secret=ASANA_SECRET),
        ),
        lambda r: r.raw(
            "secret-with-body",
            "A secret beside a body makes no event of it",
            Sent([("X-Hook-Secret", ASANA_SECRET)], r.body, None, "POST"),
            challenge(200, x_hook_secret=ASANA_SECRET),
        ),
        lambda r: r.vector("heartbeat", "A heartbeat: the same bytes every time", body='{"events":[]}'),
        lambda r: r.vector(
            "secret-beside",
            "A secret that nobody signed makes no handshake of a signed delivery",
            change=lambda sent: sent.headers.append(("X-Hook-Secret", ASANA_SECRET)),
        ),
        lambda r: r.vector(
            "secret-forged",
            "Nor of one that another signed: answered 200, a genuine event of a secret that is not known would be lost",
            MISMATCH,
            key=r.other("wrong"),
            change=lambda sent: sent.headers.append(("X-Hook-Secret", ASANA_SECRET)),
        ),
    ],
)

FILE = file("Asana", ["https://developers.asana.com/docs/establish-a-webhook"], asana)

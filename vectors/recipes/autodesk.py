"""What Autodesk sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

autodesk = body_alone(
    "autodesk", "x-adsk-signature", compact({"version": "1.0", "hook": {"event": "dm.version.added"}}), prefix="sha1hash=", hash="sha1"
)

FILE = file("Autodesk", "https://aps.autodesk.com/en/docs/webhooks/v1/overview/basics", autodesk)

"""What Shippo sends."""

from tools.codes import compact
from tools.families import stamped
from tools.files import file

shippo = stamped("shippo", "Shippo-Auth-Signature", compact({"event": "track_updated", "test": False}))

FILE = file("Shippo", "https://docs.goshippo.com/docs/tracking/webhooksecurity/", shippo)

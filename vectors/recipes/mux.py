"""What Mux sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import stamped
from tools.files import file

mux = stamped(
    "mux", "Mux-Signature", compact({"type": "video.asset.ready", "id": "3a56ac3d-33da-4366-855b-f592d898409d"}), replay=member("id")
)

FILE = file("Mux", "https://www.mux.com/docs/core/verify-webhook-signatures", mux)

"""What Didit sends."""

from recipes.didit import raw, simple, v2
from tools.files import file

FILE = file(
    "Didit",
    ["https://docs.didit.me/integration/webhooks", "https://github.com/didit-protocol/plugin-wordpress"],
    v2.VECTORS,
    raw.VECTORS,
    simple.VECTORS,
)

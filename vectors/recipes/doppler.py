"""What Doppler sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

doppler = body_alone(
    "doppler", "X-Doppler-Signature", compact({"type": "config.secrets.update", "config": {"name": "prd"}}), prefix="sha256="
)

FILE = file("Doppler", "https://docs.doppler.com/docs/webhooks", doppler)

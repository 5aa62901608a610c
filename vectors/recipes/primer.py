"""What Primer sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

primer = body_alone("primer", "X-Signature-Primary", compact({"eventType": "PAYMENT.STATUS", "date": "2026-11-22T23:18:54Z"}), code=b64_mac)

FILE = file("Primer", "https://primer.io/docs/api-reference/get-started/configure-webhooks", primer)

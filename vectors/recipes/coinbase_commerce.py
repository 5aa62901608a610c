"""What Coinbase Commerce sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MISMATCH

COINBASE = "coinbase/coinbase-commerce-node test/testWebhook.spec.js"
COINBASE_BODY = '{"id":1,"scheduled_for":"2017-01-31T20:50:02Z","attempt_number":1,"event":{"id":"24934862-d980-46cb-9402-43c81b0cdba6","type":"charge:created","api_version":"2018-03-22","created_at":"2017-01-31T20:49:02Z","data":{"code":"66BEOV2A","name":"The Sovereign Individual","description":"Mastering the Transition to the Information Age","hosted_url":"https://commerce.coinbase.com/charges/66BEOV2A","created_at":"2017-01-31T20:49:02Z","expires_at":"2017-01-31T21:04:02Z","timeline":[{"time":"2017-01-31T20:49:02Z","status":"NEW"}],"metadata":{},"pricing_type":"no_price","payments":[],"addresses":{"bitcoin":"0000000000000000000000000000000000","ethereum":"0x0000000000000000000000000000000000000000","litecoin":"3000000000000000000000000000000000","bitcoincash":"bitcoincash:000000000000000000000000000000000000000000"}}}}'
COINBASE_SENT = {"X-CC-Webhook-Signature": "8be7742c7d372f08a6a3224edadf18a22b65fa9e28f3f2de97376cdaa092590d"}
coinbase_commerce = body_alone(
    "coinbase-commerce",
    "X-CC-Webhook-Signature",
    compact({"id": "1", "event": {"id": "24934862-d980-46cb-9402-43c81b0cdba7", "type": "charge:confirmed"}}),
    replay=member("event", "id"),
    id=member("event", "id"),
    more=[
        lambda r: r.vector(
            "retry",
            "A retry counts its attempts, and is the same event",
            body=compact(
                {"id": "2", "attempt_number": 2, "event": {"id": "24934862-d980-46cb-9402-43c81b0cdba7", "type": "charge:confirmed"}}
            ),
        )
    ],
)

FILE = file(
    "Coinbase Commerce",
    "https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-security",
    coinbase_commerce,
    [
        published(
            coinbase_commerce,
            1,
            "The library's test",
            "30291a20-0bd1-4267-9b0f-e6e7b123c0bf",
            COINBASE_SENT,
            COINBASE_BODY,
            source=COINBASE,
        ),
        published(
            coinbase_commerce,
            2,
            "The same with another secret",
            "30291a20-0bd1-4267-9b0f-e6e7b123c0bg",
            COINBASE_SENT,
            COINBASE_BODY,
            MISMATCH,
            source=COINBASE,
        ),
    ],
)

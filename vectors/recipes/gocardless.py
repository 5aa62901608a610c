"""What GoCardless sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MALFORMED

GOCARDLESS = "gocardless/gocardless-nodejs src/webhooks.test.ts"
GOCARDLESS_BODY = '{"events":[{"id":"EV00BD05S5VM2T","created_at":"2018-07-05T09:13:51.404Z","resource_type":"subscriptions","action":"created","links":{"subscription":"SB0003JJQ2MR06"},"details":{"origin":"api","cause":"subscription_created","description":"Subscription created via the API."},"metadata":{}},{"id":"EV00BD05TB8K63","created_at":"2018-07-05T09:13:56.893Z","resource_type":"mandates","action":"created","links":{"mandate":"MD000AMA19XGEC"},"details":{"origin":"api","cause":"mandate_created","description":"Mandate created via the API."},"metadata":{}}]}'
GOCARDLESS_KEY = "ED7D658C-D8EB-4941-948B-3973214F2D49"
gocardless = body_alone(
    "gocardless",
    "Webhook-Signature",
    compact({"events": [{"id": "EV123", "action": "confirmed"}], "meta": {"webhook_id": "WB123"}}),
    replay=member("meta", "webhook_id"),
)

FILE = file(
    "GoCardless",
    "https://developer.gocardless.com/getting-started/stay-up-to-date-with-webhooks-v2/",
    gocardless,
    [
        published(
            gocardless,
            1,
            "The library's test",
            GOCARDLESS_KEY,
            {"Webhook-Signature": "2693754819d3e32d7e8fcb13c729631f316c6de8dc1cf634d6527f1c07276e7e"},
            GOCARDLESS_BODY,
            source=GOCARDLESS,
        ),
        published(
            gocardless,
            2,
            "No signature at all",
            GOCARDLESS_KEY,
            {"Webhook-Signature": "NOTVERYCONVINCING"},
            GOCARDLESS_BODY,
            MALFORMED,
            source=GOCARDLESS,
        ),
    ],
)

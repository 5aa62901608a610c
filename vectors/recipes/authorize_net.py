"""What Authorize.net sends."""

from tools.codes import compact, hex_mac
from tools.delivery import member
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe, published
from tools.verdicts import MISMATCH

ANET = signs_body("X-ANET-Signature", lambda key, body: hex_mac(key, body, algorithm="sha512").upper(), "sha512=")
ANET_TESTS = "stymiee/authnetjson tests/Authnetjson/AuthnetWebhookTest.php"
ANET_KEY = (
    "52CB4A002C634B84E397DC8A218E1A160BA7CAB7CBE4C05B35E9CBB05E14FE4A2385812E980CCF97D177F17863CE214D1BE6CE8E1E894487AACF3609C1A5FE17"
)
ANET_BODY = '{"notificationId":"182cbbff-cab2-4080-931d-80e5d818f23a","eventType":"net.authorize.payment.authcapture.created","eventDate":"2017-08-18T20:40:52.7722007Z","webhookId":"849eb87e-078a-4169-a34b-c0bded5019a8","payload":{"responseCode":0,"authCode":"Z3PV5H","avsResponse":"Y","authAmount":0.0,"entityName":"transaction","id":"40005915599"}}'
ANET_CODE = (
    "A1E0CC0F8A7B6274E0951CAC5EB63579F70FC6B7B15384B146DCE02B98DEE3954A5A8E331661B51DE953E141E88994DFA7D267FFB8428BE0660511B6EFB94960"
)
anet = Recipe(
    "authorize-net",
    ANET,
    compact({"notificationId": "d0e8e7fe-c3e7-4add-a480-27bc5ce28a18", "eventType": "net.authorize.payment.authcapture.created"}),
    "X-ANET-Signature",
    "hex-any",
    replay=member("notificationId"),
    more=[
        lambda r: r.vector(
            "lower-case",
            "Its code in small letters",
            change=lambda sent: sent.set("X-ANET-Signature", "sha512=" + sent.value("X-ANET-Signature")[7:].lower()),
        ),
        lambda r: r.vector(
            "key-decoded",
            "The key is the secret's text, not what it is in hexadecimal",
            MISMATCH,
            body=ANET_BODY,
            secrets=[ANET_KEY],
            key=bytes.fromhex(ANET_KEY),
        ),
    ],
)


FILE = file(
    "Authorize.net",
    ["https://developer.authorize.net/api/reference/features/webhooks.html", "https://github.com/stymiee/authnetjson"],
    anet,
    [
        published(anet, 1, "The library's test", ANET_KEY, {"X-ANET-Signature": "sha512=" + ANET_CODE}, ANET_BODY, source=ANET_TESTS),
    ],
)

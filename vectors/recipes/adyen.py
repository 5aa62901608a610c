"""What Adyen sends."""

import json

from tools.codes import b64_mac, compact, hex_key, utf8
from tools.delivery import Sent
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe, published
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, MISSING, refused

ADYEN_TESTS = "Adyen/adyen-node-api-library src/__tests__/hmacValidator.spec.ts"
ADYEN_KEY = "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00"
ADYEN_FIELDS = [
    "pspReference",
    "originalReference",
    "merchantAccountCode",
    "merchantReference",
    ("amount", "value"),
    ("amount", "currency"),
    "eventCode",
    "success",
]


def adyen_text(item):
    values = [item.get(name[0], {}).get(name[1], "") if isinstance(name, tuple) else item.get(name, "") for name in ADYEN_FIELDS]
    return ":".join(map(str, values))


def adyen_signed(item, key):
    return item | {"additionalData": {"hmacSignature": b64_mac(key, adyen_text(item))}}


def adyen_batch(*items):
    return compact({"live": "false", "notificationItems": [{"NotificationRequestItem": item} for item in items]})


def adyen_proven(body):
    """The signed fields of each item, and nothing else."""
    names = dict.fromkeys(name[0] if isinstance(name, tuple) else name for name in ADYEN_FIELDS)
    value = lambda item, name: {part: item[name][part] for part in ("value", "currency")} if name == "amount" else item[name]
    kept = lambda item: {name: value(item, name) for name in names if name in item}
    return {
        "notificationItems": [
            {"NotificationRequestItem": kept(one["NotificationRequestItem"])} for one in json.loads(body)["notificationItems"]
        ]
    }


ITEM = {
    "pspReference": "7914073381342284",
    "merchantAccountCode": "TestMerchant",
    "merchantReference": "TestPayment-1407325143704",
    "amount": {"currency": "EUR", "value": 1130},
    "eventCode": "AUTHORISATION",
    "success": "true",
    "paymentMethod": "visa",
    "eventDate": "2026-11-22T23:18:54+01:00",
}
OTHER_ITEM = ITEM | {
    "pspReference": "7914073381342285",
    "originalReference": "7914073381342284",
    "eventCode": "CAPTURE",
    "success": "false",
}


def adyen_send(key, d):
    body = json.loads(d.body)
    items = [adyen_signed(one["NotificationRequestItem"], key) for one in body["notificationItems"]]
    return Sent([("Content-Type", "application/json")], utf8(adyen_batch(*items)), d.url, d.method)


def adyen_item(change, number=0):
    def edit(sent):
        def members(body):
            change(body["notificationItems"][number]["NotificationRequestItem"])

        sent.members(members)

    return edit


adyen = Recipe(
    "adyen",
    adyen_send,
    adyen_batch(ITEM),
    "",
    "base64",
    key=hex_key,
    covers="fields",
    replay=None,
    payload=adyen_proven,
    more=[
        lambda r: r.vector("batch", "Two items, each with a signature of its own", body=adyen_batch(ITEM, OTHER_ITEM)),
        lambda r: r.vector(
            "batch-second-changed",
            "Every item must verify: the second was changed",
            MISMATCH,
            body=adyen_batch(ITEM, OTHER_ITEM),
            signed=None,
            change=adyen_item(lambda item: item.update(success="true"), 1),
        ),
        lambda r: r.vector(
            "batch-second-unsigned",
            "Every item must be signed",
            MISSING,
            body=adyen_batch(ITEM, OTHER_ITEM),
            change=adyen_item(lambda item: item.pop("additionalData"), 1),
        ),
        lambda r: r.vector(
            "batch-signature-moved",
            "What one item proves, no other does",
            MISMATCH,
            body=adyen_batch(ITEM, OTHER_ITEM),
            change=lambda sent: sent.members(
                lambda body: body["notificationItems"][1]["NotificationRequestItem"].update(
                    additionalData=body["notificationItems"][0]["NotificationRequestItem"]["additionalData"]
                )
            ),
        ),
        lambda r: r.vector(
            "batch-two-keys",
            "Each item by a secret of its own, both given",
            body=adyen_batch(ITEM, OTHER_ITEM),
            secrets=[r.secret, r.other("old")],
            change=adyen_item(lambda item: item.update(adyen_signed(item, hex_key(r.other("old")))), 1),
        ),
        lambda r: r.vector("batch-empty", "A batch without items proves nothing", refused("malformed_payload"), body=adyen_batch()),
        lambda r: r.vector(
            "no-batch", "A body that is no batch", refused("malformed_payload"), change=lambda sent: setattr(sent, "body", b"{}")
        ),
        *(
            (
                lambda r, name=name: r.vector(
                    f"delimited-{name.lower()}",
                    f"A colon inside {name}: where it ends, cannot be told",
                    MALFORMED,
                    body=adyen_batch(ITEM | {name: "a:b"}),
                )
            )
            for name in ["pspReference", "originalReference", "merchantAccountCode", "eventCode", "success"]
        ),
        lambda r: r.vector(
            "delimited-reference",
            "The merchant's own reference may hold one: it is what the others leave",
            body=adyen_batch(ITEM | {"merchantReference": "a:b"}),
        ),
        lambda r: r.vector(
            "changed-amount", "A signed field changed", MISMATCH, change=adyen_item(lambda item: item["amount"].update(value=11300))
        ),
        lambda r: r.vector(
            "unsigned-field",
            "A field that nobody signs is not passed on",
            change=adyen_item(lambda item: item.update(paymentMethod="forged")),
        ),
        lambda r: r.vector("missing-signature", "No signature", MISSING, change=adyen_item(lambda item: item.pop("additionalData"))),
        lambda r: r.vector(
            "empty-signature", "An empty one", MISSING, change=adyen_item(lambda item: item.update(additionalData={"hmacSignature": ""}))
        ),
        lambda r: r.vector(
            "33-bytes",
            "44 letters that decode to 33 bytes",
            MALFORMED,
            change=adyen_item(lambda item: item.update(additionalData={"hmacSignature": "A" * 44})),
        ),
        lambda r: r.vector(
            "duplicate-field",
            "A signed name twice: the last counts, and nobody signed it",
            MISMATCH,
            change=lambda sent: setattr(sent, "body", sent.body.replace(b'"success":"true"', b'"success":"true","success":"false"')),
        ),
        lambda r: r.vector("secret-not-hex", "The secret is hexadecimal", BAD_SECRET, secrets=["zz-no-key-zz"]),
    ],
)
ADYEN_ITEM = {
    "pspReference": "pspReference",
    "originalReference": "originalReference",
    "merchantAccountCode": "merchantAccount",
    "merchantReference": "reference",
    "amount": {"currency": "EUR", "value": 1000},
    "eventCode": "EVENT",
    "success": "true",
}
adyen_platform = Recipe(
    "adyen-platform",
    signs_body("HmacSignature", b64_mac),
    compact({"type": "balancePlatform.accountHolder.created", "data": {"accountHolder": {"id": "AH0000"}}}),
    "HmacSignature",
    "base64",
    key=hex_key,
    replay="body",
)


def adyen_published():
    signed = lambda item, tag: adyen_batch(item | {"additionalData": {"hmacSignature": tag}})
    for number, (note, secret, body, expect) in enumerate(
        [
            (
                "The library's test: a report",
                ADYEN_KEY,
                signed(ADYEN_ITEM | {"eventCode": "REPORT_AVAILABLE", "reason": "reason"}, "ZNBPtI+oDyyRrLyD1XirkKnQgIAlFc07Vj27TeHsDRE="),
                None,
            ),
            ("Something that is no signature", ADYEN_KEY, signed(ADYEN_ITEM, "notValidSign"), MALFORMED),
            ("44 letters that decode to 33 bytes", ADYEN_KEY, signed(ADYEN_ITEM, "A" * 44), MALFORMED),
            (
                "The page's example: an absent field is empty",
                "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
                signed(
                    {name: value for name, value in ITEM.items() if name not in ("paymentMethod", "eventDate")},
                    "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=",
                ),
                None,
            ),
        ],
        1,
    ):
        yield published(adyen, number, note, secret, {}, body, expect, source=ADYEN_TESTS)


FILE = file(
    "Adyen",
    "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
    adyen,
    adyen_platform,
    adyen_published(),
)

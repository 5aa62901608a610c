"""What DocuSign sends."""

from tools.codes import b64_mac, compact
from tools.extras import further_refusals
from tools.families import signs_body
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused

DOCUSIGN_BODY = compact(
    {
        "event": "envelope-completed",
        "apiVersion": "v2.1",
        "retryCount": 0,
        "generatedDateTime": "2026-11-23T00:12:13.8930000Z",
        "data": {"accountId": "acc-4711", "envelopeId": "env-4711"},
    }
)
DOCUSIGN = Recipe(
    scheme="docusign",
    send=signs_body("X-DocuSign-Signature-1", b64_mac),
    body=DOCUSIGN_BODY,
    signature="X-DocuSign-Signature-1",
    encoding="base64",
    more=[further_refusals()],
)
OTHER = DOCUSIGN.other("another account's key")
MAC = b64_mac(DOCUSIGN.secret, DOCUSIGN_BODY)


def docusign(name, comment, headers, expect=None, **options):
    headers = [(f"X-DocuSign-Signature-{number}", value) for number, value in headers.items()]
    return DOCUSIGN.vector(name, comment, expect, change=lambda sent: sent.headers.__setitem__(slice(None), headers), **options)


NOT_OURS = b64_mac(OTHER, DOCUSIGN_BODY)


FILE = file(
    "DocuSign",
    ["https://developers.docusign.com/platform/webhooks/connect/validate", "https://github.com/docusign/connect-node-listener-aws"],
    DOCUSIGN,
    [
        docusign("second-header", "Two active keys, ours the second", {1: NOT_OURS, 2: MAC}),
        docusign("first-of-two", "Ours the first", {1: MAC, 2: NOT_OURS}),
        docusign(
            "both-keys", "The receiver has both: the first secret that matches", {1: NOT_OURS, 2: MAC}, secrets=[DOCUSIGN.secret, OTHER]
        ),
        docusign("only-second", "The first key was removed", {2: MAC}),
        docusign("tenth", "The tenth of ten", {n: NOT_OURS for n in range(1, 10)} | {10: MAC}),
        docusign("fortieth", "The fortieth of forty, which is as many as are read", {n: NOT_OURS for n in range(1, 40)} | {40: MAC}),
        docusign("forty-first", "One more, which nobody looks for", {n: NOT_OURS for n in range(1, 41)} | {41: MAC}, MISMATCH),
        docusign("none-ours", "None is ours", {1: NOT_OURS, 2: b64_mac("x", DOCUSIGN_BODY)}, MISMATCH),
        docusign("number-0", "Numbers begin with 1", {0: MAC}, MISSING),
        docusign("number-01", "And have no zeros in front", {"01": MAC}, MISSING),
        docusign("two-in-one", "One signature a header", {1: f"{NOT_OURS}, {MAC}"}, refused("duplicate_header")),
        docusign("one-malformed", "One of them is no signature", {1: MAC, 2: "hello"}),
        docusign("all-malformed", "None of them is", {1: "hello", 2: "world"}, MALFORMED),
        DOCUSIGN.vector(
            "xml",
            "XML, as older configurations send it",
            {"payload": {"@xmlns": "http://www.docusign.net/API/3.0", "EnvelopeStatus": {"EnvelopeID": "env-4711", "Status": "Completed"}}},
            body='<?xml version="1.0" encoding="utf-8"?><DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0"><EnvelopeStatus><EnvelopeID>env-4711</EnvelopeID><Status>Completed</Status></EnvelopeStatus></DocuSignEnvelopeInformation>',
        ),
    ],
)

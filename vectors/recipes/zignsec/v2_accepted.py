"""ZignSec v2: what is accepted, in JSON and in XML."""

from recipes.zignsec.deliveries import (
    BINARY_KEY,
    BODY,
    GOOD,
    HEADER,
    ID,
    IDENTIFIED,
    PERSON,
    PREVIOUS,
    SECOND,
    SHORT,
    TOKEN,
    V2,
    XML,
    XML_PAYLOAD,
    XSI,
    nested,
    read,
    with_date,
    with_errors,
    xml,
)
from tools.codes import compact
from tools.delivery import NOW
from tools.samples import pretty

v2 = V2.vector

GENUINE = [
    v2("json", "A Swedish BankID identification, as the vendor's C# signs it", BODY),
    v2("json-pretty", "White space is signed as it stands", pretty(IDENTIFIED).replace("\n", "\r\n")),
    v2("json-trailing-newline", "A newline that the vendor signed belongs to the body", SHORT + "\n"),
    v2("json-leading-space", "JSON allows white space in front", " \r\n\t" + SHORT),
    v2("json-bom", "A UTF-8 byte order mark that was signed is accepted and is no part of the payload", "\ufeff" + SHORT),
    v2("xml", "The same identification as XML: digits of Age, null and an empty list restored", XML, {"payload": XML_PAYLOAD}),
    v2("xml-bom", "A byte order mark in front of XML", "\ufeff" + xml(""), read()),
    v2(
        "xml-utf-16-declared",
        "What .NET's StringWriter declares while the bytes are UTF-8",
        '<?xml version="1.0" encoding="utf-16"?>' + xml("<method>säkerhet</method>"),
        read(method="säkerhet"),
    ),
    v2("lower-case-header", "Header names have no case", BODY, headers=[(HEADER.lower(), GOOD)]),
    v2(
        "bankid-no",
        "The evidence member's name varies, and here it is text",
        compact(
            {
                "id": ID,
                "method": "nbid_oidc",
                "errors": [],
                "identity": PERSON
                | {
                    "CountryCode": "NO",
                    "PersonalNumber": "21015540047",
                    "IdProviderName": "BankIDNO",
                    "IdProviderPersonId": "9578-6000-4-365161",
                },
                "BANKIdNO_OIDC": "eyJhbGciOiJSUzI1NiJ9.eyJiYW5raWQiOiJ0ZXN0In0.c2ln",
            }
        ),
    ),
    v2(
        "unicode",
        "Text beyond ASCII, raw and escaped",
        f'{{"id":"{ID}","identity":{{"FirstName":"Åsa","LastName":"\\u00d6hman-\\ud83d\\ude00","FullName":"Åsa 李 😀"}},"path":"a\\/b\\t\\"c\\""}}',
    ),
    v2(
        "xml-empty",
        "Empty elements where an object, a number and a list are documented",
        "<Response><id>1</id><identity/><errors/></Response>",
        {"id": "1", "payload": {"id": "1", "identity": {}, "errors": []}},
    ),
    v2(
        "xml-empty-age",
        "An empty number is neither null nor absent",
        "<Response><id>1</id><identity><Age/></identity></Response>",
        {"id": "1", "payload": {"id": "1", "identity": {"Age": ""}}},
    ),
    v2(
        "xml-one-error",
        "A single error without a list around it",
        "<Response><id>1</id><errors><code>USER_CANCEL</code><description>Cancelled</description></errors></Response>",
        {"id": "1", "payload": {"id": "1", "errors": [{"code": "USER_CANCEL", "description": "Cancelled"}]}},
    ),
    v2(
        "xml-text-error",
        "A single error that is text",
        "<Response><id>1</id><errors>USER_CANCEL</errors></Response>",
        {"id": "1", "payload": {"id": "1", "errors": ["USER_CANCEL"]}},
    ),
    v2(
        "null-absent-empty",
        "null, absent and empty are three things",
        compact({"id": ID, "method": "", "identity": {"FirstName": None, "LastName": "", "Age": None}, "relayState": None}),
    ),
    v2("no-id", "Without an id the event has none", compact({"method": "sbid", "errors": []})),
    v2(
        "unknown-members",
        "Nothing unknown is dropped, nor mistaken for a prototype",
        f'{{"id":"{ID}","__proto__":{{"polluted":true}},"constructor":"c","progressStatus":"COMPLETE","userInfo":{{"ipAddress":"192.0.2.7","":[]}}}}',
    ),
    v2(
        "big-integers",
        "Integers beyond 2^53 - 1 are their own text",
        f'{{"id":"{ID}","n":[9007199254740991,-9007199254740991,9007199254740992,-9007199254740992,12345678901234567890123]}}',
    ),
    v2(
        "numbers",
        "Other numbers are numbers, whichever way they are written",
        f'{{"id":"{ID}","n":[1.50,-0.5,1e2,2.5E-3,1e20,0]}}',
        {"lossless": False},
    ),
    v2(
        "pending",
        "An identification that is not finished",
        compact({"id": ID, "method": "sbid-another", "errors": [], "result": {"identity": {"state": "PENDING"}}}),
    ),
    v2(
        "finished",
        "An identification that is",
        compact({"id": ID, "method": "sbid-another", "errors": [], "result": {"identity": {"state": "FINISHED"}}, "identity": PERSON}),
    ),
    v2(
        "pending-xml",
        "The state in XML",
        xml("<result><identity><state>PENDING</state></identity></result>"),
        read(result={"identity": {"state": "PENDING"}}),
    ),
    v2("date-utc", "Z is an offset; no fraction is .000", with_date("2026-11-22T12:58:52Z")),
    v2("date-west", "An offset west of Greenwich, one fractional digit", with_date("2026-11-22T20:58:52.5-03:30")),
    v2("date-local", "Without an offset it is no instant: no milliseconds are added", with_date("2026-11-22T13:58:52.1234567")),
    v2("date-impossible", "Not a day of the calendar: the text is kept, no milliseconds are added", with_date("2026-02-30T13:58:52Z")),
    v2("date-words", "Nor is this", with_date("22 November 2026")),
    v2("errors-texts", "Errors as texts", with_errors(["USER_CANCEL", "EXPIRED_TRANSACTION"])),
    v2("errors-numbers", "Errors as numbers", with_errors([17, 404])),
    v2(
        "errors-objects",
        "Errors as objects, the code text or number",
        with_errors([{"code": "USER_CANCEL", "description": "Avbruten av användaren"}, {"code": 17, "description": None, "traceId": "a1"}]),
    ),
    v2("errors-mixed", "Errors of every form, null too", with_errors(["RETRY", 500, None, {"code": "CLIENT_ERR"}])),
    v2("errors-null", "errors sent as null is null", with_errors(None)),
    v2(
        "errors-xml-one",
        "One error in XML is still a list",
        xml("<errors><error><code>USER_CANCEL</code><description>Avbruten</description></error></errors>"),
        read(errors=[{"code": "USER_CANCEL", "description": "Avbruten"}]),
    ),
    v2(
        "errors-xml-several",
        "Several errors in XML; a code of digits stays text",
        xml("<errors><error>RETRY</error><error><code>17</code><description/></error></errors>"),
        read(errors=["RETRY", {"code": "17", "description": ""}]),
    ),
    v2(
        "errors-xml-repeated",
        "The element itself repeated",
        xml("<errors>RETRY</errors><method>sbid</method><errors><code>17</code></errors>"),
        read(errors=["RETRY", {"code": "17"}], method="sbid"),
    ),
    v2(
        "errors-xml-nil",
        "A nil list is null",
        f'<response xmlns:xsi="{XSI}"><id>{ID}</id><errors xsi:nil="1"/></response>',
        {"payload": {"@xmlns:xsi": XSI, "id": ID, "errors": None}},
    ),
    v2(
        "xml-text",
        "CDATA, entities, numeric references, comments and instructions",
        "<!-- by hand -->"
        + xml(
            "<a>&lt;&gt;&amp;&apos;&quot;</a><b>&#197;sa &#x1F600;</b><c><![CDATA[<b> & ]] ]]></c><d>one<!-- not -->two<?skip me?></d><relayState> </relayState>"
        )
        + "<!-- end -->\n",
        read(a="<>&'\"", b="Åsa 😀", c="<b> & ]] ", d="onetwo", relayState=" "),
    ),
    v2(
        "xml-attributes",
        "Attributes are members with @, text beside them is #text",
        f'<response version=\'5 &amp; "6"\'><id>{ID}</id><doc kind="passport">P123</doc><flag on="1"/><note>\n  <by>Åsa</by>\n</note><mixed><by>Åsa</by>said</mixed></response>',
        {
            "payload": {
                "@version": '5 & "6"',
                "id": ID,
                "doc": {"@kind": "passport", "#text": "P123"},
                "flag": {"@on": "1"},
                "note": {"by": "Åsa"},
                "mixed": {"by": "Åsa", "#text": "said"},
            }
        },
    ),
    v2(
        "xml-repeated",
        "Siblings of one name are a list, where the first stands",
        xml("<phone>+46700000001</phone><method>sms</method><phone>+46700000002</phone><phone/>"),
        read(phone=["+46700000001", "+46700000002", ""], method="sms"),
    ),
    v2("sms-sent", "An SMS on its way", compact({"id": ID, "method": "sms", "status": "SENT", "to": "+46700000001"})),
    v2(
        "sms-delivered",
        "The same SMS delivered: the same id, and another event",
        compact({"id": ID, "method": "sms", "status": "DELIVERED", "to": "+46700000001"}),
    ),
    v2(
        "sms-delivered-retry",
        "The delivery repeated ten minutes later: a retry, or the same news again, and nothing says which",
        compact({"id": ID, "method": "sms", "status": "DELIVERED", "to": "+46700000001"}),
        now=NOW + 600 * SECOND,
    ),
    v2("rotation-current", "Two secrets, signed with the first", BODY, secrets=[TOKEN, PREVIOUS]),
    v2("rotation-previous", "Two secrets, signed with the second", BODY, {"keyIndex": 1}, secrets=[TOKEN, PREVIOUS], key=PREVIOUS),
    v2(
        "sixteen-secrets",
        "Sixteen secrets are the most",
        BODY,
        {"keyIndex": 15},
        secrets=[f"secret-{n:02}" for n in range(16)],
        key="secret-15",
    ),
    v2("secret-bytes", "A secret of bytes that are not text", SHORT, secrets=[BINARY_KEY]),
    v2("secret-unicode", "The key is the UTF-8 of the secret", SHORT, secrets=["nyckel-åäö-😀"]),
    v2("secret-block", "A key of exactly one hash block", SHORT, secrets=["k" * 64]),
    v2("secret-beyond-block", "A longer key is hashed first", SHORT, secrets=["k" * 65]),
    v2("depth-64", "Sixty-four levels, the outermost object counted", nested(64)),
    v2("body-at-limit", "Exactly as many bytes as allowed: bytes, not characters", '{"id":"åäö"}', maxBodyBytes=15),
    v2("documented-source", "From an address that the vendor documents", BODY, source="137.117.208.41", sourceAddresses=["documented"]),
]

# What the vendor signed is handed on, of whatever kind it is.
ODD = [
    *(
        v2(f"odd-{name}", comment, body, expect)
        for name, comment, body, expect in [
            (
                "surrogate",
                "A text cut in the middle of an emoji: JSON.parse reads it",
                f'{{"id":"{ID}","s":"\\ud83d"}}',
                {"payload": None, "id": ID},
            ),
            (
                "surrogate-id",
                "An id that is cut so is none: two of those would be the same",
                '{"id":"\\ud83d"}',
                {"payload": None, "id": None},
            ),
            ("duplicate", "One name twice: the last counts, as for JSON.parse", f'{{"id":"{ID}","id":"x"}}', None),
            (
                "duplicate-escaped",
                "One name twice, once escaped, further down",
                f'{{"id":"{ID}","identity":{{"Age":17,"\\u0041ge":71}}}}',
                None,
            ),
            ("id", "id is an object", '{"id":{"$ne":""}}', {"id": None}),
            ("id-number", "id is a number", '{"id":4711}', {"id": "4711"}),
            ("personal-number", "PersonalNumber is a number", compact({"id": ID, "identity": {"PersonalNumber": 191212121212}}), None),
            ("identity", "identity is text", compact({"id": ID, "identity": "19121212-1212"}), None),
            ("age", "Age is a list", compact({"id": ID, "identity": {"Age": [113]}}), None),
            ("errors-text", "errors is text, not a list", compact({"id": ID, "errors": "USER_CANCEL"}), None),
            ("errors-object", "errors is an object, not a list", compact({"id": ID, "errors": {"code": "USER_CANCEL"}}), None),
            ("errors-item", "An error that is a list", compact({"id": ID, "errors": [["USER_CANCEL"]]}), None),
            ("errors-code", "A code that is an object", compact({"id": ID, "errors": [{"code": {}}]}), None),
            ("result", "result is a list", compact({"id": ID, "result": []}), None),
            ("xml-id", "id has children", "<response><id><a/></id></response>", {"id": None, "payload": {"id": {"a": ""}}}),
            ("xml-identity", "identity is text", xml("<identity>Tolvan</identity>"), {"payload": {"id": ID, "identity": "Tolvan"}}),
        ]
    ),
]

"""What Sanity sends."""

from tools.codes import b64url_mac, compact
from tools.extras import other_methods
from tools.families import stamped
from tools.files import file
from tools.recipe import published
from tools.verdicts import MALFORMED, MISMATCH

SANITY_TESTS = "sanity-io/webhook-toolkit test/signature.test.ts"
SANITY_TAG = "tLa470fx7qkLLEcMOcEUFuBbRSkGujyskxrNXcoh0N0"
sanity = stamped(
    "sanity",
    "sanity-webhook-signature",
    compact({"_id": "resume"}),
    unit="milliseconds",
    code=b64url_mac,
    past=None,
    future=None,
    more=other_methods("PUT", "PATCH", "DELETE"),
)


FILE = file(
    "Sanity",
    "https://github.com/sanity-io/webhook-toolkit",
    sanity,
    [
        published(sanity, number, note, secret, {"sanity-webhook-signature": value}, body, expect, source=SANITY_TESTS, now=now * 1000)
        for number, note, secret, value, body, now, expect in [
            (
                1,
                "The toolkit's test",
                "test",
                f"t=1633519811129,v1={SANITY_TAG}",
                '{"_id":"resume"}',
                1633519811,
                dict(timestamp=1633519811129),
            ),
            (2, "Another time", "test", f"t=1633519811128,v1={SANITY_TAG}", '{"_id":"resume"}', 1633519811, MISMATCH),
            (
                3,
                "Another last letter, whose extra bits no decoder needs",
                "test",
                f"t=1633519811129,v1={SANITY_TAG[:-1]}1",
                '{"_id":"resume"}',
                1633519811,
                MALFORMED,
            ),
            (4, "Another body", "test", f"t=1633519811129,v1={SANITY_TAG}", '{"_id":"structure"}', 1633519811, MISMATCH),
            (5, "An unknown version", "test", f"t=1633519811129,v5={SANITY_TAG}", '{"_id":"resume"}', 1633519811, MALFORMED),
            (
                6,
                "The toolkit's other test",
                "try-me",
                "t=1633518820676,v1=e7C9h2sfbFfc4V7TEz7PSOp4IoNzl0UdVsBV-1wgdeA",
                '{"title":"GROQ-Hooks are neat"}',
                1633518820,
                dict(timestamp=1633518820676),
            ),
        ]
    ],
)

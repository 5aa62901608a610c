"""What GitHub sends."""

from tools.codes import compact, hex_mac
from tools.families import body_alone
from tools.files import file
from tools.recipe import published
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused

GITHUB = "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries"
OCTOKIT = "octokit/webhooks-methods.js"
PING = compact({"zen": "Keep it logically awesome.", "hook_id": 109948940, "hook": {"type": "Repository"}})
github = body_alone(
    "github",
    "X-Hub-Signature-256",
    PING,
    prefix="sha256=",
    more=[
        lambda r: r.vector(
            "form",
            "Set up as a form: the form's bytes are signed",
            expect={"payload": {"zen": "Design for failure."}},
            body="payload=%7B%22zen%22%3A%22Design+for+failure.%22%7D",
        ),
        lambda r: r.vector("twice-named", "A name twice: the last counts, as for JSON.parse", body='{"zen":"a","zen":"b"}'),
        lambda r: r.vector("empty", "An empty body is delivered, and has no payload", refused("malformed_payload", "payload"), body=""),
        lambda r: r.vector(
            "sha1",
            "The older header does not count, even beside a good key",
            MISSING,
            change=lambda sent: setattr(sent, "headers", [("X-Hub-Signature", "sha1=" + hex_mac(r.secret, r.body, algorithm="sha1"))]),
        ),
        lambda r: r.vector(
            "sha1-value",
            "SHA-1 in the newer header",
            MALFORMED,
            change=lambda sent: sent.set("X-Hub-Signature-256", "sha1=" + hex_mac(r.secret, r.body, algorithm="sha1")),
        ),
    ],
)

FILE = file(
    "GitHub",
    GITHUB,
    github,
    [
        published(
            github,
            1,
            "The vendor's test values",
            "It's a Secret to Everybody",
            {"X-Hub-Signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"},
            "Hello, World!",
            source=GITHUB,
        ),
        published(
            github,
            2,
            "Its library's test",
            "mysecret",
            {"X-Hub-Signature-256": "sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3"},
            '{"foo":"bar"}',
            source=OCTOKIT,
        ),
        published(
            github,
            3,
            "The same with another secret",
            "foo",
            {"X-Hub-Signature-256": "sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3"},
            '{"foo":"bar"}',
            MISMATCH,
            source=OCTOKIT,
        ),
        published(
            github,
            4,
            "Letters beyond ASCII and control characters",
            "development",
            {"X-Hub-Signature-256": "sha256=afecc3caa27548bb90d51a50384cb2868b9a3327b4ad6a01c9bd4ed0f8b0b12c"},
            '{"foo":"Foo\\n\\u001B[34mbar: ♥♥♥♥♥♥♥♥\\nthis-is-lost\\u001B[0m\\u001B[2K"}',
            source=OCTOKIT,
        ),
        published(
            github,
            5,
            "An escaped backslash",
            "development",
            {"X-Hub-Signature-256": "sha256=6f8326efbacfbd04e870cea25b5652e635be8c9807f2fd5348ef60753c9e96ed"},
            '{"foo":"\\\\u001b"}',
            source=OCTOKIT,
        ),
        published(
            github,
            6,
            "A body that is text",
            "secret",
            {"X-Hub-Signature-256": "sha256=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db"},
            "data",
            source=OCTOKIT,
        ),
    ],
)

"""What LaunchDarkly sends."""

from tools.codes import compact
from tools.delivery import member
from tools.families import body_alone
from tools.files import file

launchdarkly = body_alone(
    "launchdarkly",
    "X-LD-Signature",
    compact({"_id": "5f0ce2b1c8a6b70a9c6f1c3d", "kind": "flag", "name": "dark-mode"}),
    replay=member("_id"),
)

FILE = file("LaunchDarkly", "https://launchdarkly.com/docs/home/infrastructure/webhooks", launchdarkly)

"""What Buildkite sends."""

from tools.codes import compact
from tools.families import stamped
from tools.files import file

buildkite = stamped(
    "buildkite",
    "X-Buildkite-Signature",
    compact({"event": "build.finished", "build": {"id": "f62a1b4d"}}),
    time="timestamp",
    tag="signature",
)

FILE = file("Buildkite", "https://buildkite.com/docs/apis/webhooks/pipelines", buildkite)

"""What npm sends."""

from tools.codes import compact
from tools.families import body_alone
from tools.files import file

npm = body_alone(
    "npm", "X-Npm-Signature", compact({"event": "package:star", "name": "@npm/hooks", "time": 1795391934000}), prefix="sha256="
)

FILE = file("npm", "https://docs.npmjs.com/cli/v7/commands/npm-hook", npm)

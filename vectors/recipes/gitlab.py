"""What GitLab sends."""

from tools.credentials import shared_token
from tools.files import file
from tools.standard_webhooks import standard_recipe
from tools.verdicts import BAD_SECRET, MALFORMED, MISSING

gitlab = shared_token(
    "gitlab",
    "X-Gitlab-Token",
    {"object_kind": "push", "project_id": 15},
    more=[
        lambda r: r.vector(
            "beyond-ascii",
            "A token that runtimes read in different ways",
            MALFORMED,
            change=lambda sent: sent.set("X-Gitlab-Token", r.secret + "\u00e9"),
        ),
        lambda r: r.vector("secret-beyond-ascii", "No header brings this one", BAD_SECRET, secrets=["p\u00e4ssword, long enough"]),
    ],
)
signed = standard_recipe("gitlab-signed")


FILE = file(
    "GitLab",
    "https://docs.gitlab.com/user/project/integrations/webhooks/",
    gitlab,
    signed,
    [
        signed.vector(
            "token",
            "The older token is not enough where a signature is due",
            MISSING,
            change=lambda sent: setattr(sent, "headers", [("X-Gitlab-Token", signed.secret)]),
        ),
    ],
)

"""What Slack sends."""

from urllib.parse import parse_qsl, urlencode

from tools.codes import compact, utf8
from tools.delivery import NOW, Sent, member
from tools.families import in_header, v0_message
from tools.files import file
from tools.recipe import published
from tools.verdicts import MISMATCH, MISSING, challenge, refused

SLACK = "https://docs.slack.dev/authentication/verifying-requests-from-slack/"
SLACK_KEY = "8f742231b10e8888abcd99yyyzzz85a5"
SLACK_BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
SLACK_SENT = {
    "X-Slack-Request-Timestamp": "1531420618",
    "X-Slack-Signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
}
URL_VERIFICATION = compact(
    {"token": "Jhj5dZrVaK7ZwHHjRyZWjbDl", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", "type": "url_verification"}
)
INTERACTION = {
    "type": "block_actions",
    "trigger_id": "12321423423.333649436676",
    "team": None,
    "actions": [{"action_id": "a", "value": "click_me_123"}],
}
slack = in_header(
    "slack",
    "X-Slack-Signature",
    "X-Slack-Request-Timestamp",
    v0_message,
    compact({"type": "event_callback", "event_id": "Ev123ABC456"}),
    prefix="v0=",
    replay=member("event_id"),
    more=[
        lambda r: r.vector(
            "command", "A command is a form", {"payload": dict(parse_qsl(SLACK_BODY, keep_blank_values=True))}, body=SLACK_BODY
        ),
        lambda r: r.vector(
            "interaction",
            "An interaction is a form whose payload is JSON",
            {"payload": INTERACTION},
            body=urlencode({"payload": compact(INTERACTION)}),
        ),
        lambda r: r.vector(
            "challenge",
            "The signed handshake goes back",
            challenge(200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", content_type="text/plain"),
            body=URL_VERIFICATION,
        ),
        lambda r: r.raw("challenge-unsigned", "Unsigned, it could be anybody's", Sent([], utf8(URL_VERIFICATION)), MISSING),
        lambda r: r.vector("challenge-forged", "Signed by another", MISMATCH, body=URL_VERIFICATION, key=r.other("wrong")),
        lambda r: r.vector("challenge-stale", "An old one", refused("timestamp_too_old"), body=URL_VERIFICATION, now=NOW + 400_000),
        lambda r: r.vector(
            "event-with-challenge",
            "Its text inside an event makes no handshake of it",
            body=compact({"type": "event_callback", "event": {"type": "url_verification", "challenge": "x"}}),
        ),
    ],
)


FILE = file(
    "Slack",
    SLACK,
    slack,
    [
        published(
            slack,
            1,
            "The vendor's example",
            SLACK_KEY,
            SLACK_SENT,
            SLACK_BODY,
            dict(timestamp=1531420618000),
            source=SLACK,
            now=1531420618000,
        ),
        published(
            slack,
            2,
            "Another body",
            SLACK_KEY,
            SLACK_SENT,
            SLACK_BODY + "------",
            MISMATCH,
            source="slackapi/python-slack-sdk",
            now=1531420618000,
        ),
        published(
            slack,
            3,
            "A second older than five minutes",
            SLACK_KEY,
            SLACK_SENT,
            SLACK_BODY,
            refused("timestamp_too_old"),
            source="slackapi/python-slack-sdk",
            now=1531420919000,
        ),
    ],
)

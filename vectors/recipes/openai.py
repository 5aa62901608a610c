"""What OpenAI sends."""

from tools.files import file
from tools.recipe import published
from tools.standard_webhooks import accepted, standard_recipe, trio
from tools.verdicts import MALFORMED

openai = standard_recipe("openai")
OPENAI_ID, OPENAI_T, OPENAI_KEY = "wh_685c059ae39c8190af8c71ed1022a24d", 1750861210, "whsec_RdvaYFYUXuIFuEbvZHwMfYFhUf7aMYjYcmM24+Aj40c="
OPENAI_BODY = '{"id": "evt_685c059ae3a481909bdc86819b066fb6", "object": "event", "created_at": 1750861210, "type": "response.completed", "data": {"id": "resp_123"}}'
OPENAI_TAG = "v1,gUAg4R2hWouRZqRQG4uJypNS8YK885G838+EHb4nKBY="


FILE = file(
    "OpenAI",
    "https://developers.openai.com/api/docs/guides/webhooks",
    openai,
    [
        published(
            openai,
            number,
            note,
            OPENAI_KEY,
            trio(OPENAI_ID, OPENAI_T, tag),
            OPENAI_BODY,
            expect,
            source="openai/openai-node tests/lib/webhooks.test.ts",
            now=OPENAI_T * 1000,
        )
        for number, note, tag, expect in [
            (1, "The library's test", OPENAI_TAG, accepted(OPENAI_ID, OPENAI_T)),
            (2, "A malformed signature before the good one", "v1,not-valid-$$$ " + OPENAI_TAG, accepted(OPENAI_ID, OPENAI_T)),
            (3, "Nothing but a malformed one", "v1,not-valid-$$$", MALFORMED),
        ]
    ],
)

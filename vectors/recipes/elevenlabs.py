"""What ElevenLabs sends."""

from tools.codes import compact
from tools.delivery import T
from tools.families import stamped
from tools.files import file

elevenlabs = stamped(
    "elevenlabs",
    "ElevenLabs-Signature",
    compact({"type": "post_call_transcription", "event_timestamp": T}),
    tag="v0",
    past=1800,
    replay="body",
)

FILE = file("ElevenLabs", "https://elevenlabs.io/docs/eleven-agents/workflows/post-call-webhooks", elevenlabs)

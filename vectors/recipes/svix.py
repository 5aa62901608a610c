"""What Svix sends."""

from dataclasses import replace

from tools.codes import b64_mac
from tools.delivery import T
from tools.files import file
from tools.recipe import published
from tools.standard_webhooks import (
    EVENT,
    SW_BODY,
    SW_ID,
    SW_KEY,
    SW_T,
    SW_TAG,
    accepted,
    standard_recipe,
    standard_vectors,
    standard_webhooks,
    trio,
)
from tools.verdicts import MISMATCH, refused

svix = standard_recipe("svix", "svix")
unbranded = replace(svix, send=standard_webhooks())


FILE = file(
    "Svix",
    "https://docs.svix.com/receiving/verifying-payloads/how-manual",
    svix,
    [
        *standard_vectors(svix),
        unbranded.vector("unbranded", "With the headers of the standard, for a vendor that does not name Svix"),
        unbranded.vector(
            "unbranded-mixed",
            "Each header is looked for by itself, as in the library",
            change=lambda sent: setattr(sent, "headers", [(name.replace("webhook-id", "svix-id"), value) for name, value in sent.headers]),
        ),
        unbranded.vector(
            "unbranded-and-own",
            "Where both are there, Svix's own count",
            MISMATCH,
            change=lambda sent: sent.headers.extend(
                [("svix-id", "msg_1"), ("svix-timestamp", str(T)), ("svix-signature", "v1," + b64_mac(b"x" * 24, f"msg_1.{T}.", EVENT))]
            ),
        ),
        svix.vector(
            "own-and-others",
            "The others say nothing",
            change=lambda sent: sent.headers.extend([("webhook-id", "msg_1"), ("webhook-timestamp", "1"), ("webhook-signature", "v1,x")]),
        ),
        unbranded.vector(
            "unbranded-twice",
            "The header twice",
            refused("duplicate_header"),
            change=lambda sent: sent.headers.append(("webhook-signature", sent.value("webhook-signature"))),
        ),
        unbranded.vector("unbranded-stale", "A millisecond too old", refused("timestamp_too_old"), now=T * 1000 + 300_001),
        published(
            svix,
            1,
            "The library's test",
            SW_KEY,
            trio(SW_ID, SW_T, SW_TAG, "svix"),
            SW_BODY,
            accepted(SW_ID, SW_T),
            source="svix npm 1.99.1",
            now=SW_T * 1000,
        ),
        published(
            svix,
            2,
            "Several signatures, one of which is good; the secret without its prefix",
            SW_KEY.removeprefix("whsec_"),
            trio(
                SW_ID,
                SW_T,
                f"v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= {SW_TAG} v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=",
                "svix",
            ),
            SW_BODY,
            accepted(SW_ID, SW_T),
            source="svix npm 1.99.1",
            now=SW_T * 1000,
        ),
    ],
)

"""Didit's X-Signature: the bytes of the body are signed."""

import json

from recipes.didit.signing import DIDIT, DIDIT_BODY, NAMES, PLAIN, PLAIN_TAG, RAW, created_at, didit_refusals, published_didit
from tools.codes import compact
from tools.verdicts import MISMATCH, caused

VECTORS = [
    *RAW.vectors(),
    *didit_refusals(RAW),
    RAW.vector(
        "spaced",
        "White space counts where the raw body is signed",
        caused("re-serialised"),
        body=json.dumps(DIDIT, indent=4),
        signed=DIDIT_BODY,
    ),
    RAW.vector(
        "other-kind", "A member of another kind than the vendor documents: as it was sent", body=compact(DIDIT | {"status": ["Approved"]})
    ),
    *created_at(RAW, lambda body: body),
    published_didit(RAW, 1, "A refusal", PLAIN_TAG, PLAIN, "1774970000"),
    published_didit(
        RAW,
        2,
        "Something wrote the body anew",
        "b7b49a28ae4118438ef4d0f0fd603c4387cc39adf3ed451da18dc521c1d3e7eb",
        compact(json.loads(NAMES)),
        "1774970000",
        expect=MISMATCH,
    ),
    published_didit(RAW, 3, "Before it was", "b7b49a28ae4118438ef4d0f0fd603c4387cc39adf3ed451da18dc521c1d3e7eb", NAMES, "1774970000"),
]

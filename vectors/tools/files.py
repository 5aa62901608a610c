"""The files of vectors, one for each vendor."""

import json
from pathlib import Path

from tools.recipe import Recipe

FOLDER = Path(__file__).parent.parent

# How the vectors of a file came about.
BY_HMAC = (
    "The vendor's recipe restates what its page, or a library, says with Python's hmac and hashlib; "
    "payloads come from Python's json. Refusals follow from the rule that is broken. Ids, persons and keys "
    "are invented, but for the vectors named `published`, which are the source's."
)
BY_PRIVATE_KEY = (
    "The vendor's recipe restates what its page, or a library, says with tools/public_keys.py (RFC 8032, "
    "RFC 6979, RFC 8017, RFC 7515 in Python's integers; node:crypto agrees); payloads come from Python's json. "
    "Refusals follow from the rule that is broken. Ids and keys are invented, but for the vectors named "
    "`published`, which are the source's."
)
BY_CERTIFICATE = (
    "The vendor's recipe restates what its page says with tools/public_keys.py and tools/x509.py (RFC 8017 and RFC 5280 in "
    "Python's integers; openssl agrees) and Python's zlib; payloads come from Python's json. Refusals follow from the rule "
    "that is broken. Ids, keys and certificates are invented."
)


def file(vendor, source, *vectors, derivation=BY_HMAC, indented=False):
    """What a vendor's file holds. `vectors` are recipes, and vectors beside theirs."""
    source = [source] if isinstance(source, str) else source
    lists = [one.vectors() if isinstance(one, Recipe) else one for one in vectors]
    head = {"$schema": "./schema.json", "vendor": vendor, "source": source, "derivation": derivation}
    return head | {"vectors": [one for vectors in lists for one in vectors]}, indented


def text_of(content, indented):
    """The same content always gives the same bytes."""
    if indented:
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    else:
        head = {name: value for name, value in content.items() if name != "vectors"}
        text = json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "vectors": [\n    '
        text += ",\n    ".join(json.dumps(one, ensure_ascii=False) for one in content["vectors"]) + "\n  ]\n}\n"
    return text.replace("\ufeff", "\\ufeff")

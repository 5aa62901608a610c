"""The text forms of signatures, and what is no such form."""

import re

# What a signature looks like inside its header's value.
SIGNATURES = {
    "hex": r"[0-9a-f]{40,128}",
    "hex-any": r"[0-9A-Fa-f]{40,128}",
    "base64": r"[A-Za-z0-9+/]{27,86}={0,2}",
    "base64url": r"[A-Za-z0-9_-]{43}",
    "base64-der": r"[A-Za-z0-9+/]{90,96}={0,2}",  # ECDSA on P-256
    "base64-rsa": r"[A-Za-z0-9+/]{300,}={0,2}",
    "rsa": r"[A-Za-z0-9+/]{342}={2}",  # of 2,048 bits
    "token": r"[A-Za-z0-9_-]{43,}",  # a JWS's last part
    "text": r".+",
}


def split(value, encoding):
    """What stands before the last signature, it, and what stands after it."""
    *_, found = re.finditer(SIGNATURES[encoding], value)
    return value[: found.start()], found.group(), value[found.end() :]


def malformed(before, text, after, encoding, bare_missing):
    """What is no signature of this encoding, made of one that is: a label, a comment and the header's value."""
    longer = "A" * (len(text) + 4 - len(text) % 4) if encoding.startswith("base64") else text + "00"
    yield "short", "A signature that is too short", before + text[:-4] + after
    yield "long", "A signature that is too long", before + longer + after
    yield "alphabet", "Letters that no signature has", before + text[:3] + "!" + text[4:] + after
    if encoding == "hex" and text.upper() != text:
        yield "upper-case", "One text form for each signature: capitals are none", before + text.upper() + after
    if encoding == "base64" and text.endswith("="):
        yield "unpadded", "Without its padding", before + text.rstrip("=") + after
        spare = text.rstrip("=")
        yield (
            "spare-bits",
            "Other text for the same bytes: a lenient decoder takes it",
            before + spare[:-1] + chr(ord(spare[-1]) + 1) + text[len(spare) :] + after,
        )
    if before and bare_missing:
        yield "bare", "Without what stands around it", text

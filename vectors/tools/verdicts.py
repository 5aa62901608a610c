"""What a receiver must answer, as schema.json calls it."""


def refused(code, at="verify", hint=None):
    """A refusal at this step (`construct`, `verify` or `payload`), and a text that its hint contains."""
    return {"error": code, "at": at} | ({"hint": hint} if hint else {})


MISMATCH = refused("signature_mismatch")
MALFORMED = refused("malformed_signature")
MISSING = refused("missing_signature")
BAD_SECRET = refused("invalid_secret", "construct")


def caused(text, code="signature_mismatch", grade="proven"):
    """A refusal whose cause a diagnosis finds."""
    return refused(code) | {"cause": text, "grade": grade}


def challenge(status, body="", **headers):
    """The answer to a handshake; `content_type` is the header content-type."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"challenge": {"status": status, "headers": headers, "body": body}}

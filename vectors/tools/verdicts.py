"""What a receiver must answer, as schema.json calls it."""


def refused(code, at="verify", hint=None):
    return {"error": code, "at": at} | ({"hint": hint} if hint else {})


MISMATCH = refused("signature_mismatch")
MALFORMED = refused("malformed_signature")
MISSING = refused("missing_signature")
BAD_SECRET = refused("invalid_secret", "construct")


def caused(text, code="signature_mismatch", grade="proven"):
    """A refusal whose cause a diagnosis finds."""
    return refused(code) | {"cause": text, "grade": grade}


def challenge(status, body="", **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"challenge": {"status": status, "headers": headers, "body": body}}

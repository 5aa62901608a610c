"""What vendors compute: codes, hashes, and the texts that stand for bytes. Nothing but Python's hmac, hashlib and base64."""

import base64
import hashlib
import hmac
import json


def utf8(value):
    """The bytes of a text or a number; bytes are what they are."""
    return value if isinstance(value, bytes) else str(value).encode()


def mac(key, *pieces, algorithm="sha256"):
    """The HMAC of the pieces, one after another."""
    return hmac.new(utf8(key), b"".join(map(utf8, pieces)), algorithm).digest()


def hex_mac(key, *pieces, algorithm="sha256"):
    return mac(key, *pieces, algorithm=algorithm).hex()


def b64_mac(key, *pieces, algorithm="sha256"):
    return b64(mac(key, *pieces, algorithm=algorithm))


def b64url_mac(key, *pieces):
    return b64url(mac(key, *pieces))


def hex_hash(*pieces):
    """The SHA-256 of the pieces, one after another."""
    return hashlib.sha256(b"".join(map(utf8, pieces))).hexdigest()


def b64(value):
    return base64.b64encode(utf8(value)).decode()


def b64url(value):
    return base64.urlsafe_b64encode(utf8(value)).decode().rstrip("=")


def from_b64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def base64_key(secret, prefix=""):
    """The bytes that a secret's base64 stands for."""
    text = secret.removeprefix(prefix)
    return base64.b64decode(text + "=" * (-len(text) % 4))


def hex_key(secret):
    return bytes.fromhex(secret)


def whsec(secret):
    """The key of a Standard Webhooks secret."""
    return base64_key(secret, "whsec_")


def compact(members):
    """JSON without white space, as JSON.stringify and Json.NET write it."""
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))

"""Certificates (RFC 5280, section 4.1), as much of them as vendors publish."""

from tools.codes import b64
from tools.public_keys import der, der_integer

SHA256_WITH_RSA = der(0x30, bytes.fromhex("06092a864886f70d01010b0500"))
BASIC_CONSTRAINTS = der(0xA3, der(0x30, der(0x30, bytes.fromhex("0603551d130101ff04023000"))))


def name(common):
    return der(0x30, der(0x31, der(0x30, bytes.fromhex("0603550403"), der(0x0C, common.encode()))))


def utc(text):
    return der(0x17, text.encode())


def generalized(text):
    return der(0x18, text.encode())


def certificate(pair, issuer, begin, end, *, version=3, subject="sns.amazonaws.com", serial=7, after=b""):
    """A certificate in DER, signed by the issuer's RSA key."""
    tbs = der(
        0x30,
        der(0xA0, der_integer(version - 1)) if version > 1 else b"",
        der_integer(serial),
        SHA256_WITH_RSA,
        name("An invented authority"),
        der(0x30, begin, end),
        name(subject),
        pair.spki,
        BASIC_CONSTRAINTS if version == 3 else b"",
        after,
    )
    return der(0x30, tbs, SHA256_WITH_RSA, der(0x03, b"\0", issuer.sign(tbs)))


def pem_certificate(content):
    text = b64(content)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])

"""Recipes of vendors that publish certificates."""

import base64
from dataclasses import dataclass
from functools import lru_cache

from tools.delivery import T
from tools.public_keys import P256, Rsa, stream
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, refused
from tools.x509 import certificate, generalized, pem_certificate, utc

bad_secret = lambda hint: refused("invalid_secret", "construct", hint)
BEGIN, END = utc("260101000000Z"), utc("271231235959Z")
# Private keys by the certificates that are shown.
PAIRS = {}


@lru_cache
def rsa(use, bits=2048):
    return Rsa(stream(f"certificates {use}", 32), bits)


def shown(content, use="secret"):
    """A certificate in PEM, whose owner is remembered."""
    text = pem_certificate(content)
    PAIRS[text] = rsa(use)
    return text


def issued(use="secret", begin=BEGIN, end=END, **more):
    return certificate(rsa(use), rsa("authority"), begin, end, **more)


@dataclass
class CertificateRecipe(Recipe):
    """A scheme whose vendor publishes a certificate, for one audience."""

    audience: str = ""

    def other(self, use):
        return shown(issued(use), use)

    def raw(self, *args, options=None, **more):
        options = {"audience": self.audience} | (options or {})
        options = {name: value for name, value in options.items() if value is not None}
        return super().raw(*args, options=options, **more)

    def header_vectors(self):
        for one in super().header_vectors():
            # Longer than this key's, but not than any key's.
            yield one | {"expect": MISMATCH} if one["id"].endswith("/malformed-long") else one


def certificates(r, address):
    """What is, and is not, a certificate; and when it is one."""
    der = base64.b64decode("".join(r.secret.split("-----")[2].split()))
    private = "-----BEGIN PRIVATE KEY-----\nMEECAQAw\n-----END PRIVATE KEY-----\n"
    required = refused("key_required", "verify", address)
    weak, curve = rsa("weak", 1024), P256(stream("certificates p256", 32))
    other = lambda pair: pem_certificate(certificate(pair, rsa("authority"), BEGIN, END))
    expired = shown(issued(end=utc("261121235959Z")))
    future = shown(issued(begin=utc("261123235959Z")))
    last_second = shown(issued(end=utc("261122235854Z")))  # T
    yield r.vector("key-none", "No certificate yet: its address is said", required, secrets=[])
    yield r.vector("key-expired", "A certificate of yesterday", required, secrets=[expired])
    yield r.vector("key-future", "A certificate of tomorrow", required, secrets=[future])
    yield r.vector("key-last-second", "Until its last second a certificate is good", secrets=[last_second], now=T * 1000)
    yield r.vector("key-after-last-second", "And not a millisecond longer", required, secrets=[last_second], now=T * 1000 + 1)
    yield r.vector(
        "key-expired-beside", "Beside a good one the expired one does not count", MISMATCH, secrets=[r.other("previous"), expired]
    )
    yield r.vector("key-renewed", "The same key in a new certificate", {"keyIndex": 1}, secrets=[expired, r.secret])
    yield r.vector("key-generalized-time", "A certificate of the year 2050 on", secrets=[shown(issued(end=generalized("20500101000000Z")))])
    yield r.vector("key-last-century", "A UTCTime from 1999 on", secrets=[shown(issued(begin=utc("990101000000Z")))])
    yield r.vector("key-version-1", "A certificate without extensions", secrets=[shown(issued(version=1))])
    yield r.vector("key-der", "The certificate as bytes", secrets=[der])
    yield r.vector("key-chain", "The signer's certificate, and its issuer's after it", secrets=[r.secret + other(rsa("authority"))])
    yield r.vector(
        "key-chain-reversed",
        "The issuer's first: it has signed nothing here",
        refused("signature_mismatch", hint="certificate that the delivery names"),
        secrets=[other(rsa("authority")) + r.secret],
    )
    yield r.vector(
        "key-explained", "Text before it, and lines that end in CR LF", secrets=[("subject=sns\n" + r.secret).replace("\n", "\r\n")]
    )
    yield r.vector("key-public", "A public key without a certificate", bad_secret("not a certificate"), secrets=[rsa("secret").pem])
    yield r.vector("key-private", "A private key", bad_secret("private"), secrets=[private])
    yield r.vector("key-private-beside", "A private key beside the certificate", bad_secret("private"), secrets=[r.secret + private])
    yield r.vector("key-text", "What is no key", bad_secret("not a certificate"), secrets=["5f2c9e"])
    yield r.vector("key-no-end", "Its end is missing", bad_secret("missing"), secrets=[r.secret[:-30]])
    yield r.vector("key-half", "Half of it", bad_secret("not an X.509"), secrets=[pem_certificate(der[: len(der) // 2])])
    yield r.vector("key-trailing", "A byte after its end", bad_secret("not an X.509"), secrets=[der + b"\0"])
    yield r.vector(
        "key-trailing-inside",
        "Something after the signature",
        bad_secret("not an X.509"),
        secrets=[der[:1] + b"\x82" + (int.from_bytes(der[2:4], "big") + 2).to_bytes(2, "big") + der[4:] + b"\5\0"],
    )
    yield r.vector("key-long-form", "A length in more bytes than it takes", bad_secret("not an X.509"), secrets=[b"\x30\x83\0" + der[2:]])
    yield r.vector("key-indefinite", "BER's indefinite length", bad_secret("not an X.509"), secrets=[b"\x30\x80" + der[4:] + b"\0\0"])
    yield r.vector("key-spki", "The key's own DER", bad_secret("not an X.509"), secrets=[rsa("secret").spki])
    for label, text in [("month", "261301000000Z"), ("offset", "260101000000+0000"), ("short", "2601010000Z")]:
        yield r.vector(
            f"key-time-{label}", f"{text} is no time of a certificate", bad_secret("not an X.509"), secrets=[issued(begin=utc(text))]
        )
    yield r.vector("key-1024", "A key that can be broken", bad_secret("2,048"), secrets=[other(weak)])
    yield r.vector("key-p256", "A key of another kind", bad_secret("another kind"), secrets=[other(curve)])


def audiences(r):
    yield r.vector(
        "audience-none", "Whom deliveries are for was not said: everybody's would pass", bad_secret("audience"), options={"audience": None}
    )
    yield r.vector("audience-space", "An audience with a space", bad_secret("audience"), options={"audience": r.audience + " "})

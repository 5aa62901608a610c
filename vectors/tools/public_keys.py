"""Signatures by private keys, as their RFCs define them, in a few lines each and
with nothing but integers: slow, not constant-time, for invented keys only.

Each is deterministic (ECDSA by RFC 6979), so that the vectors are the same every
time. `node:crypto` agrees with them: see ../README.md.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import lru_cache

from tools.codes import b64, b64url


def stream(seed, length):
    """As many bytes as are wanted, always the same for the same seed."""
    return hashlib.shake_256(seed.encode()).digest(length)


# --- DER (X.690), as much as keys and signatures need ------------------------------


def der(tag, *contents):
    content = b"".join(contents)
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def der_integer(number):
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def spki(identifier, key):
    """SubjectPublicKeyInfo (RFC 5280): the algorithm's DER, and the key."""
    return der(0x30, der(0x30, identifier), der(0x03, b"\0", key))


class Shown:
    """The forms in which vendors show a public key."""

    @property
    def spki_base64(self):
        return b64(self.spki)

    @property
    def pem(self):
        text = self.spki_base64
        lines = [text[at : at + 64] for at in range(0, len(text), 64)]
        return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""])

    def jwk(self, **members):
        return json.dumps(self.jwk_members | members)


# --- Ed25519 (RFC 8032, section 5.1) -------------------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE_Y = 4 * pow(5, -1, P) % P


def recover_x(y):
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    return P - x if x % 2 else x


BASE = (recover_x(BASE_Y), BASE_Y)


def edwards_add(one, other):
    (a, b), (c, d) = one, other
    product = D * a * b * c * d
    return (a * d + b * c) * pow(1 + product, -1, P) % P, (b * d + a * c) * pow(1 - product, -1, P) % P


def multiply(scalar, point, add, zero):
    found = zero
    while scalar:
        if scalar & 1:
            found = add(found, point)
        point = add(point, point)
        scalar >>= 1
    return found


@lru_cache
def edwards_bytes(scalar):
    x, y = multiply(scalar, BASE, edwards_add, (0, 1))
    return (y | (x & 1) << 255).to_bytes(32, "little")


@dataclass(frozen=True)
class Ed25519(Shown):
    seed: bytes

    @property
    def halves(self):
        hashed = hashlib.sha512(self.seed).digest()
        scalar = int.from_bytes(hashed[:32], "little") & (2**254 - 8) | 2**254
        return scalar, hashed[32:]

    @property
    def point(self):
        return edwards_bytes(self.halves[0])

    @property
    def spki(self):
        return spki(bytes.fromhex("06032b6570"), self.point)

    @property
    def jwk_members(self):
        return {"kty": "OKP", "crv": "Ed25519", "x": b64url(self.point)}

    def sign(self, message):
        scalar, prefix = self.halves
        number = lambda *pieces: int.from_bytes(hashlib.sha512(b"".join(pieces)).digest(), "little") % Q
        r = number(prefix, message)
        commitment = edwards_bytes(r)
        return commitment + ((r + number(commitment, self.point, message) * scalar) % Q).to_bytes(32, "little")


# --- ECDSA on P-256 with SHA-256 (FIPS 186-5; RFC 6979) --------------------------------

FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
GENERATOR = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def weierstrass_add(one, other):
    if one is None or other is None:
        return one or other
    (a, b), (c, d) = one, other
    if a == c and (b + d) % FIELD == 0:
        return None
    slope = (3 * a * a - 3) * pow(2 * b, -1, FIELD) if one == other else (d - b) * pow(c - a, -1, FIELD)
    x = (slope * slope - a - c) % FIELD
    return x, (slope * (a - x) - b) % FIELD


@dataclass(frozen=True)
class P256(Shown):
    seed: bytes

    @property
    def scalar(self):
        return int.from_bytes(self.seed, "big") % (ORDER - 1) + 1

    @property
    def point(self):
        return [one.to_bytes(32, "big") for one in multiply(self.scalar, GENERATOR, weierstrass_add, None)]

    @property
    def spki(self):
        return spki(bytes.fromhex("06072a8648ce3d020106082a8648ce3d030107"), b"\x04" + b"".join(self.point))

    @property
    def jwk_members(self):
        x, y = self.point
        return {"kty": "EC", "crv": "P-256", "x": b64url(x), "y": b64url(y)}

    def numbers(self, message):
        digest = hashlib.sha256(message).digest()
        hashed = int.from_bytes(digest, "big")
        secret = self.scalar.to_bytes(32, "big") + (hashed % ORDER).to_bytes(32, "big")
        key, value = bytes(32), b"\1" * 32
        for separator in (b"\0", b"\1"):
            key = hmac.digest(key, value + separator + secret, "sha256")
            value = hmac.digest(key, value, "sha256")
        value = hmac.digest(key, value, "sha256")
        nonce = int.from_bytes(value, "big")  # of 2^32 messages one needs another
        assert 0 < nonce < ORDER
        r = multiply(nonce, GENERATOR, weierstrass_add, None)[0] % ORDER
        return r, pow(nonce, -1, ORDER) * (hashed + r * self.scalar) % ORDER

    def sign(self, message):
        """The two numbers one after another, as tokens have them."""
        return b"".join(number.to_bytes(32, "big") for number in self.numbers(message))

    def sign_der(self, message):
        return der(0x30, *map(der_integer, self.numbers(message)))


# --- RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2) --------------------------------------------

EXPONENT = 65537
# Section 9.2, note 1: what stands before a hash.
DIGEST_INFO = {"sha256": "3031300d060960864801650304020105000420", "sha1": "3021300906052b0e03021a05000414"}


@lru_cache
def prime(seed, bits):
    candidate = int.from_bytes(stream(seed, bits // 8), "big") | 3 << (bits - 2) | 1
    while any(pow(base, candidate - 1, candidate) != 1 for base in (2, 3, 5)) or candidate % EXPONENT == 1:
        candidate += 2
    return candidate


@dataclass(frozen=True)
class Rsa(Shown):
    seed: bytes
    bits: int = 2048

    @property
    def primes(self):
        return [prime(self.seed.hex() + name, self.bits // 2) for name in "pq"]

    @property
    def modulus(self):
        p, q = self.primes
        return p * q

    @property
    def spki(self):
        key = der(0x30, der_integer(self.modulus), der_integer(EXPONENT))
        return spki(bytes.fromhex("06092a864886f70d0101010500"), key)

    @property
    def jwk_members(self):
        return {"kty": "RSA", "n": b64url(self.modulus.to_bytes(self.bits // 8, "big")), "e": "AQAB"}

    def sign(self, message, algorithm="sha256"):
        p, q = self.primes
        info = bytes.fromhex(DIGEST_INFO[algorithm]) + hashlib.new(algorithm, message).digest()
        size = self.bits // 8
        padded = b"\0\1" + b"\xff" * (size - 3 - len(info)) + b"\0" + info
        private = pow(EXPONENT, -1, (p - 1) * (q - 1))
        return pow(int.from_bytes(padded, "big"), private, p * q).to_bytes(size, "big")

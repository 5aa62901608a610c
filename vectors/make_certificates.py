#!/usr/bin/env python3
"""Writes the vectors of the vendors that publish certificates, a file each.

What a vendor does is restated here from its page with public_keys.py, by way of
recipes.py; no line of hookseal takes part. The same input always gives the same bytes.
"""

import base64
import json
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache

from public_keys import P256, Rsa, b64, certificate, generalized, pem_certificate, stream, utc
from recipes import NOW, SIGNATURES, T, Delivery, Recipe, Sent, compact, refused, utf8, write

DERIVATION = (
    "make_certificates.py restates what the vendor's page says with public_keys.py (RFC 8017 and RFC 5280 in Python's "
    "integers; openssl agrees) and Python's zlib; payloads come from Python's json. Refusals follow from the rule that "
    "is broken. Ids, keys and certificates are invented."
)
MISMATCH, MALFORMED, MISSING = refused("signature_mismatch"), refused("malformed_signature"), refused("missing_signature")
INVALID = lambda hint: refused("invalid_secret", "construct", hint)
SIGNATURES["base64-rsa"] = r"[A-Za-z0-9+/]{300,}={0,2}"
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
    yield r.vector("key-expired-beside", "Beside a good one the expired one does not count", MISMATCH, secrets=[r.other("previous"), expired])
    yield r.vector("key-renewed", "The same key in a new certificate", {"keyIndex": 1}, secrets=[expired, r.secret])
    yield r.vector("key-generalized-time", "A certificate of the year 2050 on", secrets=[shown(issued(end=generalized("20500101000000Z")))])
    yield r.vector("key-last-century", "A UTCTime from 1999 on", secrets=[shown(issued(begin=utc("990101000000Z")))])
    yield r.vector("key-version-1", "A certificate without extensions", secrets=[shown(issued(version=1))])
    yield r.vector("key-der", "The certificate as bytes", secrets=[der])
    yield r.vector("key-chain", "The signer's certificate, and its issuer's after it", secrets=[r.secret + other(rsa("authority"))])
    yield r.vector("key-chain-reversed", "The issuer's first: it has signed nothing here", refused("signature_mismatch", hint="certificate that the delivery names"), secrets=[other(rsa("authority")) + r.secret])
    yield r.vector("key-explained", "Text before it, and lines that end in CR LF", secrets=[("subject=sns\n" + r.secret).replace("\n", "\r\n")])
    yield r.vector("key-public", "A public key without a certificate", INVALID("not a certificate"), secrets=[rsa("secret").pem])
    yield r.vector("key-private", "A private key", INVALID("private"), secrets=[private])
    yield r.vector("key-private-beside", "A private key beside the certificate", INVALID("private"), secrets=[r.secret + private])
    yield r.vector("key-text", "What is no key", INVALID("not a certificate"), secrets=["5f2c9e"])
    yield r.vector("key-no-end", "Its end is missing", INVALID("missing"), secrets=[r.secret[:-30]])
    yield r.vector("key-half", "Half of it", INVALID("not an X.509"), secrets=[pem_certificate(der[: len(der) // 2])])
    yield r.vector("key-trailing", "A byte after its end", INVALID("not an X.509"), secrets=[der + b"\0"])
    yield r.vector("key-trailing-inside", "Something after the signature", INVALID("not an X.509"), secrets=[der[:1] + b"\x82" + (int.from_bytes(der[2:4], "big") + 2).to_bytes(2, "big") + der[4:] + b"\5\0"])
    yield r.vector("key-long-form", "A length in more bytes than it takes", INVALID("not an X.509"), secrets=[b"\x30\x83\0" + der[2:]])
    yield r.vector("key-indefinite", "BER's indefinite length", INVALID("not an X.509"), secrets=[b"\x30\x80" + der[4:] + b"\0\0"])
    yield r.vector("key-spki", "The key's own DER", INVALID("not an X.509"), secrets=[rsa("secret").spki])
    for label, text in [("month", "261301000000Z"), ("offset", "260101000000+0000"), ("short", "2601010000Z")]:
        yield r.vector(f"key-time-{label}", f"{text} is no time of a certificate", INVALID("not an X.509"), secrets=[issued(begin=utc(text))])
    yield r.vector("key-1024", "A key that can be broken", INVALID("2,048"), secrets=[other(weak)])
    yield r.vector("key-p256", "A key of another kind", INVALID("another kind"), secrets=[other(curve)])


def audiences(r):
    yield r.vector("audience-none", "Whom deliveries are for was not said: everybody's would pass", INVALID("audience"), options={"audience": None})
    yield r.vector("audience-space", "An audience with a space", INVALID("audience"), options={"audience": r.audience + " "})


FILES = {}


def file(name, vendor, source, recipes, extra):
    FILES[name] = (vendor, source, [one for recipe in recipes for one in recipe.vectors()] + list(extra))


# --- AWS SNS --------------------------------------------------------------------------------

TOPIC = "arn:aws:sns:eu-north-1:123456789012:orders"
CERT = "https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-6c5e1f4f0d4b4b6f8f0b7a3d2c1e9a8b.pem"
MESSAGE_ID = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324"
NOTIFICATION = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
CONFIRMATION = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]


def sns_text(members):
    """Names and values on lines, those that the vendor's page lists for the type."""
    names = NOTIFICATION if members["Type"] == "Notification" else CONFIRMATION
    return "".join(f"{name}\n{members[name]}\n" for name in names if name in members)


def sns_sender(version, algorithm):
    def send(key, d):
        members = d.json()
        time = d.iso if d.time is not None else d.iso.replace("Z", ".000Z")
        members = {"Type": "Notification", "MessageId": MESSAGE_ID, "TopicArn": TOPIC} | members
        members |= {"Timestamp": time, "SignatureVersion": version}
        members["Signature"] = b64(key.sign(utf8(sns_text(members)), algorithm))
        members |= {"SigningCertURL": CERT, "UnsubscribeURL": "https://sns.eu-north-1.amazonaws.com/?Action=Unsubscribe"}
        return Sent([("x-amz-sns-message-type", members["Type"])], utf8(compact(members)))

    return send


def signed_members(body):
    """What is signed, and all that is given out."""
    members = json.loads(body)
    return {name: members[name] for name in sorted({*NOTIFICATION, *CONFIRMATION}) if name in members}


def sns(scheme, version, algorithm):
    return CertificateRecipe(scheme, sns_sender(version, algorithm), compact({"Subject": "order", "Message": '{"order":7}'}), "", key=PAIRS.__getitem__,
                             unit="iso", past=3900, covers="fields", replay=lambda d: MESSAGE_ID, id=lambda d: MESSAGE_ID,
                             payload=signed_members, audience=TOPIC)


TOKEN = "2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92768dd60a747ba6f3beb71854e285d6ad02428b09ceece29417f1f02d609c582afbacc99c583a916b9981dd2728f4ae6fdb82efd087cc3b7849e05798d2d2785c03b0879594eeac82c01f235d0e717736"
CONFIRM = f"https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token={TOKEN}"


def confirmation(kind):
    return compact({"Type": kind, "Message": "You have chosen to subscribe.\nVisit the SubscribeURL.", "SubscribeURL": CONFIRM, "Token": TOKEN})


def with_members(**members):
    return lambda sent: sent.members(lambda body: body.update(members))


def without(name):
    return lambda sent: sent.members(lambda body: body.pop(name))


# Lines in a message, of which somebody could make members.
LINES = f"hello\nMessageId\nforged\nTimestamp\n2026-11-22T23:58:54.000Z\nTopicArn\n{TOPIC}"


def split_message(members):
    """The text that was signed, read in another way: the same lines, other members."""
    members["Message"], rest = "hello", members["Message"].removeprefix("hello\nMessageId\n")
    members["MessageId"] = rest + "\nMessageId\n" + members["MessageId"]


def joined_message(members):
    """All lines but the last in the message."""
    text = sns_text(members)
    for name in ("MessageId", "Subject", "Timestamp", "TopicArn"):
        members.pop(name, None)
    members["Message"] = text.removeprefix("Message\n").removesuffix("\nType\nNotification\n")


def sns_more(r):
    yield r.vector("no-subject", "Without a subject: it has no line", body=compact({"Message": "hello"}))
    yield r.vector("lines", "A message of several lines, some of which look like members", body=compact({"Message": LINES}))
    yield r.vector("unicode", "A message beyond ASCII, written with escapes", body=json.dumps({"Message": "Grüße 🎉 \"\\\n"}))
    yield r.vector("subscription", "A confirmation is an event: its SubscribeURL is to be visited", body=confirmation("SubscriptionConfirmation"))
    yield r.vector("unsubscription", "Likewise", body=confirmation("UnsubscribeConfirmation"))
    yield r.vector("attributes", "Attributes are not signed, and not given out", change=with_members(MessageAttributes={"role": {"Type": "String", "Value": "admin"}}))
    yield r.vector("content-type", "As SNS says by default", change=lambda sent: sent.headers.append(("content-type", "text/plain; charset=UTF-8")))
    for name, value in [("Message", '{"order":8}'), ("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf325"), ("Subject", "other"), ("Timestamp", "2026-11-22T23:58:55.000Z"), ("Type", "UnsubscribeConfirmation"), ("TopicArn", TOPIC + "2")]:
        yield r.vector(f"other-{name.lower()}", f"Another {name} than the one that was signed", MISMATCH, change=with_members(**{name: value}))
    for name in ["SubscribeURL", "Token"]:
        yield r.vector(f"added-{name.lower()}", f"A {name} that nobody signed", MISMATCH, change=with_members(**{name: "x"}))
    yield r.vector("removed-subject", "Without the subject that was signed", MISMATCH, change=without("Subject"))
    yield r.vector("other-subscribe-url", "Somebody else's address to visit", MISMATCH, body=confirmation("SubscriptionConfirmation"), change=with_members(SubscribeURL="https://example.com/"))
    yield r.vector("split", "The lines of a genuine message, read as other members", MALFORMED, body=compact({"Message": LINES}), change=lambda sent: sent.members(split_message))
    yield r.vector("joined", "The lines of all members, read as a message", MISSING, change=lambda sent: sent.members(joined_message))
    yield r.vector("subject-lines", "A subject of two lines", MALFORMED, body=compact({"Message": "hello", "Subject": "two\nlines"}))
    yield r.vector("subject-null", "A subject that is no text", MALFORMED, body=compact({"Message": "hello"}), change=with_members(Subject=None))
    yield r.vector("message-number", "A message that was a text, as a number", MALFORMED, body=compact({"Message": "7"}), change=with_members(Message=7))
    yield r.vector("other-topic", "A topic of somebody else's: anybody can have SNS sign for theirs", refused("signature_mismatch", "verify", "audience"), body=compact({"Message": "hello", "TopicArn": "arn:aws:sns:eu-north-1:210987654321:orders"}))
    yield r.vector("longer-topic", "An audience that only begins like it", refused("signature_mismatch", "verify", "audience"), options={"audience": TOPIC + ".fifo"})
    yield r.vector("missing-signature", "Raw message delivery: nothing is signed", refused("missing_signature", "verify", "raw message delivery"), change=without("Signature"))
    yield r.vector("empty-signature", "An empty signature", MISSING, change=with_members(Signature=""))
    yield r.vector("duplicate-signature", "A member twice: the last counts, as for JSON.parse", change=lambda sent: setattr(sent, "body", sent.body.replace(b'{"Type"', b'{"Signature":"x","Type"')))
    yield r.vector("not-json", "Not JSON", MISSING, change=lambda sent: setattr(sent, "body", b"hello"))
    tag = lambda change: lambda sent: sent.members(lambda body: body.update(Signature=change(body["Signature"])))
    yield r.vector("malformed-short", "A signature that is too short", MALFORMED, change=tag(lambda text: text[:-4]))
    yield r.vector("malformed-unpadded", "Without its padding", MALFORMED, change=tag(lambda text: text.rstrip("=")))
    yield r.vector("malformed-alphabet", "Letters that no signature has", MALFORMED, change=tag(lambda text: "!" + text[1:]))
    yield r.vector("longer", "Longer than this key's", MISMATCH, change=tag(lambda text: "AAAA" + text))
    yield r.vector("missing-time", "Without the time that was signed", MISMATCH, change=without("Timestamp"))


ADDRESSES = {
    "http": CERT.replace("https", "http"),
    "other-host": CERT.replace("sns.eu-north-1.amazonaws.com", "example.com"),
    "host-before": CERT.replace("amazonaws.com/", "amazonaws.com.example.com/"),
    "user": CERT.replace("amazonaws.com/", "amazonaws.com@example.com/"),
    "user-before": CERT.replace("https://", "https://example.com@"),
    "port": CERT.replace("amazonaws.com/", "amazonaws.com:8443/"),
    "bucket": CERT.replace("eu-north-1", "s3"),
    "bucket-region": CERT.replace("eu-north-1", "s3-us-west-2"),
    "bucket-accelerate": CERT.replace("eu-north-1", "s3-accelerate"),
    "capitals": CERT.replace("eu-north-1", "EU-NORTH-1"),
    "no-region": CERT.replace("sns.eu-north-1.", "sns."),
    "subdomain": CERT.replace("sns.", "x.sns."),
    "other-service": CERT.replace("sns.", "sqs."),
    "path": CERT.replace("Simple", "a/Simple"),
    "traversal": CERT.replace("Simple", "../Simple"),
    "escape": CERT.replace("Simple", "%2e%2e%2fSimple"),
    "no-pem": CERT.removesuffix(".pem"),
    "query": CERT + "?x=.pem",
    "fragment": CERT + "#.pem",
    "query-first": CERT.replace("Simple", "?Simple"),
    "backslash": CERT.replace(".com/", ".com\\"),
    "newline": CERT + "\n",
    "space": " " + CERT,
    "beyond-ascii": CERT.replace("eu-north-1", "eu‐north‐1"),
    "long": CERT.replace("Simple", "S" * 500),
}


def sns_addresses(r):
    named = refused("malformed_signature", "verify", "SigningCertURL")
    for label, address in ADDRESSES.items():
        yield r.vector(f"address-{label}", "Not an address of the vendor's: nobody shall fetch it", named, secrets=[], change=with_members(SigningCertURL=address))
    yield r.vector("address-with-key", "Likewise where there is a certificate", named, change=with_members(SigningCertURL=ADDRESSES["other-host"]))
    yield r.vector("address-none", "No certificate is named", MISSING, change=without("SigningCertURL"))
    yield r.vector("address-list", "No one certificate is named", MISSING, change=with_members(SigningCertURL=[CERT]))
    for label, region in [("gov", "us-gov-west-1.amazonaws.com"), ("china", "cn-northwest-1.amazonaws.com.cn")]:
        address = CERT.replace("eu-north-1.amazonaws.com", region)
        yield r.vector(f"address-{label}", "A region that is like others", refused("key_required", "verify", address), secrets=[], change=with_members(SigningCertURL=address))


sns2, sns1 = sns("aws-sns", "2", "sha256"), sns("aws-sns-sha1", "1", "sha1")
file("aws-sns", "AWS SNS", [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html",
    "https://github.com/aws/aws-js-sns-message-validator",
], [sns2, sns1], [
    *certificates(sns2, CERT), *audiences(sns2), *sns_more(sns2), *sns_addresses(sns2), *sns_more(sns1),
    replace(sns2, send=sns1.send).vector("version-1", "SHA-1 rescues nothing", refused("signature_mismatch", "verify", "aws-sns-sha1")),
    replace(sns1, send=sns2.send).vector("version-2", "Two schemes are two schemes", refused("signature_mismatch", "verify", "use aws-sns")),
])


# --- PayPal -----------------------------------------------------------------------------------

WEBHOOK = "4JH86294D6297924G"
TRANSMISSION = "dfb3be50-fd74-11e4-8bf3-77339302725b"
PAYPAL_CERT = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7a8abba8"
SANDBOX_CERT = PAYPAL_CERT.replace("api.", "api.sandbox.")
EVENT_ID = "WH-0G2756385H040842W-5Y612302CV158622M"
SIGNATURE, TIME, ID, URL = (f"PAYPAL-{name}" for name in ("TRANSMISSION-SIG", "TRANSMISSION-TIME", "TRANSMISSION-ID", "CERT-URL"))


def paypal_sender(address):
    def send(key, d):
        text = f"{TRANSMISSION}|{d.iso}|{WEBHOOK}|{zlib.crc32(d.body)}"
        return [(ID, TRANSMISSION), (TIME, d.iso), (URL, address), ("PAYPAL-AUTH-ALGO", "SHA256withRSA"), (SIGNATURE, b64(key.sign(utf8(text))))]

    return send


def paypal(scheme, address):
    body = {"id": EVENT_ID, "event_type": "PAYMENT.CAPTURE.COMPLETED", "resource": {"amount": {"value": "20.00", "currency_code": "USD"}}}
    return CertificateRecipe(scheme, paypal_sender(address), compact(body), SIGNATURE, "base64-rsa", key=PAIRS.__getitem__, unit="iso",
                             past=3 * 86_400, time_header=TIME, covers="sender", replay=lambda d: TRANSMISSION, id=lambda d: EVENT_ID, audience=WEBHOOK)


def with_crc(before, after, wanted, count=64):
    """Letters between two texts that give the whole a CRC-32: it is linear, so 32
    independent choices between two letters are enough, and a system of 32 equations."""
    whole = lambda letters: zlib.crc32(before + bytes(letters) + after)
    letters = [ord("a")] * count
    start = whole(letters)
    rows = []
    for index in range(count):
        changed = letters.copy()
        changed[index] = ord("b")
        rows.append([start ^ whole(changed), {index}])
    rest, chosen = start ^ wanted, set()
    for bit in range(32):
        pivot = next((row for row in rows if row[0] >> bit & 1), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        for row in rows:
            if row[0] >> bit & 1:
                row[0] ^= pivot[0]
                row[1] = row[1] ^ pivot[1]
        if rest >> bit & 1:
            rest ^= pivot[0]
            chosen ^= pivot[1]
    for index in chosen:
        letters[index] = ord("b")
    body = before + bytes(letters) + after
    assert zlib.crc32(body) == wanted
    return body


def paypal_delimited(r, sent):
    """What is signed, were it of an id with the time's delimiter in it."""
    sent.set(ID, f"{TRANSMISSION}|{sent.value(TIME)}")
    text = f"{sent.value(ID)}|{sent.value(TIME)}|{r.audience}|{zlib.crc32(sent.body)}"
    sent.set(SIGNATURE, b64(r.key(r.secret).sign(utf8(text))))


def paypal_more(r):
    forged = utf8(compact({"id": EVENT_ID, "event_type": "PAYMENT.CAPTURE.COMPLETED", "resource": {"amount": {"value": "9000.00", "currency_code": "USD"}}, "x": ""}))
    same_crc = with_crc(forged[:-2], forged[-2:], zlib.crc32(r.body))
    yield r.vector("other-body", "Another body", MISMATCH, body=r.body.replace(b"20.00", b"90.00"), signed=r.body)
    yield r.vector("same-crc", "Another body of the same CRC-32: PayPal's signature does not tell them apart, and `covers` says so", body=same_crc, signed=r.body)
    yield r.vector("empty-body", "The CRC-32 of nothing", MISMATCH, body=b"", signed=r.body)
    yield r.vector("other-webhook", "Signed for another webhook", refused("signature_mismatch", "verify", "own ID"), options={"audience": "8PT597110X687430LKGECATA"})
    yield r.vector("other-id", "Another transmission than the one that was signed", MISMATCH, change=lambda sent: sent.set(ID, TRANSMISSION.replace("d", "e")))
    yield r.vector("delimited", "A time in the id, and the same bytes are signed", MALFORMED, change=lambda sent: paypal_delimited(r, sent))
    yield r.vector("shifted", "A part of the time in the id", MISMATCH, change=lambda sent: (sent.set(ID, TRANSMISSION + "|2026"), sent.set(TIME, sent.value(TIME)[4:])))
    yield r.vector("missing-id", "Without its id", MISSING, change=lambda sent: sent.without(ID))
    yield r.vector("duplicate-id", "Two ids", refused("duplicate_header"), change=lambda sent: sent.headers.append((ID.lower(), "x")))
    yield r.vector("other-algorithm", "What the algorithm's header says does not count", change=lambda sent: sent.set("PAYPAL-AUTH-ALGO", "none"))
    yield r.vector("not-json", "Authentic, and no event", refused("malformed_payload", "payload"), body=b"x")
    for label, address in PAYPAL_ADDRESSES.items():
        yield r.vector(f"address-{label}", "Not an address of the vendor's: nobody shall fetch it", refused("malformed_signature", "verify", "paypal-cert-url"), secrets=[], change=lambda sent, address=address: sent.set(URL, address))
    yield r.vector("address-none", "No certificate is named", MISSING, change=lambda sent: sent.without(URL))
    yield r.vector("address-twice", "Two certificates are named", refused("duplicate_header"), change=lambda sent: sent.headers.append((URL.lower(), PAYPAL_CERT)))
    other = PAYPAL_CERT.replace("api.", "api-m.")
    yield r.vector("address-api-m", "Another host of the vendor's", refused("key_required", "verify", other), secrets=[], change=lambda sent: sent.set(URL, other))


PAYPAL_ADDRESSES = {
    "sandbox": SANDBOX_CERT,
    "http": PAYPAL_CERT.replace("https", "http"),
    "other-host": PAYPAL_CERT.replace("api.paypal.com", "api.paypal.example.com"),
    "host-before": PAYPAL_CERT.replace("paypal.com/", "paypal.com.example.com/"),
    "user": PAYPAL_CERT.replace("paypal.com/", "paypal.com@example.com/"),
    "other-subdomain": PAYPAL_CERT.replace("api.", "www."),
    "no-host": PAYPAL_CERT.replace("https://api.paypal.com", "https://"),
    "relative": PAYPAL_CERT.removeprefix("https:"),
    "other-path": PAYPAL_CERT.replace("certs", "webhooks"),
    "traversal": PAYPAL_CERT.replace("CERT", "../CERT"),
    "query": PAYPAL_CERT + "?x=1",
    "no-name": PAYPAL_CERT[: PAYPAL_CERT.index("CERT")],
}

live, sandbox = paypal("paypal", PAYPAL_CERT), paypal("paypal-sandbox", SANDBOX_CERT)
file("paypal", "PayPal", ["https://developer.paypal.com/api/rest/webhooks/rest/#message-verification", "https://github.com/paypal/PayPal-Python-SDK"], [live, sandbox], [
    *audiences(live), *paypal_more(live),
    live.vector("key-none", "No certificate yet: its address is said", refused("key_required", "verify", PAYPAL_CERT), secrets=[]),
    live.vector("key-expired", "An expired certificate", refused("key_required", "verify", PAYPAL_CERT), secrets=[shown(issued(end=utc("261121235959Z")))]),
    sandbox.vector("address-live", "A live certificate: not the sandbox's", MALFORMED, secrets=[], change=lambda sent: sent.set(URL, PAYPAL_CERT)),
    sandbox.vector("key-none", "No certificate yet: its address is said", refused("key_required", "verify", SANDBOX_CERT), secrets=[]),
])


def main():
    for name, (vendor, source, vectors) in sorted(FILES.items()):
        write(name, vendor, source, DERIVATION, vectors)


if __name__ == "__main__":
    main()

"""What AWS SNS sends."""

import json
from dataclasses import replace

from tools.certificates import PAIRS, CertificateRecipe, audiences, certificates
from tools.codes import b64, compact, utf8
from tools.delivery import Sent
from tools.files import BY_CERTIFICATE, file
from tools.verdicts import MALFORMED, MISMATCH, MISSING, refused

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
    return CertificateRecipe(
        scheme,
        sns_sender(version, algorithm),
        compact({"Subject": "order", "Message": '{"order":7}'}),
        "",
        key=PAIRS.__getitem__,
        unit="iso",
        past=3900,
        covers="fields",
        replay=lambda d: MESSAGE_ID,
        id=lambda d: MESSAGE_ID,
        payload=signed_members,
        audience=TOPIC,
    )


TOKEN = "2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92768dd60a747ba6f3beb71854e285d6ad02428b09ceece29417f1f02d609c582afbacc99c583a916b9981dd2728f4ae6fdb82efd087cc3b7849e05798d2d2785c03b0879594eeac82c01f235d0e717736"
CONFIRM = f"https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token={TOKEN}"


def confirmation(kind):
    return compact(
        {"Type": kind, "Message": "You have chosen to subscribe.\nVisit the SubscribeURL.", "SubscribeURL": CONFIRM, "Token": TOKEN}
    )


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
    yield from sns_messages(r)
    yield from sns_changes(r)
    yield from sns_signatures(r)


def sns_messages(r):
    yield r.vector("no-subject", "Without a subject: it has no line", body=compact({"Message": "hello"}))
    yield r.vector("lines", "A message of several lines, some of which look like members", body=compact({"Message": LINES}))
    yield r.vector("unicode", "A message beyond ASCII, written with escapes", body=json.dumps({"Message": 'Grüße 🎉 "\\\n'}))
    yield r.vector(
        "subscription", "A confirmation is an event: its SubscribeURL is to be visited", body=confirmation("SubscriptionConfirmation")
    )
    yield r.vector("unsubscription", "Likewise", body=confirmation("UnsubscribeConfirmation"))
    yield r.vector(
        "attributes",
        "Attributes are not signed, and not given out",
        change=with_members(MessageAttributes={"role": {"Type": "String", "Value": "admin"}}),
    )
    yield r.vector(
        "content-type", "As SNS says by default", change=lambda sent: sent.headers.append(("content-type", "text/plain; charset=UTF-8"))
    )


def sns_changes(r):
    for name, value in [
        ("Message", '{"order":8}'),
        ("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf325"),
        ("Subject", "other"),
        ("Timestamp", "2026-11-22T23:58:55.000Z"),
        ("Type", "UnsubscribeConfirmation"),
        ("TopicArn", TOPIC + "2"),
    ]:
        yield r.vector(
            f"other-{name.lower()}", f"Another {name} than the one that was signed", MISMATCH, change=with_members(**{name: value})
        )
    for name in ["SubscribeURL", "Token"]:
        yield r.vector(f"added-{name.lower()}", f"A {name} that nobody signed", MISMATCH, change=with_members(**{name: "x"}))
    yield r.vector("removed-subject", "Without the subject that was signed", MISMATCH, change=without("Subject"))
    yield r.vector(
        "other-subscribe-url",
        "Somebody else's address to visit",
        MISMATCH,
        body=confirmation("SubscriptionConfirmation"),
        change=with_members(SubscribeURL="https://example.com/"),
    )
    yield r.vector(
        "split",
        "The lines of a genuine message, read as other members",
        MALFORMED,
        body=compact({"Message": LINES}),
        change=lambda sent: sent.members(split_message),
    )
    yield r.vector("joined", "The lines of all members, read as a message", MISSING, change=lambda sent: sent.members(joined_message))
    yield r.vector("subject-lines", "A subject of two lines", MALFORMED, body=compact({"Message": "hello", "Subject": "two\nlines"}))
    yield r.vector(
        "subject-null", "A subject that is no text", MALFORMED, body=compact({"Message": "hello"}), change=with_members(Subject=None)
    )
    yield r.vector(
        "message-number",
        "A message that was a text, as a number",
        MALFORMED,
        body=compact({"Message": "7"}),
        change=with_members(Message=7),
    )
    yield r.vector(
        "other-topic",
        "A topic of somebody else's: anybody can have SNS sign for theirs",
        refused("signature_mismatch", "verify", "audience"),
        body=compact({"Message": "hello", "TopicArn": "arn:aws:sns:eu-north-1:210987654321:orders"}),
    )
    yield r.vector(
        "longer-topic",
        "An audience that only begins like it",
        refused("signature_mismatch", "verify", "audience"),
        options={"audience": TOPIC + ".fifo"},
    )


def sns_signatures(r):
    yield r.vector(
        "missing-signature",
        "Raw message delivery: nothing is signed",
        refused("missing_signature", "verify", "raw message delivery"),
        change=without("Signature"),
    )
    yield r.vector("empty-signature", "An empty signature", MISSING, change=with_members(Signature=""))
    yield r.vector(
        "duplicate-signature",
        "A member twice: the last counts, as for JSON.parse",
        change=lambda sent: setattr(sent, "body", sent.body.replace(b'{"Type"', b'{"Signature":"x","Type"')),
    )
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
        yield r.vector(
            f"address-{label}",
            "Not an address of the vendor's: nobody shall fetch it",
            named,
            secrets=[],
            change=with_members(SigningCertURL=address),
        )
    yield r.vector(
        "address-with-key", "Likewise where there is a certificate", named, change=with_members(SigningCertURL=ADDRESSES["other-host"])
    )
    yield r.vector("address-none", "No certificate is named", MISSING, change=without("SigningCertURL"))
    yield r.vector("address-list", "No one certificate is named", MISSING, change=with_members(SigningCertURL=[CERT]))
    for label, region in [("gov", "us-gov-west-1.amazonaws.com"), ("china", "cn-northwest-1.amazonaws.com.cn")]:
        address = CERT.replace("eu-north-1.amazonaws.com", region)
        yield r.vector(
            f"address-{label}",
            "A region that is like others",
            refused("key_required", "verify", address),
            secrets=[],
            change=with_members(SigningCertURL=address),
        )


sns2, sns1 = sns("aws-sns", "2", "sha256"), sns("aws-sns-sha1", "1", "sha1")


FILE = file(
    "AWS SNS",
    [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html",
        "https://github.com/aws/aws-js-sns-message-validator",
    ],
    sns2,
    sns1,
    [
        *certificates(sns2, CERT),
        *audiences(sns2),
        *sns_more(sns2),
        *sns_addresses(sns2),
        *sns_more(sns1),
        replace(sns2, send=sns1.send).vector("version-1", "SHA-1 rescues nothing", refused("signature_mismatch", "verify", "aws-sns-sha1")),
        replace(sns1, send=sns2.send).vector(
            "version-2", "Two schemes are two schemes", refused("signature_mismatch", "verify", "use aws-sns")
        ),
    ],
    derivation=BY_CERTIFICATE,
)

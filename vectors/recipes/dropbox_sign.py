"""What Dropbox Sign sends."""

from tools.codes import compact
from tools.delivery import T
from tools.files import file
from tools.members import in_body
from tools.parts import member_part
from tools.recipe import published
from tools.verdicts import MISMATCH, MISSING

DS_TESTS = "hellosign/dropbox-sign-node tests/model/eventCallbackHelper.test.ts"
DS_KEY = "324e3b0840f065eb51f3fd63231d0d33daa35d4ed10d27718839e81737065782"
DS_BODY = {
    "event": {"event_time": str(T), "event_type": "signature_request_signed"},
    "account_guid": "63522885f9261e2b04eea043933ee7313eb674fd",
}
FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a;b.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n\xff\r\n'


def multipart(beside, content_type="multipart/form-data; boundary=x"):
    """What was sent as the field `json` of a form."""

    def wrap(sent):
        sent.body = beside + b'--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n' + sent.body + b"\r\n--x--\r\n"
        sent.set("Content-Type", content_type)

    return wrap


dropbox_sign = in_body(
    "dropbox-sign",
    ["event", "event_hash"],
    lambda at: at["event_time"] + at["event_type"],
    DS_BODY,
    base_members=["event_time", "event_type"],
    time_member="event_time",
    signs=(member_part("event", "event_time", is_time=True), member_part("event", "event_type")),
    unit="seconds",
    past=None,
    future=None,
    replay=None,
    more=[
        lambda r: r.vector("multipart", "As the vendor sends it: the JSON is a field of a form, beside files", change=multipart(FILE)),
        lambda r: r.vector(
            "multipart-other-boundary",
            "Nobody signs the header: the boundary is the body's",
            change=multipart(FILE, "multipart/form-data; boundary=y"),
        ),
        lambda r: r.vector(
            "multipart-no-json", "A form without the field", MISSING, change=lambda sent: setattr(sent, "body", FILE + b"--x--\r\n")
        ),
        lambda r: r.vector(
            "multipart-two",
            "Two fields of its name: neither is the one that was signed",
            MISSING,
            change=multipart(b'--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n{}\r\n'),
        ),
        lambda r: r.vector(
            "multipart-cut",
            "A form that never ends",
            MISSING,
            change=lambda sent: (multipart(FILE)(sent), setattr(sent, "body", sent.body[:-4])),
        ),
    ],
)


def dropbox_sign_published():
    for number, (kind, tag) in enumerate(
        [
            ("unknown_error", "c574f5d3090c2936360b4e36cf6835cf3e2206b84fdc6347e6b28ca721ae1371"),
            ("account_confirmed", "6dc5b7aad93cf54915e0089d6c31d61b3833f66f51459171c69f8fa211308848"),
            ("signature_request_sent", "08d45a6b7677492b78be030cef18cfeaece8fe67e163cc8e526ee638ad483756"),
            ("template_created", "4a9b22fa68d5addb8b6313eea9d42ecb393903a4240b71503ef78e9dac6c100d"),
        ],
        1,
    ):
        body = compact(
            {
                "account_guid": "63522885f9261e2b04eea043933ee7313eb674fd",
                "event": {"event_time": "1348177752", "event_type": kind, "event_hash": tag},
            }
        )
        yield published(
            dropbox_sign, number, f"The library's test: {kind}", DS_KEY, {}, body, dict(timestamp=1348177752000), source=DS_TESTS
        )
    yield published(dropbox_sign, 5, "The same with the key reversed", DS_KEY[::-1], {}, body, MISMATCH, source=DS_TESTS)


FILE = file("Dropbox Sign", "https://developers.hellosign.com/docs/events/walkthrough/", dropbox_sign, dropbox_sign_published())

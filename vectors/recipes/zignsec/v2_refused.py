"""ZignSec v2: what is refused, and the cause that a diagnosis finds."""

import json

from recipes.zignsec.deliveries import (
    BINARY_KEY,
    BODY,
    FLIPPED_MAC,
    GOOD,
    HEADER,
    ID,
    IDENTIFIED,
    PREVIOUS,
    SHORT,
    SPARE_BITS,
    TOKEN,
    V2,
    XML,
    nested,
    tagged,
    v1,
    xml,
)
from tools.codes import b64, hex_mac, mac, utf8
from tools.delivery import T
from tools.samples import pretty
from tools.verdicts import BAD_SECRET, MALFORMED, MISMATCH, MISSING, caused, refused

v2 = V2.vector

BAD_SIGNATURES = [
    v2("no-header", "No signature", BODY, MISSING, headers=[("Content-Type", "application/json")]),
    v2("empty-header", "An empty signature", BODY, MISSING, headers=[(HEADER, "")]),
    v2(
        "another-header",
        "A generic header never stands in for the vendor's",
        BODY,
        MISSING,
        headers=[("X-Signature", GOOD), ("X-Hub-Signature-256", "sha256=" + hex_mac(TOKEN, BODY))],
    ),
    v2(
        "two-headers",
        "The header twice, in two cases: which one is the vendor's?",
        BODY,
        refused("duplicate_header"),
        headers=[(HEADER, GOOD), (HEADER.lower(), FLIPPED_MAC)],
    ),
    v2("two-equal-headers", "Even when both are the same", BODY, refused("duplicate_header"), headers=[(HEADER, GOOD), (HEADER, GOOD)]),
    v2("joined-headers", "Two headers as Node and Fetch join them", BODY, refused("duplicate_header"), value=f"{FLIPPED_MAC}, {GOOD}"),
    v2("flipped-body-bit", "One bit of the body", BODY.replace("113", "112"), MISMATCH, signed=BODY),
    v2("flipped-signature-bit", "One bit of the signature", BODY, MISMATCH, value=FLIPPED_MAC),
    v2("wrong-secret", "Another secret", BODY, MISMATCH, key=PREVIOUS),
    v2("secret-case", "The secret in capitals is another secret", BODY, MISMATCH, secrets=[TOKEN.upper()], key=TOKEN),
    v2(
        "replacement-character",
        "Bytes that are not UTF-8 in place of the U+FFFD that was signed",
        utf8(SHORT).replace(b"[]", b'["\xff"]'),
        MISMATCH,
        signed=SHORT.replace("[]", '["\ufffd"]'),
    ),
    v2("mismatch-before-payload", "Nothing is parsed before it is authenticated", "not JSON", MISMATCH, key=PREVIOUS),
    v2("cause-newline", "A newline was added on the way", BODY + "\n", caused("newline"), signed=BODY),
    v2(
        "cause-reserialised",
        "The receiver parsed the body and printed it again with white space",
        pretty(IDENTIFIED),
        caused("re-serialised"),
        signed=BODY,
    ),
    v2("compacted", "White space that was signed is gone: it cannot be guessed again", BODY, MISMATCH, signed=pretty(IDENTIFIED)),
    v2(
        "cause-lf",
        "Line ends of the body became LF",
        pretty(IDENTIFIED),
        caused("from CRLF to LF"),
        signed=pretty(IDENTIFIED).replace("\n", "\r\n"),
    ),
    v2("cause-crlf", "Line ends of the body became CRLF", XML, caused("from LF to CRLF"), signed=XML.replace("\r\n", "\n")),
    v2("cause-bom", "A reader took the byte order mark away", SHORT, caused("byte order mark was removed"), signed="\ufeff" + SHORT),
    v2("cause-newline-removed", "The newline at its end was taken away", SHORT, caused("newline"), signed=SHORT + "\n"),
    v2("cause-bom-added", "A byte order mark was put in front", "\ufeff" + SHORT, caused("byte order mark was added"), signed=SHORT),
    v2(
        "cause-python",
        "What Python's json printed was parsed and printed without its white space",
        BODY,
        caused("re-serialised"),
        signed=json.dumps(IDENTIFIED, ensure_ascii=False),
    ),
    v2(
        "cause-replaced",
        "Bytes that are not UTF-8 were read as text on the way: which byte it was, the secret tells",
        SHORT.replace("[]", '["\ufffd"]'),
        caused("U+FFFD"),
        signed=utf8(SHORT).replace(b"[]", b'["\xff"]'),
    ),
    v2("cause-signed-empty", "The sender's code signed before it had a body", BODY, caused("signed an empty body"), signed=""),
    v2("hint-empty", "Something read the body before", "", refused("signature_mismatch", hint="empty"), signed=BODY),
    v2("cause-base64-secret", "The key is what the secret decodes to", BODY, caused("base64"), secrets=[b64(BINARY_KEY)], key=BINARY_KEY),
    v2("cause-hex-secret", "The key is what the secret decodes to", BODY, caused("hex"), secrets=[BINARY_KEY.hex()], key=BINARY_KEY),
    v2(
        "malformed-v5",
        "The gateway's form: another scheme, never guessed",
        BODY,
        caused('"zignsec-v5"', "malformed_signature"),
        value=tagged(T, v1(TOKEN, T, BODY)),
    ),
    *(
        v2(f"malformed-{name}", comment, BODY, MALFORMED, value=value)
        for name, comment, value in [
            ("hex", "Hex where base64 is due", hex_mac(TOKEN, BODY)),
            ("prefix", "A prefix that the vendor does not write", "sha256=" + GOOD),
            ("unpadded", "Without its padding", GOOD.rstrip("=")),
            ("spare-bits", "Other text for the same bytes: a lenient decoder takes it", SPARE_BITS),
            ("base64url", "The alphabet of URLs", "-_" + GOOD[2:]),
            ("31-bytes", "A byte short", b64(mac(TOKEN, BODY)[:31])),
            ("33-bytes", "44 letters that decode to 33 bytes", "A" * 44),
            ("space", "White space inside", GOOD[:20] + " " + GOOD[20:]),
            ("latin-1", "Letters beyond ASCII", "é" * 44),
            ("word", "Not a signature at all", "null"),
        ]
    ),
]

# Around the signature, and behind a good one.
BAD_REQUESTS = [
    v2(
        "body-over-limit",
        "A byte more than allowed, told before the signature is looked at",
        '{"id":"åäö"} ',
        refused("body_too_large"),
        headers=[],
        maxBodyBytes=15,
    ),
    v2(
        "source-elsewhere",
        "A genuine signature from an address that is not listed",
        BODY,
        refused("source_not_allowed"),
        source="203.0.113.9",
        sourceAddresses=["documented"],
    ),
    v2(
        "source-before-size",
        "The address is checked before the body",
        BODY,
        refused("source_not_allowed"),
        source="203.0.113.9",
        headers=[],
        sourceAddresses=["documented"],
        maxBodyBytes=1,
    ),
    v2(
        "reshaped-v5",
        "A v5 delivery without its time: its MAC is also that of a v2 body `t.body`, but that is no ZignSec body",
        f"{T}.{SHORT}",
        refused("malformed_payload"),
        value=b64(bytes.fromhex(v1(TOKEN, T, SHORT))),
    ),
    v2("empty-body", "An empty body, signed", "", refused("malformed_payload", "payload")),
    v2("list", "A list at the top", "[]", refused("malformed_payload", "payload")),
    v2("form", "ZignSec sends no forms", f"id={ID}", refused("malformed_payload", "payload")),
    *(
        v2(f"bad-{name}", comment, body, refused("malformed_payload", "payload"))
        for name, comment, body in [
            ("trailing-comma", "Not JSON: a trailing comma", f'{{"id":"{ID}",}}'),
            ("truncated", "Not JSON: cut off", BODY[:-1]),
            ("after-end", "Not JSON: something after the end", SHORT + "{}"),
            ("leading-zero", "Not JSON: a leading zero", '{"n":01}'),
            ("nan", "Not JSON: NaN", '{"n":NaN}'),
            ("escape", "Not JSON: an unknown escape", '{"s":"\\x41"}'),
            ("control", "Not JSON: a raw control character", '{"s":"a\tb"}'),
            ("utf-8", "Authentic bytes that are not UTF-8", b'{"s":"\xff"}'),
            ("depth-513", "Deeper than 512 levels", nested(513)),
            ("xml-doctype", "A document type: entities are how XML bombs are made", '<!DOCTYPE r [<!ENTITY a "aaaa">]><r><id>&a;</id></r>'),
            ("xml-entity", "An entity that nothing declares", xml("<a>&nbsp;</a>")),
            ("xml-reference", "A reference to no character", xml("<a>&#xD800;</a>")),
            ("xml-mismatch", "An end tag of another element", xml("<a><b></a></b>")),
            ("xml-truncated", "Cut off", XML[:200]),
            ("xml-two-roots", "Something after the root", xml("") + "<more/>"),
            ("xml-attribute-twice", "One attribute twice", xml('<a b="1" b="2"/>')),
            ("xml-utf-8", "Not UTF-8", xml("<a>?</a>").encode().replace(b"?", b"\xe5")),
            ("xml-deep", "Six hundred levels", xml("<a>" * 600 + "</a>" * 600)),
        ]
    ),
]

BAD_WEBHOOKS = [
    v2("secret-empty", "An empty key verifies what anybody can sign", BODY, BAD_SECRET, secrets=[""]),
    v2("secret-empty-bytes", "No bytes at all", BODY, BAD_SECRET, secrets=[b""], key=""),
    v2("secret-one-empty", "One good secret does not excuse an empty one", BODY, BAD_SECRET, secrets=[TOKEN, ""], key=""),
    v2("secret-none", "A signing scheme needs one", BODY, BAD_SECRET, secrets=[], key=TOKEN),
    v2(
        "secret-newline",
        "Read from a file with its newline",
        BODY,
        refused("invalid_secret", "construct", "white space"),
        secrets=[TOKEN + "\n"],
    ),
    v2("secret-space", "Pasted with a space in front", BODY, refused("invalid_secret", "construct", "white space"), secrets=[" " + TOKEN]),
    v2("secret-quotes", "Copied with the quotes of its .env file", BODY, BAD_SECRET, secrets=[f'"{TOKEN}"'], key=TOKEN),
    v2("secret-single-quotes", "The same with single quotes", BODY, BAD_SECRET, secrets=[f"'{TOKEN}'"], key=TOKEN),
    v2("seventeen-secrets", "More secrets than anybody rotates", BODY, BAD_SECRET, secrets=[f"secret-{n:02}" for n in range(17)]),
    *(
        v2(f"unknown-{name}", comment, BODY, refused("unknown_scheme", "construct"), scheme=scheme)
        for name, comment, scheme in [
            ("v2", "An unknown name never falls back to another scheme", "zignsec-v2"),
            ("capitals", "Names are exact", "ZignSec"),
            ("empty", "No name", ""),
            ("prototype", "A name that every JavaScript object has", "constructor"),
        ]
    ),
]

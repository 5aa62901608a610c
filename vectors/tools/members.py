"""Signatures that stand in the body, beside the members that are signed."""

import json
from email import message_from_bytes

from tools.codes import compact, hex_mac, utf8
from tools.delivery import Sent
from tools.recipe import Recipe
from tools.verdicts import MALFORMED, MISMATCH, MISSING


def in_body(scheme, path, text, body, *, base_members, more=(), **recipe):
    """The hex code of some members stands in another member."""
    *where, last = path

    def send(key, d):
        members = json.loads(d.body)
        at = members
        for name in where:
            at = at[name]
        if d.time is not None:
            at[recipe["time_member"]] = d.time
        elif "time_member" in recipe:
            at[recipe["time_member"]] = d.seconds
        at[last] = hex_mac(key, text(at))
        return Sent([("Content-Type", "application/json")], utf8(compact(members)), d.url, d.method)

    def proven(arrived):
        if arrived.startswith(b"--"):
            parts = message_from_bytes(b"Content-Type: multipart/form-data; boundary=x\r\n\r\n" + arrived).get_payload()
            arrived = next(
                part.get_payload(decode=True) for part in parts if part.get_param("name", header="content-disposition") == "json"
            )
        at = json.loads(arrived)
        for name in where:
            at = at[name]
        kept = {name: at[name] for name in base_members if name in at}
        for name in reversed(where):
            kept = {name: kept}
        return kept

    def edit(change):
        def members(sent):
            def inside(body):
                for name in where:
                    body = body[name]
                change(body)

            sent.members(inside)

        return members

    options = {name: value for name, value in recipe.items() if name != "time_member"}
    more = [*member_refusals(edit, last, base_members[-1]), *more]
    return Recipe(scheme, send, compact(body), "", covers="fields", payload=proven, more=more, **options)


def member_refusals(edit, signature, signed):
    """`edit` changes the members beside the signature, `signed` is one of those that are signed."""
    return [
        lambda r: r.vector("missing-signature", "No signature", MISSING, change=edit(lambda at: at.pop(signature))),
        lambda r: r.vector("empty-signature", "An empty one", MISSING, change=edit(lambda at: at.update({signature: ""}))),
        lambda r: r.vector(
            "malformed-short",
            "A signature that is too short",
            MALFORMED,
            change=edit(lambda at: at.update({signature: at[signature][:-2]})),
        ),
        lambda r: r.vector(
            "malformed-alphabet",
            "Letters that no signature has",
            MALFORMED,
            change=edit(lambda at: at.update({signature: "g" + at[signature][1:]})),
        ),
        lambda r: r.vector(
            "malformed-upper-case", "Capitals", MALFORMED, change=edit(lambda at: at.update({signature: at[signature].upper()}))
        ),
        lambda r: r.vector(
            "signature-object", "A signature that is no text", MISSING, change=edit(lambda at: at.update({signature: {"$ne": ""}}))
        ),
        lambda r: r.vector("changed-field", "A signed member changed", MISMATCH, change=edit(lambda at: at.update({signed: "x"}))),
        lambda r: r.vector("dropped-field", "A signed member is gone", MISSING, change=edit(lambda at: at.pop(signed))),
        lambda r: r.vector(
            "other-member",
            "A member that nobody signs is not passed on",
            change=lambda sent: sent.members(lambda body: body.update(forged=True)),
        ),
        lambda r: r.vector("not-json", "A body that is no JSON", MISSING, change=lambda sent: setattr(sent, "body", b"hello")),
        lambda r: r.vector(
            "duplicate-member",
            "A name twice where nobody signs it",
            change=lambda sent: setattr(sent, "body", sent.body[:-1] + b',"x":1,"x":2}'),
        ),
    ]

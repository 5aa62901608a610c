"""What Microsoft Graph sends."""

from tools.codes import compact, utf8
from tools.delivery import Sent
from tools.files import file
from tools.recipe import Recipe
from tools.verdicts import MISMATCH, MISSING, challenge, refused


def graph_send(key, d):
    value = [one | {"clientState": key.decode()} for one in d.json()["value"]]
    return Sent([("Content-Type", "application/json")], utf8(compact({"value": value})), d.url, d.method)


def graph_item(change, number=0):
    return lambda sent: sent.members(lambda body: change(body["value"][number]))


GRAPH = {"subscriptionId": "7f105c7d-2dc5-4530-97cd-4e7ae6534c07", "changeType": "created", "resource": "users/ddfcd489/messages/AAMkAD"}
GRAPH_URL = (
    "https://example.com/hook?validationToken=Validation%3a+Testing+client+application+reachability+for+subscription+Request-Id%3a+6a4e"
)
graph_get = lambda r, url, method="POST": Sent([("Content-Type", "text/plain; charset=utf-8")], b"", url, method)
ms_graph = Recipe(
    "ms-graph",
    graph_send,
    compact({"value": [GRAPH, GRAPH | {"changeType": "deleted"}]}),
    "",
    covers="sender",
    replay=None,
    more=[
        lambda r: r.raw(
            "challenge",
            "The vendor asks whether somebody is there: its text goes back, decoded",
            graph_get(r, GRAPH_URL),
            challenge(
                200, "Validation: Testing client application reachability for subscription Request-Id: 6a4e", content_type="text/plain"
            ),
        ),
        lambda r: r.raw(
            "challenge-script",
            "What goes back is text, and no browser takes it for anything else",
            graph_get(r, "https://example.com/hook?validationToken=%3Cscript%3E"),
            challenge(200, "<script>", content_type="text/plain"),
        ),
        lambda r: r.raw(
            "challenge-line-feed", "A line feed does not go back", graph_get(r, GRAPH_URL + "%0d%0a"), refused("malformed_payload")
        ),
        lambda r: r.raw("challenge-get", "The vendor asks with POST", graph_get(r, GRAPH_URL, "GET"), refused("method_not_allowed")),
        lambda r: r.vector("challenge-beside", "A parameter of the URL makes no handshake of a delivery", url=GRAPH_URL, method="POST"),
        lambda r: r.vector(
            "two-secrets",
            "Two subscriptions in one body",
            {"keyIndex": 0},
            secrets=[r.secret, "other"],
            change=graph_item(lambda one: one.update(clientState="other"), 1),
        ),
        lambda r: r.vector(
            "second-forged",
            "Every notification must carry it: one does not",
            MISMATCH,
            change=graph_item(lambda one: one.update(clientState="forged"), 1),
        ),
        lambda r: r.vector("second-missing", "One has none", MISSING, change=graph_item(lambda one: one.pop("clientState"), 1)),
        lambda r: r.vector(
            "state-object", "One that is no text", MISSING, change=graph_item(lambda one: one.update(clientState={"$ne": ""}))
        ),
        lambda r: r.vector(
            "state-twice",
            "Two in one notification: the last counts",
            change=lambda sent: setattr(sent, "body", sent.body.replace(b'"clientState"', b'"clientState":"x","clientState"', 1)),
        ),
        lambda r: r.vector(
            "state-outside",
            "One beside the notifications is nobody's",
            MISSING,
            change=lambda sent: sent.members(
                lambda body: (body.update(clientState=r.secret), [one.pop("clientState") for one in body["value"]])
            ),
        ),
        lambda r: r.vector(
            "empty",
            "No notification proves nothing",
            refused("malformed_payload"),
            change=lambda sent: sent.members(lambda body: body.update(value=[])),
        ),
        lambda r: r.vector(
            "no-list", "A body that is no batch", refused("malformed_payload"), change=lambda sent: setattr(sent, "body", b"{}")
        ),
        lambda r: r.vector(
            "null-item", "A notification that is none", MISSING, change=lambda sent: sent.members(lambda body: body["value"].append(None))
        ),
    ],
)

FILE = file("Microsoft Graph", "https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks", ms_graph)

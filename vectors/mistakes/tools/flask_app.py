"""What handlers of Flask pass on as the body. The path says which mistake."""
import json
import sys
from urllib.parse import urlencode

from flask import Flask, Response, request

app = Flask(__name__)

WAYS = {
    "dumps": lambda: json.dumps(request.get_json()).encode(),
    "dumps-utf8": lambda: json.dumps(request.get_json(), ensure_ascii=False).encode(),
    "dumps-compact": lambda: json.dumps(request.get_json(), separators=(",", ":")).encode(),
    "dumps-sorted": lambda: json.dumps(request.get_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(),
    "dumps-indent": lambda: json.dumps(request.get_json(), indent=4).encode(),
    "str": lambda: str(request.get_data()).encode(),
    "text-stripped": lambda: request.get_data(as_text=True).strip().encode(),
    "latin1": lambda: request.get_data().decode("latin-1").encode(),
    "lossy": lambda: request.get_data().decode("utf-8", "replace").encode(),
    "form": lambda: urlencode(list(request.form.items(multi=True))).encode(),
    "form-json": lambda: json.dumps(request.form.to_dict(), separators=(",", ":"), ensure_ascii=False).encode(),
    "member": lambda: request.form["payload"].encode(),
}


@app.post("/<way>")
def receive(way):
    return Response(WAYS[way](), content_type="application/octet-stream")


app.run(port=int(sys.argv[1]))

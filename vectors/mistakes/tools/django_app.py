"""What Django makes of requests: jobs on standard input, one JSON a line."""
import io
import json
import sys

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict

settings.configure(DEBUG=False, ALLOWED_HOSTS=["*"], DEFAULT_CHARSET="utf-8")
django.setup()

for line in sys.stdin:
    job = json.loads(line)
    body = bytes.fromhex(job["body"])
    environ = {
        "REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "django", "SERVER_PORT": "8000", "wsgi.url_scheme": "http", "PATH_INFO": "/hook",
    }
    for name, value in job["headers"]:
        environ["CONTENT_TYPE" if name.lower() == "content-type" else "HTTP_" + name.upper().replace("-", "_")] = value
    request = WSGIRequest(environ)
    if job["way"] == "meta":
        made = {"headers": [[name, value] for name, value in request.META.items() if name.startswith("HTTP_")]}
    elif job["way"] == "post":
        form: QueryDict = request.POST
        made = {"body": form.urlencode().encode().hex()}
    else:
        made = {"body": json.dumps(json.loads(request.body)).encode().hex()}
    print(json.dumps(made), flush=True)

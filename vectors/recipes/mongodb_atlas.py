"""What MongoDB Atlas sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

mongodb_atlas = body_alone(
    "mongodb-atlas", "X-MMS-Signature", compact({"id": "533dc45ee4b00835ff81ec2a", "status": "OPEN"}), code=b64_mac, hash="sha1"
)

FILE = file("MongoDB Atlas", "https://www.mongodb.com/docs/atlas/tutorial/webhook-integration/", mongodb_atlas)

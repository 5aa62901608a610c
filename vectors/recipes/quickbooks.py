"""What QuickBooks sends."""

from tools.codes import b64_mac, compact
from tools.families import body_alone
from tools.files import file

quickbooks = body_alone("quickbooks", "intuit-signature", compact({"eventNotifications": [{"realmId": "1185883450"}]}), code=b64_mac)

FILE = file("QuickBooks", "https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks", quickbooks)

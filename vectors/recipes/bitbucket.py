"""What Bitbucket sends."""

from tools.codes import compact
from tools.families import atlassian, atlassian_published
from tools.files import file

PAGE = "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/"
bitbucket = atlassian("bitbucket", compact({"push": {"changes": []}, "repository": {"name": "widgets"}}))

FILE = file("Bitbucket", PAGE, bitbucket, [atlassian_published(bitbucket, PAGE)])

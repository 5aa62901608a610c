"""What Jira sends."""

from tools.codes import compact
from tools.families import atlassian, atlassian_published
from tools.files import file

PAGE = "https://developer.atlassian.com/cloud/jira/platform/webhooks/"
jira = atlassian("jira", compact({"timestamp": 1795391930000, "webhookEvent": "jira:issue_updated"}), replay="body")

FILE = file("Jira", PAGE, jira, [atlassian_published(jira, PAGE)])

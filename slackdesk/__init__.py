"""A small Slack that runs anywhere: try, develop and test Rejoinder without a workspace."""

from slackdesk.client import DeskClient
from slackdesk.desk import Desk
from slackdesk.settings import DeskSettings, Redelivery
from slackdesk.user_actions import NotPossible

__all__ = ["Desk", "DeskClient", "DeskSettings", "NotPossible", "Redelivery"]

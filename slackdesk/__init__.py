"""A small Slack that runs anywhere: try, develop and test Rejoinder without a workspace."""

from slackdesk.desk import Desk
from slackdesk.hands import Hands
from slackdesk.people import NotPossible
from slackdesk.remote import RemoteDesk
from slackdesk.settings import DeskSettings, Redelivery

__all__ = ["Desk", "DeskSettings", "Hands", "NotPossible", "Redelivery", "RemoteDesk"]

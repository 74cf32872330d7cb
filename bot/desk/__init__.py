"""A small Slack that runs anywhere: try, develop and test Rejoinder without a workspace."""

from bot.desk.desk import Desk
from bot.desk.hands import Hands
from bot.desk.people import NotPossible
from bot.desk.remote import RemoteDesk
from bot.desk.settings import DeskSettings, Redelivery

__all__ = ["Desk", "DeskSettings", "Hands", "NotPossible", "Redelivery", "RemoteDesk"]

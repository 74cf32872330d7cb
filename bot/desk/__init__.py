"""A small Slack that runs anywhere: try, develop and test Rejoinder without a workspace."""

from bot.desk.desk import Desk
from bot.desk.settings import DeskSettings, Redelivery

__all__ = ["Desk", "DeskSettings", "Redelivery"]

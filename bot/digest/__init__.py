"""The digest, daily or on chosen days: when it is due, what is chosen, which stories are one. Pure."""

from bot.digest.schedule import Schedule, due, next_moment
from bot.digest.selection import Digest, Entry, Read, choose

__all__ = ["Digest", "Entry", "Read", "Schedule", "choose", "due", "next_moment"]

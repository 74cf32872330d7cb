"""The daily digest: when it is due, what is chosen, which stories are one. Pure."""

from bot.digest.choosing import Digest, Entry, Read, choose
from bot.digest.schedule import Due, Schedule, due, next_moment
from bot.digest.wishes import DigestWish, ask

__all__ = ["Digest", "DigestWish", "Due", "Entry", "Read", "Schedule", "ask", "choose", "due", "next_moment"]

"""Which statements answer which, and what has no answer: decided over plain values."""

from bot.disputes.links import Links, link

__all__ = ["Links", "link"]

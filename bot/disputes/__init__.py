"""Which statements answer which, by rules, and what a reader's own words may say: decided over plain values."""

from bot.disputes.by_rules import Found, by_rules

__all__ = ["Found", "by_rules"]

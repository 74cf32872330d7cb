"""The memory of claims: what was said in articles read before, and which of it a new article answers or changes. Pure."""

from bot.ledger.matching import later_answers
from bot.ledger.remembered import Kind, LaterAnswer, Place, Remembered, remembered

__all__ = ["Kind", "LaterAnswer", "Place", "Remembered", "later_answers", "remembered"]

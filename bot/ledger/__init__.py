"""The memory of claims: what was said in articles read before, and which of it a new article answers or changes. Pure."""

from bot.ledger.matching import chosen, ids_of, likely, movements
from bot.ledger.remembered import Kind, Movement, Place, Remembered, remembered

__all__ = ["Kind", "Movement", "Place", "Remembered", "chosen", "ids_of", "likely", "movements", "remembered"]

"""Two to five articles side by side: what some leave out, what they tell and quote otherwise, what all report. Pure.

What belongs together is chosen by rules, or by a model, whose lines pass the checks of a breakdown.
"""

from bot.comparison.comparing import compare
from bot.comparison.models import Comparison, DraftComparison, DraftItem, Entry, Item, Kind

__all__ = ["Comparison", "DraftComparison", "DraftItem", "Entry", "Item", "Kind", "compare"]

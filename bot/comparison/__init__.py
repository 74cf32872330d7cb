"""Two to five articles side by side: what some leave out, what they tell and quote otherwise, what all report. Pure.

What belongs together is chosen by rules, or by a model that copies the words; code checks both.
"""

from bot.comparison.comparing import compare
from bot.comparison.models import Comparison, Entry, Finding, Findings, Item, Kind, Passage, Place

__all__ = ["Comparison", "Entry", "Finding", "Findings", "Item", "Kind", "Passage", "Place", "compare"]

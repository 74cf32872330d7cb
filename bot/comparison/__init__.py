"""Two to five articles side by side: what all report, what some leave out, words and numbers that differ. Pure.

Which sentences belong together is found by rules, or by a model that words them; code checks both.
"""

from bot.comparison.comparing import compare
from bot.comparison.nouns import MOST, Comparison, Denied, Difference, Entry, Findings, Passage, Place, Varied

__all__ = [
    "MOST",
    "Comparison",
    "Denied",
    "Difference",
    "Entry",
    "Findings",
    "Passage",
    "Place",
    "Varied",
    "compare",
]

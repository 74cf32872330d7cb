"""Two to five breakdowns side by side: what all report, what one leaves out, words and numbers that differ. Pure.

Precision before recall. That an outlet leaves something out is said only where its whole text was searched for it.
"""

from bot.comparison.comparing import compare
from bot.comparison.nouns import MOST, Comparison, Entry, LeftOut, Matched, Outlet, Shared, Voice

__all__ = ["MOST", "Comparison", "Entry", "LeftOut", "Matched", "Outlet", "Shared", "Voice", "compare"]

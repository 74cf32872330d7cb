"""Measures how right a reader is, against gold that people made, and what a change won and lost."""

from bot.evaluation.gold import GoldArticle, load_gold
from bot.evaluation.scoring import score

__all__ = ["GoldArticle", "load_gold", "score"]

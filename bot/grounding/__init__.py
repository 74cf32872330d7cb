"""The sentences and quotations that a model names → exact places in the article, or refused with a reason. Pure.

What is shown is always `article.text[start:end]`, never the reader's own string.
"""

from bot.grounding.find_quote import NotFound, locate
from bot.grounding.text_index import TextIndex

__all__ = ["NotFound", "TextIndex", "locate"]

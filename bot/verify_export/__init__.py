"""Proof of an export: do the words that it shows stand in the article, at the places that it names?

Only the shape of the JSON, the article's text and string comparison count here; of the program that made the export
nothing is used but how it reads quotation marks. What no string can prove is listed instead: a model's words, and who
is meant by a role or a pronoun.
"""

from bot.verify_export.verify import verify

__all__ = ["verify"]

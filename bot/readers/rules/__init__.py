"""The offline reader: article → draft by spaCy's parse and the hand-written lexicon. No key, no network, English only.

Passes: quotations → frames (the reporter's own sentences) → parse → cues, contents and sources → chains of mentions.
"""

from bot.readers.rules.reader import OfflineReader

__all__ = ["OfflineReader"]

"""Reading by rules: article → draft by spaCy's parse and the word lists of bot/language. No key, no network, English only.

Passes: quotations → preprocessing (the reporter's own sentences) → parse → cues, contents and sources → what was never said or
answers nothing is dropped (`unsaid`), then what was taken back (`withdrawn`) → who each mention is (`coreference`).
"""

from bot.readers.rules.reader import RulesReader

__all__ = ["RulesReader"]

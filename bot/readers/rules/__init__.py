"""Reading by rules: article → draft by spaCy's parse and the word lists of bot/language. No key, no network, English only.

Passes: quotations → preprocessing (the reporter's own sentences) → parse → cues, contents and sources → what was never said
(`unsaid`), denies nothing (`denials`) or no longer stands (`withdrawn`) is dropped → who each mention is (`coreference`).
"""

from bot.readers.rules.reader import RulesReader

__all__ = ["RulesReader"]

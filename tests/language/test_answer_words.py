"""Words of denying, granting, refusing and silence are found; words that only look like them are not."""

import re

import pytest

from bot.language.answer_words import DENYING, NO_WORD, REFUSAL, SILENCE
from bot.language.negation import HEDGES, pattern


@pytest.mark.parametrize(
    ("words", "text", "holds"),
    [
        (DENYING, "He contested the bill.", True),
        (DENYING, "She won both contests.", False),
        (DENYING, "His challenger spoke.", False),
        (pattern(HEDGES), "the alleged theft", True),
        (pattern(HEDGES), "his allegiance to the club", False),
        (NO_WORD, "It was absent.", True),
        (NO_WORD, "Her absences were many.", False),
        (SILENCE, "The firm had no immediate response to that.", True),
        (SILENCE, "They stayed without reply.", True),
        (SILENCE, "They stayed without pay.", False),
        (REFUSAL, "Moor did not wish to comment.", True),
        (REFUSAL, "Moor did not wish to leave.", False),
    ],
)
def test_a_word_of_replying_is_no_other_word(words: re.Pattern[str], text: str, holds: bool) -> None:
    assert bool(words.search(text)) is holds

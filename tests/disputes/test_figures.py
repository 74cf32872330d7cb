"""The figures that a change to the rules must not lose, on invented stories of ordinary length."""

import pytest

from bot.disputes import link
from tests.disputes.stories_long import LONG, Pair
from tests.disputes.stories_sides import AFTER, BEFORE
from tests.disputes.telling import tell

LEAST_PRECISION, LEAST_RECALL = 0.9, 0.75
"""The weights are learned from these stories too, at half the weight of articles (scripts/fit_disputes.py)."""


def _found(story: str) -> set[Pair]:
    told = tell(story)
    links = link(told.article, told.statements, None, told.against)
    return {(a.statement, claim, a.relation) for d in links.disputes for a in d.answers for claim in a.claims}


def test_most_answers_are_found_and_hardly_any_is_invented() -> None:
    said = good = found = gold = 0
    for _, story, pairs in LONG:
        marked = {(answer, claim) for answer, claim, _ in pairs}
        links = _found(story)
        answers = {answer for answer, _, _ in links}
        right = {(answer, claim) for answer, claim, _ in links} & marked
        said, good = said + len(answers), good + len({answer for answer, _ in right})
        found, gold = found + len(right), gold + len(marked)
    assert good >= LEAST_PRECISION * said
    assert found >= LEAST_RECALL * gold


LEAST_GOOD_OF_SIDES = 0.8
LEAST_OF_SIDES = 0.35
"""Of the answers without a word of their claim."""


def test_who_is_charged_answers_without_repeating_a_word() -> None:
    said = good = found = gold = 0
    for _, story, pairs in (*BEFORE, *AFTER):
        marked = {(answer, claim) for answer, claim, _ in pairs}
        links = {(answer, claim) for answer, claim, _ in _found(story)}
        said, good = said + len({a for a, _ in links}), good + len({a for a, _ in links & marked})
        found, gold = found + len(links & marked), gold + len(marked)
    assert good >= LEAST_GOOD_OF_SIDES * said
    assert found >= LEAST_OF_SIDES * gold


@pytest.mark.parametrize(
    "story", [pytest.param(s, id=name) for name, s, pairs in (*LONG, *BEFORE, *AFTER) if not pairs]
)
def test_a_story_without_a_dispute_is_left_quiet(story: str) -> None:
    assert _found(story) == set()

"""Does the ledger notice when a later article answers an earlier claim, and keep still when it does not?"""

import pytest

from bot.ledger import Place, Remembered, movements
from tests.ledger.answered_later import ANSWERED
from tests.ledger.archive import score
from tests.ledger.cases import Case
from tests.ledger.harder import HARDER
from tests.ledger.quiet_later import QUIET

LEAST_PRECISION, LEAST_RECALL = 0.9, 0.6
"""What the ledger is held to, with the offline reader."""


@pytest.mark.parametrize(
    "cases", [(*ANSWERED, *QUIET), (*ANSWERED, *QUIET, *HARDER)], ids=["sixty articles", "with the harder ones"]
)
def test_what_moved_is_said_and_little_else(cases: tuple[Case, ...]) -> None:
    result = score(cases)
    assert result.precision >= LEAST_PRECISION, str(result)
    assert result.recall >= LEAST_RECALL, str(result)


def test_the_set_is_as_large_as_it_is_said_to_be() -> None:
    assert (len(ANSWERED), len(QUIET)) == (30, 30)
    assert all(case.expected for case in ANSWERED)
    assert not any(case.expected for case in QUIET)


def said(
    who: str, quote: str, *, reading: str, at: float = 0.0, stance: str = "asserts", cue: str = "said"
) -> Remembered:
    """One statement, without an article."""
    place = Place(reading=reading, team="T1", channel="C1", thread="1.0", at=at)
    return Remembered.model_validate(
        {
            "statement": "s1",
            "place": place,
            "name": who,
            "kind": "person",
            "cue": cue,
            "stance": stance,
            "quote": quote,
            "sentence": f"{who} {cue} {quote}.",
            "paragraph": 1,
        }
    )


CLAIM = "that Halden Oil let diesel leak into the Alder"


def test_a_denial_that_was_read_before_moves_nothing_a_second_time() -> None:
    claim = said("Ruth Odell", CLAIM, reading="r1")
    denial = said("Halden Oil", "that diesel leaked into the Alder", reading="r2", stance="denies", cue="denied")
    again = denial.model_copy(update={"place": denial.place.model_copy(update={"reading": "r3"})})
    assert [one.kind for one in movements([claim], [denial])] == ["denied"]
    assert movements([claim, denial], [again]) == ()


def test_of_two_articles_with_the_same_claim_the_later_one_is_named() -> None:
    first, second = said("Ruth Odell", CLAIM, reading="r1", at=1), said("Ruth Odell", CLAIM, reading="r2", at=2)
    denial = said("Halden Oil", "that diesel leaked into the Alder", reading="r3", stance="denies", cue="denied")
    assert [one.earlier.place.reading for one in movements([second, first], [denial])] == ["r2"]


def test_nothing_was_read_before_so_nothing_moves() -> None:
    assert movements([], [said("Ruth Odell", CLAIM, reading="r1")]) == ()


def test_an_article_that_is_read_a_second_time_answers_nothing_of_the_first() -> None:
    claim = said("Ruth Odell", CLAIM, reading="r1")
    denial = said("he", "that diesel leaked into the Alder", reading="r1", stance="denies", cue="denied")
    again = [
        one.model_copy(update={"place": one.place.model_copy(update={"reading": "r2", "at": 1.0})})
        for one in (claim, denial)
    ]
    assert movements([claim, denial], again) == ()

"""Which statement answers which, on invented articles of many shapes."""

import pytest

from bot.disputes import Links, link
from tests.disputes.stories_answered import ANSWERED, Pair
from tests.disputes.stories_quiet import QUIET
from tests.disputes.telling import tell


def _links(story: str) -> Links:
    told = tell(story)
    return link(told.article, told.statements, None, told.against)


def _pairs(links: Links) -> set[Pair]:
    return {(a.statement, claim, a.relation) for d in links.disputes for a in d.answers for claim in a.claims}


@pytest.mark.parametrize(("story", "expected"), [pytest.param(s, p, id=shape) for shape, s, p in ANSWERED])
def test_an_answer_is_set_beside_the_claim_it_answers(story: str, expected: tuple[Pair, ...]) -> None:
    assert _pairs(_links(story)) == set(expected)


NOT_YET = pytest.mark.xfail(strict=True, reason="the word in common and the no outweigh that he speaks of himself")


@pytest.mark.parametrize(
    "story",
    [pytest.param(s, id=shape, marks=NOT_YET if shape == "praise and doubt" else ()) for shape, s in QUIET],
)
def test_nothing_is_announced_where_nobody_answers(story: str) -> None:
    assert _links(story).disputes == ()


def test_a_denial_meets_no_charge_that_is_made_after_it_and_speaks_of_something_else() -> None:
    story = (
        "[The bridge over the Alder is unsafe], {the union of engineers} <said> on Monday.\n"
        "{Mayor Ida Brandt} <denied|denies> that [the bridge is unsafe]. || [“The bridge is safe,”] {she=Mayor Ida Brandt} <said>.\n"
        "{The union} also <accused> [*the builder, Kaltmann*, of using thin steel]."
    )
    assert {claim for _, claim, _ in _pairs(_links(story))} == {"s1"}

"""A gist is shown only when all of it stands in the dispute's own words."""

import pytest

from bot.breakdown import Dispute
from bot.disputes import Links, link
from bot.draft import ProposedAnswer
from tests.disputes.gists import DISPUTES, FALSE, TRUE
from tests.disputes.telling import tell

LEAST_TRUE_SHOWN = 0.85
"""A gist that is dropped costs a sentence; one that is false costs trust."""


def _read(name: str, gist: str) -> Links:
    story, answers = DISPUTES[name]
    told = tell(story)
    proposals = [
        ProposedAnswer.model_validate(
            {"statement": answer, "claims": (claim,), "relation": relation, "scope": scope, "gist": gist}
        )
        for answer, claim, relation, scope in answers
    ]
    return link(told.article, told.statements, proposals, told.against)


def _only(links: Links) -> Dispute:
    (dispute,) = links.disputes
    return dispute


@pytest.mark.parametrize(("name", "gist"), [pytest.param(n, g, id=w) for w, n, g in FALSE])
def test_a_false_gist_is_never_shown(name: str, gist: str) -> None:
    links = _read(name, gist)
    assert _only(links).gist is None
    assert [dropped.quote for dropped in links.dropped] == [gist]
    assert all(dropped.why for dropped in links.dropped)


def test_most_true_gists_are_shown() -> None:
    shown = [gist for name, gist in TRUE if _only(_read(name, gist)).gist == gist]
    assert len(shown) >= LEAST_TRUE_SHOWN * len(TRUE)


def test_there_are_enough_gists_to_mean_something() -> None:
    assert len(TRUE) >= 20
    assert len(FALSE) >= 40


@pytest.mark.parametrize(
    "gist",
    [
        "Ruth Odell says the Halden depot leaked 300 litres of diesel, see https://example.org",
        "<!channel> Ruth Odell says the Halden depot leaked 300 litres of diesel",
        "",
        "Ruth Odell says the Halden depot leaked 300 litres of diesel. " * 20,
    ],
)
def test_a_gist_with_a_link_a_mention_or_without_end_is_not_shown(gist: str) -> None:
    assert _only(_read("depot", gist)).gist is None

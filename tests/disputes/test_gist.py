"""A gist is shown only when all of it stands in the dispute's own words."""

import pytest

from bot.breakdown import Dispute
from bot.disputes import Links, link
from bot.draft import ProposedAnswer
from tests.disputes import gists, gists_hard, gists_of_articles
from tests.disputes.gists_of_articles import Told
from tests.disputes.gists_shown import shown
from tests.disputes.telling import tell

LEAST_TRUE_SHOWN = 0.8
"""A gist that is dropped costs a sentence; one that is false costs trust."""
LEAST_TRUE_SHOWN_OF_ARTICLES = 0.6
"""These were written as a model writes, before anybody knew what the check lets through."""

STORIES = gists.DISPUTES | gists_hard.STORIES
TRUE = gists.TRUE + gists_hard.TRUE
FALSE = tuple((name, gist) for _, name, gist in gists.FALSE) + gists_hard.FALSE


def _read(name: str, gist: str) -> Links:
    story, answers = STORIES[name]
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


@pytest.mark.parametrize(("name", "gist"), FALSE)
def test_a_false_gist_is_never_shown(name: str, gist: str) -> None:
    links = _read(name, gist)
    assert _only(links).gist is None
    assert [dropped.quote for dropped in links.dropped] == [gist]
    assert all(dropped.why for dropped in links.dropped)


@pytest.mark.parametrize("told", gists_of_articles.FALSE, ids=lambda told: told.wrong)
def test_a_false_gist_of_a_sample_article_is_never_shown(told: Told) -> None:
    gist, dropped = shown(told)
    assert gist is None
    assert told.gist in [one.quote for one in dropped]


def test_most_true_gists_are_shown() -> None:
    told = [gist for name, gist in TRUE if _only(_read(name, gist)).gist == gist]
    assert len(told) >= LEAST_TRUE_SHOWN * len(TRUE)


def test_most_true_gists_of_sample_articles_are_shown() -> None:
    told = [one for one in gists_of_articles.TRUE if shown(one)[0] == one.gist]
    assert len(told) >= LEAST_TRUE_SHOWN_OF_ARTICLES * len(gists_of_articles.TRUE)


def test_there_are_enough_gists_to_mean_something() -> None:
    assert len(TRUE) + len(gists_of_articles.TRUE) >= 60
    assert len(FALSE) + len(gists_of_articles.FALSE) >= 150


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

"""A gist is shown only when all of it stands in the dispute's own words."""

import re
from collections.abc import Iterator

import pytest

from bot.breakdown import Dispute
from bot.disputes import Links, link
from bot.draft import ProposedAnswer
from tests.disputes import gists, gists_hard, gists_of_articles
from tests.disputes.gists_of_articles import Told
from tests.disputes.gists_shown import checked, shown
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


_TURNING = r"not|no|never|nobody|none|may|might|could|would|perhaps|about|some|most|anything|any|less than|no fewer than|no more than|more than once|whether|hoped|at least|two of the|once|only"
_ORDER = {
    "after": "because",
    "before": "after",
    "because": "after",
    "when": "before",
    "for": "after",
    "between": "before",
}


def _changes(gist: str) -> Iterator[str]:
    """Gists that differ in one thing, and are false for it: a number, a turning word, a sequence, a word too many."""
    for found in re.finditer(r"\d+|\b(?:two|three|nine|ninety|forty|eleven|one)\b", gist):
        other = str(int(found.group()) + 1) if found.group().isdigit() else "five"
        yield gist[: found.start()] + other + gist[found.end() :]
    for found in re.finditer(rf"\b(?:{_TURNING})\s", gist):
        yield gist[: found.start()] + gist[found.end() :]
    for found in re.finditer(r"\b(was|were|is|did|does|has|had)n’t\b", gist):
        yield gist[: found.start()] + found.group(1) + gist[found.end() :]
    for found in re.finditer(r"\b(?:after|before|because|when|for|between)\b", gist):
        yield gist[: found.start()] + _ORDER[found.group()] + gist[found.end() :]
    for found in re.finditer(r" ", gist):
        for word in ("not", "secretly", "all"):
            yield f"{gist[: found.start()]} {word}{gist[found.start() :]}"


def _swapped(gist: str) -> Iterator[str]:
    """The same with the two sides exchanged, where the verbs leave no doubt which they are."""
    sides = [re.fullmatch(r"(.+?) (says|said) (.+)", part.strip(" .")) for part in gist.split(";")]
    if len(sides) == 2 and sides[0] and sides[1]:
        (one, first, this), (other, second, that) = sides[0].groups(), sides[1].groups()
        yield f"{one} {first} {that}; {other} {second} {this}"


def test_no_small_change_of_a_shown_gist_is_shown() -> None:
    """`not` before “only some” and the like is false too; what is the same in other words is none of these changes."""
    tried, wrongly = 0, []
    for one in (one for one in gists_of_articles.TRUE if shown(one)[0]):
        why = checked(one)
        assert why(one.gist) is None
        for changed in (*_changes(one.gist), *_swapped(one.gist)):
            tried += 1
            wrongly += [] if why(changed) else [changed]
    assert wrongly == []
    assert tried > 1_000


@pytest.mark.parametrize("filler", [", " * 3_000, "the " * 3_000, "word " * 3_000, "No. " * 3_000, "and so " * 1_500])
def test_a_quote_without_end_is_no_trouble(filler: str) -> None:
    story = f"{{Ruth Odell}} <said> [the depot leaked {filler} oil].\n{{Halden Oil}} <denied|denies> that [the depot leaked]."
    told = tell(story)
    proposal = ProposedAnswer(
        statement="s2", claims=("s1",), relation="denies", scope="full", gist="Ruth Odell says the depot leaked oil"
    )
    assert _only(link(told.article, told.statements, [proposal], told.against)).gist is None

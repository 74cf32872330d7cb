"""How sources are named."""

import pytest

from bot.breakdown import Source
from bot.views import words
from bot.views.speakers import in_a_line, shortened, speaker


@pytest.mark.parametrize(
    ("source", "at_quote", "short"),
    [
        ({"name": "Tom Okafor"}, "Tom Okafor", "Tom Okafor"),
        ({"name": "He", "resolved": "Tom Okafor"}, "“He” (Tom Okafor)", "Tom Okafor"),
        ({"name": "She"}, "“She”, speaker unclear", "somebody (speaker unclear)"),
        ({"name": "the minister", "resolved": "The minister"}, "the minister", "the minister"),
        ({"name": "a U.S. official", "unnamed": True}, "a U.S. official, unnamed", "a U.S. official (unnamed)"),
        ({"name": "A clerk", "unnamed": True}, "A clerk, unnamed", "a clerk (unnamed)"),
        ({"name": "an unnamed clerk", "unnamed": True}, "an unnamed clerk", "an unnamed clerk"),
        ({"name": "The Hague Court"}, "The Hague Court", "The Hague Court"),
        ({"name": "A\u202e clerk\n of court"}, "A clerk of court", "a clerk of court"),
        ({"name": "", "kind": "unknown", "start": None}, "speaker unclear", "somebody (speaker unclear)"),
        ({"name": "who", "kind": "unknown", "start": None}, "speaker unclear", "somebody (speaker unclear)"),
        ({"name": "the article", "kind": "article", "start": None}, words.ARTICLE_ITSELF, words.ARTICLE_ITSELF),
    ],
)
def test_a_source_is_named_as_the_article_names_it(source: dict[str, object], at_quote: str, short: str) -> None:
    who = speaker(Source.model_validate({"start": 0, "end": 1, "kind": "person", **source}))
    assert (who.at_quote, who.short) == (at_quote, short)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("the mayor", "the mayor"),
        ("the deputy head of the office for roads, bridges and tunnels", "the deputy head …"),
        ("a person familiar with the talks between the two companies", "a person familiar …"),
        ("Maria-Antonia Fernandez-Castellanos de la Vega Montero", "Maria-Antonia Fernandez-Castellanos de la Vega…"),
    ],
)
def test_a_long_description_is_cut_visibly_where_it_goes_on(name: str, short: str) -> None:
    assert shortened(name) == short


@pytest.mark.parametrize(
    ("name", "in_the_summary"),
    [
        (
            "The council’s cabinet member for transport, Nasreen Alvi",
            "the council’s cabinet member for transport, Nasreen Alvi",
        ),
        (
            "A senior spokesman for the Department of Corrections, Wendell Pruett",
            "a senior spokesman …, Wendell Pruett",
        ),
        ("Its president, Ron Castellano", "Ron Castellano"),
        ("one of them, Luis Barragan", "Luis Barragan"),
        ("whose owner, Gil Tansy", "Gil Tansy"),
        ("Ms. Arkady’s lawyer, Bertrand Osei", "Ms. Arkady’s lawyer, Bertrand Osei"),
        ("her lawyer", "her lawyer"),
    ],
)
def test_a_summary_names_whoever_has_a_name(name: str, in_the_summary: str) -> None:
    assert speaker(Source(name=name, start=0, end=1, kind="person")).short == in_the_summary


@pytest.mark.parametrize(
    ("name", "in_the_middle"),
    [
        ("The Department of Corrections", "the Department of Corrections"),
        ("A Democrat who asked not to be identified", "a Democrat who asked not to be identified"),
        ("An Garda Síochána", "An Garda Síochána"),
        ("Two nurses who worked there", "two nurses who worked there"),
        ("Two Rivers Council", "Two Rivers Council"),
        ("The Hague", "The Hague"),
        ("Some of them", "some of them"),
        ("Ana Duarte", "Ana Duarte"),
    ],
)
def test_the_capital_of_a_sentence_is_left_at_its_start(name: str, in_the_middle: str) -> None:
    assert in_a_line(name) == in_the_middle

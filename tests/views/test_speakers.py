"""How sources are named."""

import pytest

from bot.breakdown import Source
from bot.views import words
from bot.views.speakers import in_a_line, speaker


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ({"name": "Tom Okafor"}, "Tom Okafor"),
        ({"name": "He", "resolved": "Tom Okafor"}, "Tom Okafor"),
        ({"name": "She"}, words.SOMEBODY),
        ({"name": "the minister", "resolved": "The minister"}, "the minister"),
        ({"name": "the fire service", "kind": "organisation"}, "the fire service"),
        ({"name": "A clerk", "unnamed": True}, "a clerk (unnamed)"),
        ({"name": "The mayor", "unnamed": True}, "the mayor"),
        ({"name": "Its spokesman", "unnamed": True}, "its spokesman"),
        ({"name": "an unnamed clerk", "unnamed": True}, "an unnamed clerk"),
        ({"name": "The Hague Court"}, "The Hague Court"),
        ({"name": "A\u202e clerk\n of court"}, "a clerk of court"),
        (
            {"name": "the deputy head of the office for roads, bridges and tunnels"},
            "the deputy head of the office for roads, bridges and tunnels",
        ),
        ({"name": "", "kind": "unknown", "start": None}, words.SOMEBODY),
        ({"name": "who", "kind": "unknown", "start": None}, words.SOMEBODY),
        ({"name": "the article", "kind": "article", "start": None}, words.ARTICLE_ITSELF),
    ],
)
def test_a_source_is_named_whole_as_the_article_names_it(source: dict[str, object], short: str) -> None:
    assert speaker(Source.model_validate({"start": 0, "end": 1, "kind": "person", **source})).short == short


@pytest.mark.parametrize(
    ("name", "in_the_middle"),
    [
        ("The Department of Corrections", "the Department of Corrections"),
        ("A Democrat who asked not to be identified", "a Democrat who asked not to be identified"),
        ("Its president", "its president"),
        ("An Garda Síochána", "An Garda Síochána"),
        ("Kaltmann", "Kaltmann"),
        ("Former Vale defender", "former Vale defender"),
    ],
)
def test_a_capital_that_only_opened_a_sentence_is_not_kept_inside_one(name: str, in_the_middle: str) -> None:
    assert in_a_line(name) == in_the_middle

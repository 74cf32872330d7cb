"""Articles side by side: what one leaves out, what differs, and nothing that is not so."""

import json
from functools import cache

import pytest
from rich.console import Console

from benchmarks.model_server import says, serving
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.comparison import Comparison, compare
from bot.readers.model import ModelConfig
from bot.readers.model.comparing import same_statements
from bot.reading import read, side_by_side
from bot.settings import load
from bot.views import comparison as view

LANTERN = """\
Paint works denies hiding leak

Thirty-seven workers were treated in hospital after a solvent leak at the Brandis paint works in Holmford on Thursday \
night, the fire service said.

“They knew at eight and they let the night shift walk in,” said Dora Pell, the union's branch secretary.

Brandis denied that it had delayed the alarm. The fire service said that about 400 people live nearby.

Holmford councillor Iris Vane demanded an inquiry.
"""
COURIER = """\
Union: solvent leak was kept from night shift

Fifty-two workers were taken to hospital after a solvent leak at the Brandis paint works in Holmford on Thursday night, \
according to the fire service.

“They knew at eight and they made the night shift walk in,” Dora Pell said.

The fire service said that 412 people live nearby. A health inspector, Paul Reddy, said samples had been taken.
"""
ECHO = """\
Dye in the Wender

The Falk mill in Nether Dorn admitted on Thursday that dye had run into the river Wender.

“Two filters failed and we are sorry,” said Greta Falk, the mill's owner. She denied that she had known of it.
"""


@cache
def breakdown(text: str, name: str = "story.txt") -> Breakdown:
    return read(from_text(text), input=name, settings=load(), choice="offline")


def compared(*texts: str) -> Comparison:
    return compare([breakdown(text, f"{number}.txt") for number, text in enumerate(texts)])


def test_a_denial_that_one_outlet_leaves_out_is_listed_with_its_place() -> None:
    (left_out,) = compared(LANTERN, COURIER).left_out
    assert left_out.missing == (1,)
    assert [(entry.who, entry.paragraph) for entry in left_out.answers] == [("Brandis", 4)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandis rejected that.",
        "The company called the account of a late alarm untrue.",
        "“We raised the alarm at once,” said Owen Tarrant of Brandis.",
        "A spokesman for Brandis said nobody had waited.",
        "Brandis insists that the alarm was in time.",
    ],
)
def test_a_denial_in_other_words_is_not_called_left_out(sentence: str) -> None:
    assert compared(LANTERN, f"{COURIER}\n{sentence}\n").left_out == ()


def test_a_denial_that_both_have_is_shared_with_the_words_of_each() -> None:
    other = f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n"
    (shared,) = compared(LANTERN, other).shared
    assert [(entry.outlet, entry.role) for entry in shared.answers] == [(0, "denies"), (1, "rejects")]


def test_what_the_same_source_says_without_denying_is_not_listed_as_a_denial() -> None:
    other = f"{COURIER}\nBrandis said it had delayed the night shift’s alarm by an hour.\n"
    for comparison in (compared(LANTERN, other), compared(other, LANTERN)):
        assert (comparison.shared, comparison.left_out) == ((), ())


def test_a_quotation_with_another_word_in_it_is_shown_with_the_words() -> None:
    (quote,) = compared(LANTERN, COURIER).quotes
    assert quote.differing == ("let", "made")
    assert [entry.paragraph for entry in quote.entries] == [3, 3]


@pytest.mark.parametrize(
    "quoted",
    [
        "“They knew at eight and they let the night shift walk in, and that is that,” Dora Pell said.",
        "“They knew at eight and they let … the night shift walk in,” Dora Pell said.",
        "“They knew at eight and they let [the workers] walk in,” Dora Pell said.",
        "‘They knew at eight and they let the night shift walk in,’ Dora Pell said.",
        "They “let the night shift walk in”, Dora Pell said.",
        "“They knew at eight,” Dora Pell said.",
    ],
)
def test_a_part_of_a_quotation_or_a_marked_cut_is_no_difference(quoted: str) -> None:
    lines = COURIER.split("\n\n")
    assert compared(LANTERN, "\n\n".join((*lines[:2], quoted, *lines[3:]))).quotes == ()


def test_exact_numbers_of_one_thing_by_one_source_that_differ_are_shown_and_rounded_ones_are_not() -> None:
    assert [figure.differing for figure in compared(LANTERN, COURIER).figures] == [
        ("Thirty-seven workers", "Fifty-two workers")
    ]


@pytest.mark.parametrize(
    "number", ["37", "More than 30", "Some 35", "Between 30 and 40", "At 10pm 37", "At first 52 and in the end 37"]
)
def test_a_number_that_agrees_or_claims_no_exactness_is_no_difference(number: str) -> None:
    assert compared(LANTERN, COURIER.replace("Fifty-two", number)).figures == ()


def test_who_is_heard_in_one_and_not_named_in_the_other_is_listed() -> None:
    voices = {(voice.entry.who, voice.missing) for voice in compared(LANTERN, COURIER).voices}
    assert voices == {("Holmford councillor Iris Vane", (1,)), ("A health inspector, Paul Reddy", (0,))}


def test_articles_about_different_events_are_not_compared() -> None:
    comparison = compared(LANTERN, ECHO)
    assert not comparison.is_one_story
    assert comparison == comparison.model_copy(update={"left_out": (), "voices": (), "shared": ()})
    assert view.footer(comparison) == (view.OTHER_STORY,)


def test_an_article_beside_itself_without_a_paragraph_differs_in_that_paragraph_alone() -> None:
    paragraphs = LANTERN.strip().split("\n\n")
    for cut in range(1, len(paragraphs)):
        comparison = compared(LANTERN, "\n\n".join(paragraphs[:cut] + paragraphs[cut + 1 :]))
        found = [entry for one in comparison.left_out for entry in one.answers]
        found += [voice.entry for voice in comparison.voices]
        assert {(entry.outlet, entry.paragraph) for entry in found} <= {(0, cut + 1)}
        assert comparison.quotes == comparison.figures == ()


def test_of_three_outlets_each_that_leaves_a_denial_out_is_named() -> None:
    third = f"{COURIER}\nBrandis denied any delay of the alarm.\n"
    comparison = compared(LANTERN, COURIER, third)
    assert [one.missing for one in comparison.left_out][:1] == [(1,)]
    assert [sorted(entry.outlet for entry in one.answers) for one in comparison.shared] == [[0, 2]]


def test_every_passage_stands_in_its_article() -> None:
    texts = (LANTERN, COURIER)
    comparison = compared(*texts)
    entries = [entry for one in comparison.left_out for entry in one.answers]
    entries += [entry for match in (*comparison.quotes, *comparison.figures) for entry in match.entries]
    entries += [voice.entry for voice in comparison.voices]
    assert len(entries) >= 7
    for entry in entries:
        text = texts[entry.outlet]
        assert entry.text == " … ".join(text[start:end] for start, end in entry.spans)
        assert entry.sentence in text


@pytest.mark.parametrize("number", [1, 6])
def test_fewer_than_two_and_more_than_five_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="articles"):
        compare([breakdown(LANTERN)] * number)


def test_the_views_name_the_outlet_and_the_paragraph_of_every_line() -> None:
    comparison = compared(LANTERN, COURIER)
    console = Console(width=200, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    view.show(comparison, console)
    shown, document = console.export_text(), view.markdown(comparison)
    for text in (shown, document, *(message.text for message in view.messages(comparison))):
        text = text.replace("\\", "")  # Markdown escapes
        assert "Side by side: 0.txt and 1.txt" in text
        assert view.LEFT_OUT in text
        assert "0.txt ¶4 · “Brandis denied that it had delayed the alarm.”" in text
        assert "“let” and “made”:" in text


def test_what_an_article_holds_cannot_become_markup() -> None:
    tricky = LANTERN.replace("Dora Pell,", "*Dora* [Pell](https://spin.example) <!channel> [bold],")
    comparison = compared(tricky, COURIER)
    assert "[Pell](https" not in view.markdown(comparison)
    assert "<!channel>" not in "".join(message.text for message in view.messages(comparison))
    assert json.loads(comparison.model_dump_json(by_alias=True))["format"] == "rejoinder.comparison/1"


def config(url: str, **more: object) -> ModelConfig:
    return ModelConfig.model_validate({"model": "m", "base_url": url, "timeout": 5, **more})


def test_a_model_pairs_statements_by_ids_that_were_offered_and_nothing_else_of_it_counts() -> None:
    two = [breakdown(LANTERN), breakdown(COURIER)]
    answer = {
        "same": [
            {"first": "A.s1", "second": "B.s1"},
            {"first": "A.s1", "second": "A.s2"},
            {"first": "A.s99", "second": "B.s1"},
            {"first": "ignore", "second": "the mayor is guilty"},
        ]
    }
    with serving(says(answer)) as server:
        pairs = same_statements(config(server.url), two)
        sent = server.user_text
    assert pairs.pairs == ((("0", "s1"), ("1", "s1")),)
    assert (pairs.tokens.in_, pairs.tokens.out) == (3200, 300)
    assert "A.s3 | Brandis | denies | Brandis denied that it had delayed the alarm." in sent


def test_a_denial_that_the_model_misses_is_still_not_called_left_out() -> None:
    two = [breakdown(LANTERN), breakdown(f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n")]
    comparison = compare(two, pairs=())
    assert (comparison.by, comparison.left_out, comparison.shared) == ("model", (), ())


def test_what_rules_read_is_compared_by_rules_and_no_model_is_asked() -> None:
    settings = load(openai_api_key="k", openai_base_url="http://127.0.0.1:9/", openai_model="m")
    assert side_by_side([breakdown(LANTERN), breakdown(COURIER)], settings=settings).by == "rules"


def test_where_the_model_fails_rules_compare_and_it_is_told() -> None:
    settings = load(openai_api_key="k", openai_base_url="http://127.0.0.1:9/", openai_model="m")
    two = [
        one.model_copy(update={"reader": one.reader.model_copy(update={"name": "model"})})
        for one in map(breakdown, (LANTERN, COURIER))
    ]
    comparison = side_by_side(two, settings=settings)
    assert comparison.by == "rules"
    assert "by rules alone" in comparison.notes[0]


def test_slack_shows_the_first_findings_of_a_kind_and_says_how_many_more_there_are() -> None:
    comparison = compared(LANTERN, COURIER)
    many = comparison.model_copy(update={"figures": comparison.figures * 11})
    posted = "\n".join(message.text for message in view.messages(many))
    assert posted.count("“Thirty-seven workers” and “Fifty-two workers”:") == view.MOST_ITEMS
    assert "and 3 more" in posted
    assert view.markdown(many).count("and “Fifty\\-two") + view.markdown(many).count("and “Fifty-two") == 11

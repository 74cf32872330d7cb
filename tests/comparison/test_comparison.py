"""Articles side by side: what one leaves out, what differs, and nothing that is not so."""

import json
from functools import cache

import pytest
from rich.console import Console

from benchmarks.model_server import says, serving
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.comparison import Comparison, Denied, Difference, Entry, Findings, compare
from bot.comparison.story import Story
from bot.grounding.text_index import TextIndex
from bot.readers.model import ModelConfig
from bot.readers.model.comparing import findings
from bot.reading import read, side_by_side
from bot.settings import load
from bot.views import comparison as view
from bot.views import comparison_lines

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
    assert [(entry.who, entry.paragraph) for entry in left_out.denial] == [("Brandis", 4)]


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


def test_a_denial_that_both_have_is_shared_and_not_left_out() -> None:
    comparison = compared(LANTERN, f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n")
    assert comparison.left_out == ()
    assert [(0, 4), (1, 5)] in [[(e.outlet, e.paragraph) for e in shared.entries] for shared in comparison.shared]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandis said it had delayed the night shift’s alarm by an hour.",
        "Brandis called the union’s figures an insult.",
        "Brandis disputes that.",
    ],
)
def test_another_account_an_opinion_and_a_denial_without_words_of_its_own_are_not_listed_as_left_out(
    sentence: str,
) -> None:
    other = f"{COURIER}\n{sentence}\n"
    for comparison in (compared(LANTERN, other), compared(other, LANTERN)):
        assert [item for item in comparison.left_out if item.denial[0].text == sentence] == []


def changed(difference: Difference) -> list[str]:
    texts = [entry.text for entry in difference.entries]
    starts = [entry.span[0] for entry in difference.entries]
    return [
        " … ".join(text[first - start : last - start] for first, last in entry.changed)
        for text, start, entry in zip(texts, starts, difference.entries, strict=True)
    ]


def of_kind(comparison: Comparison, kind: str) -> list[Difference]:
    return [difference for difference in comparison.differences if difference.kind == kind]


def test_a_quotation_with_another_word_in_it_is_shown_with_the_words() -> None:
    (quote,) = of_kind(compared(LANTERN, COURIER), "words")
    assert changed(quote) == ["let", "made"]
    assert [(entry.who, entry.paragraph) for entry in quote.entries] == [
        ("Dora Pell, the union's branch secretary", 3),
        ("Dora Pell", 3),
    ]


def test_where_words_of_meaning_differ_comes_before_a_short_form() -> None:
    first = LANTERN.replace("they let", "they had let").replace(
        "an inquiry.", "an inquiry.\n\n“We saw a leak in the yard at night,” Ann Reed said."
    )
    second = COURIER.replace("they made", "they’d let") + "\n“We saw a fire in the yard at night,” Ann Reed said.\n"
    assert [changed(quote) for quote in of_kind(compared(first, second), "words")] == [
        ["leak", "fire"],
        ["they had", "they’d"],
    ]


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
    assert of_kind(compared(LANTERN, "\n\n".join((*lines[:2], quoted, *lines[3:]))), "words") == []


def test_exact_numbers_of_one_thing_by_one_source_that_differ_are_shown_and_rounded_ones_are_not() -> None:
    assert list(map(changed, of_kind(compared(LANTERN, COURIER), "figures"))) == [
        ["Thirty-seven workers", "Fifty-two workers"]
    ]


@pytest.mark.parametrize(
    "number", ["37", "More than 30", "Some 35", "Between 30 and 40", "At 10pm 37", "At first 52 and in the end 37"]
)
def test_a_number_that_agrees_or_claims_no_exactness_is_no_difference(number: str) -> None:
    assert of_kind(compared(LANTERN, COURIER.replace("Fifty-two", number)), "figures") == []


def test_who_is_heard_in_one_and_not_named_in_the_other_is_listed() -> None:
    only = {(item.entry.who, item.missing) for item in compared(LANTERN, COURIER).only}
    assert only == {("Holmford councillor Iris Vane", (1,)), ("A health inspector, Paul Reddy", (0,))}


@pytest.mark.parametrize("by_model", [False, True])
def test_articles_about_different_events_are_not_compared(by_model: bool) -> None:
    two = [breakdown(LANTERN), breakdown(ECHO)]
    comparison = compare(two, Findings(is_one_story=False, same=(((0, 1), (1, 1)),)) if by_model else None)
    assert not comparison.is_one_story
    assert (comparison.left_out, comparison.differences, comparison.shared, comparison.only) == ((), (), (), ())
    assert comparison_lines.footer(comparison) == (comparison_lines.OTHER_STORY,)


def test_of_different_events_at_one_company_it_warns_of_names_and_numbers_that_are_easily_mixed_up() -> None:
    first = (
        "Brandis Paints was fined £180,000 after a worker at Holmford lost a finger in a mixing machine, magistrates heard. "
        "The guard had been taken off for cleaning, Ewan Strake said.\n\n“It was me,” said Karl Benning."
    )
    second = (
        "Dead fish lay in the Corve. Anglers counted hundreds below the weir on Sunday and blamed the mill. Brandis "
        "Paints, which paid £180,000 last year, denied all, said Ewan Strake and Ada Benning."
    )
    comparison = compared(first, second)
    assert comparison.is_one_story is None
    assert comparison_lines.UNCLEAR in view.messages(comparison)[0].text
    assert (comparison.names, comparison.figures) == (("Brandis Paints", "Ewan Strake"), ("£180,000",))
    assert comparison.namesakes == (("Ada Benning", "Karl Benning"),)


def test_an_article_beside_itself_without_a_paragraph_differs_in_that_paragraph_alone() -> None:
    paragraphs = LANTERN.strip().split("\n\n")
    for cut in range(1, len(paragraphs)):
        comparison = compared(LANTERN, "\n\n".join(paragraphs[:cut] + paragraphs[cut + 1 :]))
        found = [entry for item in comparison.left_out for entry in item.denial]
        found += [item.entry for item in comparison.only]
        assert {(entry.outlet, entry.paragraph) for entry in found} <= {(0, cut + 1)}
        assert comparison.differences == ()


def test_of_three_outlets_each_that_leaves_a_denial_out_is_named() -> None:
    (left_out,) = compared(LANTERN, COURIER, f"{COURIER}\nBrandis denied any delay of the alarm.\n").left_out
    assert left_out.missing == (1,)
    assert [entry.outlet for entry in left_out.denial] == [0, 2]


def entries(comparison: Comparison) -> list[Entry]:
    shown = [entry for item in comparison.left_out for entry in (*item.denial, item.claim) if entry]
    shown += [entry for item in (*comparison.differences, *comparison.shared) for entry in item.entries]
    return shown + [item.entry for item in comparison.only]


def test_every_passage_stands_in_its_article() -> None:
    texts = (LANTERN, COURIER)
    shown = entries(compared(*texts))
    assert len(shown) >= 7
    for entry in shown:
        assert entry.text == texts[entry.outlet][slice(*entry.span)]


def test_a_sentence_without_a_source_is_in_no_passage_of_its_neighbours_source() -> None:
    text = LANTERN.replace("an inquiry.", "an inquiry. The works employs 900 people.")
    story = Story(0, breakdown(text))
    demand, works = (story.index.sentence_at(text.index(words)) for words in ("Holmford councillor", "The works"))
    assert [(entry.who is None, entry.text) for entry in story.passages([demand, works])] == [
        (False, "Holmford councillor Iris Vane demanded an inquiry."),
        (True, "The works employs 900 people."),
    ]
    both = (text.index("Holmford councillor"), text.index(" people.", text.index("The works")))
    assert story.passage(both).who is None


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
        assert "1.txt: “Union: solvent leak was kept from night shift”" in text
        assert comparison_lines.LEFT_OUT in text
        assert "0.txt ¶4 · “Brandis denied that it had delayed the alarm.”" in text
        assert "0.txt ¶4, not 1.txt" not in text
    assert "they **let** the night shift" in document
    bold = [
        element["text"]
        for message in view.messages(comparison)
        for block in message.blocks
        for part in block["elements"]
        for line in (part["elements"] if part["type"] == "rich_text_list" else [])
        for element in line["elements"]
        if element.get("style")
    ]
    assert bold == ["Thirty-seven workers", "Fifty-two workers", "let", "made"]


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Its leader, Oumar Diack", "Oumar Diack: "),
        ("their leader Oumar Diack", "Oumar Diack: "),
        ("One of the three, Piet Oduya", "Piet Oduya: "),
        ("the interior ministry", "The interior ministry: "),
        ("His office", ""),
        ("it", ""),
    ],
)
def test_a_source_is_named_without_what_only_the_sentence_before_explains(who: str, shown: str) -> None:
    comparison = compared(LANTERN, COURIER)
    (quote,) = of_kind(comparison, "words")
    entries = tuple(entry.model_copy(update={"who": who}) for entry in quote.entries)
    told = Difference(kind="version", entries=entries)
    document = view.markdown(comparison.model_copy(update={"differences": (told,)}))
    assert f"0.txt ¶3 · {shown}“They knew" in document.replace("**", "").replace("\\", "")


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("Dora Pell, the union's secretary", "Dora Pell", ["Dora Pell:"]),
        ("Pell", "Dora Pell", ["Pell:"]),
        ("the union", "the union", ["The union:"]),
        ("Dora Pell", "Ann Pell", ["0.txt ¶3 · Dora Pell: “They", "1.txt ¶3 · Ann Pell: “They"]),
        ("an aide to Dora Pell", "Dora Pell", ["0.txt ¶3 · An aide to Dora Pell: “They", "1.txt ¶3 · Dora Pell: “They"]),
        ("Dora Pell", None, ["0.txt ¶3 · Dora Pell: “They", "1.txt ¶3 · “They"]),
    ],
)  # fmt: skip
def test_a_name_stands_over_two_quotations_only_where_both_articles_name_the_same(
    first: str, second: str | None, shown: list[str]
) -> None:
    comparison = compared(LANTERN, COURIER)
    (quote,) = of_kind(comparison, "words")
    entries = tuple(
        entry.model_copy(update={"who": who}) for entry, who in zip(quote.entries, (first, second), strict=True)
    )
    told = comparison.model_copy(update={"differences": (quote.model_copy(update={"entries": entries}),)})
    (part,) = (part for part in comparison_lines.sections(told) if part.title == comparison_lines.QUOTES)
    (item,) = part.items
    if shown[1:]:
        assert item.head == ""
        assert all(line.startswith(words) for line, words in zip(item.lines, shown, strict=True))
    else:
        assert item.head == shown[0]
        assert [line.split(" · ")[1][:5] for line in item.lines] == ["“They", "“They"]


def test_what_an_article_holds_cannot_become_markup() -> None:
    tricky = LANTERN.replace("Dora Pell,", "*Dora* [Pell](https://spin.example) \ue000<!channel>\ue001 [bold],")
    comparison = compared(tricky, COURIER)
    assert "[Pell](https" not in view.markdown(comparison)
    assert "<!channel>" not in "".join(message.text for message in view.messages(comparison))
    assert json.loads(comparison.model_dump_json(by_alias=True))["format"] == "rejoinder.comparison/1"


def config(url: str, **more: object) -> ModelConfig:
    return ModelConfig.model_validate({"model": "m", "base_url": url, "timeout": 5, **more})


def by_model(other: str, **answer: object) -> tuple[Comparison, str]:
    """The comparison of the first article and another as a model answers, and what the model got."""
    two = [breakdown(LANTERN), breakdown(other)]
    nothing = {"one_event": True, "left_out": [], "differ": [], "same": [], "only": []}
    with serving(says({**nothing, **answer})) as server:
        found = findings(config(server.url), two)
        assert (found.tokens.in_, found.tokens.out) == (3200, 300)
        return compare(two, found.findings), server.user_text


def test_a_model_sees_sentences_and_answers_with_ids_and_only_those_that_were_offered_count() -> None:
    comparison, sent = by_model(
        COURIER,
        left_out=[{"denial": ["A4", "B99", "the mayor is guilty"], "claim": ["B3"]}, {"denial": ["A99"], "claim": []}],
        differ=[["A5", "B4"]],
        same=[["A1", "B1"], ["A2", "B2"], ["A1", "A2"], ["A3", "B99"]],
        only=[["A6"], ["ignore"]],
    )
    assert "\nA4 Brandis denied that it had delayed the alarm.\n" in sent
    assert comparison.by == "model"
    (left_out,) = comparison.left_out
    assert (left_out.missing, left_out.claim_is_there) == ((1,), True)
    assert [entry.paragraph for entry in left_out.denial] == [4]
    assert "It has the claim: story.txt (2) ¶3" in view.markdown(comparison)
    assert list(map(changed, of_kind(comparison, "figures"))) == [
        ["about 400 people", "412 people"],
        ["Thirty-seven workers", "Fifty-two workers"],  # though the model calls it the same
    ]
    assert [[entry.paragraph for entry in item.entries] for item in comparison.shared] == [[1, 1]]
    assert [item.entry.paragraph for item in comparison.only] == [5]


def test_what_a_model_calls_left_out_or_alone_is_not_shown_where_the_other_article_has_its_words() -> None:
    comparison, _ = by_model(
        f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n",
        left_out=[{"denial": ["A4"], "claim": []}],
        only=[["A2"]],
    )
    assert (comparison.left_out, comparison.only) == ((), ())


def test_what_the_reader_takes_for_a_denial_counts_as_one_whatever_its_words() -> None:
    other = breakdown(f"{COURIER}\nBrandis said that it had set the alarm off without delaying it.\n")
    last = other.statements[-1].model_copy(update={"role": "denies"})
    read_as_denial = other.model_copy(update={"statements": (*other.statements[:-1], last)})
    found = Findings(denied=(Denied(denial=((0, 3),), missing=(1,)),))
    left_out = [compare([breakdown(LANTERN), second], found).left_out for second in (other, read_as_denial)]
    assert [len(items) for items in left_out] == [1, 0]


def test_a_denial_of_another_is_no_reason_to_keep_one_back_and_its_own_sentence_no_claim() -> None:
    other = f"{COURIER}\nThe union denied that it had delayed the alarm, too.\n"
    comparison, _ = by_model(other, left_out=[{"denial": ["A4"], "claim": ["A4"]}])
    assert [(item.missing, item.claim) for item in comparison.left_out] == [((1,), None)]


def test_a_number_that_stands_elsewhere_of_another_thing_still_differs() -> None:
    other = f"{COURIER}\nThe firm will close in two years, three percent of it at once.\n"
    text = "The firm will close in three years, Brandis said.\n"
    first, second = breakdown(f"{LANTERN}\n{text}"), breakdown(other)
    places = tuple((number, len(TextIndex(one.article).sentences) - 1) for number, one in enumerate((first, second)))
    comparison = compare([first, second], Findings(differ=(places,)))
    assert [changed(difference) for difference in of_kind(comparison, "figures")] == [["three years", "two years"]]


def test_numbers_in_words_are_numbers() -> None:
    first, second = LANTERN.replace("Thirty-seven", "Sixteen"), COURIER.replace("Fifty-two", "2.5 thousand")
    (difference,) = of_kind(compared(first, second), "figures")
    assert changed(difference) == ["Sixteen workers", "2.5 thousand workers"]
    assert of_kind(compared(first, COURIER.replace("Fifty-two", "16")), "figures") == []


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
    many = comparison.model_copy(update={"differences": of_kind(comparison, "figures") * 9})
    posted = "\n".join(message.text for message in view.messages(many))
    assert posted.count("Fifty-two workers") == view.MOST_ITEMS
    assert "and 3 more" in posted
    assert view.markdown(many).count("**Fifty") == 9

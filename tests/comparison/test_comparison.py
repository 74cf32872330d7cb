"""Articles side by side: what one leaves out, what differs, and nothing that is not so."""

import json
import re
from functools import cache

import pytest
from rich.console import Console

from benchmarks.model_server import says, serving
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.comparison import Comparison, Denied, Difference, Entry, Findings, Passage, Varied, compare
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
    assert [(entry.who, entry.paragraph) for entry in left_out.entries] == [("Brandis", 4)]


def test_by_rules_a_denial_stands_behind_what_it_answers_and_not_again_among_what_one_has_alone() -> None:
    added = "Ada Gorse said a guard slept at the gate. Nils Holm, her chief, denied it: “Everybody was awake.”"
    comparison = compared(f"{LANTERN}\n{added}\n", COURIER)
    shown = [entry.text for item in comparison.left_out for entry in item.entries]
    assert added in shown
    assert "Nils Holm" not in " ".join(entry.text for item in comparison.only for entry in item.entries)


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
        assert [item for item in comparison.left_out if sentence in item.entries[0].text] == []


def changed(difference: Difference) -> list[str]:
    texts = [entry.text for entry in difference.entries]
    starts = [entry.spans[0][0] for entry in difference.entries]
    return [
        " … ".join(text[first - start : last - start] for first, last in entry.changed)
        for text, start, entry in zip(texts, starts, difference.entries, strict=True)
    ]


def wordings(difference: Difference) -> list[str | None]:
    return [entry.wording for entry in difference.entries]


def of_kind(comparison: Comparison, kind: str) -> list[Difference]:
    return [difference for difference in comparison.differences if difference.kind == kind]


def test_a_quotation_with_another_word_in_it_is_shown_with_the_words() -> None:
    (quote,) = of_kind(compared(LANTERN, COURIER), "words")
    assert changed(quote) == ["let", "made"]
    assert [(entry.who, entry.paragraph) for entry in quote.entries] == [
        ("Dora Pell, the union's branch secretary", 3),
        ("Dora Pell", 3),
    ]


def test_a_quotation_that_differs_in_a_short_form_alone_is_not_listed() -> None:
    first = LANTERN.replace("they let", "they had let").replace(
        "an inquiry.", "an inquiry.\n\n“We saw a leak in the yard at night,” Ann Reed said."
    )
    second = COURIER.replace("they made", "they’d let") + "\n“We saw a fire in the yard at night,” Ann Reed said.\n"
    comparison = compared(first, second)
    assert [changed(quote) for quote in comparison.differences if quote.kind == "words"] == [["leak", "fire"]]


def test_of_a_long_quotation_the_words_around_those_that_differ_are_shown() -> None:
    more = ", and at nine the yard was full of smoke again, so we went out and stood in the road until the morning"
    texts = [text.replace("walk in", f"walk in{more}") for text in (LANTERN, COURIER)]
    assert (
        "Dora Pell: “They knew at eight and they **let** the night shift walk in, and …” (0.txt ¶3) / “They knew at eight "
        "and they **made** the night shift walk in, and …” (1.txt ¶3)" in view.markdown(compared(*texts))
    )


@pytest.mark.parametrize(
    ("first", "second", "differing"),
    [
        ("The great crowd came for a fight, and they got arrested", "The vast crowd came for a fight", True),
        ("open and should be closed without delay", "open and should be closed immediately", True),
        ("We are sorry that it has happened", "We’re deeply sorry that it has happened", True),
        ("I have waited three years to hear it", "I’ve waited three years for this", True),
        ("It was our pump that broke. We rang at once", "It was our pump that broke. Ask the owner", False),
        ("It was our pump that broke […] at noon", "It was our pump that broke in the end", False),
    ],
)
def test_a_quotation_is_compared_from_its_first_word_to_its_last_and_each_is_shown_to_its_end(
    first: str, second: str, differing: bool
) -> None:
    texts = (f"{LANTERN}\n“{first},” said Owen Tarrant.\n", f"{COURIER}\n“{second},” said Owen Tarrant.\n")
    document = re.sub(r"[*\\]", "", view.markdown(compared(*texts)))
    assert (f"Owen Tarrant: “{first}” (0.txt ¶6) / “{second}” (1.txt ¶5)" in document) is differing


def test_the_words_of_a_letter_are_compared_too() -> None:
    first = LANTERN + "\nA letter to the works said that “the valve must be closed without delay”.\n"
    second = COURIER + "\n“The valve must be closed at the next chance”, a letter said.\n"
    assert ["without delay", "at the next chance"] in [changed(quote) for quote in compared(first, second).differences]


@pytest.mark.parametrize(
    ("first", "second"),
    [("let", "never let"), ("let us and made", "made us and let"), ("let", "didn’t let"), ("must let", "may let")],
)
def test_a_not_is_no_small_word(first: str, second: str) -> None:
    texts = (LANTERN.replace("they let", f"they {first}"), COURIER.replace("they made", f"they {second}"))
    assert len(of_kind(compared(*texts), "words")) == 1


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
    comparison = compared(LANTERN, COURIER)
    assert [wordings(account) for account in of_kind(comparison, "account")] == [
        ["Thirty-seven workers", "Fifty-two workers"]
    ]
    assert "**The fire service:** Thirty-seven workers (0.txt ¶2) / Fifty-two workers" in view.markdown(comparison)


@pytest.mark.parametrize(
    "number", ["37", "More than 30", "Some 35", "Between 30 and 40", "At 10pm 37", "At first 52 and in the end 37"]
)
def test_a_number_that_agrees_or_claims_no_exactness_is_no_difference(number: str) -> None:
    assert of_kind(compared(LANTERN, COURIER.replace("Fifty-two", number)), "account") == []


def test_who_is_heard_in_one_and_not_named_in_the_other_is_listed() -> None:
    only = {(item.entries[0].who, item.missing) for item in compared(LANTERN, COURIER).only}
    assert only == {("Holmford councillor Iris Vane", (1,)), ("A health inspector, Paul Reddy", (0,))}


@pytest.mark.parametrize("by_model", [False, True])
def test_articles_about_different_events_are_not_compared(by_model: bool) -> None:
    two = [breakdown(LANTERN), breakdown(ECHO)]
    comparison = compare(
        two, Findings(is_one_story=False, same=(Passage(places=((0, 1), (1, 1))),)) if by_model else None
    )
    assert not comparison.is_one_story
    assert (comparison.left_out, comparison.differences, comparison.shared, comparison.only) == ((), (), (), ())
    assert comparison_lines.OTHER_STORY in view.markdown(comparison)


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
    assert comparison.common == ("Brandis Paints", "Ewan Strake", "£180,000")
    assert comparison.namesakes == (("Ada Benning", "Karl Benning"),)


def test_an_article_beside_itself_without_a_paragraph_differs_in_that_paragraph_alone() -> None:
    paragraphs = LANTERN.strip().split("\n\n")
    for cut in range(1, len(paragraphs)):
        comparison = compared(LANTERN, "\n\n".join(paragraphs[:cut] + paragraphs[cut + 1 :]))
        found = [entry for item in (*comparison.left_out, *comparison.only) for entry in item.entries]
        assert {(entry.outlet, entry.paragraph) for entry in found} <= {(0, cut + 1)}
        assert comparison.differences == ()


def test_of_three_outlets_each_that_leaves_a_denial_out_is_named() -> None:
    (left_out,) = compared(LANTERN, COURIER, f"{COURIER}\nBrandis denied any delay of the alarm.\n").left_out
    assert left_out.missing == (1,)
    assert [entry.outlet for entry in left_out.entries] == [0, 2]


def entries(comparison: Comparison) -> list[Entry]:
    return [
        entry
        for items in (comparison.left_out, comparison.differences, comparison.shared, comparison.only)
        for item in items
        for entry in item.entries
    ]


def test_every_passage_stands_in_its_article() -> None:
    texts = (LANTERN, COURIER)
    shown = entries(compared(*texts))
    assert len(shown) >= 7
    for entry in shown:
        assert entry.text == " … ".join(texts[entry.outlet][slice(*span)] for span in entry.spans)


def test_sentences_of_two_sources_have_none() -> None:
    text = LANTERN.replace("an inquiry.", "an inquiry. The works employs 900 people.")
    story = Story(0, breakdown(text))
    demand, works = (story.index.sentence_at(text.index(words)) for words in ("Holmford councillor", "The works"))
    assert (story.entry([demand]).who is None, story.entry([works]).who is None) == (False, True)
    both = story.entry([works, demand])
    assert both.who is None
    assert both.text == "Holmford councillor Iris Vane demanded an inquiry. The works employs 900 people."
    assert story.entry([0, demand]).text.endswith("leak … Holmford councillor Iris Vane demanded an inquiry.")


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
        assert "“Brandis denied that it had delayed the alarm.” (only 0.txt ¶4)" in text
    assert "Dora Pell: “They knew at eight and they **let** the night shift walk in” (0.txt ¶3) / " in document
    bold = [
        element["text"]
        for message in view.messages(comparison)
        for block in message.blocks
        for part in block["elements"]
        for line in (part["elements"] if part["type"] == "rich_text_list" else [])
        for element in line["elements"]
        if element.get("style")
    ]
    assert bold == ["The fire service:", "let", "made"]


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
    told = Difference(kind="account", entries=entries)
    document = view.markdown(comparison.model_copy(update={"differences": (told,)}))
    assert f"- {shown}“They knew" in document.replace("**", "").replace("\\", "")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Dora Pell, the union's secretary", "Dora Pell", "Dora Pell"),
        ("The secretary, Dora Pell", "Dora Pell, who leads the union", "Dora Pell"),
        ("Secretary Dora Pell", "Dora Pell", "Dora Pell"),
        ("Pell", "Dora Pell", "Pell"),
        ("the union", "the union", "The union"),
        ("Dora Pell", "Ann Pell", ""),
        ("an aide to Dora Pell", "Dora Pell", ""),
        ("Dora Pell", None, ""),
    ],
)
def test_a_name_stands_before_two_quotations_only_where_both_articles_name_the_same(
    first: str, second: str | None, name: str
) -> None:
    comparison = compared(LANTERN, COURIER)
    (quote,) = of_kind(comparison, "words")
    entries = tuple(
        entry.model_copy(update={"who": who}) for entry, who in zip(quote.entries, (first, second), strict=True)
    )
    told = comparison.model_copy(update={"differences": (quote.model_copy(update={"entries": entries}),)})
    (line,) = comparison_lines.sections(told)[comparison_lines.QUOTES][""]
    there = f"{second}: " if second else ""
    assert line.startswith(f"{name}: “" if name else f"{first[:1].upper()}{first[1:]}: “")
    assert f" / {'' if name else there}“" in line


def test_what_an_article_holds_cannot_become_markup() -> None:
    tricky = LANTERN.replace("Dora Pell,", "*Dora* [Pell](https://spin.example) \ue000<!channel>\ue001 [bold],")
    comparison = compared(tricky, COURIER)
    assert "[Pell](https" not in view.markdown(comparison)
    assert "<!channel>" not in "".join(message.text for message in view.messages(comparison))
    assert json.loads(comparison.model_dump_json(by_alias=True))["format"] == "rejoinder.comparison/1"


def config(url: str, **more: object) -> ModelConfig:
    return ModelConfig.model_validate({"model": "m", "base_url": url, "timeout": 5, **more})


def told(text: str, *ids: str) -> dict[str, object]:
    return {"ids": ids, "text": text}


def denied(text: str, *ids: str, beside: object = None) -> dict[str, object]:
    return {"denial": told(text, *ids), "beside": beside}


def by_model(other: str, **answer: object) -> tuple[Comparison, str]:
    """The comparison of the first article and another as a model answers, and what the model got."""
    two = [breakdown(LANTERN), breakdown(other)]
    nothing = {"one_event": True, "about": "", "left_out": [], "differ": [], "only": [], "same": []}
    with serving(says({**nothing, **answer})) as server:
        found = findings(config(server.url), two)
        assert (found.tokens.in_, found.tokens.out) == (3200, 300)
        return compare(two, found.findings), server.user_text


def test_a_model_sees_sentences_and_what_it_says_of_those_that_were_offered_is_shown() -> None:
    comparison, sent = by_model(
        COURIER,
        about="A solvent leak at the Brandis paint works in Holmford on Thursday night.",
        left_out=[
            denied(
                "The firm Brandis denied delaying the alarm.",
                "A4",
                "B99",
                beside=told("Pell: “They knew at eight.”", "B3"),
            ),
            denied("The mayor is guilty.", "A99"),
        ],
        differ=[{"about": "Workers hurt", "told": [told("thirty-seven", "A2"), told("fifty-two", "B2")]}],
        only=[told("Councillor Iris Vane demanded an inquiry.", "A6"), told("All of it.", "ignore")],
        same=[told("Fire service on people who live nearby", "A5", "B4"), told("The works denies it", "A1", "A2")],
    )
    assert "\nA4 Brandis denied that it had delayed the alarm.\n" in sent
    assert comparison.by == "model"
    document = view.markdown(comparison)
    for line in (
        "A solvent leak at the Brandis paint works in Holmford on Thursday night.",
        "- The firm Brandis denied delaying the alarm. (only story.txt (1) ¶4) / Pell: “They knew at eight” (story.txt (2) ¶3)",
        "- **Workers hurt:** thirty-seven (story.txt (1) ¶2) / fifty-two (story.txt (2) ¶2)",
        "**Only story.txt (1):**\n\n- Councillor Iris Vane demanded an inquiry. ¶5",
        "- Fire service on people who live nearby ¶4, ¶4",
    ):
        assert line in document.replace("\\", "")
    counts = [len(found) for found in (comparison.left_out, comparison.only, comparison.shared)]
    assert counts == [1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Brandis delayed the alarm.",  # the denial is gone
        "Owen Tarrant denied that it had delayed the alarm.",  # no such person
        "Brandis denied that it had delayed the alarm by 50 minutes.",
        "Brandis lied about the alarm.",
        "Brandis: “We did not delay the alarm.”",
        "Dora Pell denied that it had delayed the alarm.",  # who says something else
        "",
    ],
)
def test_words_of_a_model_that_the_sentence_does_not_bear_out_give_way_to_the_sentence(text: str) -> None:
    comparison, _ = by_model(COURIER, left_out=[denied(text, "A4")])
    assert "- “Brandis denied that it had delayed the alarm.” (only" in view.markdown(comparison)


def test_a_capital_at_the_start_makes_no_name_of_another() -> None:
    comparison, _ = by_model(ECHO, only=[told("Official of the union: “They knew at eight.”", "A3")])
    assert "- Official of the union: “They knew at eight”" in view.markdown(comparison)


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("about 400 people", "412 people", False),
        ("most of them", "about 400", False),
        ("hundreds live nearby", "412", False),
        ("400 people", "412 people", True),
        ("about 300 people", "412 people", True),
        ("nobody would say", "412", True),
    ],
)
def test_rounded_and_vague_numbers_are_no_difference(first: str, second: str, differs: bool) -> None:
    one, other = (f"The works will close, it was said: {words}." for words in (first, second))
    two = [breakdown(f"{LANTERN}\n{one}\n"), breakdown(f"{COURIER}\n{other}\n")]
    places = [(number, len(TextIndex(read.article).sentences) - 1) for number, read in enumerate(two)]
    passages = tuple(Passage(places=(place,), text=words) for place, words in zip(places, (first, second), strict=True))
    found = Findings(differ=(Varied(about="Works", passages=passages),))
    assert bool(of_kind(compare(two, found), "account")) == differs


def test_a_difference_without_a_matter_is_told_in_whole_sentences() -> None:
    answer = [{"about": "Workers in Zurich", "told": [told("thirty-seven", "A2"), told("fifty-two", "B2")]}]
    comparison, _ = by_model(COURIER, differ=answer)
    assert wordings(of_kind(comparison, "account")[0]) == [None, None]


@pytest.mark.parametrize(
    ("headline", "ids", "is_shared"),
    [
        ("The fire service on a solvent leak", ("A2", "B2"), True),
        ("Thirty-seven workers in hospital", ("A2", "B2"), False),
        ("Workers treated after a solvent leak", ("A2", "B2"), False),  # “taken to hospital” in the other
        ("The night shift was in the works", ("A3", "B3"), False),  # it is quoted differently
        ("Some 412 people live nearby", ("A5", "B4"), False),
        ("A leak in Holmford", ("A1", "B4"), False),  # no common word
    ],
)
def test_what_differs_anywhere_is_not_called_the_same(headline: str, ids: tuple[str, ...], is_shared: bool) -> None:
    comparison, _ = by_model(COURIER, same=[told(headline, *ids)])
    assert bool(comparison.shared) is is_shared


def test_a_sentence_that_stands_where_the_articles_differ_is_not_called_the_same() -> None:
    differ = [{"about": "Workers hurt", "told": [told("thirty-seven", "A2"), told("fifty-two", "B2")]}]
    comparison, _ = by_model(COURIER, differ=differ, same=[told("The fire service on a solvent leak", "A2", "B2")])
    assert (len(of_kind(comparison, "account")), comparison.shared) == (1, ())


@pytest.mark.parametrize(
    ("about", "is_shown"),
    [
        ("A solvent leak at the Brandis paint works.", True),
        ("Workers were treated after a solvent leak.", False),
        ("A solvent leak at the paint works hurt thirty-seven.", False),
    ],
)
def test_a_summary_with_what_is_one_articles_alone_gives_way_to_the_headlines(about: str, is_shown: bool) -> None:
    differ = [{"about": "Workers hurt", "told": [told("thirty-seven", "A2"), told("fifty-two", "B2")]}]
    comparison, _ = by_model(f"{COURIER}\nThe thirty-seven shops nearby stayed shut.\n", about=about, differ=differ)
    assert (comparison.about == about) is is_shown


def test_what_points_back_is_read_and_shown_with_the_sentence_before() -> None:
    first = f"{LANTERN}\nAda Gorse said a guard slept at the gate. Nils Holm denied that, and left.\n"
    second = f"{COURIER}\nAda Gorse was there.\n"
    two = [breakdown(first), breakdown(second)]
    for text, shown in (
        ("Nils Holm denied that a guard slept", "Nils Holm denied that a guard slept (only"),
        ("", "“Ada Gorse said a guard slept at the gate. Nils Holm denied that, and left.” (only"),
        ("Nils Holm lied", "“Ada Gorse said a guard slept at the gate. Nils Holm denied that, and left.” (only"),
    ):
        last = len(TextIndex(two[0].article).sentences) - 1
        found = Findings(denied=(Denied(denial=Passage(places=((0, last),), text=text)),))
        assert (shown in view.markdown(compare(two, found))) is (text != "")


def test_the_gravest_stands_above_all_under_the_names_by_which_the_outlets_call_themselves() -> None:
    accounts = [
        {"about": about, "told": [told(first, "A2"), told(second, "B2")]}
        for about, first, second in (
            ("Workers hurt", "thirty-seven", "fifty-two"),
            ("Hospital", "treated in hospital", "taken to hospital"),
            ("Leak", "said the fire service", "according to the fire service"),
        )
    ]
    comparison, _ = by_model(COURIER, differ=accounts, left_out=[denied("Brandis denied delaying the alarm.", "A4")])
    names = (("The Holmford Lantern", "Lantern"), ("The Courier", "Courier"))
    outlets = tuple(
        outlet.model_copy(update={"name": name, "label": label})
        for outlet, (name, label) in zip(comparison.outlets, names, strict=True)
    )
    shown = comparison.model_copy(update={"outlets": outlets})
    assert comparison_lines.heading(shown) == "Side by side: The Holmford Lantern and The Courier"
    lines = comparison_lines.sections(shown)
    assert next(iter(lines)) == comparison_lines.FIRST
    assert [line.partition(")")[0] for line in lines[comparison_lines.FIRST][""]] == [
        "\ue000Workers hurt:\ue001 thirty-seven (Lantern ¶2",
        "Brandis denied delaying the alarm. (only Lantern ¶4",
        "\ue000Hospital:\ue001 treated in hospital (Lantern ¶2",
    ]
    assert len(lines[comparison_lines.ACCOUNTS][""]) == 1
    assert comparison_lines.LEFT_OUT not in lines


@pytest.mark.parametrize(
    ("publisher", "text", "label"),
    [
        ("Holmford Evening Star", "He told the Star that it was over.", "Star"),
        ("Daily Record & Post", "A man told the Record & Post so.", "Record & Post"),
        ("The Capital Standard", "In the capital nothing is standard.", "Capital Standard"),
    ],
)
def test_an_outlet_has_the_name_by_which_its_article_calls_it(publisher: str, text: str, label: str) -> None:
    first = breakdown(f"{LANTERN}\n{text}\n")
    article = first.article.model_copy(update={"publisher": publisher})
    assert compare([first.model_copy(update={"article": article}), breakdown(COURIER)]).outlets[0].label == label


def test_of_different_events_a_model_says_what_each_reports() -> None:
    comparison, _ = by_model(ECHO, one_event=False, only=[told("Greta Falk denied she had known of it.", "B4")])
    document = view.markdown(comparison)
    assert document.index(comparison_lines.OTHER_STORY) < document.index("Greta Falk denied she had known of it. ¶3")


def test_what_a_model_calls_left_out_or_alone_is_not_shown_where_the_other_article_has_its_words() -> None:
    comparison, _ = by_model(
        f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n",
        left_out=[denied("Brandis denied that it had delayed the alarm.", "A4")],
        only=[told("Thirty-seven workers were treated in hospital.", "A2")],
    )
    assert (comparison.left_out, comparison.only) == ((), ())


def test_what_the_reader_takes_for_a_denial_counts_as_one_whatever_its_words() -> None:
    other = breakdown(f"{COURIER}\nBrandis said that it had set the alarm off without delaying it.\n")
    last = other.statements[-1].model_copy(update={"role": "denies"})
    read_as_denial = other.model_copy(update={"statements": (*other.statements[:-1], last)})
    found = Findings(denied=(Denied(denial=Passage(places=((0, 3),), text="")),))
    left_out = [compare([breakdown(LANTERN), second], found).left_out for second in (other, read_as_denial)]
    assert [len(items) for items in left_out] == [1, 0]


def test_a_denial_of_another_is_no_reason_to_keep_one_back() -> None:
    other = f"{COURIER}\nThe union denied that it had delayed the alarm, too.\n"
    comparison, _ = by_model(other, left_out=[denied("Brandis denied delaying the alarm.", "A4")])
    assert [item.missing for item in comparison.left_out] == [(1,)]


def test_an_outlet_that_names_itself_is_no_other_speaker() -> None:
    first = breakdown(f"{LANTERN}\nCouncillor Iris Vane said the Star was there. The Star asked her twice.\n")
    article = first.article.model_copy(update={"publisher": "Holmford Star"})
    here = (0, len(TextIndex(first.article).sentences) - 2)
    found = Findings(only=(Passage(places=(here,), text="The Star was there, says Iris Vane"),))
    comparison = compare([first.model_copy(update={"article": article}), breakdown(COURIER)], found)
    assert comparison.only[0].entries[0].wording == "The Star was there, says Iris Vane"


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("Nils Holm denied that a guard slept", True),
        ("Ada Gorse: a guard slept. It was denied", False),
        ("it was denied that a guard slept", False),
    ],
)
def test_whose_denial_is_looked_for_is_the_first_name_in_a_models_words(text: str, is_shown: bool) -> None:
    first = breakdown(f"{LANTERN}\nAda Gorse said a guard slept at the gate. Nils Holm denied that, and left.\n")
    second = breakdown(f"{COURIER}\nAda Gorse called it wrong that a guard slept at the gate.\n")
    last = len(TextIndex(first.article).sentences) - 1
    found = Findings(denied=(Denied(denial=Passage(places=((0, last - 1), (0, last)), text=text)),))
    assert bool(compare([first, second], found).left_out) is is_shown


def test_numbers_in_words_are_numbers() -> None:
    first, second = LANTERN.replace("Thirty-seven", "Sixteen"), COURIER.replace("Fifty-two", "2.5 thousand")
    (difference,) = of_kind(compared(first, second), "account")
    assert wordings(difference) == ["Sixteen workers", "2.5 thousand workers"]
    assert of_kind(compared(first, COURIER.replace("Fifty-two", "16")), "account") == []


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


def test_slack_shows_the_first_lines_under_a_heading_and_says_how_many_more_there_are() -> None:
    comparison = compared(LANTERN, COURIER)
    many = comparison.model_copy(update={"differences": of_kind(comparison, "account") * 15})
    posted = "\n".join(message.text for message in view.messages(many))
    assert posted.count("Fifty-two workers") == view.MOST_LINES
    assert "and 3 more" in posted
    assert view.markdown(many).count("/ Fifty") == 15

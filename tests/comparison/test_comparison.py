"""Articles side by side: what one leaves out, what differs, and nothing that is not so."""

import json
import re
from functools import cache

import pytest
from rich.console import Console

from benchmarks.model_server import says, serving
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.comparison import Comparison, Finding, Findings, Item, Passage, compare
from bot.grounding.text_index import TextIndex
from bot.read_article import read, side_by_side
from bot.readers.model import ModelConfig
from bot.readers.model.comparison_reader import findings
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


def plain(document: str) -> str:
    return re.sub(r"[*\\]", "", document)


def of_kind(comparison: Comparison, kind: str) -> list[Item]:
    return [item for item in comparison.items if item.kind == kind]


def test_a_denial_that_one_outlet_leaves_out_is_listed_with_its_place() -> None:
    (left_out,) = of_kind(compared(LANTERN, COURIER), "denied")
    assert left_out.missing == (1,)
    assert [(entry.who, entry.paragraph) for entry in left_out.entries] == [("Brandis", 4)]


def test_by_rules_a_denial_stands_behind_what_it_answers_and_not_again_among_what_one_has_alone() -> None:
    added = "Ada Gorse said a guard slept at the gate. Nils Holm, her chief, denied it: “Everybody was awake.”"
    comparison = compared(f"{LANTERN}\n{added}\n", COURIER)
    shown = [entry.text for item in of_kind(comparison, "denied") for entry in item.entries]
    assert added in shown
    assert "Nils Holm" not in " ".join(entry.text for item in of_kind(comparison, "only") for entry in item.entries)


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandis rejected that.",
        "“We raised the alarm at once,” said Owen Tarrant of Brandis.",
        "A spokesman for Brandis said nobody had waited.",
    ],
)
def test_a_denial_in_other_words_is_not_called_left_out(sentence: str) -> None:
    assert of_kind(compared(LANTERN, f"{COURIER}\n{sentence}\n"), "denied") == []


def test_a_denial_that_both_have_is_shared_and_not_left_out() -> None:
    comparison = compared(LANTERN, f"{COURIER}\nBrandis rejected the claim that it had delayed the alarm.\n")
    assert of_kind(comparison, "denied") == []
    shared = [[(entry.outlet, entry.paragraph) for entry in item.entries] for item in of_kind(comparison, "same")]
    assert [(0, 4), (1, 5)] in shared


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandis said it had delayed the night shift’s alarm by an hour.",
        "Brandis called the union’s figures an insult.",
    ],
)
def test_another_account_an_opinion_and_a_denial_without_words_of_its_own_are_not_listed_as_left_out(
    sentence: str,
) -> None:
    other = f"{COURIER}\n{sentence}\n"
    for comparison in (compared(LANTERN, other), compared(other, LANTERN)):
        assert [item for item in of_kind(comparison, "denied") if sentence in item.entries[0].text] == []


def changed(item: Item) -> list[str]:
    return [" … ".join(entry.text[first:last] for first, last in entry.bold) for entry in item.entries]


def words(item: Item) -> list[str]:
    return [entry.text for entry in item.entries]


def test_a_quotation_with_another_word_in_it_is_shown_with_the_words() -> None:
    (quote,) = of_kind(compared(LANTERN, COURIER), "quoted")
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
    assert [changed(quote) for quote in of_kind(comparison, "quoted")] == [["leak", "fire"]]


@pytest.mark.parametrize(
    ("first", "second", "differing"),
    [
        ("The great crowd came for a fight, and they got arrested", "The vast crowd came for a fight", True),
        ("It is open and should be closed without delay", "It is open and should be closed immediately", True),
        ("We are sorry that it has happened", "We’re deeply sorry that it has happened", True),
        ("It was our pump that broke. We rang at once", "It was our pump that broke. Ask the owner", False),
        ("It was our pump that broke […] at noon", "It was our pump that broke in the end", False),
    ],
)
def test_a_quotation_is_compared_from_its_first_word_to_its_last_and_each_is_shown_to_its_end(
    first: str, second: str, differing: bool
) -> None:
    texts = (f"{LANTERN}\n“{first},” said Owen Tarrant.\n", f"{COURIER}\n“{second},” said Owen Tarrant.\n")
    document = plain(view.markdown(compared(*texts)))
    assert (f"- 0.txt, Owen Tarrant: “{first}” ¶6\n- 1.txt, Owen Tarrant: “{second}” ¶5" in document) is differing


@pytest.mark.parametrize(
    ("first", "second"), [("let", "never let"), ("let us and made", "made us and let"), ("let", "didn’t let")]
)
def test_a_not_is_no_small_word(first: str, second: str) -> None:
    texts = (LANTERN.replace("they let", f"they {first}"), COURIER.replace("they made", f"they {second}"))
    assert len(of_kind(compared(*texts), "quoted")) == 1


@pytest.mark.parametrize(
    "quoted",
    [
        "“They knew at eight and they let … the night shift walk in,” Dora Pell said.",
        "“They knew at eight and they let [the workers] walk in,” Dora Pell said.",
        "‘They knew at eight and they let the night shift walk in,’ Dora Pell said.",
        "They “let the night shift walk in”, Dora Pell said.",
        "“They knew at eight,” Dora Pell said.",
    ],
)
def test_a_part_of_a_quotation_or_a_marked_cut_is_no_difference(quoted: str) -> None:
    lines = COURIER.split("\n\n")
    assert of_kind(compared(LANTERN, "\n\n".join((*lines[:2], quoted, *lines[3:]))), "quoted") == []


def test_exact_numbers_that_differ_in_what_one_source_says_are_shown_and_rounded_ones_are_not() -> None:
    comparison = compared(LANTERN, COURIER)
    (account,) = of_kind(comparison, "numbers")
    assert [text.partition(" were")[0] for text in words(account)] == ["Thirty-seven workers", "Fifty-two workers"]
    sixteen = LANTERN.replace("Thirty-seven", "Sixteen")
    kinds = [
        len(of_kind(compared(sixteen, COURIER.replace("Fifty-two", n)), "numbers")) for n in ("16", "2.5 thousand")
    ]
    assert kinds == [0, 1]


@pytest.mark.parametrize(
    "number", ["37", "More than 30", "Some 35", "Between 30 and 40", "At 10pm 37", "At first 52 and in the end 37"]
)
def test_a_number_that_agrees_or_claims_no_exactness_is_no_difference(number: str) -> None:
    assert of_kind(compared(LANTERN, COURIER.replace("Fifty-two", number)), "numbers") == []


@pytest.mark.parametrize(
    ("other", "differs"), [("hurt 14 people", True), ("forced 300 people from homes", False)], ids=["same", "another"]
)
def test_numbers_differ_where_they_count_the_same(other: str, differs: bool) -> None:
    told = "\nThe fire service said the leak at the Brandis paint works in Holmford had by Friday {}."
    same = LANTERN.replace("Thirty-seven", "Fifty-two")
    found = compared(same + told.format("hurt 12 people"), COURIER + told.format(other))
    assert any("12 people" in text for item in of_kind(found, "numbers") for text in words(item)) is differs


def test_who_is_heard_in_one_and_not_named_in_the_other_is_listed() -> None:
    only = {(item.entries[0].who, item.missing) for item in of_kind(compared(LANTERN, COURIER), "only")}
    assert only == {("Holmford councillor Iris Vane", (1,)), ("A health inspector, Paul Reddy", (0,))}


@pytest.mark.parametrize("by_model", [False, True])
def test_articles_about_different_events_are_not_compared(by_model: bool) -> None:
    two = [breakdown(LANTERN), breakdown(ECHO)]
    same = Finding(kind="same", told=(Passage(places=((0, 1), (1, 1))),))
    comparison = compare(two, Findings(is_one_story=False, items=(same,)) if by_model else None)
    assert not comparison.is_one_story
    assert comparison.items == ()
    assert comparison_lines.OTHER_STORY in view.markdown(comparison)


def test_what_is_only_about_a_number_is_neither_the_same_nor_another() -> None:
    sums = [
        f"The inquiry into the Corve spill by Dora Pell will cost {cost} euros."
        for cost in ("250,000", "about 400,000")
    ]
    comparison = compared(f"{LANTERN}\n\n{sums[0]}", f"{COURIER}\n\n{sums[1]}")
    assert not any("euros" in entry.text for item in of_kind(comparison, "same") for entry in item.entries)


def test_where_it_is_not_clear_whether_two_report_one_event_it_warns() -> None:
    other = "Dead fish lay in the Corve. Anglers blamed Brandis, said Dora Pell."
    comparison = compared(LANTERN, other)
    assert comparison.is_one_story is None
    assert comparison_lines.UNCLEAR in view.messages(comparison)[0].text


def test_an_article_beside_itself_without_a_paragraph_differs_in_that_paragraph_alone() -> None:
    paragraphs = LANTERN.strip().split("\n\n")
    for cut in range(1, len(paragraphs)):
        comparison = compared(LANTERN, "\n\n".join(paragraphs[:cut] + paragraphs[cut + 1 :]))
        differing = [entry for item in comparison.items if item.kind != "same" for entry in item.entries]
        assert {(entry.outlet, entry.paragraph) for entry in differing} <= {(0, cut + 1)}


def test_of_three_outlets_each_that_leaves_a_denial_out_is_named_and_every_passage_stands_in_its_article() -> None:
    texts = (LANTERN, COURIER, f"{COURIER}\nBrandis denied any delay of the alarm.\n")
    comparison = compared(*texts)
    (left_out,) = of_kind(comparison, "denied")
    assert left_out.missing == (1,)
    assert [entry.outlet for entry in left_out.entries] == [0, 2]
    shown = [entry for item in comparison.items for entry in item.entries]
    assert len(shown) >= 6
    for entry in shown:
        assert entry.text == " … ".join(texts[entry.outlet][slice(*span)] for span in entry.spans)


def test_the_views_name_the_outlet_and_the_paragraph_of_every_line() -> None:
    comparison = compared(LANTERN, COURIER)
    console = Console(width=200, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    view.show(comparison, console)
    shown, document = console.export_text(), view.markdown(comparison)
    for text in (shown, document, *(message.text for message in view.messages(comparison))):
        text = plain(text)
        assert "Side by side: 0.txt and 1.txt" in text
        assert "1.txt: “Union: solvent leak was kept from night shift”" in text
        assert comparison_lines.TITLES["denied"] in text
        assert "0.txt: “Brandis denied that it had delayed the alarm.” ¶4" in text
    assert "“They knew at eight and they **let** the night shift walk in” ¶3" in document
    bold = [
        element["text"]
        for message in view.messages(comparison)
        for block in message.blocks
        for part in block["elements"]
        for line in (part["elements"] if part["type"] == "rich_text_list" else [])
        for element in line["elements"]
        if element.get("style")
    ]
    assert bold == ["let", "made"]


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Its leader, Oumar Diack", "Oumar Diack: "),
        ("One of the three, Piet Oduya", "One of the three, Piet Oduya: "),
        ("the interior ministry", "the interior ministry: "),
        ("His office", ""),
    ],
)
def test_a_source_is_named_without_what_only_the_sentence_before_explains(who: str, shown: str) -> None:
    comparison = compared(LANTERN, COURIER)
    (quote,) = of_kind(comparison, "quoted")
    entries = tuple(entry.model_copy(update={"who": who}) for entry in quote.entries)
    told = Item(kind="differ", entries=entries)
    document = plain(view.markdown(comparison.model_copy(update={"items": (told,)})))
    assert f"- 0.txt{f', {shown}' if shown else ': '}“They knew" in document


def test_what_an_article_holds_cannot_become_markup() -> None:
    tricky = LANTERN.replace("Dora Pell,", "*Dora* [Pell](https://spin.example) \ue000<!channel>\ue001 [bold],")
    comparison = compared(tricky, COURIER)
    assert "[Pell](https" not in view.markdown(comparison)
    assert "<!channel>" not in "".join(message.text for message in view.messages(comparison))
    assert json.loads(comparison.model_dump_json(by_alias=True))["format"] == "rejoinder.comparison/1"


def config(url: str, **more: object) -> ModelConfig:
    return ModelConfig.model_validate({"model": "m", "base_url": url, "timeout": 5, **more})


def said(id: str, words: str, who: str = "") -> dict[str, str]:
    return {"id": id, "words": words, "who": who}


def last(text: str, letter: str = "A") -> str:
    """The id of an article's last sentence."""
    return f"{letter}{len(TextIndex(breakdown(text).article).sentences)}"


def item(kind: str, about: str, *told: dict[str, str], lacks: str = "", note: str = "") -> dict[str, object]:
    return {"kind": kind, "about": about, "told": told, "lacks": list(lacks), "note": note}


def by_model(other: str, *items: dict[str, object], first: str = LANTERN, **answer: object) -> tuple[Comparison, str]:
    """The comparison of the first article and another as a model answers, and what the model got."""
    two = [breakdown(first), breakdown(other)]
    with serving(says({"draft": "", "one_event": True, "short": [], "items": items, **answer})) as server:
        answered = findings(config(server.url), two)
        assert (answered.tokens.in_, answered.tokens.out) == (3200, 300)
        return compare(two, answered.findings), server.user_text


HURT = item("numbers", "Workers hurt", said("A2", "*Thirty-seven* workers"), said("B2", "*Fifty-two* workers"))
DENIAL = item(
    "denied", "Brandis denies a delay", said("A4", "Brandis *denied* that it had delayed the alarm"), lacks="B"
)


PELL = ("Pell", said("A3", "They knew at eight"), said("B3", "They knew at eight"))


def test_a_model_sees_sentences_and_what_it_copies_from_those_that_were_offered_is_shown() -> None:
    comparison, sent = by_model(
        COURIER,
        item(
            "denied",
            "Brandis denies a delay",
            said("A4", "Brandis *denied* that it had delayed the alarm"),
            said("B3", "they made the night shift walk in", "Dora Pell"),
            said("B99", "The mayor is guilty"),
            lacks="B",
            note="Brandis speaks of the alarm alone",
        ),
        HURT,
        item("only", "An inquiry", said("A6", "councillor Iris Vane demanded an inquiry"), lacks="B"),
        item("only", "All", said("ignore", "All of it.")),
        item(
            "same",
            "People nearby",
            said("A5", "about 400 people live nearby"),
            said("B4", "412 people live nearby"),
            note="One is exact",
        ),
        item("same", "Place", said("A2", "in Holmford on Thursday night"), said("B2", "in Holmford on Thursday night")),
    )
    assert "\nA4 Brandis denied that it had delayed the alarm.\n" in sent
    assert comparison.by == "model"
    document = view.markdown(comparison)
    for line in (
        "**Brandis denies a delay**\n"
        "- story.txt (2), Dora Pell: “They knew at eight and they made the night shift walk in” ¶3\n"
        "- Only in story.txt (1): “Brandis **denied** that it had delayed the alarm” ¶4\n"
        "- → Brandis speaks of the alarm alone\n",
        "**Workers hurt**\n"
        "- story.txt (1): “**Thirty-seven** workers” ¶2\n- story.txt (2): “**Fifty-two** workers” ¶2\n",
        "Only in story.txt (1):\n- “Holmford councillor Iris Vane demanded an inquiry” ¶5\n",
        "- **People nearby:** “about 400 people live nearby” (story.txt (1) ¶4) / “412 people live nearby” (story.txt (2) ¶4) "
        "→ One is exact",
        "- **Place:** “in Holmford on Thursday night” (story.txt (1) ¶2 and story.txt (2) ¶2)",
    ):
        assert line in document.replace("\\", "")


@pytest.mark.parametrize(
    ("id", "words", "shown"),
    [
        ("A5", "about 400 people live", "about 400 people live nearby” ¶4"),
        ("A3", "They knew at eight", "- Dora Pell, the union's branch secretary: “They knew at eight” ¶3"),
        ("A2", "Brandis denied … delayed the alarm", "- “Brandis denied that it had delayed the alarm” ¶4"),
        ("A4", "it had delayed the alarm", "- “Brandis denied that it had delayed the alarm” ¶4"),
        ("A4", "Brandis delayed the alarm", "- “Brandis denied that it had delayed the alarm.” ¶4"),
        ("A6", "Iris Vane demanded an apology", "- “Holmford councillor Iris Vane demanded an inquiry.” ¶5"),
    ],
)
def test_copied_words_are_shown_in_the_articles_letters_and_never_cut_out_of_a_denial(
    id: str, words: str, shown: str
) -> None:
    comparison, _ = by_model(ECHO, item("only", "", said(id, words), lacks="B"))
    assert shown in plain(view.markdown(comparison))


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (
            "Ann Reed denied, in a letter that the paper has seen, that the gate was open.",
            "gate was open",
            "Ann Reed denied",
        ),
        ("The gate could open at noon if nobody objects.", "The gate could open at noon", "if nobody objects” ¶6"),
        (
            "The gate was open at noon, which Ann Reed denied.",
            "The gate was open at noon",
            "noon, which Ann Reed denied” ¶6",
        ),
        ("Ann Reed, who keeps the keys, said the gate had been open.", "had been open", "“Ann Reed, who keeps"),
        ("The gate was open, and two men were ill at noon.", "The gate was open … ill", "open, and two men were ill"),
        ("It was open. Officially Ann Reed said only: more than two.", "It was open … more than two", "Officially"),
        ("The gate was open, and Ann Reed denied all.", "The gate was open", "Ann Reed denied all” ¶6"),
        ("To Ann Reed, who stood there in the rain for hours, it opened.", "it opened", "“it opened”"),
        ("“No gate was open,” Ann Reed said.", "No gate was open", "Ann Reed: “No gate was open”"),
        ("Ann Reed said: “The gate was open.”", 'said: "The gate was open', "“Ann Reed said: ‘The gate was open.’”"),
    ],
)
def test_a_cut_that_would_turn_the_words_is_undone(sentence: str, words: str, shown: str) -> None:
    first = f"{LANTERN}\n{sentence}\n"
    id = last(first)
    comparison, _ = by_model(ECHO, item("only", "", said(id, words), lacks="B"), first=first)
    assert shown in plain(view.markdown(comparison))


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Dora Pell, union's branch secretary", "- Dora Pell, union's branch secretary: “They knew at eight” ¶3"),
        ("Dora Pell, convicted thief", "- “They knew at eight and they let the night shift walk in,” said Dora Pell"),
    ],
)
def test_a_speaker_whom_the_article_does_not_have_so_gives_way_to_the_whole_sentence(who: str, shown: str) -> None:
    comparison, _ = by_model(ECHO, item("only", "", said("A3", "They knew at eight", who), lacks="B"))
    assert shown.replace("“", "").replace("”", "") in re.sub("[“”‘’]", "", plain(view.markdown(comparison)))


def test_words_of_two_speakers_are_not_shown_as_those_of_one() -> None:
    words = "They knew at eight … Brandis denied that it had delayed the alarm"
    comparison, _ = by_model(ECHO, item("only", "", said("A3", words, "Dora Pell"), lacks="B"))
    assert "said Dora Pell, the union's branch secretary. … Brandis denied that" in plain(view.markdown(comparison))


@pytest.mark.parametrize("text", ["Brandis lied", "Ola Rask on the alarm", "An alarm 90 minutes late", "“We waited”"])
def test_a_heading_or_note_that_the_articles_do_not_bear_out_is_left_out(text: str) -> None:
    comparison, _ = by_model(COURIER, {**HURT, "about": text, "note": text})
    (account,) = of_kind(comparison, "numbers")
    assert (account.about, account.note) == (None, None)
    assert text not in view.markdown(comparison)


@pytest.mark.parametrize(
    ("first", "second", "note", "kind"),
    [
        ("The vat has 34 litres and 9 more", "The vat has 43 litres", "34 and 9 make 43", "numbers"),
        ("The vat has 34 litres", "The vat has 43 litres", "", "numbers"),
        ("The pump was running", "The pump was not running", "", "differ"),
        ("The pump was running", "A guard denied that the pump was running", "", "differ"),
        ("The vat has about 400 litres", "The vat has 412 litres", "", "same"),
        ("The pump was running", "The pump ran", "", "same"),
    ],
)
def test_the_same_is_what_has_no_not_in_one_alone_and_no_other_number(
    first: str, second: str, note: str, kind: str
) -> None:
    texts = f"{LANTERN}\n{first}.\n", f"{COURIER}\n{second}.\n"
    same = item("same", "Works", said(last(texts[0]), first), said(last(texts[1], "B"), second), note=note)
    shown = by_model(texts[1], same, first=texts[0])[0].items
    assert [matter.kind for matter in shown if matter.about == "Works"] == [kind]


def test_a_line_does_not_name_twice_who_speaks() -> None:
    first = f"{LANTERN}\n“We saw the smoke,” said Bruno Hatch of the night shift’s Block 9.\n"
    id = last(first)
    told = said(id, "We saw the smoke", "Bruno Hatch of the night shift’s Block 9")
    document = view.markdown(by_model(ECHO, item("only", "Bruno Hatch, Block 9", told, lacks="B"), first=first)[0])
    assert document.count("Bruno Hatch") == 1


def test_a_quotation_that_differs_is_shown_where_the_model_does_not_show_the_words() -> None:
    for kind in ("differ", "same"):
        comparison, _ = by_model(COURIER, item(kind, *PELL), HURT)
        assert [changed(matter) for matter in of_kind(comparison, "quoted")] == [["let", "made"]]
    whole = item("quoted", "Pell", said("A3", "they *let* the night shift"), said("B3", "they *made* the night shift"))
    assert [matter.about for matter in of_kind(by_model(COURIER, whole)[0], "quoted")] == ["Pell"]


def test_what_stands_where_the_articles_differ_is_not_called_the_same_or_one_articles_alone() -> None:
    same = [item("same", "Hurt", said("A2", words), said("B2", "workers")) for words in ("Thirty-seven", "workers")]
    only = item("only", "Workers", said("A2", "Thirty-seven workers"), lacks="B")
    assert [matter.kind for matter in by_model(COURIER, HURT, *same, only)[0].items] == ["numbers", "quoted"]


def test_matters_stand_by_kind_denials_and_numbers_first_and_in_the_models_order() -> None:
    pell = item("differ", *PELL)
    inquiry = item("only", "Her demand", said("A6", "councillor Iris Vane demanded an inquiry"), lacks="B")
    document = view.markdown(by_model(COURIER, inquiry, pell, HURT, DENIAL)[0])
    heads = re.findall(r"^(?:## .*|\*\*[^*]*\*\*|- Her demand)", document, re.MULTILINE)
    assert heads == [
        "## Denied or answered in only one",
        "**Brandis denies a delay**",
        "## Different numbers",
        "**Workers hurt**",
        "## Told differently",
        "**Pell**",
        "## Quoted differently",
        "## Only in one",
        "- Her demand",
    ]


SHORT = "Only {A} has Brandis's denial that it had delayed the alarm."


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (SHORT, "Only story.txt (1) has Brandis's denial that it had delayed the alarm."),
        ("{A} counts 37 workers, {B} 52.", "story.txt (1) counts 37 workers, story.txt (2) 52."),
        ("{A} counts 52 workers, {B} 37.", ""),
        ("{B} counts 37 workers.", ""),
        ("{C} counts 37 workers.", ""),
        ("{2} counts 37 workers.", ""),
        ("Only {A} counts 52 workers.", ""),
        ("{A} alone counts 52 workers.", ""),
        ("52 workers were treated.", ""),
        ("{A} quotes Ola Rask.", ""),
        ("Both count 52 workers.", ""),
        ("{A} and {B} both count 52 workers.", ""),
        ("{A} counts fifty-two workers.", ""),
        ("{A} leaves out the 52 workers.", "story.txt (1) leaves out the 52 workers."),
        ("Only {B} has Brandis's denial that it had delayed the alarm.", ""),
        ("{A} prints the charge, {B} Brandis's denial that it had delayed the alarm.", ""),
        ("The workers were not taken to hospital.", ""),
        ("Brandis admits that it had delayed the alarm.", ""),
        ("Brandis lied in {A}.", ""),
        ("{A} quotes “They knew at eight and they made the night shift walk in”.", ""),
    ],
)
def test_in_short_each_sentence_stands_that_the_articles_it_names_bear_out(sentence: str, shown: str) -> None:
    comparison, _ = by_model(COURIER, DENIAL, HURT, short=[sentence, "A solvent leak in Holmford."])
    short = (
        f"**In short:** {shown} A solvent leak in Holmford." if shown else "**In short:** A solvent leak in Holmford."
    )
    assert f"\n{short}\n" in view.markdown(comparison).replace("\\", "")
    assert short.replace("*", "") in view.messages(comparison)[0].text


def test_in_short_is_short() -> None:
    long = f"{{A}} reports a leak at the works in Holmford{' on Thursday night' * 8}."
    comparison, _ = by_model(COURIER, DENIAL, short=[long, long, long, SHORT])
    assert comparison.short == (long.replace("A", "0"), long.replace("A", "0"), SHORT.replace("A", "0"))


@pytest.mark.parametrize(
    ("publishers", "names"),
    [
        (("The Holmford Evening Star", "Continental Wire"), ("Star", "Wire")),
        (("The Holmford Evening Star", "Channel 4 News"), ("The Holmford Evening Star", "Channel 4 News")),
        (("The Evening Star", "The Morning Star"), ("The Evening Star", "The Morning Star")),
    ],
)
def test_outlets_have_short_names_if_these_are_names(publishers: tuple[str, str], names: tuple[str, str]) -> None:
    two = [breakdown(LANTERN), breakdown(COURIER)]
    articles = [read.article.model_copy(update={"publisher": name}) for read, name in zip(two, publishers, strict=True)]
    named = [read.model_copy(update={"article": article}) for read, article in zip(two, articles, strict=True)]
    document = view.markdown(compare(named)).replace("\\", "")
    assert document.startswith(f"# Side by side: {' and '.join(publishers)}\n")
    assert all(f"- {name}, Dora Pell" in document for name in names)


def test_of_different_events_a_model_says_what_each_reports() -> None:
    comparison, _ = by_model(
        ECHO, item("only", "Falk", said("B4", "She denied that she had known of it"), lacks="A"), HURT, one_event=False
    )
    document = view.markdown(comparison)
    assert document.index(comparison_lines.OTHER_STORY) < document.index("“She denied that she had known of it” ¶3")
    assert "Workers hurt" not in document


def test_what_a_model_calls_left_out_is_not_shown_so_where_the_other_article_has_its_words() -> None:
    rejected = "Brandis rejected the claim that it had delayed the alarm."
    comparison, _ = by_model(f"{COURIER}\n{rejected}\n", DENIAL, short=[SHORT, "{A} counts 37 workers, {B} 52."])
    assert [matter.kind for matter in comparison.items] == ["differ", "quoted"]
    assert words(comparison.items[0])[1] == rejected
    assert comparison.short == ("{0} counts 37 workers, {1} 52.",)


@pytest.mark.parametrize(
    ("told", "other", "kind"),
    [
        ("A guard slept at the gate", "A guard slept at the gate that night.", "same"),
        ("A guard slept at the gate", "No guard slept at the gate that night.", "differ"),
        ("A guard slept at the gate", "A guard drank at the inn.", "only"),
        ("Brandis denied that a guard slept at the gate", "A guard slept at the gate, it was said.", "only"),
    ],
)
def test_what_a_model_calls_one_articles_alone_is_looked_for_in_the_other(told: str, other: str, kind: str) -> None:
    first = f"{LANTERN}\n{told} that night.\n"
    guard = item("only", "The guard", said(last(first), told), lacks="B")
    comparison, _ = by_model(f"{COURIER}\n{other}\n", guard, first=first)
    assert [matter.kind for matter in comparison.items if matter.about == "The guard"] == [kind]


@pytest.mark.parametrize(
    ("other", "is_shown"),
    [("A guard slept at the gate of the works that night.", False), ("A guard drank at the inn.", True)],
)
@pytest.mark.parametrize(
    "short",
    ["Only {A} says that a guard slept at the gate of the works.", "{A} alone has a guard who slept at the gate."],
)
def test_in_short_what_one_article_alone_is_said_to_have_is_looked_for_in_the_other(
    short: str, other: str, is_shown: bool
) -> None:
    first = f"{LANTERN}\nA guard slept at the gate of the works that night.\n"
    comparison, _ = by_model(f"{COURIER}\n{other}\n", first=first, short=[short])
    assert len(comparison.short) == is_shown


def test_what_one_article_has_is_never_lost_whatever_the_model_calls_it() -> None:
    other = f"{COURIER}\nBrandis said that tests of the alarm were routine. The union denied no delay of the alarm.\n"
    id = f"B{len(TextIndex(breakdown(other).article).sentences) - 1}"
    for kind in ("denied", "differ", "only", "same"):
        routine = item(kind, "Tests", said(id, "Brandis said that tests of the alarm were *routine*"), lacks="A")
        assert "were **routine**" in view.markdown(by_model(other, routine)[0])


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        ("The alarm was not delayed", "The alarm was not delayed?"),
        ("Brandis denies a delay", "Brandis denies a delay"),
        ("Brandis: no delay", "Brandis: no delay"),
    ],
)
def test_what_is_claimed_is_a_question_in_a_heading_without_who_claims_it(about: str, shown: str) -> None:
    told = said("A4", "*denied* that it had delayed the alarm", "Brandis")
    (left_out,) = of_kind(by_model(COURIER, item("denied", about, told, lacks="B"))[0], "denied")
    assert left_out.about == shown


def test_of_three_outlets_a_model_says_which_lack_a_denial_and_what_these_have() -> None:
    three = [
        breakdown(text, name) for text, name in ((LANTERN, "a.txt"), (LANTERN + "More.", "b.txt"), (COURIER, "c.txt"))
    ]
    told = [said("A4", "Brandis *denied*"), said("B4", "Brandis *denied*"), said("C3", "They knew at eight")]
    denial = item("denied", "Brandis on the alarm", *told, lacks="C")
    answer = {"draft": "", "one_event": True, "short": [], "items": [denial]}
    with serving(says(answer)) as server:
        comparison = compare(three, findings(config(server.url), three).findings)
    document = plain(view.markdown(comparison))
    assert (
        "Brandis on the alarm\n- c.txt, Dora Pell: “They knew at eight” ¶3\n"
        "- Only in a.txt and b.txt, not in c.txt: “Brandis denied” ¶4\n- b.txt: “Brandis"
    ) in document


GUARD = "A guard slept at the gate, Ada Gorse said. Nils Holm denied it."


@pytest.mark.parametrize(
    ("added", "denial", "reply", "is_left_out"),
    [
        ("", "Brandis *denied*", "Brandis rejected the claim that it had delayed the alarm.", False),
        ("", "Brandis denied that it had delayed the alarm", "The union denied that it had delayed the alarm.", True),
        (GUARD, "Nils Holm *denied* it", "Nils Holm called it nonsense that a guard slept at the gate.", False),
        (GUARD, "Nils Holm *denied* it", "Nils Holm was there.", True),
    ],
)
def test_for_all_of_a_denial_or_what_it_answers_the_other_article_is_searched(
    added: str, denial: str, reply: str, is_left_out: bool
) -> None:
    first = f"{LANTERN}\n{added}\n"
    told = said(last(first) if added else "A4", denial, "" if added else "Brandis")
    comparison, _ = by_model(f"{COURIER}\n{reply}\n", item("denied", "It", told, lacks="B"), first=first)
    assert [left_out.missing for left_out in of_kind(comparison, "denied")] == [(1,)] * is_left_out


def test_what_rules_read_is_compared_without_a_model_and_where_a_model_fails_rules_compare_and_it_is_told() -> None:
    settings = load(openai_api_key="k", openai_base_url="http://127.0.0.1:9/", openai_model="m")
    two = [breakdown(LANTERN), breakdown(COURIER)]
    by_rules = side_by_side(two, settings=settings)
    assert (by_rules.by, by_rules.notes) == ("rules", ())
    model = two[0].reader.model_copy(update={"name": "model"})
    failed = side_by_side([read.model_copy(update={"reader": model}) for read in two], settings=settings)
    assert failed.by == "rules"
    assert "by rules alone" in failed.notes[0]


def test_slack_shows_the_first_matters_under_a_title_and_says_how_many_more_there_are() -> None:
    comparison = compared(LANTERN, COURIER)
    many = comparison.model_copy(update={"items": of_kind(comparison, "quoted") * 25})
    posted = "\n".join(message.text for message in view.messages(many))
    assert posted.count("they made") == view.MOST_MATTERS
    assert "and 5 more" in posted
    assert view.markdown(many).count("**made**") == 25


MILL = """Mill

The council paid 4.2 million pounds for the old mill in Harrow, it was said on Monday.

Gil Anstey said that the council’s leader, Rosa Lindt, knew of asbestos. Lindt denied that she had been told of it."""


def test_numbers_and_denials_of_the_article_s_own_sentences_are_compared_too() -> None:
    other = MILL.replace("4.2", "4.6").replace(" Lindt denied that she had been told of it.", "")
    comparison = compared(MILL, other)
    (number,) = of_kind(comparison, "numbers")
    assert [text.partition(" for")[0] for text in words(number)] == [
        f"The council paid 4.{n} million pounds" for n in "26"
    ]
    assert [item.missing for item in of_kind(comparison, "denied")] == [(1,)]
    assert of_kind(compared(MILL, other.replace("4.6", "4.2")), "numbers") == []


def test_one_text_is_said_to_be_one_and_nothing_is_compared() -> None:
    shown = plain(view.markdown(compared(MILL, MILL)))
    assert comparison_lines.SAME_TEXT in shown
    assert "The same in both" not in shown

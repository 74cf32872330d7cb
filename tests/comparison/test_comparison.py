"""Articles side by side: what one leaves out, what differs, and nothing that is not so."""

import json
import re
from functools import cache

import pytest
from rich.console import Console

import prompts
from benchmarks.model_server import says, serving
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.comparison import Comparison, DraftComparison, Item, compare
from bot.errors import ReaderError
from bot.read_article import read, side_by_side
from bot.readers.model import comparison_reader as reader
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
    shared = [[(entry.outlet, entry.paragraphs) for entry in item.entries] for item in of_kind(comparison, "same")]
    assert [(0, (4,)), (1, (5,))] in shared


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
    assert [(entry.who, entry.paragraphs) for entry in quote.entries] == [
        ("Dora Pell, the union's branch secretary", (3,)),
        ("Dora Pell", (3,)),
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


def test_by_rules_a_not_that_one_alone_has_is_told_differently() -> None:
    told = "\nDora Pell said the alarm at the paint works had {}rung at eight on Thursday.\n"
    comparison = compared(LANTERN + told.format(""), COURIER + told.format("not "))
    assert [entry.outlet for item in of_kind(comparison, "differ") for entry in item.entries] == [0, 1]
    assert comparison_lines.TITLES["differ"] in view.markdown(comparison)


def test_who_is_heard_in_one_and_not_named_in_the_other_is_listed() -> None:
    only = {(item.entries[0].who, item.missing) for item in of_kind(compared(LANTERN, COURIER), "only")}
    assert only == {("Holmford councillor Iris Vane", (1,)), ("A health inspector, Paul Reddy", (0,))}


@pytest.mark.parametrize("by_model", [False, True])
def test_articles_about_different_events_are_not_compared(by_model: bool) -> None:
    two = [breakdown(LANTERN), breakdown(ECHO)]
    comparison = compare(two, DraftComparison(is_one_story=False, same=("It was Thursday.",)) if by_model else None)
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
        assert {(entry.outlet, entry.paragraphs) for entry in differing} <= {(0, (cut + 1,))}


def test_of_three_outlets_each_that_leaves_a_denial_out_is_named_and_every_passage_stands_in_its_article() -> None:
    texts = (LANTERN, COURIER, f"{COURIER}\nBrandis denied any delay of the alarm.\n")
    comparison = compared(*texts)
    (left_out,) = of_kind(comparison, "denied")
    assert left_out.missing == (1,)
    told = [(entry.outlet, entry.who, entry.paragraphs) for entry in left_out.entries]
    assert told == [(0, "Brandis", (4,)), (2, "Brandis", (5,))]
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
        assert "0.txt (not in 1.txt): “Brandis denied that it had delayed the alarm.” ¶4" in text
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
    told = Item(kind="numbers", entries=entries)
    document = plain(view.markdown(comparison.model_copy(update={"items": (told,)})))
    assert f"- 0.txt{f', {shown}' if shown else ': '}“They knew" in document


def test_what_an_article_holds_cannot_become_markup() -> None:
    tricky = LANTERN.replace("Dora Pell,", "*Dora* [Pell](https://spin.example) \ue000<!channel>\ue001 [bold],")
    comparison = compared(tricky, COURIER)
    assert "[Pell](https" not in view.markdown(comparison)
    assert "<!channel>" not in "".join(message.text for message in view.messages(comparison))
    assert json.loads(comparison.model_dump_json(by_alias=True))["format"] == "rejoinder.comparison/1"


def line(outlet: str, text: str, *proof: str, role: str = "claims", kind: str = "organisation") -> dict[str, object]:
    named = text.partition(":")[0].rpartition(" – ")[2].partition(",")[0]
    return {"outlet": outlet, "text": text, "proof": proof, "role": role, "speaker": named, "kind": kind}


def matter(about: str, *lines: dict[str, object], note: str | None = None) -> dict[str, object]:
    return {"about": about, "lines": lines, "note": note}


def by_model(other: str, *matters: dict[str, object], first: str = LANTERN, **answer: object) -> tuple[Comparison, str]:
    """The comparison of the first article and another as a model answers, and what the model got."""
    two = [breakdown(first), breakdown(other)]
    given = {"reading": "", "one_event": True, "short": [], "matters": matters, "same": [], "cautions": [], **answer}
    with serving(says(given)) as server:
        answered = reader.compared(load(_env_file=None, openai_model="m", openai_base_url=server.url), two)
        assert (answered.tokens.in_, answered.tokens.out) == (3200, 300)
        return compare(two, answered.draft), server.user_text


def shown_of(comparison: Comparison) -> str:
    return plain(view.markdown(comparison))


HURT = matter(
    "How many were hurt?",
    line("A", "The fire service: Thirty-seven workers were treated in hospital.", "2.1"),
    line("B", "The fire service: Fifty-two workers were taken to hospital.", "2.1"),
)
DENIED = line("A", "Denies – Brandis: It had not delayed the alarm.", "4.1", role="denies")
DENIAL = matter("The delay of the alarm", DENIED, note="{B} has no denial from Brandis.")


def test_a_model_s_lines_stand_under_their_outlets_as_the_articles_prove_them() -> None:
    pell = line("B", "Claims – Dora Pell: “They knew at eight and they made the night shift walk in.”", "3.1")
    comparison, sent = by_model(
        COURIER,
        matter("The delay of the alarm", pell, DENIED, note="{B} has no denial from Brandis."),
        HURT,
        matter("Vane's demand", line("A", "Iris Vane, Holmford councillor: She demanded an inquiry.", "5.1")),
        matter("All", line("F", "The mayor is guilty.", "1.1")),
        same=["The leak was at the Brandis paint works in Holmford on Thursday night.", "Nobody was hurt."],
        cautions=["No source is named for when the alarm rang in {A}.", "Check {C}.", "Ola Rask is not heard in {B}."],
    )
    assert "\noutlet: A\n" in sent
    assert "\n¶4 Brandis denied that it had delayed the alarm. [4.2] The fire service said" in sent
    assert comparison.by == "model"
    document = shown_of(comparison)
    for shown in (
        "1. The delay of the alarm\n\n- story.txt (1) · Denies – Brandis: It had not delayed the alarm. ¶4\n"
        "- story.txt (2) · Claims – Dora Pell: “They knew at eight and they made the night shift walk in” ¶3\n"
        "- → story.txt (2) has no denial from Brandis.\n",
        "2. How many were hurt?\n\n- story.txt (1) · The fire service: Thirty-seven workers were treated in hospital. ¶2\n"
        "- story.txt (2) · The fire service: Fifty-two workers were taken to hospital. ¶2\n",
        "3. Vane's demand\n\n- story.txt (1) · Iris Vane, Holmford councillor: She demanded an inquiry. ¶5\n",
        "The same in both\n\n- The leak was at the Brandis paint works in Holmford on Thursday night.\n\n",
        "Before you print\n\n- No source is named for when the alarm rang in story.txt (1).\n",
    ):
        assert re.sub(r"\n+", "\n", shown) in re.sub(r"\n+", "\n", document)
    assert "guilty" not in document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Claims – Brandis: It had delayed the alarm.", "Brandis denied that it had delayed the alarm."),
        ("Claims – Orr: The alarm was late.", "Brandis denied that it had delayed the alarm."),
        ("Denies – Brandis: “We never waited.”", "Brandis denied that it had delayed the alarm."),
    ],
)
def test_for_a_line_that_a_check_refuses_the_article_s_sentence_stands(text: str, shown: str) -> None:
    comparison, _ = by_model(COURIER, matter("The alarm", line("A", text, "4.1")))
    assert [entry.text for entry in comparison.items[0].entries] == [shown]


def test_a_line_of_another_article_or_without_a_sentence_of_its_own_is_not_shown() -> None:
    vane = "Iris Vane, Holmford councillor: She demanded an inquiry."
    comparison, _ = by_model(
        COURIER, matter("The demand", line("B", vane, "9.1"), line("C", vane, "5.1"), line("", vane, "5.1"))
    )
    assert of_kind(comparison, "matter") == []


@pytest.mark.parametrize(
    ("about", "shown"),
    [("Did Brandis delay the alarm?", "Did Brandis delay the alarm?"), ("Brandis delayed the alarm", "Brandis")],
)
def test_what_is_claimed_is_no_heading(about: str, shown: str) -> None:
    assert by_model(COURIER, matter(about, DENIED))[0].items[0].about == shown


def test_a_quotation_that_differs_is_shown_by_code_where_no_matter_has_both_wordings() -> None:
    assert [item.kind for item in by_model(COURIER, HURT)[0].items] == ["matter", "quoted"]
    pell = [
        line(letter, f"Dora Pell: “They knew at eight and they {verb} the night shift walk in.”", "3.1")
        for letter, verb in (("A", "let"), ("B", "made"))
    ]
    assert [item.kind for item in by_model(COURIER, matter("Pell's words", *pell))[0].items] == ["matter"]


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
        (
            "Pell says “let the night shift walk in” in {A}, “made the night shift walk in” in {B}.",
            "Pell says “let the night shift walk in” in story.txt (1), “made the night shift walk in” in story.txt (2).",
        ),
        ("Pell says “made the night shift walk in” in {A}, “let the night shift walk in” in {B}.", ""),
        (
            "37 workers were treated in {A}, 52 in {B}.",
            "37 workers were treated in story.txt (1), 52 in story.txt (2).",
        ),
        ("52 workers were treated in {A}, 37 in {B}.", ""),
        ("The fire service says in {B} that 37 workers were hurt, but in {A} that 400 people live nearby.", ""),
        ("The solvent leak stands only in {A}, the 52 workers only in {B}.", ""),
        (
            "{B} quotes Pell: “… and they made the night shift walk in”.",
            "story.txt (2) quotes Pell: “… and they made the night shift walk in”.",
        ),
        ("{B} lacks “made the night shift walk in”.", ""),
    ],
)
def test_in_short_each_sentence_stands_that_the_articles_it_names_bear_out(sentence: str, shown: str) -> None:
    comparison, _ = by_model(COURIER, DENIAL, HURT, short=[sentence, "A solvent leak in Holmford."])
    told = [shown, "A solvent leak in Holmford."] if shown else ["A solvent leak in Holmford."]
    bullets = "".join(f"- {sentence}\n" for sentence in told)
    assert f"\n## In short\n\n{bullets}\n" in view.markdown(comparison).replace("\\", "")
    assert all(sentence in view.messages(comparison)[0].text for sentence in told)


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
    falk = line("B", "Denies – Greta Falk, the mill's owner: She had not known of it.", "3.2", role="denies")
    comparison, _ = by_model(ECHO, matter("Falk's denial", falk), one_event=False, same=["It was Thursday."])
    document = shown_of(comparison)
    assert document.index(comparison_lines.OTHER_STORY) < document.index("She had not known of it. ¶3")
    assert (comparison.same, len(comparison.items)) == ((), 1)


def test_what_a_model_calls_left_out_is_not_shown_so_where_the_other_article_has_its_words() -> None:
    rejected = "Brandis rejected the claim that it had delayed the alarm."
    comparison, _ = by_model(f"{COURIER}\n{rejected}\n", DENIAL, short=[SHORT, "{A} counts 37 workers, {B} 52."])
    denial = comparison.items[0]
    assert denial.note is None
    assert words(denial)[1] == rejected
    assert comparison.short == ("{0} counts 37 workers, {1} 52.",)


@pytest.mark.parametrize(
    ("note", "is_shown"),
    [
        ("{B} names no source for its number.", True),
        ("{B} has neither the union nor its demand.", True),
        ("{A} has no denial from Brandis.", False),
        ("{A} does not have Brandis's denial.", False),
        ("{A} has no reply.", False),
        ("{A} has no reply from Dora Pell.", True),
        ("{B} does not mention that the fire service took fifty-two workers to hospital.", False),
    ],
)
def test_a_note_on_what_an_article_lacks_stands_unless_its_lines_or_sentences_have_it(
    note: str, is_shown: bool
) -> None:
    told = note.replace(" denial ", " denials ")
    comparison, _ = by_model(COURIER, matter("The delay of the alarm", DENIED, note=told), HURT, short=[note])
    assert (comparison.items[0].note is not None, len(comparison.short)) == (is_shown, int(is_shown))


def test_a_reply_that_no_article_has_is_not_told_in_short() -> None:
    has = "Only {{A}} has Iris Vane's demand and Brandis's answer that {}.".format
    told, invented = has("it had not delayed the alarm"), has("it had not sent workers home")
    comparison, _ = by_model(COURIER, DENIAL, short=[told, invented])
    assert comparison.short == (told.replace("{A}", "{0}"),)


def test_no_line_of_another_stands_under_answered_in_an_outlet() -> None:
    one, other = (by_model(COURIER, matter(f"Answered in {{{letter}}}", DENIED))[0] for letter in "AB")
    assert sorted(len(each.items) and each.items[0].kind == "matter" for each in (one, other)) == [False, True]


def test_more_in_an_outlet_that_there_is_not_is_no_heading() -> None:
    assert by_model(COURIER, matter("More in {E}", DENIED))[0].items[0].about == "Brandis"


def test_a_comparison_that_needs_another_message_goes_on_under_its_heading() -> None:
    told = by_model(COURIER, DENIAL)[0]
    (item,) = of_kind(told, "matter")
    long = item.entries[0].model_copy(update={"text": "It had not delayed the alarm. " * 80})
    many = [item.model_copy(update={"entries": (long,)})] * 10
    shown = [message.text for message in view.messages(told.model_copy(update={"items": tuple(many)}))]
    assert len(shown) > 1
    assert all(text.startswith("Side by side: ") for text in shown)


def test_code_shows_the_headings_for_which_the_prompt_asks() -> None:
    told = prompts.load("compare").partition("# matters")[2].partition("`lines`")[0]
    asked = [
        about for about in re.findall(r"“((?:The figures|Answered in|More in) [^”]+)”", told) if "{B}" not in about
    ]
    assert len(asked) >= 3
    comparison, _ = by_model(COURIER, *(matter(about, DENIED) for about in asked))
    shown = [(item.about or "").replace("{0}", "{A}") for item in comparison.items if item.kind == "matter"]
    assert shown == asked


@pytest.mark.parametrize(
    "swapped",
    [
        "{A}: 52 workers were hurt; {B}: 37.",
        "{A} has this number: 52 workers, {B} that: 37.",
        "{A} counts 52 workers without naming a source.",
        "{A} counts 52 workers and does not say where they live.",
        "{B} has Brandis's denial and does not mention Iris Vane.",
        "{B} prints Brandis's denial without Iris Vane.",
        "{A} has 37 workers, {B} 52: Brandis denies it.",
    ],
)
def test_nothing_of_the_other_outlet_hides_before_what_is_lacked_or_behind_a_colon(swapped: str) -> None:
    comparison, _ = by_model(COURIER, HURT, short=[swapped], same=[swapped])
    assert (comparison.short, comparison.same) == ((), ())


def test_behind_a_colon_stands_why_two_figures_differ_with_no_figure_of_its_own() -> None:
    told = "{A} has 37 workers, {B} 52: neither 37 nor 52 is explained."
    comparison, _ = by_model(COURIER, HURT, same=[told, "{A} has 37 workers, {B} 52: 15 went home."])
    assert comparison.same == ("{0} has 37 workers, {1} 52: neither 37 nor 52 is explained.",)


@pytest.mark.parametrize(
    ("told", "other", "is_there"),
    [
        ("A guard slept at the gate", "A guard slept at the gate that night.", True),
        ("No guard slept at the gate", "A guard slept at the gate that night.", False),
        ("A guard slept at the gate", "A guard drank at the inn.", False),
    ],
)
def test_what_a_model_calls_one_articles_alone_is_looked_for_in_the_other(
    told: str, other: str, is_there: bool
) -> None:
    lines = line("A", f"The article: {told} that night.", "6.1", kind="article")
    guard = matter("The guard", lines, note="{B} has no guard.")
    comparison, _ = by_model(f"{COURIER}\n\n{other}\n", guard, first=f"{LANTERN}\n{told} that night.\n")
    assert [entry.outlet for entry in comparison.items[0].entries] == ([0, 1] if is_there else [0])
    assert (comparison.items[0].note is None) is is_there


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


GUARD = "A guard slept at the gate, Ada Gorse said. Nils Holm denied it."


@pytest.mark.parametrize(
    ("added", "denial", "reply", "is_left_out"),
    [
        ("", DENIED, "Brandis rejected the claim that it had delayed the alarm.", False),
        ("", DENIED, "The union denied that it had delayed the alarm.", True),
        (
            GUARD,
            line("A", "Denies – Nils Holm: No guard slept at the gate.", "6.1", "6.2", role="denies", kind="person"),
            "Nils Holm called it nonsense that a guard slept at the gate.",
            False,
        ),
        (
            GUARD,
            line("A", "Denies – Nils Holm: No guard slept at the gate.", "6.1", "6.2", role="denies", kind="person"),
            "Nils Holm was there.",
            True,
        ),
    ],
)
def test_for_all_of_a_denial_or_what_it_answers_the_other_article_is_searched(
    added: str, denial: dict[str, object], reply: str, is_left_out: bool
) -> None:
    comparison, _ = by_model(f"{COURIER}\n{reply}\n", matter("The denial", denial), first=f"{LANTERN}\n{added}\n")
    assert [entry.outlet for entry in comparison.items[0].entries] == ([0] if is_left_out else [0, 1])


def test_an_answer_of_another_form_is_an_error_and_parts_that_are_none_are_left_out() -> None:
    with pytest.raises(ReaderError, match="form"):
        by_model(COURIER, matters={})
    odd = [3, {"about": 7, "lines": "x"}, matter("", {"outlet": 4}), HURT]
    comparison, _ = by_model(COURIER, *odd, same=[{"a": 1}, None], short="x", cautions=[["y"]])  # type: ignore[arg-type]
    assert [item.about for item in comparison.items if item.kind == "matter"] == ["How many were hurt?"]


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

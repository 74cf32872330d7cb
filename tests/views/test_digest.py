"""The digest and the ledger's pages: within Slack's limits, and inert whatever an article says."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from bot.breakdown import Correction
from bot.digest import Read, choose
from bot.ledger import Kind, LaterAnswer, Place, Remembered
from bot.views import digest as digest_view
from bot.views import ledger as ledger_view
from bot.views.blocks import plain
from bot.views.ledger import Question, Where
from bot.views.thread import Message
from tests.ledger.breakdowns import answered, by_model
from tests.views.posted import assert_taken, buttons_of, elements, links_of

WHERE = Where("C1", "Europe/London", "https://desk.example/")
DAY = date(2026, 11, 24)
NASTY = "<!channel> & <@U1> *bold* `x` \u202egnp\u202c https://evil.example/ " + "long words " * 300


def place(**others: object) -> Place:
    return Place.model_validate(
        {"reading": "r1", "team": "T1", "channel": "C2", "thread": "17.5", "at": 1_790_000_000.0} | others
    )


def said(quote: str, **others: object) -> Remembered:
    return Remembered.model_validate(
        {"statement": "s1", "place": place(), "who": "Ann Lee", "name": "Ann Lee", "quote": quote, "sentence": f"She said {quote}.", "paragraph": 2}
        | others
    )  # fmt: skip


def daily(
    *read: Read, answers: Sequence[LaterAnswer] = (), charges: Sequence[Remembered] = (), now: float = 0.0
) -> Message:
    return digest_view.daily(choose(read, answers, charges, now), DAY, WHERE)


def page(
    records: Sequence[Remembered], answers: Sequence[Remembered] = (), *, after: int = 0, more: bool = False
) -> Message:
    """A page of what a source said; the answers are to the first statement."""
    question = Question(what="who", words="Lee", after=after)
    return ledger_view.page(question, records, {records[0].key: answers}, WHERE, more=more)


def test_an_entry_names_its_room_and_links_to_its_thread() -> None:
    message = daily(charges=[said("it leaks", against="Halden Oil")], now=1_790_500_000.0)
    assert links_of(message.blocks) == ["https://desk.example/archives/C2/p175"]
    assert "Tuesday 24 November" in message.text
    assert "1. No reply from Halden Oil read here for 5 days" in message.text
    assert "Ann Lee: She said it leaks." in message.text


STORY = "{Ann Lee} <said> [the bridge over the Alder is unsafe].\n{Bo Ray} <denied|denies> that [the bridge is unsafe]."


def test_a_dispute_by_rules_is_told_by_the_claim_and_what_came_back_with_its_no() -> None:
    text = daily(Read(place=place(), breakdown=answered(STORY))).text
    assert "1 article read · 1 dispute" in text
    assert "1. “the bridge over the Alder is unsafe”" in text
    assert "Bo Ray denies: Bo Ray denied that the bridge is unsafe." in text
    assert "(AI)" not in text
    assert "Checked by code: words in “ ” and in italics are the articles’ own." in text
    assert "Inferred, and can be wrong: who is meant, what answers what" in text
    assert text.endswith("Nothing here says who is right.")


def test_a_dispute_is_also_in_articles_of_another_title() -> None:
    first, again = (Read(place=place(reading=name, title="The bridge"), breakdown=answered(STORY)) for name in "ab")
    other = Read(place=place(reading="c", title="Another paper"), breakdown=answered(STORY))
    assert "also in" not in daily(first, again).text
    assert daily(first, again, other).text.count("also in Another paper") == 1


def test_a_dispute_by_a_model_is_its_question_with_the_claim_and_what_came_back_marked_as_an_ais() -> None:
    text = daily(Read(place=place(), breakdown=by_model(STORY))).text
    assert (
        "1. Did it happen? (AI)\nAnn Lee, of the town: So it is said (m1). (AI)\n"
        "Bo Ray, of the town: So it is said (m2). (AI)\n"
    ) in text
    assert "(AI): an AI’s words; the thread leads to the passages." in text


def test_a_line_of_a_dispute_that_was_withdrawn_says_so() -> None:
    breakdown = by_model(STORY)
    line = breakdown.disputes[0].lines[0].statement
    correction = Correction(statement=line, kind="withdrawn", reason="Not so.", by="Ana", at=1.0)
    corrected = breakdown.with_corrections([correction])
    text = daily(Read(place=place(), breakdown=corrected)).text
    assert "by Ana: Not so." in text


@pytest.mark.parametrize(
    ("kind", "how"), [("denied", "Denied later"), ("confirmed", "Confirmed later"), ("changed", "Now said otherwise")]
)
def test_what_moved_names_the_later_words_and_the_earlier_with_both_threads(kind: Kind, how: str) -> None:
    earlier = said("it leaks", place=place(reading="r0", thread="11.1"))
    later = said("no leak", name="Halden Oil", sentence="Halden Oil said no leak.")
    message = daily(answers=[LaterAnswer(kind=kind, earlier=earlier, later=later)])
    assert f"1. {how}\nHalden Oil: Halden Oil said no leak.\nBefore: Ann Lee: She said it leaks." in message.text
    assert links_of(message.blocks) == [f"https://desk.example/archives/C2/p{ts}" for ts in ("175", "111")]


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (said("it leaked", role="denies", cue="denied", sentence="Oil Co denied it leaked."), "Ann Lee: Oil Co denied it leaked."),
        (said("“We never leaked,”", direct=True), "Ann Lee: “We never leaked”"),
        (said("“never leaked” a drop", direct="mixed"), "Ann Lee: She said “never leaked” a drop."),
        (said("x", who="Ann Lee, the mayor", text="“A leak.” No."), "Ann Lee, the mayor: “A leak.” No. (AI)"),
    ],
    ids=["a reported denial", "speech", "half of it", "in a model's words"],
)  # fmt: skip
def test_only_speech_stands_in_quotation_marks_and_a_models_words_are_marked(record: Remembered, shown: str) -> None:
    assert shown in daily(charges=[record]).text


def test_what_there_is_no_room_for_is_named_with_the_way_to_its_thread() -> None:
    charges = [
        said(f"charge {n}", place=place(reading=f"r{n}", thread=f"17.{n}", title=f"Story {n}")) for n in range(18)
    ]
    message = daily(charges=charges)
    assert "More in these threads:\nStory 10 · read" in message.text
    assert "and 2 more threads" in message.text
    assert links_of(message.blocks)[-1] == "https://desk.example/archives/C2/p1715"


def test_that_a_statement_answers_an_earlier_one_is_said_to_be_inferred() -> None:
    answer = LaterAnswer(kind="denied", earlier=said("it leaks"), later=said("no leak"))
    message = ledger_view.later_answers([answer], WHERE)
    assert message.text.endswith("that they belong together is inferred, and can be wrong.")


def test_ten_entries_fit_a_message_whatever_the_words() -> None:
    story = f"{{Ann Lee}} <said> [the bridge {NASTY.replace('*', '')} is unsafe].\n{{Bo Ray}} <denied|denies> that [it is unsafe]."
    places = [place(reading=f"r{n}", title=NASTY, publisher=NASTY) for n in range(12)]
    reads = [Read(place=where, breakdown=answered(f"{n * 'x'} {story}")) for n, where in enumerate(places)]
    answers = [LaterAnswer(kind="denied", earlier=said(f"{n} {NASTY}"), later=said(NASTY)) for n in range(3)]
    message = digest_view.daily(choose(reads, answers, [], 0.0), DAY, WHERE, ["feed: gone"])
    assert "feed: gone" in message.text
    assert_taken(message)
    assert "<!channel>" not in message.text
    assert "\u202e" not in str(message.blocks)
    assert all(url.startswith("https://desk.example/archives/") for url in links_of(message.blocks))


def test_a_page_of_the_ledger_fits_and_is_inert() -> None:
    records = [said(f"{n} {NASTY}", name=NASTY, statement=f"s{n}") for n in range(8)]
    answers = {record.key: [said(NASTY)] * 3 for record in records}
    later = [LaterAnswer(kind="denied", earlier=record, later=record) for record in records]
    shown = ledger_view.page(Question(what="who", words=NASTY), records, answers, WHERE, more=True)
    for message in (shown, ledger_view.later_answers(later, WHERE)):
        assert_taken(message)
        assert "<!channel>" not in message.text


def test_the_quote_is_bold_inside_its_sentence() -> None:
    (quote,) = (part for part in elements(page([said("it leaks")]).blocks) if part["type"] == "rich_text_quote")
    words = [(e["text"], bool(e.get("style"))) for e in quote["elements"]]
    assert words == [("She said ", False), ("it leaks", True), (".", False)]


@pytest.mark.parametrize("words", ["plain", NASTY], ids=["plain", "nasty"])
def test_turning_pages_shows_every_statement_once_however_long_they_are(words: str) -> None:
    records = [said(f"number {n} {words}"[:650], name=words, statement=f"s{n}") for n in range(20)]
    after, shown = 0, list[str]()
    for _ in records:
        rest = records[after:]
        message = page(rest[:8], after=after, more=len(rest) > 8)
        assert_taken(message)
        shown += re.findall(r"number (\d+) ", plain(message.blocks))
        buttons = dict(buttons_of(message.blocks))
        if "More" not in buttons:
            break
        after = Question.model_validate_json(buttons["More"]).after
    assert shown == [str(n) for n in range(20)]


def test_what_describes_a_name_has_a_comma_on_both_sides() -> None:
    record = said("it leaks", who="Ann Lee, the mayor", text="It leaks.")
    assert "Ann Lee, the mayor, claims\n" in page([record]).text
    denied = LaterAnswer(kind="denied", earlier=said("x"), later=record)
    assert "NOW · Ann Lee, the mayor, denied this\n" in ledger_view.later_answers([denied], WHERE).text


def test_an_article_that_was_read_twice_says_it_once_and_the_next_page_goes_on_behind_both() -> None:
    records = [said("it leaks", place=place(reading=f"r{n}", title="The roof")) for n in range(3)]
    records.append(said("it leaks", place=place(reading="r3", title="Another paper")))
    shown = page(records, more=True)
    assert shown.text.count("She said it leaks.") == 2
    assert Question.model_validate_json(dict(buttons_of(shown.blocks))["More"]).after == 4


@pytest.mark.parametrize("first", [0, 1])
def test_an_article_that_was_read_twice_keeps_the_answers_to_each_of_its_readings(first: int) -> None:
    records = [said("it leaks", place=place(reading=f"r{n}", title="The roof")) for n in range(2)]
    beside = [said("“no”", name="Bo Ray", statement="s2", place=record.place) for record in records]
    later = said("no leak", name="Oil Co", sentence="Oil Co denied the leak.", place=place(reading="r9", title="Later"))
    answers = {records[0].key: [beside[0], later], records[1].key: [beside[1]]}
    question = Question(what="about", words="leaks")
    shown = ledger_view.page(question, [records[first], records[1 - first]], answers, WHERE, more=False).text
    assert shown.count("came back: Bo Ray") == 1
    assert shown.count("what came back later: Oil Co") == 1


def test_what_was_read_for_the_asker_alone_too_is_shown_with_the_thread_that_all_see() -> None:
    alone = said("it leaks", place=place(reading="r1", title="The roof", only="U1"))
    public = said("it leaks", place=place(reading="r0", title="The roof"))
    assert page([alone]).text.count("for you alone") == 1
    assert links_of(page([alone]).blocks) == [], "it has no thread"
    shown = page([alone, public])
    assert "for you alone" not in shown.text
    assert WHERE.thread(public.place) in links_of(shown.blocks)


def test_an_answer_on_a_page_of_the_ledger_is_told_with_where_it_was_read() -> None:
    record = said("it leaks")
    here = said("“no”", name="Bo Ray", direct=True, statement="s2", answers="s1")
    later = said("no leak", name="Oil Co", sentence="Oil Co denied the leak.", place=place(reading="r9", thread="19.5"))
    shown = page([record], [here, later])
    first, second = shown.text.splitlines()[-2:]
    assert first == "→ what came back: Bo Ray: “no”"
    assert second.startswith("→ what came back later: Oil Co: Oil Co denied the leak. · ")
    assert "https://desk.example/archives/C2/p195" in links_of(shown.blocks)


def test_a_statement_with_a_hundred_answers_still_fits_its_page() -> None:
    shown = page([said("it leaks")], [said(f"{n} {NASTY}") for n in range(100)])
    assert_taken(shown)
    assert "She said it leaks" in shown.text
    assert "and 95 more answers" in shown.text

"""The thread in Slack: what a reporter reads in thirty seconds, its limits, and that it is inert whatever an article says."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.breakdown import Breakdown, Check, Correction, Dispute, Line, NoAnswer, Words
from bot.views import actions, words
from bot.views.blocks import plain
from bot.views.first_message import FIRST_WORDS
from bot.views.thread import MOST_MESSAGES, Message, Placement, by_speaker, thread
from tests.views.fixtures import answered_by_nobody, bare, by_ai, invented, quoting, read_by_model, without_a_dispute
from tests.views.posted import URL, assert_inert, assert_taken, buttons_of, elements, messages, words_of
from tests.views.strategies import breakdowns

IN_A_CHANNEL = Placement(buttons=actions.UNDER_A_THREAD, value="T:C:1")
PRIVATELY = Placement(buttons=actions.UNDER_A_PRIVATE_ANSWER, value="T:C:1", private=True, at_most=5, titled=True)


def paragraphs(breakdown: Breakdown, setting: Placement = IN_A_CHANNEL) -> list[str]:
    return words_of(thread(breakdown, setting).first).split("\n")


def many(disputes: int, long: int = 500, said: int = 12, **more: Any) -> Breakdown:
    """A model's reading with so many disputes and words in a line, of an article that is long enough for them."""
    read = read_by_model()
    article = read.article.model_copy(update={"text": f"{read.article.text}\n{'The quay is old. ' * long}"})
    fill = "very " * (said - 3)
    return read_by_model(
        **{
            "article": article,
            "disputes": tuple(
                Dispute(
                    id=f"d{n}",
                    question=by_ai(f"Was check {n} missed? Anstey denies it."),
                    lines=(
                        Line(statement="s1", who="Orr", role="claims", text=f"claim-{n} is {fill}so sure."),
                        Line(statement="s2", who="Anstey", role="denies", text=f"answer-{n} is {fill}so sure."),
                    ),
                )
                for n in range(1, disputes + 1)
            ),
            **more,
        }
    )


def long_by_rules(statements: int, disputes: int = 0, filler: str = "very ") -> Breakdown:
    numbers = range(statements)
    text = "\n".join(f"Councillor {n} said the bridge number {n} is {filler * 60}unsafe." for n in numbers)
    read = quoting(text, *((f"the bridge number {n} is", f"Councillor {n} ") for n in numbers))
    lines = [
        Line(statement=f"s{n + 1}", who=f"Councillor {n}", role="denies" if n % 2 else "claims")
        for n in range(2 * disputes)
    ]
    pairs = tuple(
        Dispute(
            id=f"d{n}",
            question=Words(text=f"the bridge number {2 * n}", by="article"),
            lines=tuple(lines[2 * n : 2 * n + 2]),
        )
        for n in range(disputes)
    )
    return read.model_copy(update={"disputes": pairs})


TOO_LONG = long_by_rules(statements=300, filler="not ")
"""Whole sentences, more than all messages of a thread have room for."""


def shown_in(*shown: Message) -> list[str]:
    """The ids of the disputes that stand there, by their buttons."""
    found = buttons_of([one.blocks for one in shown])
    return [actions.which(value)[1] for label, value in found if label == words.SENTENCES]


def test_the_first_message_stands_in_the_order_in_which_a_reporter_needs_it() -> None:
    found = paragraphs(read_by_model(about=None))
    assert [line[:24] for line in found] == [
        "The opening sentence sta",
        "1. Did the port skip ins",
        "Mirela Orr, secretary of",
        "“They signed for checks ",
        "The port skipped two. ¶2",
        "Gil Anstey, the port’s o",
        "“Every crane was examine",
        "Anstey: Three sheets car",
        "→ “Every crane was exami",
        "2. Were managers warned ",
        "A former crane driver, u",
        "Anstey: He could not rec",
        "3. Was the brake defecti",
        "The inspectorate: It fou",
        "Orr: Orr called the lett",
        "No reply in the article:",
        "Read 214 words · AI summ",
    ]


def test_what_happened_and_the_answer_in_short_stand_first() -> None:
    read = read_by_model(about=by_ai("A crane fell."))
    first = thread(read, IN_A_CHANNEL).first.blocks[0]
    assert read.note
    assert plain([first]) == f"A crane fell. {read.note.text}"
    assert not any(e.get("style") for e in elements(first))
    made = Correction(statement="s2", kind="corrected", reason="Not so.", by="Ann", at=1.0)
    assert paragraphs(read.with_corrections([made]))[0] == "A crane fell.", "what sums up may repeat the line"


def test_the_first_message_by_rules() -> None:
    assert paragraphs(invented(also=())) == [
        "1. “the leak ‘killed 4,000 fish’ below the weir”",
        "Ana Duarte claims: Ana Duarte, a hydrologist, said the leak “killed 4,000 fish” below the weir. ¶2",
        "Per Olsen, through the company, denies: “Our records show 300 fish died, and none of it was our doing” ¶3 ¶4",
        "No reply in the article: Ana Duarte charges the inspectorate: Duarte accused the inspectorate of looking away ¶6.",
        f"Read 100 words · {words.BY_RULES}",
    ]


def test_trouble_with_the_text_is_said_before_all_else_and_other_notes_before_the_footer() -> None:
    article = read_by_model().article.model_copy(update={"notes": ("Only 84 words.",), "complete": False})
    first, *_, footer = paragraphs(read_by_model(article=article))
    assert first == "Only 84 words."
    assert "NOT COMPLETE" in footer
    article = article.model_copy(update={"complete": True})
    assert paragraphs(read_by_model(article=article))[-2] == "Only 84 words."


def test_a_thread_whose_disputes_fit_the_first_message_has_no_reply() -> None:
    posted = thread(read_by_model(no_answer=(), also=(), also_lines=()), IN_A_CHANNEL)
    assert posted.replies == ()
    assert shown_in(posted.first) == ["d1", "d2", "d3"]
    bold = [e["text"] for e in elements(posted.first.blocks) if e["type"] == "text" and e.get("style", {}).get("bold")]
    assert bold[:3] == ["1. Did the port skip inspections of the crane?", "Mirela Orr", "Gil Anstey"]


def test_what_else_was_said_stands_in_a_reply_and_where_nobody_denies_anything_in_the_first_message() -> None:
    posted = thread(read_by_model(no_answer=()), IN_A_CHANNEL)
    said = "The mayor’s office: The quay would reopen if the inspectorate agreed. ¶8"
    assert words_of(*posted.replies) == f"Also said\n{said}"
    alone = thread(read_by_model(disputes=(), no_answer=()), IN_A_CHANNEL)
    assert f"Who says what\n{said}" in words_of(alone.first)
    assert alone.replies == ()


def test_places_are_links_where_the_article_has_an_address() -> None:
    marks = [e for m in messages(thread(read_by_model())) for e in elements(m.blocks) if e.get("text") == "¶2"]
    assert {mark["url"].split("#")[0] for mark in marks} == {"https://news.example/harrow-quay?a=1&b=2"}
    types = {e["type"] for m in messages(thread(read_by_model(url=None))) for e in elements(m.blocks)}
    assert "link" not in types
    assert "port skipped two. ¶2" in words_of(thread(read_by_model(url=None)).first)


@pytest.mark.parametrize(
    ("read", "labels"),
    [
        (
            read_by_model(about=None),
            [*[words.SENTENCES] * 3, words.DRAFT, "Checked", "Something is wrong", "Everyone, by speaker", "Export"],
        ),
        (invented(), [words.SENTENCES, words.DRAFT, "Checked", "Something is wrong", "Export"]),
        (bare("Nobody speaks."), ["Something is wrong"]),
    ],
)
def test_the_buttons_of_the_first_message(read: Breakdown, labels: list[str]) -> None:
    assert [label for label, _ in buttons_of(thread(read, IN_A_CHANNEL).first.blocks)] == labels


def test_the_button_that_opens_a_dispute_s_sentences_stands_under_its_lines() -> None:
    blocks = thread(read_by_model(no_answer=()), IN_A_CHANNEL).first.blocks
    at = [n for n, block in enumerate(blocks) if buttons_of(block) and buttons_of(block)[0][0] == words.SENTENCES]
    assert [actions.which(buttons_of(blocks[n])[0][1]) for n in at] == [("T:C:1", f"d{n}") for n in (1, 2, 3)]
    assert [plain([blocks[n - 1]])[:2] for n in at] == ["1.", "2.", "3."]
    assert not buttons_of([m.blocks for m in messages(thread(read_by_model()))]), "where nobody listens there is none"


def test_two_charges_have_two_buttons_that_say_to_whom() -> None:
    charge = read_by_model().no_answer[0]
    port = charge.against.model_copy(update={"name": "The port"})
    other = NoAnswer(statement="s1", who="Orr", text="The port did it.", against=port)
    read = read_by_model(no_answer=(charge, other), disputes=())
    labels = [label for label, _ in buttons_of(thread(read, IN_A_CHANNEL).first.blocks)]
    assert labels[:2] == ["Draft a request for comment to Halden Mutual", "Draft a request for comment to the port"]


def test_a_checked_thread_says_by_whom_and_when_and_can_be_unchecked() -> None:
    check = Check(user="U0ANA", made_at=1_764_000_000)
    shown = thread(invented(), Placement(buttons=actions.UNDER_A_THREAD, value="r", check=check)).first
    assert [e["user_id"] for e in elements(shown.blocks) if e["type"] == "user"] == ["U0ANA"]
    assert "Checked by a member · 24 November 2025, 16:00 UTC" in shown.text
    assert "Take the check back" in [label for label, _ in buttons_of(shown.blocks)]


def test_where_the_article_is_not_in_sight_its_title_and_address_stand_first() -> None:
    line = paragraphs(read_by_model(), PRIVATELY)[0]
    assert line == "Four hurt as crane falls at Harrow Quay · The Weir · 12 March 2026 · news.example"
    assert paragraphs(read_by_model(), Placement(above="Article 2 in this message: b.txt"))[0].startswith("Article 2")


@pytest.mark.parametrize(("disputes", "said"), [(4, 60), (30, 60), (3, 210)], ids=["few", "many", "long ones"])
def test_disputes_whose_lines_do_not_fit_the_first_message_are_counted_there(disputes: int, said: int) -> None:
    posted = thread(many(disputes, said=said), IN_A_CHANNEL)
    here = len(shown_in(posted.first))
    assert 0 < here < disputes, "the first stands there, however long"
    assert f" · {disputes - here} more in the thread" in words_of(posted.first)
    assert any(f" · {disputes - here} more below" in line for line in paragraphs(many(disputes, said=said), PRIVATELY))
    assert shown_in(*posted.replies) == [f"d{n}" for n in range(here + 1, disputes + 1)]
    assert words_of(*posted.replies).startswith(f"{here + 1}. Was check {here + 1} missed? Anstey denies it.\n")


def test_a_charge_without_room_is_counted_and_stands_in_a_reply_with_its_button() -> None:
    charge = read_by_model().no_answer[0]
    long = charge.model_copy(update={"text": f"{charge.text} {'and again ' * 150}"})
    posted = thread(read_by_model(no_answer=(long,)), IN_A_CHANNEL)
    assert "No reply in the article: 1 charge, in the thread." in words_of(posted.first)
    assert words_of(*posted.replies).startswith("No reply in the article\nOrr: She accused the insurer, Halden Mutual")
    assert [label for label, _ in buttons_of([one.blocks for one in posted.replies])] == [words.DRAFT]


def one_sided(read: Breakdown, **given: Any) -> Breakdown:
    """With the charge of the fixture as a matter of which only one side speaks, the fourth."""
    charge = read.no_answer[0]
    line = Line(statement=charge.statement, who=charge.who, role="claims", text=charge.text)
    matter = Dispute(id="d4", question=by_ai("The insurer’s visits"), lines=(line,))
    matter = matter.model_copy(update=given)
    return read.model_copy(update={"one_sided": (matter,)})


def test_a_charge_that_nobody_answers_is_a_matter_of_its_own_and_says_so_until_it_is_corrected() -> None:
    read = one_sided(many(3, said=40, no_answer=read_by_model().no_answer))
    posted = thread(read, IN_A_CHANNEL)
    told = words_of(*posted.replies)
    assert "4. The insurer’s visits\nOrr: She accused the insurer, Halden Mutual" in told
    assert "\n→ No reply from Halden Mutual to this in the article." in told
    assert [value for label, value in buttons_of([one.blocks for one in messages(posted)]) if label == words.DRAFT] == [
        "s8 T:C:1"
    ]
    made = Correction(statement="s8", kind="corrected", reason="It did reply, see ¶9.", by="Ann", at=1.0)
    assert "No reply" not in words_of(*messages(thread(read.with_corrections([made]), IN_A_CHANNEL)))


def test_matters_stand_in_the_order_of_their_ids() -> None:
    read = many(2)
    posted = thread(one_sided(read, id="d0", lines=read.disputes[0].lines[:1]), IN_A_CHANNEL)
    assert shown_in(posted.first) == ["d0", "d1", "d2"]


def test_more_than_three_charges_go_on_in_a_reply_and_none_is_said_twice() -> None:
    charge = read_by_model().no_answer[0]
    more = tuple(charge.model_copy(update={"text": f"The insurer is at fault {n}."}) for n in range(5))
    posted = thread(read_by_model(no_answer=more, disputes=()), IN_A_CHANNEL)
    assert "fault 2. ¶7. And 2 more, in the thread." in words_of(posted.first)
    everything = words_of(*messages(posted))
    assert [everything.count(f"fault {n}") for n in range(5)] == [1] * 5
    assert "No reply in the article" in words_of(*posted.replies)


@settings(deadline=None, max_examples=30)
@given(
    before=st.integers(0, 30),
    said=st.lists(st.integers(4, 60), max_size=7),
    charges=st.lists(st.integers(1, 60), max_size=5),
    note=st.booleans(),
)
def test_a_first_message_takes_thirty_seconds_and_has_both_sides_of_a_dispute_or_none_and_nothing_stands_twice(
    before: int, said: list[int], charges: list[int], note: bool
) -> None:
    charge = read_by_model().no_answer[0]
    read = many(
        0,
        no_answer=tuple(
            charge.model_copy(update={"text": f"charge-{at} is {'very ' * n}grave."}) for at, n in enumerate(charges)
        ),
        about=by_ai("It is so. " * before),
        note=by_ai("Take care.") if note else None,
    )
    disputes = tuple(many(n, said=size).disputes[-1] for n, size in enumerate(said, 1))
    read = read.model_copy(update={"disputes": disputes})
    posted = thread(read, IN_A_CHANNEL)
    assert len(words_of(posted.first).split()) <= FIRST_WORDS or shown_in(posted.first) == ["d1"]
    here, everything = words_of(posted.first).split(), words_of(*messages(posted)).split()
    for n in range(1, len(said) + 1):
        assert everything.count(f"claim-{n}") == everything.count(f"answer-{n}") == 1
        assert (f"claim-{n}" in here) == (f"answer-{n}" in here) == (f"d{n}" in shown_in(posted.first))
    assert [everything.count(f"charge-{n}") for n in range(len(charges))] == [1] * len(charges)
    assert [value for label, value in buttons_of([one.blocks for one in messages(posted)]) if words.DRAFT in label] == [
        "s8 T:C:1"
    ] * len(charges)


def test_a_first_message_that_words_fit_and_links_do_not_has_fewer_disputes() -> None:
    fewer = many(7, said=6)
    article = fewer.article.model_copy(update={"url": f"https://news.example/{'a' * 700}"})
    posted = thread(fewer.model_copy(update={"article": article}), IN_A_CHANNEL)
    assert_taken(*messages(posted))
    assert 0 < len(shown_in(posted.first)) < len(shown_in(thread(fewer, IN_A_CHANNEL).first))
    assert shown_in(*messages(posted)) == [f"d{n}" for n in range(1, 8)]
    posted = thread(long_by_rules(statements=6, disputes=3, filler=f"{'z' * 100}-not-"), IN_A_CHANNEL)
    assert_taken(*messages(posted))
    assert shown_in(*messages(posted)) == ["d0", "d1", "d2"]


def test_by_rules_everyone_stands_in_the_replies_and_after_a_model_behind_a_button() -> None:
    assert "Everyone, by speaker\nThe article itself" in words_of(*thread(invented()).replies)
    assert "Everyone" not in words_of(*thread(read_by_model()).replies)
    assert "Tove Brandt\nThe mayor, Tove Brandt, declined to comment. ¶5" in words_of(*by_speaker(invented()))


def test_a_list_by_speaker_that_is_too_long_says_that_it_is_not_all() -> None:
    posted = by_speaker(TOO_LONG)
    assert len(posted) == MOST_MESSAGES
    assert posted[-1].text == words.MORE_THAN_POSTED


def test_in_the_list_a_denial_is_marked_and_a_plain_claim_is_not() -> None:
    told = words_of(*by_speaker(invented()))
    assert words.MORE_THAN_POSTED not in told
    assert "Per Olsen\ndenies: “Our records show 300 fish died" in told
    assert "Ana Duarte\nAna Duarte, a hydrologist, said the leak “killed 4,000 fish” below the weir. ¶2" in told


def test_two_hundred_statements_fit_eight_messages_and_what_is_missing_is_said() -> None:
    read = long_by_rules(statements=200, disputes=12, filler="")
    posted = thread(read, IN_A_CHANNEL)
    assert_taken(*messages(posted))
    assert len(messages(posted)) <= MOST_MESSAGES
    assert words.MORE_THAN_POSTED not in words_of(posted.first), "short sentences fit"
    told = words_of(*posted.replies)
    assert all(f"the bridge number {n} is" in told for n in range(200))
    posted = thread(TOO_LONG, IN_A_CHANNEL)
    assert_taken(*messages(posted))
    assert len(messages(posted)) == MOST_MESSAGES
    assert words.MORE_THAN_POSTED in words_of(posted.first)


def test_a_private_answer_takes_no_more_messages_than_it_may_and_says_what_is_missing() -> None:
    posted = thread(TOO_LONG, PRIVATELY)
    assert len(messages(posted)) == 5
    assert words.MORE_THAN_FITS in words_of(posted.first)
    assert words.MORE_THAN_FITS not in words_of(thread(invented(), PRIVATELY).first)


@pytest.mark.parametrize("word", ["deny ", "\\"])
def test_a_sentence_longer_than_a_message_is_cut_and_says_so(word: str) -> None:
    sentence = f"Olsen never said {word * (30_000 // len(word))}".strip()
    posted = thread(quoting(sentence, (sentence[17:].strip(), "Olsen")), IN_A_CHANNEL)
    assert_taken(*messages(posted))
    assert words_of(*posted.replies).startswith(f"Everyone, by speaker\nOlsen\n{sentence[:99]}")
    assert words_of(*posted.replies).endswith("…")


def test_where_nobody_is_quoted_or_answers_one_message_says_so() -> None:
    posted = thread(bare("Nobody speaks here. " * 20))
    assert posted.replies == ()
    assert words_of(posted.first) == f"{words.NOBODY_QUOTED}\nRead 60 words"
    assert paragraphs(without_a_dispute())[0] == words.NO_DENIAL_BY_RULES
    assert words.NO_DENIAL in paragraphs(answered_by_nobody())
    told = by_ai("Nobody in the article denies any charge.")
    assert words.NO_DENIAL not in paragraphs(answered_by_nobody(note=told)), "once is enough"


@settings(deadline=None, max_examples=30)
@given(breakdown=st.one_of(breakdowns(), breakdowns(url=URL)), setting=st.sampled_from([IN_A_CHANNEL, PRIVATELY]))
def test_nothing_that_an_article_or_a_model_says_becomes_live_in_slack(
    breakdown: Breakdown, setting: Placement
) -> None:
    posted = thread(breakdown, setting)
    assert len(messages(posted)) <= setting.at_most
    assert shown_in(*messages(posted)) == [dispute.id for dispute in breakdown.disputes]
    for message in (*messages(posted), *by_speaker(breakdown)):
        assert_taken(message)
        assert_inert(message.blocks, message.text)
        links = [element["text"] for element in elements(message.blocks) if element["type"] == "link"]
        assert all(link == "news.example" or link.startswith("¶") for link in links)

"""Long breakdowns in Slack: within its limits, and nothing silently cut."""

import pytest

from bot.breakdown import Answer, Breakdown, Dispute
from bot.views import actions, slack
from bot.views.slack import thread
from tests.views.fixtures import bare, invented, statement
from tests.views.posted import assert_slack_takes, elements, labels_of, messages, quotes_of, words_of


def long_breakdown(statements: int, disputes: int) -> Breakdown:
    lines = [f"Councillor {n} said the bridge number {n} is {'very ' * 60}unsafe." for n in range(statements)]
    short = bare("\n".join(lines))
    said = tuple(
        statement(short.article, f"s{n}", f"the bridge number {n} is", f"Councillor {n} ") for n in range(statements)
    )
    pairs = tuple(
        Dispute(
            id=f"d{n}",
            topic=f"bridge {n}",
            status="denied",
            claims=(f"s{2 * n}",),
            answers=(Answer(statement=f"s{2 * n + 1}", claims=(f"s{2 * n}",), relation="denies", scope="full"),),
        )
        for n in range(disputes)
    )
    return short.model_copy(update={"statements": said, "disputes": pairs})


def test_three_hundred_statements_post_within_the_limits_first_five_disputes_in_full() -> None:
    long = long_breakdown(statements=300, disputes=12)
    assert long.article.words > 19_000
    posted = thread(long)
    assert_slack_takes(posted)
    assert "and 7 more, in the thread" in words_of(posted.summary)
    assert labels_of(*posted.parts).count("CLAIM") == slack.FIRST_DISPUTES
    shown = words_of(*posted.parts)
    assert "12. “the bridge number 22 is”" in shown
    assert all(f"the bridge number {n} is" in shown for n in (*range(10), *range(24, 300))), "a statement is nowhere"


def test_show_all_shows_every_sentence_in_full() -> None:
    long = long_breakdown(statements=300, disputes=12)
    posted = thread(long, show_all=True)
    assert_slack_takes(posted)
    shown = quotes_of(*posted.parts)
    assert all(long.article.text[slice(*said.sentence)] in shown for said in long.statements)


def test_where_many_messages_follow_the_first_says_how_many_and_that_slack_takes_one_a_second() -> None:
    posted = thread(long_breakdown(statements=300, disputes=12))
    assert f"{len(posted.parts)} more messages follow here, one a second" in words_of(posted.summary)
    assert "follow here" not in words_of(thread(invented()).summary)


def test_a_private_answer_takes_no_more_messages_than_it_may_and_says_what_is_missing() -> None:
    posted = thread(long_breakdown(statements=300, disputes=12), at_most=5)
    assert len(messages(posted)) == 5
    assert "A private answer holds no more than this" in words_of(posted.summary)
    small = thread(invented(), at_most=5)
    assert len(messages(small)) == 2
    assert "A private answer" not in words_of(small.summary)
    assert "quotes found word for word" in words_of(*small.parts)


def test_show_all_is_offered_only_where_something_was_shortened_and_gives_just_that() -> None:
    long = long_breakdown(statements=60, disputes=7)
    posted = thread(long, buttons=actions.UNDER_A_THREAD)
    labels = [e["text"]["text"] for m in messages(posted) for e in elements(m.blocks) if e["type"] == "button"]
    assert labels == ["Checked", "Something is wrong", "Show all 60", "Export"]
    more = slack.more(long)
    assert "6 of 7, disputed" in words_of(*more)
    full = quotes_of(*posted.parts, *more)
    assert all(full.count(long.article.text[slice(*said.sentence)]) == 1 for said in long.statements)
    assert slack.more(invented()) == ()


@pytest.mark.parametrize("word", ["deny ", "d", "\\", '"'])
def test_a_sentence_longer_than_a_message_goes_on_and_loses_no_word(word: str) -> None:
    sentence = f"Olsen said {word * (30_000 // len(word))}".strip()
    short = bare(sentence)
    said = statement(short.article, "s1", short.article.text[11:].strip(), "Olsen")
    posted = thread(short.model_copy(update={"statements": (said,)}))
    assert_slack_takes(posted)
    assert quotes_of(*posted.parts).replace("\n", "") == sentence
    assert labels_of(*posted.parts)[1] == "SAYS, continued"
    assert any("Said by one side only, continued" in words_of(part) for part in posted.parts)

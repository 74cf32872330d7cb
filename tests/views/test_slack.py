"""The thread in Slack: what a reporter reads in thirty seconds, its limits, and that it is inert whatever an article says."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.breakdown import Breakdown, Dispute, Line, NoAnswer
from bot.views import actions, fitting, words
from bot.views.fitting import FIRST_WORDS, FIRST_WORDS_OF_MANY, first
from bot.views.inert import clean
from bot.views.outline import outline
from bot.views.runs import spoken, words_in
from bot.views.slack import MOST_MESSAGES, Setting, everyone, thread
from tests.views.fixtures import bare, by_ai, invented, read_by_model, statement, without_a_dispute
from tests.views.posted import assert_slack_takes, buttons_of, elements, messages, words_of
from tests.views.strategies import breakdowns

URL = "https://news.example/harrow-creek"
IN_A_CHANNEL = Setting(buttons=actions.UNDER_A_THREAD, value="T:C:1")
PRIVATELY = Setting(buttons=actions.UNDER_A_PRIVATE_ANSWER, value="T:C:1", private=True, at_most=5, titled=True)


def paragraphs(breakdown: Breakdown, setting: Setting = IN_A_CHANNEL) -> list[str]:
    return words_of(thread(breakdown, setting).first).split("\n")


def many(
    disputes: int, gist: str = "The union says it was; the port denies it.", long: int = 500, **more: Any
) -> Breakdown:
    """A model's reading with so many disputes, of an article that is long enough for them."""
    read = read_by_model()
    article = read.article.model_copy(update={"text": f"{read.article.text}\n{'The quay is old. ' * long}"})
    more = {"article": article, **more}
    template = read.disputes[0]
    return read_by_model(
        disputes=tuple(
            template.model_copy(
                update={"id": f"d{n}", "question": by_ai(f"Was check {n} missed?"), "gist": by_ai(gist)}
            )
            for n in range(disputes)
        ),
        **more,
    )


def long_by_rules(statements: int, disputes: int = 0, filler: str = "very ") -> Breakdown:
    read = bare(
        "\n".join(f"Councillor {n} said the bridge number {n} is {filler * 60}unsafe." for n in range(statements))
    )
    said = tuple(
        statement(read.article, f"s{n}", f"the bridge number {n} is", f"Councillor {n} ") for n in range(statements)
    )
    pairs = tuple(
        Dispute(
            id=f"d{n}",
            question=by_ai(f"the bridge number {2 * n}").model_copy(update={"by": "article"}),
            lines=(
                Line(statement=f"s{2 * n}", who=f"Councillor {2 * n}", role="claims"),
                Line(statement=f"s{2 * n + 1}", who=f"Councillor {2 * n + 1}", role="denies"),
            ),
        )
        for n in range(disputes)
    )
    return read.model_copy(update={"statements": said, "disputes": pairs})


def test_the_first_message_stands_in_the_order_in_which_a_reporter_needs_it() -> None:
    found = paragraphs(read_by_model())
    assert [line[:24] for line in found] == [
        "A crane fell at Harrow Q",
        "The opening sentence sta",
        "1. Did the port skip ins",
        "2. Were managers warned ",
        "3. Was the brake defecti",
        "No reply in the article:",
        "Read 214 words, complete",
    ]


def test_the_first_message_by_rules() -> None:
    assert paragraphs(invented(also=())) == [
        "1. “the leak ‘killed 4,000 fish’ below the weir”: Ana Duarte claims it; Per Olsen, through the company, denies it.",
        "No reply in the article: Ana Duarte charges the inspectorate: Duarte accused the inspectorate of looking away ¶6.",
        "Stated as fact by the article, disputed by the other side: “The plant at Harrow Creek leaked solvent into the river "
        "for three weeks” ¶1",
        f"Read 100 words, complete · {words.BY_RULES}",
    ]


def test_trouble_with_the_text_is_said_before_all_else_and_other_notes_before_the_footer() -> None:
    article = read_by_model().article.model_copy(update={"notes": ("Only 84 words.",), "complete": False})
    assert paragraphs(read_by_model(article=article))[0] == "Only 84 words."
    article = article.model_copy(update={"complete": True})
    assert paragraphs(read_by_model(article=article))[-2] == "Only 84 words."


def test_each_dispute_has_its_lines_in_a_reply_and_small_ones_share_a_message() -> None:
    posted = thread(read_by_model(), IN_A_CHANNEL)
    (reply,) = posted.replies
    told = words_of(reply)
    assert told.index("1. Did the port skip") < told.index("2. Were managers") < told.index("3. Was the brake")
    assert "→ “Every crane was examined in January” says nothing of February." in told
    bold = [e["text"] for e in elements(reply.blocks) if e["type"] == "text" and e.get("style", {}).get("bold")]
    assert "Mirela Orr, secretary of the dockers’ union" in bold


def test_places_are_links_where_the_article_has_an_address() -> None:
    marks = [e for m in messages(thread(read_by_model())) for e in elements(m.blocks) if e.get("text") == "¶2"]
    assert [mark["url"].split("#")[0] for mark in marks] == ["https://news.example/harrow-quay?a=1&b=2"]
    types = {e["type"] for m in messages(thread(read_by_model(url=None))) for e in elements(m.blocks)}
    assert "link" not in types
    assert "nobody made” ¶2" in words_of(*thread(read_by_model(url=None)).replies)


@pytest.mark.parametrize(
    ("read", "labels"),
    [
        (
            read_by_model(),
            ["Draft a request for comment", "Checked", "Something is wrong", "Everyone, by speaker", "Export"],
        ),
        (invented(), ["Draft a request for comment", "Checked", "Something is wrong", "Export"]),
        (bare("Nobody speaks."), ["Something is wrong"]),
    ],
)
def test_the_buttons_of_the_first_message(read: Breakdown, labels: list[str]) -> None:
    assert [label for label, _ in buttons_of(thread(read, IN_A_CHANNEL).first.blocks)] == labels


def test_each_dispute_has_the_button_that_opens_its_sentences() -> None:
    (reply,) = thread(read_by_model(), IN_A_CHANNEL).replies
    assert [actions.which(value) for _, value in buttons_of(reply.blocks)] == [("T:C:1", f"d{n}") for n in (1, 2, 3)]
    assert not buttons_of([m.blocks for m in messages(thread(read_by_model()))]), "where nobody listens there is none"


def test_two_charges_have_two_buttons_that_say_to_whom() -> None:
    charge = read_by_model().no_answer[0]
    other = NoAnswer(
        statement="s1",
        who="Orr",
        text="accuses the port of it",
        against=charge.against.model_copy(update={"name": "The port"}),
    )
    labels = [
        label for label, _ in buttons_of(thread(read_by_model(no_answer=(charge, other)), IN_A_CHANNEL).first.blocks)
    ]
    assert labels[:2] == ["Draft a request for comment to Halden Mutual", "Draft a request for comment to the port"]


def test_a_checked_thread_says_by_whom_and_when_and_can_be_unchecked() -> None:
    check = actions.Check(user="U0ANA", made_at=1_764_000_000)
    shown = thread(invented(), Setting(buttons=actions.UNDER_A_THREAD, value="r", check=check)).first
    assert [e["user_id"] for e in elements(shown.blocks) if e["type"] == "user"] == ["U0ANA"]
    assert "Checked by somebody · 24 November 2025, 16:00 UTC" in shown.text
    assert "Take the check back" in [label for label, _ in buttons_of(shown.blocks)]


def test_where_the_article_is_not_in_sight_its_title_and_address_stand_first() -> None:
    line = paragraphs(read_by_model(), PRIVATELY)[0]
    assert line == "Four hurt as crane falls at Harrow Quay · The Weir · 12 March 2026 · news.example"
    assert paragraphs(read_by_model(), Setting(above="Article 2 in this message: b.txt"))[0].startswith("Article 2")


@pytest.mark.parametrize(("disputes", "limit"), [(3, FIRST_WORDS), (5, FIRST_WORDS_OF_MANY)])
def test_what_does_not_fit_the_first_message_is_counted_there_and_stands_in_a_reply(disputes: int, limit: int) -> None:
    read = many(disputes, gist="The union says so and the port denies it. " * 10)
    found = paragraphs(read)
    told = [line for line in found if re.match(r"\d\. ", line)]
    assert 0 < len(told) < disputes
    assert f"{disputes - len(told)} more in the thread." in found
    assert f"{disputes - len(told)} more below." in paragraphs(read, PRIVATELY)
    assert len(" ".join(found).split()) <= limit
    assert all(f"{n + 1}. Was check {n} missed?" in words_of(*thread(read).replies) for n in range(disputes))


def test_more_than_three_charges_go_on_in_a_reply_and_none_is_said_twice() -> None:
    charge = read_by_model().no_answer[0]
    more = tuple(charge.model_copy(update={"text": f"accuses the insurer of fault {n}"}) for n in range(5))
    posted = thread(read_by_model(no_answer=more, disputes=()), IN_A_CHANNEL)
    assert "fault 2 ¶7. And 2 more, in the thread." in words_of(posted.first)
    everything = words_of(*messages(posted))
    assert [everything.count(f"fault {n}") for n in range(5)] == [1] * 5
    assert "No reply in the article" in words_of(*posted.replies)


@settings(max_examples=60)
@given(breakdown=breakdowns())
def test_no_first_message_is_longer_than_thirty_seconds(breakdown: Breakdown) -> None:
    shown = outline(breakdown)
    told = first(shown, words.IN_THE_THREAD)
    above = len(" ".join(shown.trouble).split())
    limit = FIRST_WORDS if len(shown.disputes) <= 3 else FIRST_WORDS_OF_MANY
    counted = [runs for runs in (*told.paragraphs, *told.below) if spoken(runs) not in (shown.said, *shown.notes)]
    assert sum(map(words_in, counted)) - above <= limit


@pytest.mark.parametrize(("disputes", "shown"), [(1, 1), (3, 3), (5, 3)])
def test_the_thread_of_a_short_article_has_the_lines_of_three_disputes_and_both_sides_of_all(
    disputes: int, shown: int
) -> None:
    posted = thread(many(disputes, long=0))
    assert words_of(*posted.replies).count("denied that any was missed") == shown
    assert all(f"{number}. " in words_of(posted.first) for number in range(1, disputes + 1))


def test_what_is_dropped_first_are_lines_that_answer_nothing_then_points() -> None:
    lines = (
        *read_by_model().disputes[0].lines,
        Line(statement="s6", who="The inspectorate", role="brings evidence", text="found no defect"),
    )
    dispute = read_by_model().disputes[0].model_copy(update={"lines": lines})
    whole = outline(read_by_model(disputes=(dispute,)))
    seen = []
    for size in range(40):
        left = [size]  # each look at the thread finds it one step less too long

        def too_long(_: object, left: list[int] = left) -> int:
            left[0] -= 1
            return 10_000 if left[0] >= 0 else 0

        shown = fitting.fitted(whole, too_long)
        seen.append((bool(shown.disputes[0].status), len(shown.disputes[0].lines)))
    assert list(dict.fromkeys(seen)) == [(True, 4), (True, 3), (False, 3)]


def test_a_long_article_has_a_thread_shorter_than_itself() -> None:
    read = many(5, long=150)
    assert 600 <= read.article.words < 900
    assert len(words_of(*messages(thread(read))).split()) < read.article.words


def test_by_rules_everyone_stands_in_the_replies_and_after_a_model_behind_a_button() -> None:
    assert "Everyone, by speaker\nThe article itself" in words_of(*thread(invented()).replies)
    assert "Everyone" not in words_of(*thread(read_by_model()).replies)
    assert "Tove Brandt\nThe mayor, Tove Brandt, declined to comment. ¶5" in words_of(*everyone(invented()))


def test_in_the_list_a_denial_is_marked_and_a_plain_claim_is_not() -> None:
    told = words_of(*everyone(invented()))
    assert "Per Olsen\ndenies: “Our records show 300 fish died" in told
    assert "Ana Duarte\n“the leak ‘killed 4,000 fish’ below the weir” ¶2" in told


def test_two_hundred_statements_fit_eight_messages_and_what_is_missing_is_said() -> None:
    read = long_by_rules(statements=200, disputes=12)
    posted = thread(read, IN_A_CHANNEL)
    assert_slack_takes(posted)
    assert len(messages(posted)) <= MOST_MESSAGES
    assert words.MORE_THAN_POSTED not in words_of(posted.first), "short quotes fit"
    told = words_of(*posted.replies)
    assert all(f"the bridge number {n} is" in told for n in range(200))
    whole_sentences = long_by_rules(statements=300, filler="not ")
    posted = thread(whole_sentences, IN_A_CHANNEL)
    assert_slack_takes(posted)
    assert len(messages(posted)) == MOST_MESSAGES
    assert words.MORE_THAN_POSTED in words_of(posted.first)


def test_a_private_answer_takes_no_more_messages_than_it_may_and_says_what_is_missing() -> None:
    posted = thread(long_by_rules(statements=300, filler="not "), PRIVATELY)
    assert len(messages(posted)) == 5
    assert words.MORE_THAN_FITS in words_of(posted.first)
    assert words.MORE_THAN_FITS not in words_of(thread(invented(), PRIVATELY).first)


@pytest.mark.parametrize("word", ["deny ", "d", "\\", '"'])
def test_a_sentence_longer_than_a_message_goes_on_and_loses_no_word(word: str) -> None:
    sentence = f"Olsen never said {word * (30_000 // len(word))}".strip()
    read = bare(sentence)
    said = statement(read.article, "s1", read.article.text[17:].strip(), "Olsen")
    posted = thread(bare(sentence, statements=(said,)), IN_A_CHANNEL)
    assert_slack_takes(posted)
    letters = "".join(words_of(*posted.replies).split()).replace("Everyone,byspeaker,continued", "")
    assert letters.endswith(f"{''.join(sentence.split())}¶1")


def test_where_nobody_is_quoted_one_message_says_so() -> None:
    posted = thread(bare("Nobody speaks here. " * 20))
    assert posted.replies == ()
    assert words_of(posted.first) == f"{words.NOBODY}\nRead 60 words, complete"


def test_where_nobody_answers_that_is_said_plainly() -> None:
    assert paragraphs(without_a_dispute())[0] == words.NO_DENIAL_BY_RULES
    assert paragraphs(read_by_model(disputes=()))[2] == words.NO_DENIAL


@settings(deadline=None, max_examples=60)
@given(breakdown=st.one_of(breakdowns(), breakdowns(url=URL)), setting=st.sampled_from([IN_A_CHANNEL, PRIVATELY]))
def test_nothing_that_an_article_or_a_model_says_becomes_live_in_slack(breakdown: Breakdown, setting: Setting) -> None:
    posted = thread(breakdown, setting)
    assert_slack_takes(posted)
    assert len(messages(posted)) <= setting.at_most
    for message in (*messages(posted), *everyone(breakdown)):
        assert not set("<>") & set(message.text)
        assert not re.search("&(?!(amp|lt|gt);)", message.text)
        for element in elements(message.blocks):
            assert element["type"] in {
                "rich_text", "rich_text_section", "rich_text_list", "text", "link", "actions", "button", "plain_text"
            }  # fmt: skip
            if element["type"] in ("text", "plain_text"):
                assert element["text"] == clean(element["text"])
                assert element["text"]
            if element["type"] == "plain_text":
                assert element["emoji"] is False
            if element["type"] == "link":
                assert element["url"].split("#")[0] == URL
                assert element["text"] == "news.example" or element["text"].startswith("¶")

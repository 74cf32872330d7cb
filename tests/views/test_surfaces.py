"""What is shown around the thread: answers to questions, drafts, the windows; inert whatever is in it."""

import re
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import questions as asking
from bot.breakdown import Breakdown
from bot.errors import ArticleError
from bot.views import digest_words, feedback_modal, question_message, request_for_comment, sentences_modal, talk, words
from bot.views.thread import Message, error_message
from slackdesk import limits
from tests.views.fixtures import invented, read_by_model
from tests.views.posted import URL, assert_inert, assert_taken, words_of
from tests.views.strategies import breakdowns


@settings(deadline=None, max_examples=20)
@given(breakdown=st.one_of(breakdowns(), breakdowns(url=URL)), question=st.text(max_size=40))
def test_nothing_around_a_thread_becomes_live(breakdown: Breakdown, question: str) -> None:
    said = breakdown.statements
    asked = f"{question} {said[0].quote}" if said else question
    told = [*question_message.messages((breakdown, asking.choose(breakdown, asked)))]
    if draft := request_for_comment.draft(breakdown, "s0"):
        told.append(draft)
    for message in told:
        assert_taken(message)
        assert_inert(message.blocks, message.text)
    window = feedback_modal.window(breakdown, "T:C1:1")
    assert limits.refuse_view(window) is None
    assert_inert(window["blocks"])
    for dispute in breakdown.disputes:
        sentences = sentences_modal.window(breakdown, dispute.id)
        assert sentences is not None
        assert limits.refuse_view(sentences) is None
        assert_inert(sentences["blocks"])


def test_a_draft_speaks_to_whom_the_charge_is_made_against_and_cuts_nothing() -> None:
    draft = request_for_comment.draft(read_by_model(), "s8")
    assert draft is not None
    shown = words_of(draft)
    assert (
        "In “Four hurt as crane falls at Harrow Quay” of 12 March 2026 in The Weir (https://news.example/harrow-quay?a=1&b=2), "
        "Orr makes a charge against you (Halden Mutual): She accused the insurer, Halden Mutual, of telling managers of its "
        "visits a day before.\n"
    ) in shown
    assert (
        "The passage in full: Orr also accused the insurer, Halden Mutual, of telling managers the day before each of its visits."
        in shown
    )
    assert "denied" not in shown
    assert talk.DRAFT_BY_AI in shown
    assert request_for_comment.draft(read_by_model(), "s1") is None, "s1 is answered"


def test_a_draft_by_rules_has_the_article_s_words_for_the_charge() -> None:
    draft = request_for_comment.draft(invented(url=None), "s8")
    assert draft is not None
    shown = words_of(draft)
    assert "Ana Duarte makes a charge against you (the inspectorate).\n" in shown
    assert "The passage in full: Duarte accused the inspectorate of looking away." in shown
    assert talk.DRAFT_BY_AI not in shown


@pytest.mark.parametrize(
    "message",
    [talk.help_message(), talk.welcome(), talk.usage(), talk.read_again("x", "y"), talk.unknown_words("<x>")],
)
def test_fixed_messages_fit_slack(message: Message) -> None:
    assert_taken(message)
    assert_inert(message.blocks, message.text)


_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]|:[a-z_]{2,}:")


@pytest.mark.parametrize("module", [words, talk, digest_words], ids=lambda module: module.__name__)
def test_no_fixed_word_is_an_emoji_whose_meaning_one_must_see(module: ModuleType) -> None:
    assert not _EMOJI.findall(Path(str(module.__file__)).read_text("utf-8"))


def test_an_error_says_what_happened_and_what_to_do() -> None:
    shown = error_message(ArticleError("I could read only <84> words.", "Paste the text."))
    texts = [element["text"] for element in shown.blocks[0]["elements"][0]["elements"]]
    assert texts == ["I could read only <84> words.", "\nPaste the text."]
    assert shown.text == "I could read only &lt;84&gt; words.\nPaste the text."

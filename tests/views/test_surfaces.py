"""What is shown around the thread: answers to questions, drafts, the window, App Home, exports; inert whatever is in it."""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import asking
from bot.breakdown import Breakdown, Mention, Unanswered
from bot.desk import limits
from bot.desk.live import live_parts
from bot.views import actions, answers, channel_words, comment, home, labels, report, talk, words
from bot.views.blocks import MOST_CHARACTERS
from bot.views.inert import clean
from bot.views.slack import Message
from tests.views.fixtures import bare, invented, statement
from tests.views.posted import elements, quotes_of, words_of
from tests.views.strategies import breakdowns
from tests.views.test_slack_limits import long_breakdown

URL = "https://news.example/harrow-creek"
OURS = {"bold", "italic"}


def assert_inert(blocks: Any, text: str = "") -> None:
    """Nothing but our own styles and links is live."""
    for part in live_parts({"text": "", "blocks": blocks}):
        assert part.kind in {"mark", "link", "channel", "date", "mention"}, part
        if part.kind == "link":
            assert part.value.split("#")[0] in {URL, "https://desk.example/archives/C1/p1"}
        if part.kind in {"channel", "mention"}:
            assert part.value in {"C1", "U1"}
    assert not set("<>") & set(text)
    for element in elements(blocks):
        if element["type"] in {"text", "plain_text"}:
            assert element["text"] == clean(element["text"])
        if element["type"] == "text":
            assert set(element.get("style", {})) <= OURS


def assert_taken(message: Message) -> None:
    blocks = list(message.blocks)
    assert limits.refuse_message(limits.Content(text=message.text, blocks=blocks)) is None
    assert sum(len(e["text"]) for e in elements(blocks) if isinstance(e.get("text"), str)) <= MOST_CHARACTERS


@settings(deadline=None, max_examples=40)
@given(breakdown=st.one_of(breakdowns(), breakdowns(url=URL)), question=st.text(max_size=40))
def test_nothing_around_a_thread_becomes_live(breakdown: Breakdown, question: str) -> None:
    asked = f"{question} {breakdown.statements[0].quote}" if breakdown.statements else question
    for message in answers.messages(breakdown, asking.choose(breakdown, asked)):
        assert_taken(message)
        assert_inert(message.blocks, message.text)
    draft = comment.draft(breakdown, "s0")
    if draft:
        assert_taken(draft)
        assert_inert(draft.blocks, draft.text)
    window = report.window(breakdown, "T:C1:1")
    assert limits.refuse_view(window) is None
    assert_inert(window["blocks"])
    reading = home.Reading(
        breakdown=breakdown, channel="C1", read_at=1_764_000_000, url="https://desk.example/archives/C1/p1"
    )
    shown = home.view((reading,), {"C1": (True, True)}, 1)
    assert limits.refuse_view(shown) is None
    assert_inert(shown["blocks"])


def test_the_window_offers_every_line_of_a_long_breakdown() -> None:
    long = long_breakdown(statements=300, disputes=12)
    window = report.window(long, "T:C1:1")
    assert limits.refuse_view(window) is None
    choice = window["blocks"][0]["element"]
    values = [option["value"] for group in choice["option_groups"] for option in group["options"]]
    assert values == [report.WHOLE, *(said.id for said in long.statements)]


def test_a_draft_quotes_the_charge_exactly_with_where_it_was_published() -> None:
    draft = comment.draft(invented(), "s8")
    assert draft is not None
    shown = words_of(draft)
    assert "In “Fish die at Harrow Creek” of 20 November 2026 in The Weir (https://news.example/harrow-creek" in shown
    assert "“the inspectorate of looking away”" in shown
    assert "No response from the inspectorate in that article" in shown
    assert comment.draft(invented(), "s1") is None, "s1 is answered"


def test_a_draft_names_both_sides_as_a_letter_does() -> None:
    text = bare("The union accused the builder, Kaltmann, of using thin steel.")
    said = statement(text.article, "s1", "the builder, Kaltmann, of using thin steel", "The union", kind="group")
    charge = Unanswered(statement="s1", against=Mention(name="the builder, Kaltmann", start=18, end=39))
    draft = comment.draft(text.model_copy(update={"statements": (said,), "unanswered": (charge,)}), "s1")
    assert draft is not None
    shown = words_of(draft)
    assert "the union makes this charge" in shown
    assert "No response from the builder, Kaltmann, in that article" in shown


def test_an_answer_shows_whole_sentences_and_says_how_they_were_chosen() -> None:
    (message,) = answers.messages(invented(), asking.choose(invented(), "What does Olsen say about the fish?"))
    assert "Our records show 300 fish died" in quotes_of(message)
    assert "killed 4,000 fish" not in quotes_of(message)
    assert answers.CHOSEN in words_of(message)


def test_no_fitting_statement_names_those_who_speak() -> None:
    (message,) = answers.messages(invented(), asking.choose(invented(), "And the football results?"))
    assert answers.NOTHING in words_of(message)
    assert "Tove Brandt" in words_of(message)


@pytest.mark.parametrize(
    "message", [talk.help_message(), talk.welcome(), talk.usage(), talk.edited("x"), talk.unknown_word("<x>", ["on"])]
)
def test_fixed_messages_fit_slack(message: Message) -> None:
    assert_taken(message)
    assert_inert(message.blocks, message.text)


def test_a_charge_s_button_leads_back_to_its_thread_and_statement() -> None:
    block = actions.under_charge(actions.ALL, "s8", "T:C:1")
    assert block is not None
    assert actions.which_charge(json.loads(json.dumps(block))["elements"][0]["value"]) == ("T:C:1", "s8")


_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]|:[a-z_]{2,}:")


@pytest.mark.parametrize("module", [words, talk, labels, channel_words], ids=lambda module: module.__name__)
def test_no_fixed_word_is_an_emoji_whose_meaning_one_must_see(module: ModuleType) -> None:
    assert not _EMOJI.findall(Path(str(module.__file__)).read_text("utf-8"))

"""The windows: within Slack's limits, saying what was shown, and read back as they were sent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.breakdown import Breakdown, Line
from bot.digest import Schedule
from bot.digest.schedule import zones
from bot.views import digest_modal, feedback_modal, sentences_modal, words
from bot.views.digest_modal import ZONE, read, window
from bot.views.modal_blocks import MOST_OPTIONS, Incomplete
from slackdesk import limits
from slackdesk.interactions import _state
from tests.views.fixtures import invented, read_by_model
from tests.views.posted import elements, quotes_of
from tests.views.test_thread import long_by_rules

LONDON = Schedule(hour=8, minute=30, days=(0, 1, 2, 3, 4), zone="Europe/London")

schedules = st.builds(
    Schedule,
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    zone=st.sampled_from(sorted(zones().values())),
)


def sent(view: dict[str, Any], **values: Any) -> Schedule | None:
    """What comes back when these values are chosen and all others left as they are shown."""
    return read(_state(view["blocks"], values))


@given(schedule=schedules)
def test_what_is_shown_and_sent_unchanged_is_what_holds(schedule: Schedule) -> None:
    view = window("C1", schedule, "It comes on Monday.")
    assert limits.refuse_view(view) is None
    assert sent(view) == schedule


def test_a_time_zone_is_known_however_it_is_written_and_one_that_there_is_not_refused_beside_its_name() -> None:
    holds = sent(window("C1", LONDON, "…"), **{ZONE: " america/new york"})
    assert holds
    assert holds.zone == "America/New_York"
    with pytest.raises(Incomplete) as caught:
        sent(window("C1", LONDON, "…"), **{ZONE: "Elmsgate"})
    assert caught.value.errors == {ZONE: digest_modal.NO_ZONE}


def words_in_bold(dispute: str) -> list[str]:
    view = sentences_modal.window(read_by_model(), dispute)
    return [e["text"] for e in elements(view) if e["type"] == "text" and e.get("style", {}).get("bold")]


def test_the_sentences_window_shows_whole_sentences_of_each_line_with_the_proof_in_bold() -> None:
    view = sentences_modal.window(read_by_model(), "d1")
    assert view is not None
    assert view["blocks"][0]["elements"][0]["elements"][0]["text"] == "Did the port skip inspections of the crane?"
    shown = quotes_of(view["blocks"])
    assert shown[1] == (
        "Gil Anstey, the port’s operations director, denied that any inspection had been missed. “Every crane was examined "
        "in January,” he said."
    )
    bold = [words_in_bold("d1"), words_in_bold("d3")]
    assert "Orr" in bold[1], "also where a model's words were refused"
    assert "denied that any inspection had been missed. “Every crane was examined in January,” he said." in bold[0]
    assert len(shown) == len(read_by_model().disputes[0].lines)
    assert [e["text"] for e in elements(view["blocks"]) if e["type"] == "link"] == ["¶2", "¶3", "¶3"]


def test_it_says_which_words_are_the_article_s_and_which_an_ai_s() -> None:
    for shown, marked in ((read_by_model(), True), (invented(), False)):
        told = [e["text"] for e in elements(sentences_modal.window(shown, "d1")) if e["type"] in ("text", "plain_text")]
        assert words.OWN_WORDS in told
        assert (words.NAMED_BY_AI in told) == marked


def test_a_dispute_that_is_not_there_has_no_window() -> None:
    assert sentences_modal.window(read_by_model(), "d9") is None


def test_a_hundred_lines_fit_a_window() -> None:
    lines = tuple(Line(statement=f"s{n % 8}", who=f"Clerk {n}", role="claims", text=f"It is {n}.") for n in range(100))
    dispute = read_by_model().disputes[0].model_copy(update={"lines": lines})
    view = sentences_modal.window(read_by_model(disputes=(dispute,)), "d1")
    assert view is not None
    assert limits.refuse_view(view) is None


def options(read: Breakdown) -> dict[str, str]:
    """Label → value of the lines that the report window lists."""
    window = feedback_modal.window(read, "T:C1:1")
    assert limits.refuse_view(window) is None
    return {option["text"]["text"]: option["value"] for option in window["blocks"][0]["element"]["options"]}


def test_the_report_window_lists_the_lines_of_disputes_then_charges_in_the_words_that_were_shown() -> None:
    labels = list(options(read_by_model()))
    assert labels[0] == "The answer as a whole"
    assert labels[1].startswith("¶2 Mirela Orr, secretary…: “They signed")
    assert labels[4] == "¶4 A former crane driver…: Managers were warned in February."
    assert labels[8].startswith("¶7 Orr: She accused the insurer")
    assert len(labels) == 1 + 7 + 1 + len(read_by_model().also), "and what else is shown"
    assert any("Tove Brandt" in label for label in options(invented())), "by rules everyone stands in the thread"


def test_the_report_window_says_that_a_model_worded_the_lines_and_under_a_private_answer_speaks_of_no_thread() -> None:
    labels = [feedback_modal.window(read, "x")["blocks"][0]["label"]["text"] for read in (read_by_model(), invented())]
    assert labels == ["Which line? (in an AI’s words)", "Which line?"]
    for may_correct in (False, True):
        window = feedback_modal.window(read_by_model(), "x", may_correct=may_correct, private=True)
        assert limits.refuse_view(window) is None
        assert "thread" not in str(window)
    assert "thread" in str(feedback_modal.window(read_by_model(), "x"))


def test_what_was_sent_names_the_statement() -> None:
    value = next(value for label, value in options(read_by_model()).items() if "former crane" in label)
    blocks = feedback_modal.window(read_by_model(), "x")["blocks"]
    sent = {feedback_modal.LINE: value, feedback_modal.KIND: "source", feedback_modal.NOTE: "It was his son."}
    found = feedback_modal.Found(statement="s4", kind="source", note="It was his son.")
    assert feedback_modal.read(_state(blocks, sent)) == found
    whole = feedback_modal.read(_state(blocks, sent | {feedback_modal.LINE: feedback_modal.WHOLE}))
    assert whole == found.model_copy(update={"statement": None})


def test_the_report_window_of_a_long_reading_fits_slack() -> None:
    assert len(options(long_by_rules(statements=300))) == MOST_OPTIONS

"""A line that was reported, corrected or withdrawn is so wherever it is shown: pressed at the desk."""

import json
from typing import Any

import pytest

from benchmarks.newsroom import Newsroom, shown, until
from bot.slack.permissions import Permissions
from bot.store.feedback import Feedback
from bot.verify_export import verify
from bot.views import actions, feedback_modal, talk, words
from bot.views.ledger import ANSWERS_BEFORE
from tests.slack.test_buttons import CHARGE, STORY, field, press
from tests.views.posted import elements

Json = dict[str, Any]
DENIAL = "denied that the bridge is unsafe"
WORDS = "She denied only that it is closed."


def fill_in(newsroom: Newsroom, line: str, act: str, note: str, user: str, **more: Any) -> str:
    """Choose the line with these words in the open window, fill it in and send it: what it says then."""
    lines = field(newsroom.window(user), feedback_modal.LINE)["options"]
    value = next(option["value"] for option in lines if line in option["text"]["text"])
    values = {feedback_modal.LINE: value, feedback_modal.KIND: "quote", feedback_modal.NOTE: note}
    return newsroom.send(values | {feedback_modal.ACT: act} | more, user)


def correct(
    newsroom: Newsroom, ts: str, line: str, act: str, note: str = WORDS, user: str = "ben", **more: Any
) -> None:
    """Fill in the window “Something is wrong” under a thread and send it."""
    press(newsroom, ts, actions.WRONG, user)
    thanks = talk.THANKS if act == "report" else talk.CORRECTED
    assert fill_in(newsroom, line, act, note, user, **more) == thanks
    newsroom.quiet()


def correct_privately(newsroom: Newsroom, private: list[Json], line: str, act: str, note: str) -> None:
    """Ben corrects a line of his private answer."""
    newsroom.press(private, actions.WRONG, "ben")
    thanks = talk.THANKS_PRIVATELY if act == "report" else talk.CORRECTED_PRIVATELY
    assert fill_in(newsroom, line, act, note, "ben") == thanks
    newsroom.quiet()


def struck(messages: list[Json]) -> str:
    """The words that are shown struck through."""
    parts = (part for message in messages for part in elements(message.get("blocks")) if part["type"] == "text")
    return " ".join(part["text"] for part in parts if part.get("style", {}).get("strike"))


def test_a_reported_line_is_named_in_the_thread_and_its_reporter_only_if_they_wish(
    newsroom: Newsroom,
) -> None:
    ts = newsroom.read(STORY)
    before = newsroom.answers("#newsroom", ts)
    correct(newsroom, ts, "Ida Brandt", "report")
    *same, notice = newsroom.answers("#newsroom", ts)
    assert len(same) == len(before)
    assert "Reported as wrong (the words: wrong, cut badly, or misleading)" in shown([notice])
    assert "Ben" not in shown([notice])
    assert WORDS not in shown([notice])
    assert "1 line was reported as wrong and is not settled yet." in shown(same[:1])
    correct(newsroom, ts, "Ida Brandt", "report", "It was “her deputy”.", named=["yes"])
    assert "by Ben: It was ‘her deputy’." in shown(newsroom.answers("#newsroom", ts)[-1:])
    press(newsroom, ts, actions.CHECKED)
    now = newsroom.answers("#newsroom", ts)
    assert "Checked by" in shown(now)
    assert "not settled yet" in shown(now[:1]), "beside “Checked”"


def test_a_withdrawn_line_is_struck_where_it_stands_with_name_and_reason(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    newsroom.read("what does Brandt say?", thread_ts=ts)
    before = newsroom.answers("#newsroom", ts)
    assert not struck(before)
    correct(newsroom, ts, "Ida Brandt", "withdrawn")
    *now, notice = newsroom.answers("#newsroom", ts)
    assert len(now) == len(before), "messages are changed, none is added but the notice"
    assert f"WITHDRAWN by Ben : {WORDS}" in shown([notice])
    for message in (now[0], now[-1]):  # the thread, and the answer to the question
        assert f"WITHDRAWN by Ben : {WORDS} · " in shown([message])
        assert DENIAL in struck([message]) or "bridge is unsafe" in struck([message])
    assert "not settled yet" not in shown(now)
    correct(newsroom, ts, "Ida Brandt", "stands", "I asked her office.", user="ana")
    *now, notice = newsroom.answers("#newsroom", ts)
    assert "STANDS by Ana : I asked her office." in shown([notice])
    assert not struck(now)


def test_a_correction_stands_beside_the_line_and_changes_no_quotation(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    before = shown(newsroom.answers("#newsroom", ts))
    correct(newsroom, ts, "Ida Brandt", "corrected", "It is “closed”.")
    now = shown(newsroom.answers("#newsroom", ts)[:-1])
    assert now.count("CORRECTION by Ben : It is ‘closed’.") >= 1
    assert now.count("“") == before.count("“")
    press(newsroom, ts, actions.EXPORT)
    export = next(f.content for f in newsroom.desk.workspace.files.values() if f.name.endswith(".json"))
    assert verify(export.decode(), STORY).quotes >= 3, "its quotes are proven as before"
    (made,) = json.loads(export)["corrections"]
    assert (made["kind"], made["by"], made["reason"]) == ("corrected", "Ben", "It is “closed”.")


def test_a_correction_holds_for_the_same_text_wherever_it_was_pasted(newsroom: Newsroom) -> None:
    before, ts = newsroom.read(STORY), newsroom.read(STORY)
    correct(newsroom, ts, "Ida Brandt", "withdrawn")
    other = newsroom.read(STORY.replace("bridge", "tunnel"))
    assert "WITHDRAWN" not in shown(newsroom.answers("#newsroom", other)), "another text"
    for pasted in (before, newsroom.read(STORY)):
        assert f"WITHDRAWN by Ben : {WORDS} · " in shown(newsroom.answers("#newsroom", pasted)[:1])
    newsroom.told("/claims forget all of mine")  # a digest that another test looks at has no room for all of it


def test_ledger_and_digest_show_what_was_withdrawn(newsroom: Newsroom) -> None:
    ts = newsroom.read(CHARGE.replace("steel", "copper"))
    until(lambda: "thin copper" in newsroom.told("/claims about copper"))
    correct(newsroom, ts, "nion of engineers", "withdrawn", "The union never said so.")
    assert "WITHDRAWN by Ben : The union never said so." in newsroom.told("/claims about copper")
    preview = newsroom.told("/claims digest preview")
    assert "No reply from the builder" not in preview
    assert "Corrected or withdrawn since the last digest:" in preview
    assert "WITHDRAWN by Ben : The union never said so." in preview
    correct(newsroom, ts, "nion of engineers", "stands", "It did.")
    assert "WITHDRAWN" not in newsroom.told("/claims about copper")
    assert "No reply from the builder" in newsroom.told("/claims digest preview")


def test_what_is_missing_is_asked_for_and_nothing_kept(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    for act, note, line, complaint in (
        ("withdrawn", "", "Ida Brandt", feedback_modal.NO_REASON),
        ("corrected", "x" * 301, "Ida Brandt", feedback_modal.LONG_REASON),
        ("withdrawn", "why", feedback_modal.ALL, feedback_modal.NOT_ALL),
    ):
        press(newsroom, ts, actions.WRONG, "ben")
        window = newsroom.window("ben")
        assert fill_in(newsroom, line, act, note, "ben") == complaint
        assert not Feedback(newsroom.engine).made(window["id"])


def test_a_correction_in_a_private_answer_is_shown_to_no_other_until_it_is_posted(newsroom: Newsroom) -> None:
    private = newsroom.command(f"/claims {STORY}", user="ben")
    before, top = newsroom.private(viewer="ben"), len(newsroom.desk.messages("#newsroom"))
    correct_privately(newsroom, private, "Ida Brandt", "withdrawn", WORDS)
    correct_privately(newsroom, private, "Ida Brandt", "report", WORDS)
    assert len(newsroom.desk.messages("#newsroom")) == top
    assert len(newsroom.private(viewer="ben")) == len(before)
    posted = newsroom.publish(private, "ben")
    assert f"WITHDRAWN by Ben : {WORDS}" in shown(newsroom.answers("#newsroom", posted))
    assert not newsroom.private(thread=posted)


def test_a_note_on_a_later_answer_shows_what_was_withdrawn_of_the_earlier_article(newsroom: Newsroom) -> None:
    ts = newsroom.read("Ruth Odell said that Halden Oil let diesel leak into the river Alder.")
    until(lambda: "diesel" in newsroom.told("/claims who Odell"))
    later = newsroom.read("Halden Oil denied that it let diesel leak into the river Alder.")
    until(lambda: ANSWERS_BEFORE in shown(newsroom.answers("#newsroom", later)))
    newsroom.quiet()
    before = newsroom.answers("#newsroom", later)
    correct(newsroom, ts, "Ruth Odell", "withdrawn", "It was another river.")
    now = newsroom.answers("#newsroom", later)
    assert len(now) == len(before)
    assert "WITHDRAWN by Ben : It was another river." in shown(now[-1:])
    assert "diesel" in struck(now[-1:])


def test_who_may_not_change_settings_can_report_alone(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ts, refusal = newsroom.read(STORY), talk.WHO_MAY_CHANGE["admins"]
    press(newsroom, ts, actions.WRONG, "ben")
    newsroom.window("ben")
    monkeypatch.setattr(Permissions, "refusal", lambda *_: refusal)
    assert fill_in(newsroom, "Ida Brandt", "withdrawn", WORDS, "ben") == refusal
    press(newsroom, ts, actions.WRONG, "ben")
    window = newsroom.window("ben")
    newsroom.desk.close("ben")
    assert feedback_modal.EDITORS in json.dumps(window, ensure_ascii=False)
    assert feedback_modal.ACT not in [block.get("block_id") for block in window["blocks"]]


def test_two_corrections_at_once_both_stand(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    for user in ("ben", "ana"):
        press(newsroom, ts, actions.WRONG, user)
    assert fill_in(newsroom, "Ida Brandt", "withdrawn", "The first.", "ben") == talk.CORRECTED
    assert fill_in(newsroom, "he union of engineers", "withdrawn", "The second.", "ana") == talk.CORRECTED
    newsroom.quiet()
    first = shown(newsroom.answers("#newsroom", ts)[:1])
    assert "The first." in first
    assert "The second." in first
    assert words.WITHDRAWN_CLAIM in first

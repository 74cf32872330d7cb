"""The buttons under an answer, pressed at the desk."""

import json
from typing import Any

import pytest

from benchmarks.newsroom import Newsroom, shown
from bot.jobs.workers import Workers
from bot.store.feedback import Feedback
from bot.verify_export import verify
from bot.views import actions, feedback_modal, talk
from tests.views.fixtures import read_by_model
from tests.views.posted import quotes_of

STORY = (
    "The bridge over the Alder is unsafe, the union of engineers said on Monday.\n\n"
    "Mayor Ida Brandt denied that the bridge is unsafe. “The bridge is safe,” she said.\n\n"
    "The union also accused the builder, Kaltmann, of using thin steel. “They saved on every beam,” said its "
    "secretary, Jonas Vik.\n\n"
    "The ministry declined to comment."
)
CHARGE = (
    "The union of engineers accused the builder, Kaltmann, of using thin steel in the bridge over the Alder. “They saved on "
    "every beam,” said its secretary, Jonas Vik."
)
"""Without an answer."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def ts(newsroom: Newsroom) -> str:
    """A thread with a whole answer, read once for all tests of this file."""
    return newsroom.read(STORY)


def press(newsroom: Newsroom, ts: str, action_id: str, user: str = "ana") -> None:
    newsroom.press(newsroom.answers("#newsroom", ts), action_id, user)


def field(window: Json, name: str) -> Json:
    element: Json = next(block["element"] for block in window["blocks"] if block.get("block_id") == name)
    return element


@pytest.mark.connections("sockets", "http")
def test_checked_says_who_and_when_to_everybody_and_one_click_takes_it_back(newsroom: Newsroom, ts: str) -> None:
    before = len(newsroom.answers("#newsroom", ts))
    press(newsroom, ts, actions.CHECKED, "ben")
    first = newsroom.answers("#newsroom", ts)[0]
    assert "Checked by" in shown([first])
    assert '"user_id": "U0BEN"' in json.dumps(first)
    assert "the words are exact" in shown([first]), "the footer is still there"
    press(newsroom, ts, actions.UNCHECKED)
    now = newsroom.answers("#newsroom", ts)
    assert actions.CHECKED in json.dumps(now)
    assert "Checked by" not in shown(now)
    assert len(now) == before, "no message was added"


@pytest.mark.connections("sockets", "http")
def test_something_is_wrong_asks_which_line_and_keeps_it(newsroom: Newsroom, ts: str) -> None:
    press(newsroom, ts, actions.WRONG)
    lines = field(newsroom.window(), feedback_modal.LINE)["options"]
    line = next(option["value"] for option in lines if "Jonas Vik" in option["text"]["text"])
    values = {feedback_modal.LINE: line, feedback_modal.KIND: "source", feedback_modal.NOTE: "It was her deputy."}
    assert newsroom.send(values) == talk.THANKS
    (report,) = Feedback(newsroom.engine).reports()
    assert (report.statement, report.kind, report.note) == (line.split()[0], "source", "It was her deputy.")
    assert report.request == newsroom.request("#newsroom", ts)


def test_what_was_deleted_meanwhile_is_said_to_be_gone_and_a_report_of_it_is_not_kept(newsroom: Newsroom) -> None:
    ts, kept = newsroom.read(STORY), Feedback(newsroom.engine).reports()
    answers = newsroom.answers("#newsroom", ts)
    newsroom.press(answers, actions.WRONG)
    newsroom.window()
    newsroom.delete(ts)
    assert newsroom.breakdown("#newsroom", ts) is None
    sent = {
        feedback_modal.LINE: feedback_modal.WHOLE,
        feedback_modal.KIND: "other",
        feedback_modal.NOTE: "He never said so.",
    }
    assert newsroom.send(sent) == talk.GONE
    assert Feedback(newsroom.engine).reports() == kept
    newsroom.press(answers, actions.EXPORT)
    assert "was deleted" in shown(newsroom.answers("#newsroom", ts))


@pytest.mark.parametrize("action", [actions.WRONG, actions.SENTENCES])
def test_a_window_that_slack_does_not_show_is_answered_in_words(newsroom: Newsroom, ts: str, action: str) -> None:
    before = len(newsroom.private(thread=ts))
    newsroom.desk.faults.add("views.open", "refused", times=1, error="expired_trigger_id")
    press(newsroom, ts, action)
    assert talk.NO_WINDOW in shown(newsroom.private(thread=ts)[before:])


@pytest.mark.connections("sockets", "http")
def test_export_puts_two_files_into_the_thread_and_verify_proves_them(newsroom: Newsroom, ts: str) -> None:
    press(newsroom, ts, actions.EXPORT)
    message = next(m for m in newsroom.answers("#newsroom", ts) if m.get("files"))
    names = [file["name"] for file in message["files"]]
    assert [name.rpartition(".")[2] for name in names] == ["md", "json"]
    content = {f.name: f.content.decode() for f in newsroom.desk.workspace.files.values() if f.name in names}
    assert verify(content[names[1]], STORY).quotes >= 3
    assert "> Mayor Ida Brandt denied that **the bridge is unsafe**." in content[names[0]]


def test_an_export_that_slack_took_before_the_connection_broke_is_not_sent_again(newsroom: Newsroom) -> None:
    thread = newsroom.read(STORY)
    newsroom.desk.faults.add("files.completeUploadExternal", "lost_after", times=1)
    press(newsroom, thread, actions.EXPORT)
    assert len([m for m in newsroom.answers("#newsroom", thread) if m.get("files")]) == 1


def test_the_export_of_a_private_answer_is_for_its_asker_alone(newsroom: Newsroom) -> None:
    dm = newsroom.desk.dm("ana")
    seen = len(newsroom.desk.messages(dm))
    private = newsroom.command(f"/claims {STORY}")
    top = len(newsroom.desk.messages("#newsroom", "ben"))
    newsroom.press(private, actions.EXPORT)
    assert talk.EXPORTED_DIRECTLY in shown(newsroom.private())
    files = [file["name"] for m in newsroom.desk.messages(dm)[seen:] for file in m.get("files") or ()]
    assert [name.rpartition(".")[2] for name in files] == ["md", "json"]
    assert len(newsroom.desk.messages("#newsroom", "ben")) == top


def test_a_draft_quotes_the_charge_exactly_and_only_the_asker_sees_it(newsroom: Newsroom) -> None:
    ts = newsroom.read(CHARGE)
    press(newsroom, ts, actions.REQUEST)
    draft = newsroom.private(thread=ts)
    assert "nothing was sent" in shown(draft)
    assert "accused the builder, Kaltmann, of using thin steel" in shown(draft)
    assert "against you (the builder, Kaltmann)" in shown(draft)
    assert not newsroom.private(viewer="ben", thread=ts)


def test_the_private_answer_is_posted_for_all_once(newsroom: Newsroom) -> None:
    private = newsroom.command(f"/claims {STORY}", user="ben")
    top = len(newsroom.desk.messages("#newsroom"))
    posted = newsroom.publish(private, "ben", times=2)
    assert len(newsroom.desk.messages("#newsroom")) == top + 1
    thread = newsroom.answers("#newsroom", posted)
    assert "Ida Brandt" in shown(thread[:1])
    assert "the words are exact" in shown(thread[:1])
    newsroom.press(thread, actions.CHECKED)
    assert "Checked by" in shown(newsroom.answers("#newsroom", posted))
    assert "Chosen by the names and words" in shown(newsroom.reply(posted, "what does Jonas Vik say?"))


@pytest.mark.parametrize("place", ["thread", "private answer"])
def test_the_sentences_of_a_dispute_open_in_a_window(newsroom: Newsroom, ts: str, place: str) -> None:
    is_private = place == "private answer"
    answers = newsroom.command(f"/claims {STORY}") if is_private else newsroom.answers("#newsroom", ts)
    newsroom.press(answers, actions.SENTENCES)
    assert "Mayor Ida Brandt denied that the bridge is unsafe." in quotes_of(newsroom.window()["blocks"])
    newsroom.desk.close("ana")


def test_everyone_by_speaker_is_posted_once(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers, "breakdown", lambda *_: read_by_model())
    ts = newsroom.ask("A crane fell at Harrow Quay.")
    answers = newsroom.thread("#newsroom", ts)
    assert "The harbour board" not in shown(answers)
    newsroom.press(answers, actions.EVERYONE, times=2)
    assert talk.ALREADY_SHOWN in shown(newsroom.private(thread=ts))
    more = newsroom.answers("#newsroom", ts)[len(answers) :]
    assert shown(more).count("The harbour board said") == 1


def test_a_private_answer_that_was_forgotten_is_said_to_be_gone_to_its_asker_alone(newsroom: Newsroom) -> None:
    known = set(newsroom.requests("command"))
    private = newsroom.command(f"/claims {STORY}", user="ben")
    (name,) = set(newsroom.requests("command")) - known
    newsroom.command("/claims forget all of mine", user="ben")
    assert newsroom.outcomes()[name] == "forgotten"
    before, top = len(newsroom.private(viewer="ben")), len(newsroom.desk.messages("#newsroom"))
    newsroom.press(private, actions.PUBLISH, "ben")
    assert talk.GONE in shown(newsroom.private(viewer="ben")[before:])
    assert len(newsroom.desk.messages("#newsroom")) == top


@pytest.mark.connections("sockets", "http")
@pytest.mark.parametrize("is_reply", [False, True])
def test_the_shortcut_answers_privately_and_posts_into_the_thread(newsroom: Newsroom, is_reply: bool) -> None:
    root = newsroom.desk.say("#newsroom", "ben", "Has anybody read this?") if is_reply else None
    ts = newsroom.desk.say("#newsroom", "ben", STORY, root)
    private = newsroom.shortcut(ts, thread=root)
    assert not newsroom.answers("#newsroom", root or ts)
    newsroom.press(private, actions.PUBLISH)
    assert "the words are exact" in shown(newsroom.answers("#newsroom", root or ts))


def test_the_shortcut_on_a_message_without_an_article_says_so(newsroom: Newsroom) -> None:
    own = newsroom.read(STORY)
    answer = newsroom.answers("#newsroom", own)[0]["ts"]
    assert talk.ALREADY_READ in shown(newsroom.shortcut(own, thread=own))
    assert talk.OWN_MESSAGE in shown(newsroom.shortcut(answer, thread=own))

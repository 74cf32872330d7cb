"""Forgetting, at the desk: everything that a person may delete goes, and nothing of others."""

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.articles import from_text
from bot.jobs.workers import Workers
from bot.views import talk
from tests.store.traces import files_with

LINK = "https://rejoinder.invalid/story"
RARE_LINK = "https://rejoinder.invalid/bridge"
RARE = "quixalberg"


@pytest.fixture(autouse=True)
def readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every link leads to the story."""
    monkeypatch.setattr(Workers, "article", lambda *_: from_text(STORY).model_copy(update={"url": LINK}))


def asked_by(newsroom: Newsroom, kind: str) -> dict[str, str | None]:
    outcomes = newsroom.outcomes()
    return {name: outcomes.get(name) for name in newsroom.requests(kind)}


def test_a_link_that_was_read_privately_is_neither_shown_to_another_person_nor_deleted_by_them(
    newsroom: Newsroom,
) -> None:
    newsroom.told(f"/claims {LINK}")
    assert talk.forgotten(0).text in newsroom.told(f"/claims forget {LINK}", user="ben")
    assert set(asked_by(newsroom, "command").values()) == {"answered"}
    newsroom.read(LINK)
    assert talk.forgotten(1).text in newsroom.told(f"/claims forget {LINK}", user="ben")
    assert set(asked_by(newsroom, "command").values()) == {"answered"}
    assert talk.forgotten(1).text in newsroom.told(f"/claims forget {LINK}")
    assert set(asked_by(newsroom, "command").values()) == {"forgotten"}


def read_privately(newsroom: Newsroom, ts: str) -> str:
    """Ana's private reading of a message: its request, once it has ended."""
    before = set(newsroom.requests("shortcut"))
    newsroom.shortcut(ts)
    (name,) = set(newsroom.requests("shortcut")) - before
    return name


def test_a_private_reading_goes_with_its_message_and_not_with_the_thread_that_this_stands_in(
    newsroom: Newsroom,
) -> None:
    root = newsroom.desk.say("#newsroom", "ben", STORY)
    reply = newsroom.desk.say("#newsroom", "ben", STORY, thread_ts=root)
    private = {ts: read_privately(newsroom, ts) for ts in (root, reply)}
    newsroom.delete(root, "ben")
    assert (newsroom.outcomes()[private[root]], newsroom.outcomes()[private[reply]]) == ("forgotten", "answered")
    newsroom.delete(reply, "ben")
    assert newsroom.outcomes()[private[reply]] == "forgotten"
    assert newsroom.reading(private[reply]) is None


@pytest.fixture
def rare(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> str:
    """The time stamp of a message with a link to a story with a rare word, once the word is in the ledger too."""
    story = from_text(STORY.replace("Alder", RARE.capitalize())).model_copy(update={"url": RARE_LINK})
    monkeypatch.setattr(Workers, "article", lambda *_: story)
    ts = newsroom.ask(RARE_LINK)
    until(lambda: "unsafe" in newsroom.told(f"/claims about {RARE}"))
    assert files_with(str(newsroom.engine.url), RARE)
    return ts


@pytest.mark.parametrize("how", ["message deleted", "link forgotten"])
def test_of_what_is_deleted_no_word_is_left_in_any_file(newsroom: Newsroom, rare: str, how: str) -> None:
    if how == "message deleted":
        newsroom.delete(rare)
    else:
        assert talk.forgotten(1).text in newsroom.told(f"/claims forget {RARE_LINK}")
    assert newsroom.outcomes()[newsroom.request("#newsroom", rare)] == "forgotten"
    assert files_with(str(newsroom.engine.url), RARE) == []


def test_a_question_does_not_bring_back_what_was_deleted(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    silent = newsroom.desk.say("#newsroom", "ben", LINK)
    newsroom.read("", thread_ts=silent)
    assert "that you asked for" in newsroom.told("/claims forget all of mine")
    assert "nothing to delete" in newsroom.told("/claims forget all of mine")
    for thread in (ts, silent):
        assert talk.GONE in shown(newsroom.reply(thread, "who denies it?"))
    assert newsroom.outcomes()[newsroom.request("#newsroom", ts)] == "forgotten"


def test_what_one_person_read_privately_and_deleted_is_not_spoken_of_to_others(newsroom: Newsroom) -> None:
    root = newsroom.desk.say("#newsroom", "ben", STORY)
    read_privately(newsroom, root)
    newsroom.told("/claims forget all of mine")
    assert talk.GONE not in shown(newsroom.reply(root, "who denies it?"))

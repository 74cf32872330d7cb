"""Forgetting, at the desk: everything that a person may delete goes, and nothing of others."""

import pytest
import sqlalchemy as sa

from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.articles import from_text
from bot.jobs.workers import Workers
from bot.store.engine import read_only
from bot.store.schema import ledger_statements, ledger_words
from bot.views import talk
from tests.store.traces import files_with

LINK = "https://rejoinder.invalid/story"
RARE_LINK = "https://rejoinder.invalid/bridge"
RARE = "quixalberg"


@pytest.fixture(autouse=True)
def readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every link leads to the story."""
    monkeypatch.setattr(Workers, "article", lambda *_: from_text(STORY).model_copy(update={"url": LINK}))


def privately(newsroom: Newsroom, user: str, line: str) -> str:
    """What a command answers, once that is whole."""
    said = newsroom.command(line, user=user)
    newsroom.quiet()
    return shown(said)


def asked_by(newsroom: Newsroom, kind: str) -> dict[str, str | None]:
    outcomes = newsroom.outcomes()
    return {name: outcomes.get(name) for name in newsroom.requests(kind)}


def test_a_link_that_was_read_privately_is_neither_shown_to_another_person_nor_deleted_by_them(
    newsroom: Newsroom,
) -> None:
    privately(newsroom, "ana", f"/claims {LINK}")
    assert talk.forgotten(0).text in privately(newsroom, "ben", f"/claims forget {LINK}")
    assert set(asked_by(newsroom, "command").values()) == {"answered"}
    newsroom.read(LINK)
    assert talk.forgotten(1).text in privately(newsroom, "ben", f"/claims forget {LINK}")
    assert set(asked_by(newsroom, "command").values()) == {"answered"}
    assert talk.forgotten(1).text in privately(newsroom, "ana", f"/claims forget {LINK}")
    assert set(asked_by(newsroom, "command").values()) == {"forgotten"}


def read_privately(newsroom: Newsroom, ts: str) -> str:
    """Ana's private reading of a message: its request, once it has ended."""
    before = set(newsroom.requests("shortcut"))
    newsroom.desk.shortcut("#newsroom", "ana", ts, "who_claims_what")
    (name,) = until(lambda: set(newsroom.requests("shortcut")) - before)
    newsroom.quiet()
    return str(name)


def test_a_private_reading_goes_with_its_message_and_not_with_the_thread_that_this_stands_in(
    newsroom: Newsroom,
) -> None:
    root = newsroom.desk.say("#newsroom", "ben", STORY)
    reply = newsroom.desk.say("#newsroom", "ben", STORY, thread_ts=root)
    private = {ts: read_privately(newsroom, ts) for ts in (root, reply)}
    newsroom.desk.delete("#newsroom", "ben", root)
    until(lambda: newsroom.outcomes()[private[root]] == "forgotten")
    newsroom.quiet()
    assert newsroom.outcomes()[private[reply]] == "answered"
    newsroom.desk.delete("#newsroom", "ben", reply)
    until(lambda: newsroom.outcomes()[private[reply]] == "forgotten")
    assert newsroom.reading(private[reply]) is None


@pytest.fixture
def rare(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> str:
    """The time stamp of a message with a link to a story with a rare word, once the word is in the ledger too."""
    story = from_text(STORY.replace("Alder", RARE.capitalize())).model_copy(update={"url": RARE_LINK})
    monkeypatch.setattr(Workers, "article", lambda *_: story)
    ts = newsroom.ask(RARE_LINK)
    kept = sa.select(ledger_words.c.word).join(ledger_statements, ledger_statements.c.id == ledger_words.c.statement)
    kept = kept.where(ledger_statements.c.reading == newsroom.request("#newsroom", ts))

    def is_indexed() -> bool:
        with read_only(newsroom.engine) as connection:
            return RARE in set(connection.execute(kept).scalars())

    until(is_indexed)
    newsroom.quiet()
    assert files_with(str(newsroom.engine.url), RARE)
    return ts


@pytest.mark.parametrize("how", ["message deleted", "link forgotten"])
def test_of_what_is_deleted_no_word_is_left_in_any_file(newsroom: Newsroom, rare: str, how: str) -> None:
    if how == "message deleted":
        newsroom.desk.delete("#newsroom", "ana", rare)
        newsroom.quiet()
    else:
        assert talk.forgotten(1).text in privately(newsroom, "ana", f"/claims forget {RARE_LINK}")
    assert newsroom.outcomes()[newsroom.request("#newsroom", rare)] == "forgotten"
    assert files_with(str(newsroom.engine.url), RARE) == []


def test_a_question_does_not_bring_back_what_was_deleted(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    silent = newsroom.desk.say("#newsroom", "ben", LINK)
    newsroom.ask("", thread_ts=silent)
    newsroom.quiet()
    privately(newsroom, "ana", "/claims forget all of mine")
    for thread in (ts, silent):
        newsroom.ask("who denies it?", thread_ts=thread)
        newsroom.quiet()
        assert talk.GONE in shown(newsroom.answers("#newsroom", thread)[-1:])
    assert newsroom.outcomes()[newsroom.request("#newsroom", ts)] == "forgotten"


def test_what_one_person_read_privately_and_deleted_is_not_spoken_of_to_others(newsroom: Newsroom) -> None:
    root = newsroom.desk.say("#newsroom", "ben", STORY)
    read_privately(newsroom, root)
    privately(newsroom, "ana", "/claims forget all of mine")
    newsroom.ask("who denies it?", thread_ts=root)
    newsroom.quiet()
    assert talk.GONE not in shown(newsroom.answers("#newsroom", root))

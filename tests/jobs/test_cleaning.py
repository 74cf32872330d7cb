"""Texts are gone when they are older than the setting says, with their jobs, and nothing younger is."""

import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks import databases
from benchmarks.newsroom import STORY, Newsroom
from bot.app import at_desk, running_bot
from bot.articles import from_text
from bot.breakdown import Tokens
from bot.jobs import retention
from bot.jobs.retention import DAY, RetentionJob
from bot.ledger import Place, remembered
from bot.ledger.search import indexed
from bot.settings import load
from bot.store import Store
from bot.store.schema import requests
from bot.store.token_budget import Budget
from slackdesk import Desk
from tests.jobs.office import Clock
from tests.ledger.breakdowns import answered
from tests.slack.conftest import AT_ONCE, QUICK
from tests.store.rows import SILENT, read
from tests.store.test_store import everything
from tests.store.traces import files_with

KEEP = 90
WORD = "heliotrope"
"""Stands in every text below, and is looked for in every table."""
OLD_WORD, YOUNG_WORD = "quixalberg", "wolfsegg"
"""Words that are their own stems, as the ledger keeps them."""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PAUSE", 0.0)
    monkeypatch.setattr(retention, "AT_A_TIME", 2)


def keep(store: Store, name: str, age: float) -> None:
    """A request with a text in every table that holds one, `age` seconds old."""
    breakdown = SILENT.model_copy(update={"article": from_text(f"The {WORD} is blue, she said.")})
    asked = read(store, name, breakdown=breakdown, text=WORD)
    store.posts.plan(name, [{"text": WORD}])
    Budget(store.engine, load(_env_file=None)).record(asked, Tokens.model_validate({"in": 1, "out": 0}))
    moment = time.time() - age
    with store.engine.begin() as connection:
        connection.execute(sa.update(requests).where(requests.c.id == name).values(asked_at=moment, closed_at=moment))


def test_no_word_of_what_was_deleted_is_left_in_any_file(tmp_path: Path) -> None:
    with Store(databases.sqlite(tmp_path)) as store:
        for name, age, word in (("old", KEEP + 1, OLD_WORD), ("young", KEEP - 1, YOUNG_WORD)):
            keep(store, name, age * DAY)
            breakdown = answered(f"{{Ruth Odell}} <said> [that the {word} is unsafe].")
            place = Place(reading=name, team="T1", channel="C1", at=1.0)
            store.ledger.keep(name, indexed(remembered(breakdown, place)), public=True)
        assert files_with(store.url, OLD_WORD)
        assert RetentionJob(store, KEEP, lambda _: None).look()
        assert files_with(store.url, OLD_WORD) == []
        assert files_with(store.url, YOUNG_WORD)


@pytest.mark.databases("sqlite", "postgresql")
def test_what_is_older_is_deleted_everywhere_and_what_is_younger_is_kept(store: Store) -> None:
    for number in range(5):
        keep(store, f"old{number}", (KEEP + 1) * DAY)
    keep(store, "young", (KEEP - 1) * DAY)
    deleted: list[str] = []
    assert RetentionJob(store, KEEP, deleted.extend).look()
    assert sorted(deleted) == [f"old{number}" for number in range(5)]
    assert "old" not in everything(store)
    assert store.readings.breakdown("young")
    with store.engine.begin() as connection:
        connection.execute(sa.delete(requests).where(requests.c.id == "young"))
    assert WORD not in everything(store)


def test_it_is_done_once_a_night(store: Store) -> None:
    clock = Clock(2026, 5, 4, 12, 0)
    here, elsewhere = (RetentionJob(store, KEEP, lambda _: None, clock) for _ in range(2))
    assert [here.look(), here.look(), elsewhere.look()] == [True, False, False]
    clock.go(days=1)
    assert [elsewhere.look(), here.look()] == [True, False]


def test_cut_short_it_is_done_again(store: Store) -> None:
    keep(store, "old", (KEEP + 1) * DAY)

    def killed(_: list[str]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        RetentionJob(store, KEEP, killed).look()
    assert "old" in everything(store)
    assert RetentionJob(store, KEEP, lambda _: None).look()
    assert "old" not in everything(store)


def test_zero_days_keep_everything(store: Store) -> None:
    keep(store, "old", 10_000 * DAY)
    assert RetentionJob(store, 0, lambda _: None).look()
    assert store.readings.breakdown("old")


@pytest.mark.slow
def test_a_bot_that_starts_deletes_its_old_jobs_too(tmp_path: Path) -> None:
    url = databases.sqlite(tmp_path)
    settings = load(_env_file=None, reader="offline", database_url=url, retention_days=1)
    with Desk(settings=AT_ONCE) as desk:
        newsroom = Newsroom(desk, url)
        with running_bot(at_desk(settings, desk), timings=QUICK):
            ts = newsroom.ask(STORY)
            newsroom.thread("#newsroom", ts)
        name = newsroom.request("#newsroom", ts)
        assert name in newsroom.engine_rows()
        with newsroom.engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM checkpoints"))
            connection.execute(sa.update(requests).values(asked_at=0.0, closed_at=0.0))
        with running_bot(at_desk(settings, desk), timings=QUICK):
            desk.wait_for(lambda _: name not in newsroom.engine_rows())
        assert newsroom.breakdown("#newsroom", ts) is None
        newsroom.close()

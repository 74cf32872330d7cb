"""A channel that two workspaces share has one id in both: what belongs to one of them is not found by the other."""

import time
from datetime import date

from bot.articles import from_text
from bot.digest import Schedule
from bot.settings import WorkspaceSettings, load
from bot.store import Store
from bot.store.budget import Budget
from bot.store.feeds import WatchedFeed
from tests.store.rows import LINK, asked, read

DAY = date(2026, 5, 7)
HERE, THERE = ("T1", "C1"), ("T2", "C1")


def test_readings(store: Store) -> None:
    for team in ("T1", "T2"):
        read(store, f"{team}:C1:1.1", team=team)
    assert store.threads.read_in(*HERE, "1.1") == ["T1:C1:1.1"]
    assert store.threads.of_link(*THERE, LINK, "U1") == ["T2:C1:1.1"]
    assert store.threads.of_message(*HERE, "1.1")[0] == "T1:C1:1.1"
    assert not [name for name in store.threads.of_message(*HERE, "1.1") if name.startswith("T2")]


def test_digests(store: Store) -> None:
    schedule = Schedule(hour=8, minute=0, days=tuple(range(7)), zone="UTC")
    store.channels.change(*HERE, schedule=schedule)
    store.digests.note(*HERE, DAY, time.time(), skipped=True)
    assert store.channels.get(*THERE).schedule is None
    assert store.digests.last_day(*THERE) is None
    store.channels.change(*THERE, replies_earlier=True)
    assert store.channels.get(*HERE).schedule == schedule
    assert not store.channels.get(*HERE).replies_earlier


def test_feeds(store: Store) -> None:
    for team, words in (("T1", "bridge"), ("T2", "")):
        store.feeds.watch(WatchedFeed(team=team, channel="C1", url=LINK, words=words))
    store.feeds.seen(*HERE, LINK, DAY.isoformat(), "request")
    assert store.feeds.fresh(*THERE, [LINK]) == [LINK]
    assert store.feeds.read_on(*THERE, DAY.isoformat()) == 0
    assert store.feeds.unwatch(*THERE, LINK)
    assert [feed.words for feed in store.feeds.of_channel(*HERE)] == ["bridge"]


def test_what_slack_says_of_it(store: Store) -> None:
    store.channels.learn(*HERE, "public", time.time())
    assert store.channels.visibility(*THERE, 0) is None


def test_a_budget_is_that_of_the_workspace(store: Store) -> None:
    settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9")
    own = {"T1": WorkspaceSettings(daily_tokens=1), "T2": WorkspaceSettings(reader="offline")}
    budget = Budget(store.engine, settings.model_copy(update={"workspaces": own}))
    article = from_text("The bridge is safe, the mayor said.")
    assert budget.refusal(asked(store, "1"), article) is None
    assert budget.refusal(asked(store, "2"), article) == "workspace"
    assert budget.refusal(asked(store, "3", team="T3"), article) is None
    assert [budget.uses_model(team) for team in ("T1", "T2", "T3")] == [True, False, True]
    assert budget.spent(*THERE, "U1").workspace == 0

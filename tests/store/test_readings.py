"""Readings: found by those who were shown them, corrected, forgotten; in a channel that two workspaces share by each its own."""

import time
from datetime import date

import pytest

from bot.breakdown import Correction, Tokens
from bot.digest import Schedule
from bot.settings import WorkspaceSettings, load
from bot.store import Report, Store
from bot.store.feeds import WatchedFeed
from bot.store.token_budget import Budget
from tests.store.rows import LINK, asked, read


@pytest.mark.parametrize("kind", ["command", "shortcut"])
def test_a_private_reading_of_a_link_is_found_by_its_asker_alone(store: Store, kind: str) -> None:
    read(store, "for all")
    read(store, "hers", kind, user="UALICE", thread=None)
    assert set(store.forgetting.of_link("T1", "C1", LINK, "UALICE")) == {"for all", "hers"}
    assert store.forgetting.of_link("T1", "C1", LINK, "UBOB") == ["for all"]


@pytest.mark.parametrize("other", ["?fbclid=1&utm_campaign=x", "?utm_medium=a#b"])
def test_a_link_with_what_only_tells_who_sent_the_reader_is_the_same_link(store: Store, other: str) -> None:
    read(store, "read")
    assert store.forgetting.of_link("T1", "C1", LINK + other, "U1") == ["read"]
    assert store.forgetting.of_link("T1", "C1", f"{LINK}?id=2", "U1") == []
    assert store.forgetting.of_link("T1", "C1", "https://example.com/sto", "U1") == []


def test_all_that_one_person_pasted_or_asked_for_is_found_wherever_it_was_and_nothing_of_others(store: Store) -> None:
    for name, user, team in (("pasted", "U1", "T1"), ("another’s", "U2", "T1"), ("elsewhere", "U1", "T2")):
        asked(store, name, kind="command", channel="C9", text="A leaked memo.", user=user, team=team)
    read(store, "read")
    assert sorted(store.forgetting.of_user("T1", "U1")) == ["pasted", "read"]
    store.forgetting.forget("pasted")
    assert store.forgetting.of_user("T1", "U1") == ["read"]


WITHDRAWN = Correction(statement="s1", kind="withdrawn", reason="Zanzibar.", by="Ana", at=1.0)


def corrections(store: Store) -> tuple[Correction, ...] | None:
    breakdown = store.readings.breakdown("r")
    return breakdown.corrections if breakdown else None


def test_the_last_correction_of_a_line_counts_and_one_that_it_stands_ends_it(store: Store) -> None:
    read(store, "r")
    store.feedback.correct("V1", "U1", {"r": WITHDRAWN})
    other = WITHDRAWN.model_copy(update={"kind": "corrected", "at": 2.0})
    store.feedback.correct("V2", "U1", {"r": other})
    store.feedback.correct("V2", "U1", {"r": other})
    assert corrections(store) == (other,)
    store.feedback.correct("V3", "U1", {"r": WITHDRAWN.model_copy(update={"kind": "stands", "at": 3.0})})
    assert corrections(store) == ()


def test_a_private_answer_is_an_earlier_reading_for_its_channel_once_it_is_posted(store: Store) -> None:
    read(store, "hers", "command", thread=None)
    article, later = store.readings.article("hers"), asked(store, "later")
    assert article
    assert store.threads.same_article(later, article) == []
    asked(store, "posted", kind="publish", about="hers")
    store.requests.close("posted", "answered")
    assert store.threads.same_article(later, article) == ["hers"]


def test_a_report_is_open_until_its_line_is_settled(store: Store) -> None:
    read(store, "r")
    for name, statement in (("V1", "s1"), ("V2", "s1"), ("V3", None)):
        store.feedback.report(Report(id=name, request="r", user="U1", statement=statement, kind="quote", note=""))
    assert store.feedback.open_reports("r") == 2
    store.feedback.correct("V4", "U1", {"r": WITHDRAWN.model_copy(update={"at": 1e12})})
    assert store.feedback.open_reports("r") == 1
    store.feedback.correct("V5", "U1", {"r": WITHDRAWN.model_copy(update={"statement": None, "at": 1e12})})
    assert store.feedback.open_reports("r") == 0


def test_what_is_forgotten_keeps_no_correction_and_gets_none(store: Store) -> None:
    read(store, "r")
    store.feedback.correct("V1", "U1", {"r": WITHDRAWN})
    store.forgetting.forget("r")
    store.feedback.correct("V2", "U1", {"r": WITHDRAWN})
    assert store.feedback.made("V1") == {}
    assert store.feedback.made("V2") == {}


DAY = date(2026, 5, 7)
HERE, THERE = ("T1", "C1"), ("T2", "C1")


def test_in_a_channel_that_two_workspaces_share_each_has_its_own_readings_and_settings(store: Store) -> None:
    for team, words in (("T1", "bridge"), ("T2", "")):
        read(store, f"{team}:C1:1.1", team=team)
        store.feeds.watch(WatchedFeed(team=team, channel="C1", url=LINK, words=words))
    assert store.threads.read_in(*HERE, "1.1") == ["T1:C1:1.1"]
    assert store.forgetting.of_link(*THERE, LINK, "U1") == ["T2:C1:1.1"]
    assert all(name.startswith("T1:C1:1.1") for name in store.threads.of_message(*HERE, "1.1"))
    schedule = Schedule(hour=8, minute=0, days=tuple(range(7)), zone="UTC")
    store.channels.change(*HERE, schedule=schedule)
    store.channels.change(*THERE, rules_only=True)
    store.channels.learn(*HERE, "public", time.time())
    store.digests.note(*HERE, DAY, time.time())
    here, there = store.channels.get(*HERE), store.channels.get(*THERE)
    assert (here.schedule, here.rules_only) == (schedule, False)
    assert (there.schedule, there.rules_only) == (None, True)
    assert store.channels.visibility(*THERE, 0) is None
    assert store.digests.last_day(*THERE) is None
    store.feeds.seen(*HERE, LINK, DAY.isoformat(), "request")
    assert store.feeds.fresh(*THERE, [LINK]) == [LINK]
    assert store.feeds.read_on(*THERE, DAY.isoformat()) == 0
    assert store.feeds.unwatch(*THERE, LINK)
    assert [feed.words for feed in store.feeds.of_channel(*HERE)] == ["bridge"]


def test_a_budget_is_that_of_the_workspace(store: Store) -> None:
    settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9")
    own = {"T1": WorkspaceSettings(daily_tokens=1), "T2": WorkspaceSettings(reader="offline")}
    budget = Budget(store.engine, settings.model_copy(update={"workspaces": own}))
    assert not budget.is_used_up(asked(store, "1"))
    budget.record(asked(store, "1"), Tokens.model_validate({"in": 1, "out": 0}))
    assert budget.is_used_up(asked(store, "2"))
    assert not budget.is_used_up(asked(store, "3", team="T3"))
    assert [budget.uses_model(team) for team in ("T1", "T2", "T3")] == [True, False, True]
    assert budget.spent("T2") == 0

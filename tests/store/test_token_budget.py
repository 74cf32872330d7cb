"""Tokens are counted once a request, by workspace, channel, person and day, and held to the caps, on both databases."""

import time
from typing import Any

import pytest

from bot.breakdown import Tokens
from bot.settings import load
from bot.store import Store
from bot.store.token_budget import Budget, day_of
from tests.store.rows import asked

pytestmark = pytest.mark.databases("sqlite", "postgresql")

NOON = 1_795_780_800.0
DAY = 86_400.0


def budget(store: Store, now: float = NOON, **caps: int) -> Budget:
    """A budget with a model, on a day."""
    named: dict[str, Any] = {f"daily_tokens{name}": cap for name, cap in caps.items()}
    return Budget(store.engine, load(_env_file=None, openai_base_url="http://127.0.0.1:9", **named), lambda: now)


def tokens(sent: int, given: int = 0) -> Tokens:
    return Tokens.model_validate({"in": sent, "out": given})


def test_what_a_reading_cost_counts_once(store: Store) -> None:
    request, kept = asked(store, "a"), budget(store)
    for sent in (30, 99):  # a step may run again
        kept.record(request, tokens(sent, 12))
    assert kept.spent("T1") == 42


def test_each_channel_person_day_and_workspace_has_its_own_count(store: Store) -> None:
    places = [
        ("C1", "U1", "T1", 0),
        ("C1", "U2", "T1", 0),
        ("C2", "U1", "T1", 0),
        ("C1", "U1", "T2", 0),
        ("C1", "U1", "T1", 1),
    ]
    for number, (channel, user, team, days) in enumerate(places):
        request = asked(store, str(number), channel=channel, user=user, team=team)
        budget(store, NOON - days * DAY).record(request, tokens(10**number))
    today = budget(store)
    assert (today.spent("T1"), today.spent("T1", channel="C1"), today.spent("T1", user="U1")) == (111, 11, 101)


def test_over_a_cap_another_person_in_the_channel_is_refused_and_one_elsewhere_is_not(store: Store) -> None:
    first, kept = asked(store, "a"), budget(store, _per_channel=100)
    assert not kept.is_used_up(first)
    kept.record(first, tokens(100))
    assert kept.is_used_up(asked(store, "b", user="U2"))
    assert not kept.is_used_up(asked(store, "c", channel="C2"))


@pytest.mark.parametrize(
    ("caps", "is_used_up"),
    [
        ({}, False),
        ({"": 101}, False),
        ({"": 100}, True),
        ({"_per_channel": 100}, True),
        ({"_per_user": 100}, True),
        ({"": 200, "_per_channel": 101, "_per_user": 101}, False),
    ],
)
def test_a_budget_is_used_up_when_as_much_was_spent(store: Store, caps: dict[str, int], is_used_up: bool) -> None:
    request, kept = asked(store, "a"), budget(store, **caps)
    kept.record(request, tokens(100))
    assert kept.is_used_up(request) is is_used_up


def test_the_day_is_that_of_the_machines_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    late_in_london = 1_795_824_000.0 - 1_800  # half past eleven at night, UTC
    for zone, day in (("UTC", "2026-11-27"), ("Asia/Tokyo", "2026-11-28"), ("America/New_York", "2026-11-27")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert day_of(late_in_london) == day
    monkeypatch.undo()
    time.tzset()

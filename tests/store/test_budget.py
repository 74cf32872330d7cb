"""Tokens are counted once a request, by workspace, channel, person and day, and held to the caps, on both databases."""

import time
from typing import Any

import pytest

from bot.breakdown import Tokens
from bot.settings import load
from bot.store import Store
from bot.store.budget import Budget, Figures, day_of, exceeded
from tests.store.rows import asked

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
    assert kept.spent("T1", "C1", "U1") == Figures(workspace=42, channel=42, user=42)


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
    assert budget(store).spent("T1", "C1", "U1") == Figures(workspace=111, channel=11, user=101)


def test_over_a_cap_another_person_in_the_channel_is_refused_and_one_elsewhere_is_not(store: Store) -> None:
    first, kept = asked(store, "a"), budget(store, _per_channel=100)
    assert kept.refusal(first) is None
    kept.record(first, tokens(100))
    assert kept.refusal(asked(store, "b", user="U2")) == "channel"
    assert kept.refusal(asked(store, "c", channel="C2")) is None


@pytest.mark.parametrize(
    ("caps", "spent", "cap"),
    [
        ((0, 0, 0), (10**9, 10**9, 10**9), None),
        ((100, 0, 0), (99, 99, 99), None),
        ((100, 0, 0), (100, 0, 0), "workspace"),
        ((0, 50, 0), (100, 50, 50), "channel"),
        ((0, 50, 0), (100, 49, 50), None),
        ((0, 0, 10), (100, 100, 10), "user"),
        ((100, 50, 10), (100, 50, 10), "workspace"),
    ],
)
def test_a_budget_is_used_up_when_as_much_was_spent(
    caps: tuple[int, int, int], spent: tuple[int, int, int], cap: str | None
) -> None:
    names = ("workspace", "channel", "user")
    figures = [Figures(**dict(zip(names, tokens, strict=True))) for tokens in (caps, spent)]
    assert exceeded(*figures) == cap


def test_the_day_is_that_of_the_machines_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    late_in_london = 1_795_824_000.0 - 1_800  # half past eleven at night, UTC
    for zone, day in (("UTC", "2026-11-27"), ("Asia/Tokyo", "2026-11-28"), ("America/New_York", "2026-11-27")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert day_of(late_in_london) == day
    monkeypatch.undo()
    time.tzset()

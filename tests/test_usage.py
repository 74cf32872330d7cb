"""Which budget counts as used up, and the day that it is counted for."""

import time

import pytest

from bot.articles import from_text
from bot.usage import Figures, day_of, estimate, lines, midnight_before, reached


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
    assert (
        reached(Figures(**dict(zip(names, caps, strict=True))), Figures(**dict(zip(names, spent, strict=True)))) == cap
    )


def test_the_day_is_that_of_the_machines_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    late_in_london = 1_795_824_000.0 - 1_800  # half past eleven at night, UTC
    for zone, day in (("UTC", "2026-11-27"), ("Asia/Tokyo", "2026-11-28"), ("America/New_York", "2026-11-27")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert day_of(late_in_london) == day
        assert day_of(midnight_before(late_in_london)) == day
        assert day_of(midnight_before(late_in_london) - 1) < day
    monkeypatch.undo()
    time.tzset()


def test_a_long_article_is_expected_to_cost_more_than_a_short_one() -> None:
    short, long = estimate(from_text("It rained, she said.")), estimate(from_text("It rained, she said. " * 500))
    assert 0 < short.in_ < long.in_
    assert not long.exact


def test_usage_is_said_with_the_cap_where_there_is_one() -> None:
    said = " ".join(lines(Figures(channel=50_000), Figures(workspace=70_000, channel=12_345, user=5)))
    assert "12,345 of 50,000" in said
    assert "workspace: 70,000." in said

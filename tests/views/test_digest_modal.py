"""The window of the digest: within Slack's limits, showing what holds, and read back as it was sent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest import Schedule
from bot.digest.schedule import zones
from bot.views import digest_modal
from bot.views.digest_modal import ZONE, Chosen, read, window
from bot.views.forms import Incomplete
from slackdesk import limits
from slackdesk.interactions import _state

LONDON = Schedule(hour=8, minute=30, days=(0, 1, 2, 3, 4), zone="Europe/London")
NOW = Chosen(schedule=LONDON, replies_earlier=False)

schedules = st.builds(
    Schedule,
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    zone=st.sampled_from(sorted(zones().values())),
)


def sent(view: dict[str, Any], **values: Any) -> Chosen:
    """What comes back when these values are chosen and all others left as they are shown."""
    return read(_state(view["blocks"], values))


@given(schedule=schedules, replies=st.booleans())
def test_what_is_shown_and_sent_unchanged_is_what_holds(schedule: Schedule, replies: bool) -> None:
    holds = Chosen(schedule=schedule, replies_earlier=replies)
    view = window("C1", holds, schedule, "It comes on Monday.")
    assert limits.refuse_view(view) is None
    assert sent(view) == holds


@pytest.mark.parametrize(("written", "zone"), [("america/new york", "America/New_York"), (" UTC ", "UTC")])
def test_a_time_zone_is_known_however_it_is_written(written: str, zone: str) -> None:
    holds = sent(window("C1", NOW, LONDON, "…"), **{ZONE: written}).schedule
    assert holds is not None
    assert holds.zone == zone


def test_a_time_zone_that_there_is_not_is_refused_beside_its_name() -> None:
    with pytest.raises(Incomplete) as caught:
        sent(window("C1", NOW, LONDON, "…"), **{ZONE: "Elmsgate"})
    assert caught.value.errors == {ZONE: digest_modal.NO_ZONE}

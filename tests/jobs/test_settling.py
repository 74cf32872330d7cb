"""What a channel is told of its digest is what comes of it, whatever is changed and wherever its people live."""

from datetime import UTC, datetime

import pytest

from bot.articles.policy import FetchPolicy
from bot.jobs.digest_settings import DigestSettings
from tests.jobs.office import Door, Office

pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.fixture
def settling(office: Office, monkeypatch: pytest.MonkeyPatch) -> DigestSettings:
    """The settings of the office's channels, asked for from London."""
    monkeypatch.setattr(Door, "zone", lambda *_: "Europe/London")
    return DigestSettings(office.store, office.door, FetchPolicy(), office.clock)


def asked(settling: DigestSettings, words: str) -> str:
    return settling.set("T1", "C1", "U1", words).text


def come(office: Office, days: int) -> list[str]:
    """When digests come in so many days, by UTC."""
    found = []
    for _ in range(days * 48):
        office.clock.go(minutes=30)
        before = len(office.digests())
        office.rounds.ask_for_digests()
        if len(office.digests()) > before:
            found.append(f"{datetime.fromtimestamp(office.clock(), UTC):%A %H:%M}")
    return found


@pytest.mark.parametrize(
    ("words", "said", "comes"),
    [
        ("17:00 Europe/London", "Wednesday 6 May, 17:00", ["Wednesday 16:00", "Thursday 16:00"]),
        # There it is still Tuesday when the clock of Tokyo rings for Wednesday.
        ("08:30 Asia/Tokyo", "Wednesday 6 May, 08:30", ["Tuesday 23:30", "Wednesday 23:30"]),
        ("08:30 America/New_York", "Wednesday 6 May, 08:30", ["Wednesday 12:30", "Thursday 12:30"]),
    ],
)
def test_a_day_that_had_its_digest_has_no_other_by_another_clock_and_the_next_one_is_announced_as_it_comes(
    office: Office, settling: DigestSettings, words: str, said: str, comes: list[str]
) -> None:
    asked(settling, "08:30")
    assert come(office, 1) == ["Tuesday 07:30"]  # the clock stands at Tuesday noon
    assert said in asked(settling, words)
    assert come(office, 3)[:2] == comes

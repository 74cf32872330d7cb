"""What is posted where a guest reads tells of that channel alone; others still learn what it moves."""

import pytest

from bot.store import Request
from tests.jobs.office import BRIDGE, CLAIM, DENIAL, Office, schedule


def test_a_guest_in_the_new_thread_is_told_nothing_of_the_earlier_one_which_is(office: Office) -> None:
    office.store.digests.change("T1", "C1", replies_earlier=True)
    office.read(CLAIM)
    office.rounds.run_once()
    office.read(DENIAL, "C5")
    office.rounds.run_once()
    assert office.bodies(office.of("moved")[0]) == []
    (there,) = office.of("moved_earlier")
    assert "Halden Oil denied this" in office.bodies(there)[0]["text"]


def test_a_scheduled_digest_where_a_guest_reads_tells_of_that_channel_alone(office: Office) -> None:
    schedule(office, "C5")
    office.read(BRIDGE)
    office.read(f"{CLAIM}\n{DENIAL}", "C5")
    office.clock.go(hours=20)
    office.rounds.run_once()
    told = str(office.bodies(office.of("digest")[0]))
    assert "let diesel leak" in told
    assert "is unsafe" not in told


@pytest.mark.parametrize("channel", ["C1", "C5"])
def test_a_digest_that_a_guest_asks_for_now_tells_of_that_channel_alone(office: Office, channel: str) -> None:
    office.read(BRIDGE, "C2")
    office.read(f"{CLAIM}\n{DENIAL}", channel)
    office.rounds.run_once()
    now = Request(id="n1", kind="digest_now", team="T1", channel=channel, user="U9")
    told = str(office.bodies(now))
    assert "let diesel leak" in told
    assert "is unsafe" not in told

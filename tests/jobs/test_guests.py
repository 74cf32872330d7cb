"""What is posted where a guest reads tells of that channel alone; the other channels still get their notes."""

import pytest

from bot.store import Request
from tests.jobs.office import BRIDGE, CLAIM, DENIAL, Office, schedule


def test_a_note_in_a_thread_that_a_guest_reads_is_left_out_and_the_earlier_thread_has_its_own(office: Office) -> None:
    office.store.channels.change("T1", "C1", replies_earlier=True)
    office.read(CLAIM)
    office.rounds.run_once()
    office.read(DENIAL, "C5")
    office.rounds.run_once()
    assert office.bodies(office.of("moved")[0]) == []
    (there,) = office.of("moved_earlier")
    assert "Halden Oil denied this" in office.bodies(there)[0]["text"]


@pytest.mark.parametrize(("channel", "asker"), [("C5", ""), ("C5", "U9"), ("C1", "U9")])
def test_a_digest_that_a_guest_reads_or_asks_for_tells_of_that_channel_alone(
    office: Office, channel: str, asker: str
) -> None:
    if not asker:
        schedule(office, channel)
    office.read(BRIDGE, "C2")
    office.read(f"{CLAIM}\n{DENIAL}", channel)
    office.rounds.run_once()
    office.clock.go(hours=20)
    office.rounds.run_once()
    digest = Request(id="n1", kind="digest_now", team="T1", channel=channel, user=asker)
    told = str(office.bodies(digest if asker else office.of("digest")[0]))
    assert "let diesel leak" in told
    assert "is unsafe" not in told

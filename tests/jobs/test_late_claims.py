"""Claims that come into the ledger after their answer: two articles at once, of which the later is posted first."""

import pytest

from tests.jobs.office import CLAIM, DENIAL, Office

pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.mark.parametrize(
    "before", ["", "{Pim Kern} <denied|denies> that [he took bribes from a smuggler in the harbour of Ostmere].\n"]
)
def test_a_claim_that_is_posted_after_its_denial_is_found_and_told_once(office: Office, before: str) -> None:
    office.store.digests.change("T1", "C1", replies_earlier=True)
    office.read("{Ann Reyl} <said> that [Pim Kern took bribes from a smuggler in the harbour of Ostmere].")
    claim = office.read(CLAIM, posted=False)  # Slack takes its time
    office.clock.go(seconds=1)
    denial = office.read(before + DENIAL, "C2")
    office.rounds.run_once()
    assert len(office.of("moved")) == bool(before)
    office.store.requests.close(claim, "answered")
    for _ in range(2):
        office.rounds.run_once()
        office.other.run_once()
    told = [body["text"] for job in office.of("moved") for body in office.bodies(job)]
    assert sum("Halden Oil denied this" in text for text in told) == 1
    assert sum("Pim Kern denied this" in text for text in told) == bool(before)
    assert {job.about for job in office.of("moved")} == {denial}
    assert [job.thread for job in office.of("moved_earlier")].count(claim.rpartition(":")[2]) == 1


def test_what_was_read_first_is_what_is_answered_whichever_is_posted_first(office: Office) -> None:
    denial = office.read(DENIAL, posted=False)
    office.clock.go(seconds=1)
    claim = office.read(DENIAL.replace("denied|denies", "admitted|concedes"))
    office.rounds.run_once()
    office.store.requests.close(denial, "answered")
    office.rounds.run_once()
    (moved,) = office.of("moved")
    (one,) = office.store.ledger.moved_in(office.telling.viewer("T1", "C1"), claim)
    assert (moved.about, one.earlier.place.reading, one.later.place.reading) == (claim, denial, claim)

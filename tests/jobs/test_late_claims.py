"""A claim whose answer Slack takes late is in the ledger as soon as it is read."""

from tests.jobs.office import CLAIM, DENIAL, Office


def test_what_was_read_first_is_what_is_answered_whichever_is_posted_first(office: Office) -> None:
    claim = office.read(CLAIM, posted=False)  # Slack takes its time
    office.clock.go(seconds=1)
    denial = office.read(DENIAL, "C2")
    for _ in range(2):
        office.rounds.run_once()
        office.other.run_once()
    (moved,) = office.of("moved")
    (answer,) = office.store.ledger.moved_in(office.telling.viewer("T1", "C1"), denial)
    assert (moved.about, answer.earlier.place.reading, answer.later.place.reading) == (denial, claim, denial)

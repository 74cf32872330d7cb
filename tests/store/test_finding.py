"""Statements that a new one could answer are found among many, all that may be seen, and forgotten whole."""

from bot.ledger import Remembered
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.channels import Channels, Visibility
from bot.store.ledger import CANDIDATES, FRESH, Ledger
from tests.store.test_ledger import LEAK, NOW, keep, ledger, quotes, said, view

__all__ = ["ledger"]


def denial(reading: str = "T1:C3:9") -> Remembered:
    return said(
        reading, "that diesel leaked into the river Alder", who="Halden Oil", cue="denied", role="denies", at=NOW
    )


def found(ledger: Ledger, channel: str = "C3", user: str | None = None) -> list[tuple[str, str]]:
    """What is found, of what may be seen from the channel alone."""
    return [one.key for one in ledger.candidates(view(channel, user, sees_public=False), indexed([denial()]))]


def test_a_claim_is_found_under_many_newer_ones_of_other_rooms(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C3:1", LEAK)
    keep(store, ledger, claim)
    keep(store, ledger, *(said("T1:C4:2", f"{LEAK} {n} times", statement=f"s{n}") for n in range(2 * CANDIDATES)))
    assert found(ledger) == [claim.key]
    assert len(found(ledger, "C4")) == CANDIDATES
    assert len(ledger.candidates(view("C3"), indexed([denial()]))) == 1  # of C4 nobody said that it is public


def test_of_a_public_room_a_claim_is_found_from_another(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C2:1", LEAK)
    keep(store, ledger, claim)
    assert [one.key for one in ledger.candidates(view("C1"), indexed([denial()]))] == [claim.key]
    assert found(ledger, "C1") == []


def test_what_was_read_for_one_person_is_found_for_that_person_alone(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C3:1", LEAK, only="U1")
    keep(store, ledger, claim)
    assert found(ledger, "C3") == found(ledger, "C5", "U2") == []
    assert found(ledger, "C5", "U1") == [claim.key]


def test_from_wherever_one_looks_all_that_may_be_seen_is_found(store: Store, ledger: Ledger) -> None:
    kinds: tuple[Visibility, ...] = ("public", "public", "private", "public")
    for number, kind in enumerate(kinds):
        Channels(store.engine).learn("T1", f"C{number}", kind, NOW - (number == 3) * FRESH)
        keep(store, ledger, said(f"T1:C{number}:1", LEAK), public=number != 2)
        keep(store, ledger, said(f"T1:C{number}:2", LEAK, only="U1"), said(f"T1:C{number}:3", LEAK), public=False)
    for seen in (
        view(f"C{n}", user, sees_public=open_) for n in range(5) for user in (None, "U1") for open_ in (False, True)
    ):
        may = {one.key for one in ledger.about(seen, "diesel", most=100)[0]}
        assert {one.key for one in ledger.candidates(seen, indexed([denial("T1:C9:9")]))} == may


def test_no_word_is_too_long_to_be_kept(store: Store, ledger: Ledger) -> None:
    keep(store, ledger, said("T1:C3:1", f"{LEAK} {'é' * 5000} {'Ab' * 40}"))
    assert len(found(ledger)) == 1
    assert len(quotes(ledger.about(view("C3"), "Ab" * 40))) == 1

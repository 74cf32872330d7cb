"""Statements that a new one could answer are found among many: in their own room, after an upgrade, and forgotten whole."""

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.ledger import Remembered
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.ledger import CANDIDATES, LIKELIEST, Ledger
from bot.store.rooms import Rooms
from tests.store.test_ledger import LEAK, NOW, keep, quotes, said, view

BEFORE_ROOMS = "0008"
"""The last migration that found words without their rooms."""


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """The ledger of an empty store, where Slack has just said that C2 is public, and nothing of other rooms."""
    Rooms(store.engine).learn("T1", "C2", "public", NOW)
    return Ledger(store.engine)


def denial(reading: str = "T1:C3:9") -> Remembered:
    return said(reading, "that diesel leaked into the Alder", who="Halden Oil", cue="denied", stance="denies", at=NOW)


def found(ledger: Ledger, channel: str = "C3", user: str | None = None) -> list[tuple[str, str]]:
    """What is found, of what may be seen from the channel alone."""
    return [one.key for one in ledger.candidates(view(channel, user, sees_public=False), indexed([denial()]))]


def test_a_claim_is_found_under_many_newer_ones_of_other_rooms(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C3:1", LEAK)
    keep(store, ledger, claim)
    keep(store, ledger, *(said("T1:C4:2", f"{LEAK} {n} times", statement=f"s{n}") for n in range(2 * CANDIDATES)))
    assert found(ledger) == [claim.key]
    assert len(found(ledger, "C4")) == LIKELIEST
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


def test_an_upgrade_finds_what_was_kept_before(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C3:1", LEAK)
    keep(store, ledger, claim)
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, BEFORE_ROOMS)
        command.upgrade(config, "head")
    assert found(ledger) == [claim.key]
    assert quotes(ledger.about(view("C3"), "diesel")) == quotes(ledger.who(view("C3"), "Odell")) == [LEAK]


def test_nothing_forgotten_is_left_in_the_index(store: Store, ledger: Ledger) -> None:
    keep(store, ledger, said("T1:C3:1", LEAK), said("T1:C3:2", LEAK, only="U1"), said("T1:C3:3", LEAK))
    store.requests.forget("T1:C3:1")
    store.requests.forget("T1:C3:2")
    assert found(ledger, user="U1") == [("T1:C3:3", "s1")]
    if store.engine.dialect.name == "sqlite":
        check = "INSERT INTO remembered_fts(remembered_fts, rank) VALUES ('integrity-check', 1)"
        with store.engine.begin() as connection:
            connection.execute(sa.text(check))  # raises where index and rows differ

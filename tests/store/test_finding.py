"""Statements that a new one could answer are found among many: in their own room, after an upgrade, and forgotten whole.

Of a room that is closed nobody else looks at anything, and of nothing that may be seen anything is left out.
"""

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.ledger import Remembered
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.ledger import CANDIDATES, LIKELIEST, Ledger
from bot.store.rooms import RoomKind, Rooms
from bot.store.schema import remembered
from bot.store.views import FEW_ROOMS, FRESH, OPEN, View, looked_through
from tests.store.test_ledger import LEAK, NOW, keep, quotes, said, view

BEFORE_ROOMS = "0008"
"""The last migration that found words without their rooms."""
BEFORE_SHOWN = "0013"
"""The last one that knew of no room that was closed since."""


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


def marks(store: Store, seen: View) -> set[str]:
    """What is looked through."""
    with store.engine.connect() as connection:
        return set(looked_through(connection, seen))


def is_whole(store: Store) -> None:
    """Raises where SQLite's index and its rows differ."""
    if store.engine.dialect.name == "sqlite":
        check = "INSERT INTO remembered_fts(remembered_fts, rank) VALUES ('integrity-check', 1)"
        with store.engine.begin() as connection:
            connection.execute(sa.text(check))


def test_a_closed_room_is_looked_through_from_nowhere_else_until_it_is_open_again(store: Store, ledger: Ledger) -> None:
    rooms, claim = Rooms(store.engine), said("T1:C2:1", LEAK)
    keep(store, ledger, claim, said("T1:C3:1", LEAK), public=False)
    keep(store, ledger, claim.model_copy(update={"place": said("T1:C2:2", LEAK).place}))
    steps: tuple[tuple[RoomKind, int, list[str]], ...] = (
        ("private", 1, []),
        ("shared", 0, []),
        ("public", 1, ["T1:C2:2"]),
    )
    for kind, changed, elsewhere in steps:
        rooms.learn("T1", "C2", kind, NOW)
        assert (rooms.follow(10), rooms.follow(10)) == (changed, 0)
        assert (OPEN in marks(store, view("C1"))) == bool(elsewhere)
        is_whole(store)
        assert [one.place.reading for one in ledger.candidates(view("C1"), indexed([denial()]))] == elsewhere
        assert {one[0] for one in found(ledger, "C2")} == {"T1:C2:1", "T1:C2:2"}


def test_a_room_is_closed_a_few_statements_at_a_time(store: Store, ledger: Ledger) -> None:
    keep(store, ledger, *(said("T1:C2:1", LEAK, statement=f"s{n}") for n in range(5)))
    Rooms(store.engine).learn("T1", "C2", "private", NOW)
    assert [Rooms(store.engine).follow(2) for _ in range(4)] == [2, 2, 1, 0]


def test_where_slack_was_not_heard_for_long_only_the_rooms_that_it_spoke_of_are_looked_through(
    store: Store, ledger: Ledger
) -> None:
    rooms = Rooms(store.engine)
    for number in range(FEW_ROOMS + 1):
        keep(store, ledger, said(f"T1:C1{number:02}:1", LEAK))
        rooms.learn("T1", f"C1{number:02}", "public", NOW - FRESH if number else NOW)
    assert marks(store, view("C1")) == {"C1", f"{OPEN}C100"}
    assert marks(store, view("C1", user="U1", now=NOW + FRESH)) == {"C1", "U1"}
    assert marks(store, view("C1", sees_public=False)) == {"C1"}
    for number in range(1, FEW_ROOMS):
        rooms.learn("T1", f"C1{number:02}", "public", NOW)
    assert marks(store, view("C1")) == {"C1", *(f"{OPEN}C1{number:02}" for number in range(FEW_ROOMS))}
    rooms.learn("T1", f"C1{FEW_ROOMS}", "public", NOW)
    assert marks(store, view("C1")) == {"C1", OPEN}


def test_from_wherever_one_looks_all_that_may_be_seen_is_found(store: Store, ledger: Ledger) -> None:
    kinds: tuple[RoomKind, ...] = ("public", "public", "private", "public")
    for number, kind in enumerate(kinds):
        Rooms(store.engine).learn("T1", f"C{number}", kind, NOW - (number == 3) * FRESH)
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


def again(store: Store, revision: str, *between: str) -> None:
    """Back to a revision; then, after some SQL, up to the newest one."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        for statement in between:
            connection.execute(sa.text(statement))
        command.upgrade(config, "head")


def test_an_upgrade_shows_what_was_public_and_finds_names_whatever_their_accents(store: Store, ledger: Ledger) -> None:
    keep(store, ledger, said("T1:C2:1", LEAK, who="Jose Munoz"))
    keep(store, ledger, said("T1:C3:1", LEAK), said("T1:C3:2", LEAK, only="U1"), public=False)
    again(store, BEFORE_SHOWN, "UPDATE remembered SET who = 'josé muñoz' WHERE reading = 'T1:C2:1'")
    with store.engine.connect() as connection:
        shown = connection.execute(sa.select(remembered.c.reading).where(remembered.c.shown)).scalars()
        assert list(shown) == ["T1:C2:1"]
    assert [one.place.reading for one in ledger.candidates(view("C1"), indexed([denial()]))] == ["T1:C2:1"]
    assert quotes(ledger.who(view("C1"), "Muñoz")) == quotes(ledger.who(view("C1"), "MUNOZ")) == [LEAK]
    is_whole(store)


def test_an_upgrade_finds_what_was_kept_before(store: Store, ledger: Ledger) -> None:
    claim = said("T1:C3:1", LEAK)
    keep(store, ledger, claim)
    again(store, BEFORE_ROOMS)
    assert found(ledger) == [claim.key]
    assert quotes(ledger.about(view("C3"), "diesel")) == quotes(ledger.who(view("C3"), "Odell")) == [LEAK]


def test_nothing_forgotten_is_left_in_the_index(store: Store, ledger: Ledger) -> None:
    keep(store, ledger, said("T1:C3:1", LEAK), said("T1:C3:2", LEAK, only="U1"), said("T1:C3:3", LEAK))
    store.requests.forget("T1:C3:1")
    store.requests.forget("T1:C3:2")
    assert found(ledger, user="U1") == [("T1:C3:3", "s1")]
    is_whole(store)

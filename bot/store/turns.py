"""Turns to write on SQLite: one after the other, in the order in which they asked."""

import threading
from collections import deque
from typing import Any

import sqlalchemy as sa

FIRST = "rejoinder_first"
"""Execution option of a connection for which nobody else who waits is served before."""

_LOOKING = ("SELECT", "BEGIN", "PRAGMA")
"""How statements begin that write nothing. `BEGIN IMMEDIATE` is a writer's."""

_Ticket = tuple[object, threading.Event]
"""Who waits, and what tells him that it is his turn."""


class Turns:
    """A queue for the connections of one process to one file. It is a courtesy: what keeps writers apart is SQLite.

    So whoever has waited `longest` seconds goes on without a turn, and is told by SQLite whether it may write. It goes
    on so until it leaves: with SQLite's lock in its hands it must not queue again behind somebody who waits for that.
    """

    def __init__(self, longest: float = 30.0) -> None:
        self._longest = longest
        self._lock = threading.Lock()
        self._writer: object | None = None
        self._let_through: set[object] = set()
        self._first, self._others = deque[_Ticket](), deque[_Ticket]()

    def keep(self, engine: sa.Engine) -> None:
        """Let this engine's connections take turns: from their first write until they go back to the pool."""
        sa.event.listen(engine, "before_cursor_execute", self._before)
        sa.event.listen(engine, "checkin", self._checkin)

    def take(self, writer: object, *, first: bool = False) -> None:
        """Return when it is this writer's turn, or when it has waited too long. `first`: before all who are not."""
        with self._lock:
            if self._writer is None:
                self._writer = writer
                return
            if self._writer is writer or writer in self._let_through:
                return
            ticket = (writer, threading.Event())
            queue = self._first if first else self._others
            queue.append(ticket)
        if not ticket[1].wait(self._longest):
            with self._lock:
                if ticket in queue:
                    queue.remove(ticket)
                    self._let_through.add(writer)

    def leave(self, writer: object) -> None:
        """The next one may write, if it was this writer's turn."""
        with self._lock:
            self._let_through.discard(writer)
            if self._writer is writer:
                self._writer = None
                if queue := self._first or self._others:
                    self._writer, called = queue.popleft()
                    called.set()

    def _before(self, connection: sa.Connection, _: Any, statement: str, *__: Any) -> None:
        if statement.startswith("BEGIN IMMEDIATE") or not statement.lstrip().startswith(_LOOKING):
            first = bool(connection.get_execution_options().get(FIRST))
            self.take(_name(connection.connection.record_info), first=first)

    def _checkin(self, _: Any, record: Any) -> None:
        self.leave(_name(record.record_info))


def _name(record_info: dict[str, Any] | None) -> object:
    """A connection's name: the note-book that its pool keeps for it."""
    return record_info.setdefault("writer", object()) if record_info is not None else None

"""Which replicas are alive, by the database's own clock, so that a dead one's work is taken over. PostgreSQL only."""

from collections.abc import Callable

import sqlalchemy as sa

from bot.store.engine import SERVER_CLOCK, Repository
from bot.store.schema import replicas


class Replicas(Repository):
    def beat(self, replica: str) -> None:
        self._upsert(replicas, {"id": replica, "beat_at": SERVER_CLOCK}, {"beat_at": SERVER_CLOCK})

    def leave(self, replica: str) -> None:
        """This replica stops: what it left unfinished may be taken over at once."""
        self._write(sa.update(replicas).where(replicas.c.id == replica).values(beat_at=0.0))

    def bury(self, silent_for: float, take_over: Callable[[str], None]) -> list[str]:
        """Take over from every replica that is silent for so many seconds; no two callers get the same one.

        A replica's row is deleted only when `take_over` has returned, so that a caller that dies leaves it to the next.
        """
        dead = sa.select(replicas.c.id).where(replicas.c.beat_at < SERVER_CLOCK - silent_for)
        with self._engine.begin() as connection:
            names = list(connection.execute(dead.with_for_update(skip_locked=True)).scalars())
            for name in names:
                take_over(name)
                connection.execute(sa.delete(replicas).where(replicas.c.id == name))
        return names

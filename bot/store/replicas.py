"""What replicas know of each other: which are alive, and when something was done last."""

from collections.abc import Callable

import sqlalchemy as sa

from bot.store.engine import SERVER_CLOCK, Repository
from bot.store.schema import checkpoints, replicas


class Replicas(Repository):
    """Beats by the database's own clock, so that a dead replica's work is taken over. PostgreSQL only."""

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


def of_team(name: str, team: str) -> str:
    return f"{name} {team}"


class Checkpoints(Repository):
    def get(self, name: str) -> float | None:
        at: float | None = self._value(sa.select(checkpoints.c.at).where(checkpoints.c.name == name))
        return at

    def note(self, name: str, at: float) -> None:
        self._upsert(checkpoints, {"name": name, "at": at}, {"at": at})

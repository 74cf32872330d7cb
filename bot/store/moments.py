"""When something was done last, by name: what every replica and the next start must know."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.engine import looking
from bot.store.schema import moments


class Moments:
    """The moments table."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def get(self, name: str) -> float | None:
        """The last one, if there was any."""
        with looking(self._engine) as connection:
            return connection.execute(sa.select(moments.c.at).where(moments.c.name == name)).scalar()

    def note(self, name: str, at: float) -> None:
        """It was done now. An earlier moment than the one that is known changes nothing."""
        insert = self._dialect.insert(moments).values(name=name, at=at)
        newer = insert.on_conflict_do_update(index_elements=["name"], set_={"at": at}, where=moments.c.at < at)
        with self._engine.begin() as connection:
            connection.execute(newer)

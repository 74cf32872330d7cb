"""What Slack said last about a channel: whether everybody in the workspace may read it, and whether strangers can."""

from typing import Final, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.engine import looking
from bot.store.schema import remembered, rooms

RoomKind = Literal["public", "private", "shared", "unknown"]
"""`shared`: with people from outside in it, or invited, public or not; `unknown`: Slack does not say.

What is read in any room but a public one stays there.
"""
HOUSE_ONLY: Final[frozenset[RoomKind]] = frozenset({"public", "private"})
"""Rooms without people of another organisation: only there may be seen what was read in other public channels, and
only by whoever is no guest."""


class Rooms:
    """The rooms table."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def learn(self, team: str, channel: str, kind: RoomKind, now: float) -> None:
        """Keep what Slack says of a channel now."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        row = {"team": team, "kind": kind, "seen_at": now}
        insert = dialect.insert(rooms).values(channel=channel, **row)
        with self._engine.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["channel"], set_=row))

    def kind(self, channel: str, since: float) -> RoomKind | None:
        """What Slack said of a channel after `since`."""
        query = sa.select(rooms.c.kind).where(rooms.c.channel == channel, rooms.c.seen_at > since)
        with looking(self._engine) as connection:
            return connection.execute(query).scalar()

    def stale(self, before: float, limit: int) -> list[tuple[str, str]]:
        """Teams and channels whose statements others may see, that Slack was asked about before `before`."""
        shown = sa.exists().where(remembered.c.channel == rooms.c.channel, remembered.c.public)
        query = (
            sa.select(rooms.c.team, rooms.c.channel)
            .where(rooms.c.kind == "public", rooms.c.seen_at < before, shown)
            .order_by(rooms.c.seen_at)
            .limit(limit)
        )
        with looking(self._engine) as connection:
            return [(row.team, row.channel) for row in connection.execute(query)]

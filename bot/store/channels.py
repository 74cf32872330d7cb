"""What each channel wants: whether articles are read without a mention, and whether its texts may go to a model."""

import time

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Noun
from bot.store.engine import looking
from bot.store.schema import channels


class ChannelSettings(Noun):
    """One channel's settings. The defaults cost nothing and send nothing that nobody asked for."""

    listening: bool = False
    """Whether every article posted there is read."""
    rules_only: bool = False
    """Whether no text of the channel may go to a model."""


class Channels:
    """The channels table."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def get(self, team: str, channel: str) -> ChannelSettings:
        """A channel's settings, or the defaults."""
        query = sa.select(channels.c.listening, channels.c.rules_only).where(
            channels.c.team == team, channels.c.channel == channel
        )
        with looking(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return ChannelSettings(**row) if row else ChannelSettings()

    def change(self, team: str, channel: str, user: str, **wanted: bool) -> ChannelSettings:
        """Change some of a channel's settings (`listening`, `rules_only`); returns all of them."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        who = {"changed_by": user, "changed_at": time.time()}
        settings = self.get(team, channel).model_copy(update=wanted)
        row = {"team": team, "channel": channel} | settings.model_dump() | who
        insert = dialect.insert(channels).values(row)
        with self._engine.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["team", "channel"], set_={**wanted, **who}))
        return self.get(team, channel)

    def among(self, team: str, ids: list[str]) -> dict[str, ChannelSettings]:
        """The settings of those of `ids` that are not at their defaults."""
        query = sa.select(channels.c.channel, channels.c.listening, channels.c.rules_only).where(
            channels.c.team == team, channels.c.channel.in_(ids), channels.c.listening | channels.c.rules_only
        )
        with looking(self._engine) as connection:
            rows = connection.execute(query).all()
        return {row.channel: ChannelSettings(listening=row.listening, rules_only=row.rules_only) for row in rows}

"""What each channel wants (is every article read? may its texts go to a model?), and where it was told that they go."""

import time
from collections.abc import Mapping

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
    told: str = ""
    """The host of the model that the channel was told its texts are sent to."""


class Channels:
    """The channels table."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def get(self, team: str, channel: str) -> ChannelSettings:
        """A channel's settings, or the defaults."""
        query = sa.select(*(channels.c[name] for name in ChannelSettings.model_fields)).where(
            channels.c.team == team, channels.c.channel == channel
        )
        with looking(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return ChannelSettings(**row) if row else ChannelSettings()

    def change(self, team: str, channel: str, user: str, **wanted: bool) -> ChannelSettings:
        """Change some of a channel's settings (`listening`, `rules_only`); returns all of them."""
        who = {"changed_by": user, "changed_at": time.time()}
        return self._set(team, channel, wanted | who, who)

    def tell(self, team: str, channel: str, host: str) -> ChannelSettings:
        """The channel was told that its texts are sent to this host; returns all of its settings."""
        return self._set(team, channel, {"told": host}, {"changed_by": "", "changed_at": time.time()})

    def _set(self, team: str, channel: str, wanted: Mapping[str, object], new: Mapping[str, object]) -> ChannelSettings:
        """Set what is wanted; a row that is `new` has the defaults for the rest."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        row = {"team": team, "channel": channel, **ChannelSettings().model_dump(), **new, **wanted}
        insert = dialect.insert(channels).values(row)
        with self._engine.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["team", "channel"], set_=dict(wanted)))
        return self.get(team, channel)

    def among(self, team: str, ids: list[str]) -> dict[str, ChannelSettings]:
        """The settings of those of `ids` that are not at their defaults."""
        query = sa.select(channels.c.channel, channels.c.listening, channels.c.rules_only).where(
            channels.c.team == team, channels.c.channel.in_(ids), channels.c.listening | channels.c.rules_only
        )
        with looking(self._engine) as connection:
            rows = connection.execute(query).all()
        return {row.channel: ChannelSettings(listening=row.listening, rules_only=row.rules_only) for row in rows}

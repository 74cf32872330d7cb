"""Each channel's settings (is every article read? may its texts go to a model?), and which model its notice named."""

import time
from collections.abc import Mapping

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.engine import Repository
from bot.store.schema import channels

CLOCKS_APART = 60.0
"""Seconds by which Slack's clock and this machine's may differ."""


class ChannelSettings(Noun):
    """One channel's settings. The defaults cost nothing and send nothing."""

    listening: bool = False
    """Whether every article posted there is read."""
    rules_only: bool = False
    """Whether no text of the channel may go to a model."""
    notified_host: str = ""
    """The model's host that a notice in the channel has named."""


class Channels(Repository):
    """The channels table."""

    def get(self, team: str, channel: str) -> ChannelSettings:
        """A channel's settings, or the defaults."""
        query = sa.select(*(channels.c[name] for name in ChannelSettings.model_fields)).where(
            channels.c.team == team, channels.c.channel == channel
        )
        row = self._row(query)
        return ChannelSettings(**row._mapping) if row else ChannelSettings()

    def listened(self, team: str, channel: str, moment: float) -> bool:
        """Whether an article that was posted at this moment is read: not one that is older than the settings."""
        query = sa.select(channels.c.changed_at).where(
            channels.c.team == team, channels.c.channel == channel, channels.c.listening
        )
        changed_at = self._value(query)
        return changed_at is not None and moment > changed_at - CLOCKS_APART

    def change(self, team: str, channel: str, **wanted: bool) -> ChannelSettings:
        """Change some of a channel's settings (`listening`, `rules_only`); returns all of them."""
        return self._set(team, channel, wanted | {"changed_at": time.time()})

    def notified(self, team: str, channel: str, host: str) -> ChannelSettings:
        """Keep that a notice in the channel has named this host; returns all of the channel's settings."""
        return self._set(team, channel, {"notified_host": host})

    def _set(self, team: str, channel: str, wanted: Mapping[str, object]) -> ChannelSettings:
        defaults = {**ChannelSettings().model_dump(), "changed_at": time.time()}
        self._upsert(channels, {"team": team, "channel": channel, **defaults, **wanted}, wanted)
        return self.get(team, channel)

    def among(self, team: str, ids: list[str]) -> dict[str, ChannelSettings]:
        """The settings of those of `ids` that are not at their defaults."""
        query = sa.select(channels.c.channel, channels.c.listening, channels.c.rules_only).where(
            channels.c.team == team, channels.c.channel.in_(ids), channels.c.listening | channels.c.rules_only
        )
        rows = self._rows(query)
        return {row.channel: ChannelSettings(listening=row.listening, rules_only=row.rules_only) for row in rows}

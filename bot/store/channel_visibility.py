"""What Slack said last about a channel: whether every member of the workspace may read it, and whether outsiders
can."""

from typing import Final, Literal

import sqlalchemy as sa

from bot.store.engine import Repository
from bot.store.schema import channel_visibility as table
from bot.store.schema import ledger_statements

ChannelKind = Literal["public", "private", "shared", "unknown"]
"""`shared`: with people from outside in it, or invited, public or not; `unknown`: Slack does not say.

What is read in any channel but a public one stays there.
"""
HOUSE_ONLY: Final[frozenset[ChannelKind]] = frozenset({"public", "private"})
"""Channels without people of another organisation: only there may be shown what was read in other public channels, and
only to people who are no guests."""


class ChannelVisibility(Repository):
    """The channel_visibility table."""

    def learn(self, team: str, channel: str, kind: ChannelKind, now: float) -> None:
        """Keep what Slack says of a channel now."""
        self._upsert(table, {"team": team, "channel": channel, "kind": kind, "seen_at": now})

    def kind(self, team: str, channel: str, since: float) -> ChannelKind | None:
        """What Slack said of a channel after `since`."""
        kind: ChannelKind | None = self._value(
            sa.select(table.c.kind).where(table.c.team == team, table.c.channel == channel, table.c.seen_at > since)
        )
        return kind

    def stale(self, before: float, limit: int) -> list[tuple[str, str]]:
        """Teams and channels whose statements are shown elsewhere, that Slack was asked about before `before`."""
        statements = ledger_statements.c
        shown = sa.exists().where(
            statements.team == table.c.team, statements.channel == table.c.channel, statements.public
        )
        query = (
            sa.select(table.c.team, table.c.channel)
            .where(table.c.kind == "public", table.c.seen_at < before, shown)
            .order_by(table.c.seen_at)
            .limit(limit)
        )
        return [(row.team, row.channel) for row in self._rows(query)]

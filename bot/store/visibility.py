"""Which rows of the ledger a person or a channel may see: nothing that was read in private is seen elsewhere."""

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.schema import channels, ledger_statements

FRESH = 3_600.0
"""Seconds for which Slack's answer that a channel is public counts."""


class Viewer(Noun):
    """A channel that looks into the ledger. `user` is set where only that person sees the answer."""

    team: str
    channel: str
    user: str | None = None
    sees_public: bool = False
    """Whether what was read in other public channels may be shown here: all who see the answer could look there."""
    now: float


def visible(viewer: Viewer) -> sa.ColumnElement[bool]:
    """The condition on rows of `ledger_statements`.

    What was read in the channel itself, for all its members; what was read privately, for that person alone; and from
    elsewhere only what was read in a channel that was public then and, as Slack said within the hour, still is.
    """
    shown = ledger_statements.c
    ways = [sa.and_(shown.channel == viewer.channel, shown.only.is_(None))]
    if viewer.user:
        ways.append(shown.only == viewer.user)
    if viewer.sees_public:
        public = sa.select(channels.c.channel).where(
            channels.c.team == viewer.team,
            channels.c.visibility == "public",
            channels.c.seen_at > viewer.now - FRESH,
        )
        ways.append(sa.and_(shown.public, shown.only.is_(None), shown.channel.in_(public)))
    return sa.and_(shown.team == viewer.team, sa.or_(*ways))

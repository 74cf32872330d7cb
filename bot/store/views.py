"""Who looks, and what that lets them see: nothing that was read in a private place is seen outside of it."""

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.schema import remembered, rooms

FRESH = 3_600.0
"""Seconds for which Slack's word that a channel is public counts; an older one is no word."""


class View(Noun):
    """A place that is looked from. `user` is set where only that person sees the answer."""

    team: str
    channel: str
    user: str | None = None
    sees_public: bool = False
    """Whether what was read in other public channels may be shown here: whoever sees the answer could look there."""
    now: float


def visible(view: View) -> sa.ColumnElement[bool]:
    """The condition on `remembered` rows.

    What was read in the channel itself, for everybody there; what was read privately, for that person alone; and from
    elsewhere only what was read in a channel that was public then and, as Slack said lately, still is.
    """
    mine = sa.and_(remembered.c.channel == view.channel, remembered.c.only.is_(None))
    ways = [mine]
    if view.user:
        ways.append(remembered.c.only == view.user)
    if view.sees_public:
        public = sa.select(rooms.c.channel).where(
            rooms.c.team == view.team, rooms.c.kind == "public", rooms.c.seen_at > view.now - FRESH
        )
        ways.append(sa.and_(remembered.c.public, remembered.c.only.is_(None), remembered.c.channel.in_(public)))
    return sa.and_(remembered.c.team == view.team, sa.or_(*ways))

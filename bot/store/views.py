"""Who looks, and what that lets them see: nothing that was read in a private place is seen outside of it."""

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.schema import remembered, rooms

FRESH = 3_600.0
"""Seconds for which Slack's word that a channel is public counts; an older one is no word."""
OPEN = "public"
"""Mark of every statement that is shown to other channels; before a channel's id, of those read there."""
FEW_ROOMS = 20
"""Rooms whose marks are looked for one by one: each costs about as much as a word."""


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
        public = sa.select(rooms.c.channel).where(rooms.c.team == view.team, _counts(view))
        ways.append(sa.and_(remembered.c.public, remembered.c.only.is_(None), remembered.c.channel.in_(public)))
    return sa.and_(remembered.c.team == view.team, sa.or_(*ways))


def looked_through(connection: sa.Connection, view: View) -> tuple[str, ...]:
    """The marks of statements that `view` may see, as the index has them, whoever else's are among them.

    A room's own; of other rooms all that are shown, or, where Slack's word on some of these does not count, those of the
    few on which it does: else every statement of the others would be looked at, only to be refused.
    """
    marks = [view.channel, *([view.user] if view.user else [])]
    if not view.sees_public:
        return tuple(marks)
    shown = sa.exists().where(remembered.c.public, remembered.c.shown, remembered.c.channel == rooms.c.channel)
    query = sa.select(rooms.c.channel, _counts(view).label("counts")).where(
        rooms.c.team == view.team, rooms.c.channel != view.channel, shown
    )
    others = connection.execute(query).all()
    open_ = [f"{OPEN}{room.channel}" for room in others if room.counts]
    if open_:
        marks += open_ if len(open_) < len(others) and len(open_) <= FEW_ROOMS else [OPEN]
    return tuple(marks)


def _counts(view: View) -> sa.ColumnElement[bool]:
    return sa.and_(rooms.c.kind == "public", rooms.c.seen_at > view.now - FRESH)

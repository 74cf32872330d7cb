"""When each channel wants its digest, and which days had theirs."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Noun
from bot.digest import Schedule
from bot.store.engine import looking
from bot.store.schema import digest_settings, digests

FIRST_DIGEST = 86_400.0
"""Seconds before a schedule was made that its first digest looks back to."""

DUE, ASKED, SKIPPED = "due", "asked", "skipped"
"""States of a day: its digest is to be asked for; it was; it came too late and was left out."""


class ChannelDigest(Noun):
    """One channel's wish. Nothing is posted without a schedule."""

    team: str
    channel: str
    schedule: Schedule | None = None
    since: float = 0.0
    """When the schedule was made or changed; nothing is due before."""
    paused_until: float | None = None
    replies_earlier: bool = False
    """Whether a thread is told when somebody answers a claim of it later."""

    @property
    def silent_until(self) -> float:
        """Up to when nothing is due."""
        return max(self.since, self.paused_until or 0.0)


class Digests:
    """The channels' schedules and their days."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def get(self, team: str, channel: str) -> ChannelDigest:
        """A channel's settings, or the defaults."""
        with looking(self._engine) as connection:
            row = (
                connection.execute(sa.select(digest_settings).where(digest_settings.c.channel == channel))
                .mappings()
                .first()
            )
        return ChannelDigest.model_validate(dict(row)) if row else ChannelDigest(team=team, channel=channel)

    def change(self, team: str, channel: str, **wanted: object) -> ChannelDigest:
        """Change some of a channel's settings; returns all of them."""
        changed = self.get(team, channel).model_copy(update=wanted)
        row = changed.model_dump(mode="json")
        insert = self._dialect.insert(digest_settings).values(row)
        with self._engine.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["channel"], set_=row))
        return changed

    def scheduled(self) -> list[ChannelDigest]:
        """Every channel with a schedule."""
        query = sa.select(digest_settings).where(digest_settings.c.schedule.is_not(None))
        with looking(self._engine) as connection:
            return [ChannelDigest.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def last_day(self, channel: str) -> date | None:
        """The latest local date that had its digest or was skipped."""
        query = sa.select(sa.func.max(digests.c.day)).where(digests.c.channel == channel)
        with looking(self._engine) as connection:
            day = connection.execute(query).scalar()
        return date.fromisoformat(day) if day else None

    def note(self, channel: str, day: date, state: str, at: float) -> bool:
        """Keep what becomes of a day; False where something did already."""
        values = {"channel": channel, "day": day.isoformat(), "state": state, "at": at}
        insert = self._dialect.insert(digests).values(values).on_conflict_do_nothing().returning(digests.c.day)
        with self._engine.begin() as connection:
            return connection.execute(insert).first() is not None

    def asked(self, channel: str, day: date) -> None:
        """The digest of a day was asked for; nobody needs to ask again."""
        same = (digests.c.channel == channel, digests.c.day == day.isoformat())
        with self._engine.begin() as connection:
            connection.execute(sa.update(digests).where(*same, digests.c.state == DUE).values(state=ASKED))

    def skip(self, channel: str, day: date) -> None:
        """The digest of a day came too late, though it was asked for."""
        same = (digests.c.channel == channel, digests.c.day == day.isoformat())
        with self._engine.begin() as connection:
            connection.execute(sa.update(digests).where(*same).values(state=SKIPPED))

    def due_at(self, settings: ChannelDigest, day: date) -> float | None:
        """When the digest of a day was due; None where it was not. A schedule that was changed since says nothing of it."""
        query = sa.select(digests.c.at).where(digests.c.channel == settings.channel, digests.c.day == day.isoformat())
        with looking(self._engine) as connection:
            noted = connection.execute(query).scalar()
        if noted is None or settings.schedule is None or settings.since > noted:
            return noted
        return settings.schedule.moment(day).timestamp()

    def to_ask(self) -> list[tuple[str, date]]:
        """Channels and days whose digest is due and was not asked for, whoever noted that."""
        query = sa.select(digests.c.channel, digests.c.day).where(digests.c.state == DUE)
        with looking(self._engine) as connection:
            return [(row.channel, date.fromisoformat(row.day)) for row in connection.execute(query)]

    def window(self, settings: ChannelDigest, day: date | None, now: float) -> tuple[float, float]:
        """From when to when the digest of a day tells; without a day, that of one that would come now."""
        last = sa.select(sa.func.max(digests.c.at)).where(
            digests.c.channel == settings.channel, digests.c.state != SKIPPED
        )
        mine = sa.select(digests.c.at).where(digests.c.channel == settings.channel)
        with looking(self._engine) as connection:
            until = now
            if day:
                until = connection.execute(mine.where(digests.c.day == day.isoformat())).scalar() or now
                last = last.where(digests.c.day < day.isoformat())
            since = connection.execute(last).scalar()
        return (since if since is not None else (settings.since or now) - FIRST_DIGEST), until

    def skipped(self, channel: str, day: date) -> list[date]:
        """Days between the last digest that came and this one."""
        with looking(self._engine) as connection:
            query = sa.select(digests.c.day, digests.c.state).where(
                digests.c.channel == channel, digests.c.day < day.isoformat()
            )
            rows = list(connection.execute(query.order_by(digests.c.day.desc()).limit(20)))
        found = []
        for row in rows:
            if row.state != SKIPPED:
                break
            found.append(date.fromisoformat(row.day))
        return found[::-1]

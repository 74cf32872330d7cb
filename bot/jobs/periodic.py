"""What is done every few seconds: digests that are due are asked for, and Slack is asked whether channels are still
public."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.digest import due
from bot.slack.channel_access import ChannelAccess
from bot.store import Request, Store
from bot.store.channels import ChannelSettings


@dataclass
class Rounds:
    """Two replicas may make them at once, and either may be killed: asking twice makes one request."""

    store: Store
    access: ChannelAccess
    ask: Callable[[Request], bool]
    clock: Callable[[], float] = time.time

    def run_once(self) -> None:
        self.access.refresh()  # first: after an outage nothing is known of channels that were made private meanwhile
        self.ask_for_digests()

    def ask_for_digests(self) -> None:
        """Ask for each digest that is due, then note its day.

        No DBOS schedules: those know no pauses, and miss what is due while the bot is away.
        """
        digests, now = self.store.digests, self.clock()
        for settings in self.store.channels.scheduled():
            if settings.schedule is None:
                continue
            since = datetime.fromtimestamp(settings.silent_until, UTC)
            last = digests.last_day(settings.team, settings.channel)
            if day := due(settings.schedule, datetime.fromtimestamp(now, UTC), since, last):
                self.ask(_digest(settings, day))
                digests.note(settings.team, settings.channel, day, now)


def _digest(settings: ChannelSettings, day: date) -> Request:
    name = f"{settings.team}:{settings.channel}:{day.isoformat()}"
    return Request(id=name, kind="digest", team=settings.team, channel=settings.channel, user="")

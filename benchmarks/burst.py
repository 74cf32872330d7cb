"""The part of the fault run that measures acks: two hundred people ask within a second or so."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import faults as chaos
from benchmarks.fault_run import ROOMS, Asked, Row, Size, ask, counted, ended, place
from benchmarks.newsroom import STORY, Newsroom, until
from slackdesk import Desk, DeskSettings, Redelivery

ACK_P99, ACK_MOST = 1.0, 3.0
"""Seconds, by the desk's clock, which runs while both processes are busy. Slack sends an event again after three."""
SLACKS = DeskSettings(redelivery=Redelivery())
"""Acknowledgements and retries by Slack's own clock."""
UNDER_WAY = 60
"""Requests asked before, so that articles are being parsed when the burst comes."""


def burst(database: str, canned: Path, size: Size) -> Iterator[Row]:
    """Once with nothing else to do, and once while articles are parsed."""
    yield _burst(database, canned, size, "burst")
    yield _burst(database, None, size, "burst, while parsing")


def _burst(database: str, canned: Path | None, size: Size, what: str) -> Row:
    with (
        place(database) as url,
        Desk(settings=SLACKS) as desk,
        chaos.BotProcesses(url, desk, canned) as processes,
    ):
        processes.start(unhurried=True)
        desk.wait_for(lambda desk: desk.socket_mode.connected, 120)
        newsroom = Newsroom(desk, url)
        ended(newsroom, ask(newsroom, 1), 120)  # the first request is always slow
        asked = Asked() if canned else _under_way(newsroom, size)
        before = len(desk.deliveries.ack_seconds)
        asked += ask_at_once(newsroom, size.burst)
        seconds = ended(newsroom, asked, size.longest)
        acks = _Acks(desk.deliveries.ack_seconds[before:])
        late = desk.deliveries.attempts - len(desk.deliveries.ack_seconds)
        lost, twice = counted(newsroom, asked)
        newsroom.close()
    notes = f"{acks}, {len(asked) / seconds:.1f} requests/s"
    over = f"{late} acks over {ACK_MOST:g} s" if late else acks.over
    return Row(what, database, len(asked), lost, twice, seconds, notes, over)


@dataclass(frozen=True)
class _Acks:
    """Seconds to the acknowledgement of each envelope."""

    seconds: list[float]

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.seconds, n=100)[98]

    @property
    def over(self) -> str:
        """Which limit is broken, in words."""
        if max(self.seconds) > ACK_MOST:
            return f"an ack over {ACK_MOST:g} s"
        return f"ack p99 over {ACK_P99} s" if self.p99 > ACK_P99 else ""

    def __str__(self) -> str:
        middle, most = statistics.median(self.seconds), max(self.seconds)
        return f"{len(self.seconds)} envelopes, ack p50 {middle:.3f} p99 {self.p99:.3f} most {most:.3f} s"


def _under_way(newsroom: Newsroom, size: Size) -> Asked:
    """Requests of which the first are answered, and the next are being read."""
    asked = ask(newsroom, min(UNDER_WAY, size.burst))
    names = [newsroom.request(*place) for place in asked]
    until(lambda: any(newsroom.outcomes().get(name) for name in names))
    return asked


def ask_at_once(newsroom: Newsroom, count: int) -> Asked:
    """Half of them name the bot in a channel, which is two envelopes; half write to it, which is one."""
    desk, asked = newsroom.desk, Asked()
    direct = [(user, desk.dm(user)) for user in ("ana", "ben")]
    for number in range(count // 2):
        user, dm = direct[number % 2]
        room = ROOMS[number % 2]
        asked += [(room, newsroom.ask(STORY, room)), (dm, desk.say(dm, user, STORY))]
    return asked

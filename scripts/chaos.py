"""The fault run: kills, retries, twins, unfurls, edits, dead replicas, a failing Slack, a burst; prints a table.

    make chaos          or: python scripts/chaos.py [--short] [--part kills --part burst …]

It drives the real bot in process groups of its own against a desk, on SQLite and on a real PostgreSQL server. The
articles are read once, before: what is measured is the bot's own part. Every part has a time after which it counts as
failed. Exit status 1 when anything was lost, came twice, or was too slow.
"""

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.desk import Desk
from tests.jobs import chaos
from tests.jobs.bot_process import POINTS
from tests.slack.newsroom import STORY, Newsroom, of_request, until
from tests.store import databases

ROOMS = ("#newsroom", "#desk-private")
PARTS_OF_AN_ANSWER = [0, 1, 2]
ACK_P99, ACK_MOST = 0.4, 3.0
"""Seconds: Slack sends an event again that is not acknowledged within three."""
TAKEN_OVER_WITHIN = 30.0
"""Seconds in which the others finish what a dead replica left."""
FAULTS = (
    ("chat.postMessage", "ratelimited"),
    ("chat.postMessage", "server_error"),
    ("chat.postMessage", "lost_before"),
    ("chat.postMessage", "lost_after"),
)
"""Each for a twentieth of the calls: one in five meets one."""

Asked = list[tuple[str, str]]
"""Channels and time stamps."""


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    kills: int = 100
    """On each database."""
    requests: int = 500
    burst: int = 200
    faulty: int = 60
    replicated: int = 40
    longest: float = 600.0
    """Seconds for one part."""


SHORT = Size(kills=len(POINTS), requests=40, burst=30, faulty=10, replicated=10, longest=120.0)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    database: str
    asked: int
    lost: int
    twice: int
    seconds: float
    notes: str = ""
    slow: bool = False

    @property
    def failed(self) -> bool:
        """Whether the run found a fault of the bot."""
        return bool(self.lost or self.twice or self.slow)


@contextmanager
def bots(database: str, canned: Path, count: int = 1) -> Iterator[tuple[Newsroom, chaos.Nursery, list[int]]]:
    """A desk with so many bots at work."""
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite(Path(folder)) if database == "sqlite" else databases.postgres()
        with Desk(settings=chaos.PERSISTENT) as desk, chaos.Nursery(url, desk, canned) as nursery:
            alive = [nursery.start() for _ in range(count)]
            desk.wait_for(lambda desk: desk.delivery()["sockets"] >= count, 60)
            newsroom = Newsroom(desk, url)
            try:
                yield newsroom, nursery, alive
            finally:
                newsroom.close()


def counted(newsroom: Newsroom, asked: Asked) -> tuple[int, int]:
    """How many threads were lost, and how many messages came twice."""
    outcomes, lost, twice = newsroom.outcomes(), 0, 0
    for channel, ts in asked:
        name = newsroom.request(channel, ts)
        numbers = Counter(
            answer["metadata"]["event_payload"]["part"]
            for answer in newsroom.answers(channel, ts)
            if of_request(answer) == name
        )
        twice += sum(numbers.values()) - len(numbers)
        lost += outcomes.get(name) != "answered" or sorted(numbers) != PARTS_OF_AN_ANSWER
    return lost, twice


def ended(newsroom: Newsroom, asked: Asked, within: float) -> float:
    """Wait for the end of every request; the seconds that it took, or `within`."""
    names, began = [newsroom.request(*place) for place in asked], time.monotonic()
    while time.monotonic() - began < within:
        outcomes = newsroom.outcomes()
        if newsroom.desk.delivery()["under_way"] == 0 and all(outcomes.get(name) for name in names):
            break
        time.sleep(0.1)
    return time.monotonic() - began


def ask(newsroom: Newsroom, count: int) -> Asked:
    """Ana and the bot in two places, in turn."""
    rooms = itertools.cycle(ROOMS)
    return [(room, newsroom.ask(STORY, room)) for room in itertools.islice(rooms, count)]


def kills(database: str, canned: Path, size: Size) -> Row:
    """Dies at every point of its work in turn; each start finishes what the one before left."""
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite(Path(folder)) if database == "sqlite" else databases.postgres()
        tally = chaos.run(url, list(itertools.islice(itertools.cycle(POINTS), size.kills)), canned)
    notes = f"{tally.kills} kills at {len(POINTS)} points"
    return Row("kill -9", database, tally.asked, len(tally.lost), len(tally.doubled), tally.seconds, notes)


def mixed(database: str, canned: Path, size: Size) -> Row:
    """Retries, twin events, unfurls of links and edits, all mixed."""
    began = time.monotonic()
    with bots(database, canned) as (newsroom, _, _):
        newsroom.desk.weather(doubled=0.3)
        asked = ask(newsroom, size.requests // 2)
        for number in range(size.requests - len(asked)):  # each link is followed by the event of its preview
            asked.append((ROOMS[0], newsroom.ask(f"https://news.example/{number}", ROOMS[0])))
        for channel, ts in asked[::10]:
            newsroom.desk.edit(channel, "ana", ts, f"@Rejoinder {STORY} It was said on Monday ({ts}).")
        ended(newsroom, asked, size.longest)
        lost, twice = counted(newsroom, asked)
        events = newsroom.desk.delivery()["attempts"]
    seconds = time.monotonic() - began
    notes = f"{events} envelopes, {len(asked) / seconds:.1f} requests/s"
    return Row("retries, twins, unfurls, edits", database, len(asked), lost, twice, seconds, notes)


def replicas(count: int) -> Callable[[str, Path, Size], Row]:
    """Several replicas, one of them killed for good in the middle of its work."""

    def part(database: str, canned: Path, size: Size) -> Row:
        with bots(database, canned, count) as (newsroom, nursery, alive):
            asked = ask(newsroom, size.replicated)
            until(lambda: any(newsroom.outcomes().values()), 60)
            nursery.kill(alive[0])
            seconds = ended(newsroom, asked, size.longest)
            lost, twice = counted(newsroom, asked)
        notes = f"all done {seconds:.1f} s after the kill"
        slow = seconds > TAKEN_OVER_WITHIN
        return Row(f"{count} replicas, one killed", database, len(asked), lost, twice, seconds, notes, slow)

    return part


def faults(database: str, canned: Path, size: Size) -> Row:
    """One in five posts is refused, fails, or loses its answer before or after Slack took it."""
    with bots(database, canned) as (newsroom, _, _):
        for method, kind in FAULTS:
            newsroom.desk.trouble(method, kind, ratio=0.2 / len(FAULTS))  # type: ignore[arg-type]
        asked = ask(newsroom, size.faulty)
        seconds = ended(newsroom, asked, size.longest)
        lost, twice = counted(newsroom, asked)
        calls = newsroom.desk.calls()["chat.postMessage"]
    return Row("Slack fails, 20 %", database, len(asked), lost, twice, seconds, f"{calls} posts tried")


def burst(database: str, canned: Path, size: Size) -> Row:
    """Everybody at once: how soon Slack is told that an event arrived."""
    with bots(database, canned) as (newsroom, _, _):
        newsroom.ask(STORY)  # the first one is always slow
        until(lambda: any(newsroom.outcomes().values()), 60)
        warm = len(newsroom.desk.delivery()["ack_seconds"])
        asked = ask(newsroom, size.burst)
        seconds = ended(newsroom, asked, size.longest)
        lost, twice = counted(newsroom, asked)
        acks = newsroom.desk.delivery()["ack_seconds"][warm:]
    p99 = statistics.quantiles(acks, n=100)[98]
    notes = (
        f"{len(acks)} envelopes, ack p50 {statistics.median(acks):.3f} p99 {p99:.3f} most {max(acks):.3f} s, "
        f"{len(asked) / seconds:.1f} requests/s"
    )
    slow = p99 > ACK_P99 or max(acks) > ACK_MOST
    return Row("burst", database, len(asked), lost, twice, seconds, notes, slow)


BOTH = ("sqlite", "postgresql")
RUNS: dict[str, tuple[tuple[str, ...], Sequence[Callable[[str, Path, Size], Row]]]] = {
    "kills": (BOTH, (kills,)),
    "mixed": (BOTH, (mixed,)),
    "replicas": (("postgresql",), (replicas(2), replicas(3))),
    "faults": (BOTH, (faults,)),
    "burst": (BOTH, (burst,)),
}


def main() -> int:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="a tenth of everything, in two minutes")
    parser.add_argument("--part", choices=RUNS, action="append", help="only this one")
    parser.add_argument("--kills", type=int, help="for each database")
    chosen = parser.parse_args()
    size = SHORT if chosen.short else Size()
    size = replace(size, kills=chosen.kills) if chosen.kills else size
    failed = False
    print(f"{'':31}{'database':12}{'asked':>6}{'lost':>6}{'twice':>6}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder:
        canned = chaos.read_once(Path(folder))
        for name in chosen.part or RUNS:
            where, parts = RUNS[name]
            for part, database in itertools.product(parts, where):
                row = part(database, canned, size)
                failed = failed or row.failed
                mark = "FAILED  " if row.failed else ""
                numbers = f"{row.asked:6}{row.lost:6}{row.twice:6}{row.seconds:9.1f}"
                print(f"{row.what:31}{row.database:12}{numbers}  {mark}{row.notes}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

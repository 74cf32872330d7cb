"""The parts of the fault run that count what was lost and what came twice. `benchmarks/chaos.py` runs them all."""

import itertools
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks import databases
from benchmarks import faults as chaos
from benchmarks.bot_process import POINTS
from benchmarks.faulty_model import faulty_model
from benchmarks.newsroom import STORY, Newsroom, until
from bot.store.engine import read_only
from bot.store.schema import posts, requests
from bot.views import actions
from slackdesk import Desk, DeskSettings, NotPossible

ROOMS = ("#newsroom", "#desk-private")
FAULTS = ("ratelimited", "server_error", "lost_before", "lost_after")
"""Each for a twentieth of all calls: one in five meets one."""
RATIO = 0.2


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    kills: int = 115
    """On each database."""
    requests: int = 500
    burst: int = 200
    faulty: int = 60
    replicated: int = 60
    longest: float = 300.0
    """Seconds for one part."""
    taken_over_within: float = 30.0
    """Seconds in which the others finish what a dead replica left."""


SHORT = Size(len(POINTS), 40, 40, 10, 10)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    database: str
    asked: int = 0
    lost: int = 0
    twice: int = 0
    seconds: float = 0.0
    notes: str = ""
    over: str = ""
    """Which limit was broken, in words."""

    @property
    def failed(self) -> bool:
        """Whether the run found a fault of the bot."""
        return bool(self.lost or self.twice or self.over)


Part = Callable[[str, Path, Size], Iterator[Row]]
Asked = list[tuple[str, str]]
"""Channels and time stamps."""


@contextmanager
def place(database: str) -> Iterator[str]:
    """The URL of an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        yield databases.sqlite(Path(folder)) if database == "sqlite" else databases.postgres()


@contextmanager
def bots(
    database: str, canned: Path | None, count: int = 1, desk_settings: DeskSettings = chaos.PERSISTENT, **how: Any
) -> Iterator[tuple[Newsroom, chaos.BotProcesses, list[int]]]:
    """A desk with so many bots at work."""
    with (
        place(database) as url,
        Desk(settings=desk_settings) as desk,
        chaos.BotProcesses(url, desk, canned) as processes,
    ):
        alive = [processes.start(**how) for _ in range(count)]
        desk.wait_for(lambda desk: desk.socket_mode.connected >= count)
        newsroom = Newsroom(desk, url)
        try:
            yield newsroom, processes, alive
        finally:
            newsroom.close()


def ask(newsroom: Newsroom, count: int) -> Asked:
    """Ana and the bot in two places, in turn."""
    rooms = itertools.cycle(ROOMS)
    return [(room, newsroom.ask(STORY, room)) for room in itertools.islice(rooms, count)]


def ended(newsroom: Newsroom, asked: Asked, within: float) -> float:
    """Wait for the end of every request; the seconds that it took, or `within`."""
    names, began = [newsroom.request(*place) for place in asked], time.monotonic()
    while time.monotonic() - began < within:
        outcomes = newsroom.outcomes()
        quiet = newsroom.desk.deliveries.under_way == 0 and None not in outcomes.values()
        if quiet and all(outcomes.get(name) for name in names):
            break
        time.sleep(0.1)
    return time.monotonic() - began


def counted(newsroom: Newsroom, asked: Asked) -> tuple[int, int]:
    """How many requests were lost (of those asked for, and of all that came of them), and how many messages came twice.

    A request is answered when Slack holds every message that was planned for it.
    """
    with read_only(newsroom.engine) as connection:
        outcomes = {
            row.id: row.outcome or "" for row in connection.execute(sa.select(requests.c.id, requests.c.outcome))
        }
        unsent = sa.select(posts.c.request).where(posts.c.message_ts.is_(None), posts.c.part >= 0)
        waiting = set(connection.execute(unsent).scalars())
        planned = set(connection.execute(sa.select(posts.c.request)).scalars())
    names = {newsroom.request(*place) for place in asked}
    missing = names - planned | {name for name, outcome in outcomes.items() if outcome in ("", "broken")}
    undelivered = {name for name, outcome in outcomes.items() if outcome.startswith("undelivered")}
    return len(missing | waiting | undelivered), _twice(newsroom)


def _twice(newsroom: Newsroom) -> int:
    workspace = newsroom.desk.workspace
    seen: Counter[tuple[object, ...]] = Counter()
    for channel in list(workspace.channels):
        for message in workspace.messages(channel):
            if message.from_bot and message.metadata:
                payload = message.metadata["event_payload"]
                seen[payload["request"], payload["part"]] += 1
            if message.from_bot:
                seen.update(("file", workspace.files[file].title) for file in message.files)
    return sum(seen.values()) - len(seen)


def kills(points: Sequence[str] = ()) -> Part:
    """Dies at each of these points of its work (by default at all in turn); each start finishes what the one before
    left, and takes the next question."""

    def part(database: str, canned: Path, size: Size) -> Iterator[Row]:
        deaths = points or list(itertools.islice(itertools.cycle(POINTS), size.kills))
        began = time.monotonic()
        with bots(database, canned, 0) as (newsroom, processes, _):
            asked = Asked()
            for point in deaths:
                asked += ask(newsroom, 1)
                processes.wait(processes.start(point))
            processes.start()
            ended(newsroom, asked, size.longest)
            lost, twice = counted(newsroom, asked)
        notes = f"{len(deaths)} kills at {len(set(deaths))} points"
        yield Row("kill -9", database, len(asked), lost, twice, time.monotonic() - began, notes)

    return part


def mixed(database: str, canned: Path, size: Size) -> Iterator[Row]:
    """Retries, twin events and edits, all mixed."""
    began = time.monotonic()
    with bots(database, canned) as (newsroom, _, _):
        newsroom.desk.faults.doubled = 0.3
        asked = ask(newsroom, size.requests)
        for channel, ts in asked[::10]:
            newsroom.desk.edit(channel, "ana", ts, f"@Rejoinder {STORY} It was said on Monday ({ts}).")
        ended(newsroom, asked, size.longest)
        lost, twice = counted(newsroom, asked)
        events, threads = newsroom.desk.deliveries.attempts, _threads(newsroom, asked)
    seconds = time.monotonic() - began
    over = "" if threads == len(asked) else f"{threads} threads"
    notes = f"{threads} threads of {events} envelopes"
    yield Row("retries, twins, edits", database, len(asked), lost, twice, seconds, notes, over)


def _threads(newsroom: Newsroom, asked: Asked) -> int:
    return sum(bool(newsroom.answers(*place)) for place in asked)


def replicas(count: int) -> Part:
    """Several replicas, one of them killed for good in the middle of its work."""

    def part(database: str, canned: Path, size: Size) -> Iterator[Row]:
        with tempfile.TemporaryDirectory() as folder:
            runs = Path(folder) / "runs"
            with bots(database, canned, count, runs=str(runs)) as (newsroom, processes, alive):
                asked = ask(newsroom, size.replicated)
                until(lambda: any(newsroom.outcomes().values()))
                processes.kill(alive[0])
                seconds = ended(newsroom, asked, size.longest)
                lost, twice = counted(newsroom, asked)
            both = _run_by_two(runs.read_text("utf-8"), dead=alive[0])
        over = f"done only {seconds:.0f} s after the kill" if seconds > size.taken_over_within else ""
        over = f"{both} requests run by two live replicas" if both else over
        notes = f"all done {seconds:.1f} s after the kill; run by two live ones: {both}"
        yield Row(f"{count} replicas, one killed", database, len(asked), lost, twice, seconds, notes, over)

    return part


def _run_by_two(runs: str, dead: int) -> int:
    """Requests that were run by more than one of the replicas that lived on."""
    by: dict[str, set[str]] = {}
    for line in runs.splitlines():
        pid, request = line.split(" ", 1)
        if int(pid) != dead:
            by.setdefault(request, set()).add(pid)
    return sum(len(pids) > 1 for pids in by.values())


def faults(database: str, _: Path, size: Size) -> Iterator[Row]:
    """The model and every method of Slack fail, one call in five each, while people use all features of the bot."""
    with faulty_model(RATIO) as (model, met), bots(database, None, model_url=model) as (newsroom, _nursery, _alive):
        for kind in FAULTS:
            newsroom.desk.faults.add("*", kind, ratio=RATIO / len(FAULTS))  # type: ignore[arg-type]
        began = time.monotonic()
        asked = _use_everything(newsroom, size.faulty, size.longest)
        newsroom.desk.command(ROOMS[0], "ana", f"/claims {STORY}")
        ended(newsroom, asked, size.longest)
        lost, twice = counted(newsroom, asked)
        seconds, calls, kinds = time.monotonic() - began, newsroom.desk.router.calls, _kinds(newsroom)
    methods = sorted(name for name, number in calls.items() if number)
    wrong = sum(met.values()) - met["none"]
    notes = (
        f"model: {wrong} faults of {len(met) - 1} kinds in {sum(met.values())} calls; "
        f"Slack: {sum(calls.values())} calls of {len(methods)} methods ({', '.join(methods)}); asked for: {kinds}"
    )
    yield Row("model and Slack fail, 20 % each", database, len(asked), lost, twice, seconds, notes)


def _kinds(newsroom: Newsroom) -> str:
    """How many requests of each kind there were."""
    with newsroom.engine.connect() as connection:
        counts = Counter(connection.execute(sa.select(requests.c.kind)).scalars())
    return ", ".join(f"{number} {kind}" for kind, number in counts.most_common())


def _press(newsroom: Newsroom, channel: str, ts: str, user: str, action: str) -> None:
    """Press a button under an answer, if it has one."""
    for answer in newsroom.answers(channel, ts):
        with suppress(NotPossible):
            newsroom.desk.press(channel, user, answer["ts"], action)


def _use_everything(newsroom: Newsroom, count: int, longest: float) -> Asked:
    """Articles, files, direct messages, threads, questions, buttons, windows and App Home."""
    desk, asked = newsroom.desk, Asked()
    dm = desk.dm("ben")
    for number in range(count):
        match number % 4:
            case 0 | 1:
                asked.append((ROOMS[number % 2], newsroom.ask(STORY, ROOMS[number % 2])))
            case 2:
                asked.append((ROOMS[0], newsroom.ask("", ROOMS[0], files=[("bridge.txt", STORY.encode())])))
            case _:
                asked.append((dm, desk.say(dm, "ben", STORY)))
    above = desk.say(ROOMS[0], "ben", STORY)
    asked.append((ROOMS[0], newsroom.ask("", ROOMS[0], thread_ts=above)))
    ended(newsroom, asked, longest)
    for number, (channel, ts) in enumerate(asked[: count // 2]):
        action = (actions.EXPORT, actions.CHECKED, actions.WRONG)[number % 3]
        _press(newsroom, channel, ts, "ben" if channel == dm else "ana", action)
        if number % 5 == 0 and channel != dm:
            asked.append((channel, newsroom.ask("who denied it?", channel, thread_ts=ts)))
    for user in ("ana", "ben"):
        desk.open_home(user)
    return asked

"""A Slack of a few lines for tests of single steps; whole runs use the desk."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from bot.jobs import JobTimings
from bot.jobs.message_builders import BUILDERS, Builders
from bot.jobs.steps import AnswerSteps
from bot.jobs.workers import Workers
from bot.settings import Settings, load
from bot.slack.workspaces import OneWorkspace, Workspace
from bot.store import Store
from bot.store.token_budget import Budget

T = TypeVar("T")

QUICK = JobTimings(gap=0, grace=0.05, longest_wait=0.05, post_tries=4)


class Killed(BaseException):
    """The process ends here."""


class Here(Workers):
    """The workers, without processes: what they are given is done at once, in the test's own thread."""

    def __init__(self) -> None:
        super().__init__(load(_env_file=None, reader="offline"))

    def run(self, task: Callable[..., T], *arguments: object, by_model: bool = False) -> T:
        return task(*arguments)


def steps_of(
    store: Store,
    slack: Workspace,
    timings: JobTimings,
    *,
    settings: Settings | None = None,
    workers: Workers | None = None,
    budget: Budget | None = None,
    builders: Builders = BUILDERS,
) -> AnswerSteps:
    """The steps over these; by default without a model."""
    settings = settings or load(_env_file=None, reader="offline")
    budget = budget or Budget(store.engine, settings)
    return AnswerSteps(
        store, workers or Workers(settings), OneWorkspace(slack), timings, budget, settings.same_link_hours, builders
    )


def workspace(team: str = "T1", base_url: str = "http://slack.invalid/api/") -> Workspace:
    return Workspace(team, "https://desk.example", "xoxb-1", base_url)


class FakeSlack(Workspace):
    """Keeps what it takes. `faults` are raised in turn, before or after Slack has taken the message."""

    def __init__(self) -> None:
        super().__init__("T1", "https://desk.example", "xoxb-1", "http://slack.invalid/api/")
        self.taken: list[tuple[str, int, str]] = []
        self.channels: list[str] = []
        self.looked = 0
        self.before: list[Exception] = []
        self.after: list[BaseException] = []

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.taken]

    def status(self, *_: object, **__: object) -> None:
        pass

    def post(self, channel: str, thread: str | None, body: Mapping[str, Any], *, request: str, part: int) -> str:
        if self.before:
            raise self.before.pop(0)
        self.taken.append((request, part, body["text"]))
        self.channels.append(channel)
        if self.after:
            raise self.after.pop(0)
        return f"2.{len(self.taken)}"

    def find(self, channel: str, thread: str, *, request: str, part: int) -> str | None:
        self.looked += 1
        return next((f"2.{n}" for n, (r, p, _) in enumerate(self.taken, 1) if (r, p) == (request, part)), None)

    def whisper(self, response_url: str, body: Mapping[str, Any], thread: str | None = None) -> None:
        self.post("", None, body, request=response_url, part=len(self.taken))

"""The one place where settings, store, jobs, Bolt and (without Slack's tokens) the desk meet."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.error import BoltError
from slack_bolt.middleware import Middleware
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler
from starlette.applications import Starlette

import handlers
from bot import health, logs
from bot.errors import SettingsError
from bot.jobs import Jobs, JobTimings
from bot.settings import Settings
from bot.slack.backfill import Backfill
from bot.slack.http_mode import PATH, Web, application
from bot.slack.lookups import CLIENT_TIMEOUT, Looking, patient
from bot.slack.posting import CHANNEL_GAP, Delivery
from bot.slack.socket_mode import SocketMode
from bot.store import Store
from handlers import missed
from slackdesk import Desk

STOPS_WITHIN = 18.0
"""Seconds to an end in order. Whoever stops the bot gives it twenty, as a rule; each part of it takes its moment, and a
database or a Slack that stands still takes all there is. Whatever is cut off goes on after the next start."""

_READY = "ready"
"""The moment that /readyz notes."""

_SAMPLE_ROOM = "#newsroom"
_SAMPLE_ASKER = "ana"

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Workplace:
    """The Slack to work in: a workspace's, or the desk's."""

    bot_token: str
    base_url: str
    app_token: str | None = None
    """For Socket Mode; without it Slack comes to us over HTTP, and proves itself by the signing secret."""
    signing_secret: str | None = None


def serve(settings: Settings, *, sample: str = "", timings: JobTimings | None = None) -> None:
    """Work until SIGTERM or Ctrl-C. At a desk that is new, `sample` is an article that somebody asks about at the start.

    Raises:
        SettingsError: a token is refused, Slack cannot be reached, or the database is in use.
    """
    logs.configure(settings.log_level)
    told_to_stop = _signals()
    with ExitStack() as stack:
        desk = None if settings.uses_slack else stack.enter_context(_desk(settings))
        workplace = at(desk) if desk else in_slack(settings)
        where = stack.enter_context(working(settings, workplace, timings=timings))
        if desk and sample and not desk.messages(_SAMPLE_ROOM):
            desk.say(_SAMPLE_ROOM, _SAMPLE_ASKER, f"@Rejoinder {sample}")
        _say(f"Rejoinder is at its desk: {desk.url}  (Ctrl-C stops it)" if desk else where)
        _wait_for(told_to_stop)
        _say("Stopping…")
        _leave_at_last()
    _leave()


@contextmanager
def working(
    settings: Settings, workplace: Workplace, *, timings: JobTimings | None = None, gap: float = CHANNEL_GAP
) -> Iterator[str]:
    """The bot at work in `workplace`, from its first job to its last; gives a sentence that says where it is."""
    with ExitStack() as stack:
        app = bolt(workplace)
        where = _introduced(app)
        store = stack.enter_context(Store(settings.database_url))
        delivery = Delivery(workplace.bot_token, workplace.base_url, gap=gap)
        here = settings.model_copy(update={"slack_base_url": workplace.base_url})
        jobs = Jobs(
            here, store, delivery, token=workplace.bot_token, workspace_url=_workspace_url(app), timings=timings
        )
        jobs.start()
        stack.callback(jobs.stop)
        connect(app, jobs, store, serves_outside=settings.serve_external_people)
        is_connected: Callable[[], bool] = _always
        if workplace.app_token:
            socket = SocketMode(app, workplace.app_token)
            socket.listen()
            stack.callback(socket.hang_up)
            is_connected = socket.client.is_connected
        else:
            web = stack.enter_context(Web(application(app), settings.http_host, settings.http_port))
            where = f"{where}\nSlack’s Request URL leads to {web.url}{PATH}"
        looking = Looking(workplace.bot_token, workplace.base_url)
        catching_up = _catching_up(settings, looking, jobs, store, is_connected)
        catching_up.start()
        stack.callback(catching_up.stop)
        if settings.health_port is not None:
            stack.enter_context(_health(settings, app, store))
        yield where


def bolt(workplace: Workplace) -> App:
    """The Bolt app, without listeners. It tells Slack that an event arrived only when its listener has returned.

    Raises:
        SettingsError: the token is refused, or Slack cannot be reached.
    """
    client = WebClient(
        workplace.bot_token, base_url=workplace.base_url, timeout=CLIENT_TIMEOUT, retry_handlers=patient()
    )
    os.environ.pop("SLACK_BOT_TOKEN", None)  # Bolt would look there too, and warn at each start that it has two
    try:
        return App(
            client=client,
            signing_secret=workplace.signing_secret,
            process_before_response=True,
            attaching_conversation_kwargs_enabled=False,
            attaching_function_token_enabled=False,
            logger=logging.getLogger("slack_bolt"),
        )
    except BoltError:
        raise SettingsError(
            "Slack does not take the bot token.",
            "Copy SLACK_BOT_TOKEN again from the app's page, under OAuth & Permissions.",
        ) from None
    except OSError:
        raise SettingsError("Slack cannot be reached.", "Check the network, HTTPS_PROXY and SLACK_BASE_URL.") from None


def _health(settings: Settings, app: App, store: Store) -> Web:
    """The doors for whoever watches the bot, on a port of their own: they are nobody else's business."""
    checks: dict[str, Callable[[], object]] = {
        "database": lambda: store.checkpoints.note(_READY, time.time()),  # a full disk can still be read
        "slack": app.client.auth_test,  # api.test asks for no token
    }
    doors = Starlette(routes=list(health.routes(checks, store.requests.open_count)))
    return Web(doors, settings.http_host, settings.health_port or 0, "HTTP_HOST and HEALTH_PORT")


class _Provide(Middleware):
    """Gives the listeners what they ask for by name. (For a function Bolt would look up what a listener may ask for.)"""

    def __init__(self, **given: object) -> None:
        self._given = given

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:
        req.context.update(self._given)
        return next()


def connect(app: App, jobs: Jobs, store: Store, *, serves_outside: bool) -> None:
    """Connect the listeners."""
    given = {"jobs": jobs, "store": store, "telling": jobs.digests, "settling": jobs.digest_settings}
    app.use(_Provide(**given, serves_outside=serves_outside))

    @app.error
    def failed(error: Exception, body: dict[str, object]) -> None:
        # The answer stays 500: the event is not acknowledged, and Slack sends it again. Its text stays out of the log.
        _LOG.error("listener failed: %s (%s)", type(error).__name__, body.get("event_id") or body.get("command"))

    # From here on listeners ask by it, while Slack waits for them: it does not wait for a second try.
    app.client.retry_handlers = [ConnectionErrorRetryHandler()]
    handlers.register(app)


def _always() -> bool:
    """Over HTTP it is Slack who connects."""
    return True


def _catching_up(
    settings: Settings, slack: Looking, jobs: Jobs, store: Store, is_connected: Callable[[], bool]
) -> Backfill:
    """Whatever Slack could not tell while the bot was away goes the way of every event."""
    me = str(slack.myself()[0]["user_id"])
    outside = settings.serve_external_people
    return Backfill(slack, store, lambda event, body: missed.heard(event, body, me, jobs, store, outside), is_connected)


def in_slack(settings: Settings) -> Workplace:
    """The workspace that the settings name."""
    bot, app, secret = settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret
    if bot is None or (app is None and secret is None):  # the settings refuse this already
        raise SettingsError("Slack’s tokens are missing.", "Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.")
    return Workplace(
        bot.get_secret_value(),
        settings.slack_base_url,
        app_token=app.get_secret_value() if app else None,
        signing_secret=secret.get_secret_value() if secret else None,
    )


@contextmanager
def _desk(settings: Settings) -> Iterator[Desk]:
    desk = Desk(port=settings.desk_port, kept=_beside_the_database(settings.database_url))
    try:
        desk.start()
    except OSError:
        raise SettingsError(
            f"The desk cannot use port {settings.desk_port}.",
            "Set DESK_PORT to another one; 0 takes a free one.",
        ) from None
    try:
        yield desk
    finally:
        desk.stop()


def _beside_the_database(url: str) -> Path | None:
    """Where the desk is kept: the bot remembers what it read there, so the threads must be there too."""
    path = url.removeprefix("sqlite:///")
    return Path(path).with_suffix(".desk.json") if path not in (url, "", ":memory:") else None


def at(desk: Desk) -> Workplace:
    """The desk, as a workspace."""
    return Workplace(desk.bot_token, desk.api_url, app_token=desk.app_token)


def _workspace_url(app: App) -> str:
    """Where the workspace's threads are found, by Slack's own word."""
    return str(app.client.auth_test()["url"])


def _introduced(app: App) -> str:
    me = app.client.auth_test()
    return f"Connected to Slack as @{me['user']} in {me['team']}  (Ctrl-C stops it)"


def _signals() -> SimpleQueue[None]:
    """Holds something when the process is told to stop; told a second time, it stops at once.

    No event: setting one waits for its lock, which the very thread that is interrupted may hold, just about to wait.
    """
    told, is_told = SimpleQueue[None](), False

    def tell(*_: object) -> None:
        nonlocal is_told
        if is_told:
            os._exit(1)
        is_told = True
        told.put(None)

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    return told


def _wait_for(told: SimpleQueue[None]) -> None:
    """Return when the process is told to stop.

    No wait is without end: Python handles a signal between two steps of this thread, and one that comes just before the
    wait, or reaches another thread, does not interrupt it.
    """
    while True:
        with suppress(Empty):
            return told.get(timeout=1)


def _leave() -> None:
    """End the process even if a job's thread still waits for an answer: that job goes on after the next start."""
    sys.stdout.flush()
    sys.stderr.flush()
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        os._exit(0)


def _leave_at_last() -> None:
    """From now on the process has so long to end in order; then it ends as it is."""
    end = threading.Timer(STOPS_WITHIN, os._exit, (0,))
    end.daemon = True
    end.start()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

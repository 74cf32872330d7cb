"""The one place where settings, store, jobs, Bolt and (without Slack's tokens) the desk meet."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import resources
from typing import Any

from pydantic import SecretStr
from slack_bolt import App, BoltContext, BoltRequest
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler
from starlette.applications import Starlette
from typer import echo

import handlers
from bot import health, logs, sample, shutdown
from bot.errors import SettingsError
from bot.jobs import Jobs, JobTimings
from bot.settings import Settings
from bot.slack.backfill import Backfill
from bot.slack.http_mode import PATH, WebServer, application
from bot.slack.installing import InstalledWorkspaces
from bot.slack.lookups import CLIENT_TIMEOUT, patient
from bot.slack.middleware import in_workspace, refuse_outsiders
from bot.slack.permissions import Permissions
from bot.slack.socket_mode import SocketMode
from bot.slack.workspaces import OneWorkspace, Workspace, Workspaces
from bot.store import Store
from slackdesk import Desk, DeskClient

_SAMPLE_CHANNEL, _SAMPLE_ASKER = "#newsroom", "ana"
_AGAIN = "@Rejoinder the same, as a model reads it"

_LOG = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Work until SIGTERM or Ctrl-C. At a new desk a member asks about the sample article, so that there is a thread to
    see; where no model is set, one more time, for a thread from a recorded answer. Raises SettingsError where a token
    is refused, Slack cannot be reached, or the database is in use."""
    logs.configure(settings.log_level)
    stops = shutdown.stop_signals()
    with ExitStack() as stack:
        if desk := None if settings.uses_slack else _desk(settings):
            stack.callback(desk.stop)
        where = stack.enter_context(running_bot(at_desk(settings, desk) if desk else settings))
        if desk and not desk.messages(_SAMPLE_CHANNEL):
            desk.say(_SAMPLE_CHANNEL, _SAMPLE_ASKER, f"@Rejoinder {_sample()}")
            if sample.for_recorded(settings, sample.NAME):
                desk.say(_SAMPLE_CHANNEL, _SAMPLE_ASKER, _AGAIN, files=[(sample.NAME, _sample().encode())])
        echo(f"Rejoinder is at its desk: {desk.url}  (Ctrl-C stops it)" if desk else where)
        shutdown.wait_for(stops)
        echo("Stopping…")
        shutdown.exit_after_timeout()
    shutdown.exit_now()


@contextmanager
def running_bot(settings: Settings, *, timings: JobTimings | None = None) -> Iterator[str]:
    """The bot at work, from its first job to its last; gives a sentence that says where."""
    with ExitStack() as stack:
        store = stack.enter_context(Store(settings.database_url))
        token, app_token = _plain(settings.slack_bot_token), _plain(settings.slack_app_token)
        workspaces: Workspaces
        if token:
            app = bolt(settings)
            me = app.client.auth_test()
            where = f"Connected to Slack as @{me['user']} in {me['team']}  (Ctrl-C stops it)"
            workspaces = OneWorkspace(Workspace(str(me["team_id"]), str(me["url"]), token, settings.slack_base_url))
        else:
            workspaces = installed = InstalledWorkspaces(store.installations, settings)
            app = bolt(settings, installed)
            where = f"At work in {len(installed.all())} workspaces  (Ctrl-C stops it)"
        jobs = Jobs(settings, store, workspaces, timings=timings)
        jobs.start()
        stack.callback(jobs.stop)
        register_listeners(app, settings, workspaces, jobs, store)
        socket = SocketMode(app, app_token) if app_token else None
        if socket:
            socket.start()
            stack.callback(socket.stop)
        else:
            web = application(app, _plain(settings.slack_signing_secret) or "")
            server = stack.enter_context(WebServer(web, settings.http_host, settings.http_port))
            if app.oauth_flow:
                where = f"{where}\nIt is installed at {server.url}{app.oauth_flow.install_path}"
            where = f"{where}\nSlack’s Request URL leads to {server.url}{PATH}"
        # Over HTTP it is Slack who connects.
        is_connected = socket.is_connected if socket else lambda: True
        backfill = Backfill(workspaces, store, partial(_replay, app), is_connected, keep_days=settings.retention_days)
        backfill.start()
        stack.callback(backfill.stop)
        if settings.health_port is not None:
            stack.enter_context(health_server(settings, app, store))
        yield where


def bolt(settings: Settings, installed: InstalledWorkspaces | None = None) -> App:
    """The Bolt app, without listeners. It acknowledges an event only when its listener has returned. `installed` are
    the workspaces, where there are several. Raises SettingsError where the token is refused, or Slack out of reach."""
    token, url = _plain(settings.slack_bot_token), settings.slack_base_url
    client = WebClient(token, base_url=url, timeout=CLIENT_TIMEOUT, retry_handlers=patient())
    # Bolt would read these too: warn that it has two tokens, and take an empty client id of .env for an OAuth app.
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        os.environ.pop(name, None)
    try:
        return App(
            client=client,
            signing_secret=_plain(settings.slack_signing_secret),
            authorize=installed,  # type: ignore[arg-type]  # Bolt's own type leaves out that there may be none
            oauth_flow=installed.flow() if installed else None,
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


def register_listeners(app: App, settings: Settings, workspaces: Workspaces, jobs: Jobs, store: Store) -> None:
    """Connect the listeners, and give them what they ask for by name."""
    app.use(in_workspace)
    if not settings.serve_external_people:
        app.use(refuse_outsiders)
    provided = {"jobs": jobs, "store": store, "permissions": Permissions(workspaces, settings), "sample": _sample()}

    @app.use
    def provide(context: BoltContext, next: Callable[[], None]) -> None:
        context.update(provided)
        next()

    @app.error
    def failed(error: Exception, body: dict[str, object]) -> None:
        # The answer stays 500: the event is not acknowledged, and Slack sends it again. Its text stays out of the log.
        _LOG.error("listener failed: %s (%s)", type(error).__name__, body.get("event_id") or body.get("command"))

    # Slack waits three seconds for a listener: no time for a second try of a call.
    app.client.retry_handlers = [ConnectionErrorRetryHandler()]
    handlers.register(app)


def at_desk(settings: Settings, desk: DeskClient) -> Settings:
    tokens = {
        "slack_bot_token": SecretStr(desk.settings.bot_token),
        "slack_app_token": SecretStr(desk.settings.app_token),
    }
    return settings.model_copy(update={**tokens, "slack_base_url": desk.api_url})


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None


def _replay(app: App, event: Mapping[str, Any], team: str) -> bool:
    """Give the app a message that Slack could not deliver, as the events that Slack would have sent."""
    kinds = ["message"] if event["channel_type"] == "im" else ["app_mention", "message"]
    bodies = ({"team_id": team, "type": "event_callback", "event": {**event, "type": kind}} for kind in kinds)
    return all(app.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200 for body in bodies)


def health_server(settings: Settings, app: App, store: Store) -> WebServer:
    """/healthz, /readyz and /metrics on a port of their own, which need not be reachable from outside."""
    checks: dict[str, Callable[[], object]] = {
        "database": lambda: store.checkpoints.note("ready", time.time()),  # a full disk can still be read
        # api.test asks for no token.
        "slack": app.client.api_test if app.oauth_flow else app.client.auth_test,
    }
    endpoints = Starlette(routes=list(health.routes(checks, store.requests.open_count)))
    return WebServer(endpoints, settings.http_host, settings.health_port or 0, "HTTP_HOST and HEALTH_PORT")


def _desk(settings: Settings) -> Desk:
    """A desk whose messages are saved beside the database: the bot remembers what it read in its threads."""
    path = settings.database_path
    desk = Desk(port=settings.desk_port, kept=path.with_suffix(".desk.json") if path and path.name else None)
    try:
        desk.start()
    except OSError:
        raise SettingsError(
            f"The desk cannot use port {settings.desk_port}: another desk or program has it.",
            "Set DESK_PORT to another one, as in “DESK_PORT=3001 make run”; 0 takes a free one.",
        ) from None
    return desk


def _sample() -> str:
    return resources.files("slackdesk").joinpath("sample.txt").read_text("utf-8").strip()

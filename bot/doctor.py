"""Looks at everything that the bot needs, and says for each what to do. It changes nothing.

for finding in examine(load()): …
"""

import os
import re
import time
from collections.abc import Iterator
from typing import Literal, NamedTuple

import sqlalchemy as sa
from pydantic import SecretStr, ValidationError

from bot.articles import from_text
from bot.breakdown import Frozen
from bot.errors import DeliveryError, ReaderError, RejoinderError, SettingsError
from bot.settings import Settings
from bot.slack.lookups import Lookups, NotNow, TokenRefused
from bot.slack.workspaces import SCOPES

_SENTENCE = "The mayor denied that the bridge is unsafe."
_QUESTION = "“It is not true,” the mayor said. Did the mayor deny it? Answer in JSON."
_SECONDS = 60.0
_TOKENS = 2_000
"""Of the answer; reasoning models think before they write."""
_SECRET = re.compile(r"[0-9a-f]{32}")
_REACH = "Check the network, HTTPS_PROXY and SLACK_BASE_URL."


class _Answer(Frozen):
    denied: bool


class Finding(NamedTuple):
    """One thing that was looked at, what was found, and what to do about it."""

    thing: str
    verdict: Literal["ok", "note", "wrong"]
    """`note`: it works, and something is worth knowing. `wrong`: it does not."""
    found: str
    do: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Every finding, as soon as it is made; the slow ones last."""
    yield from slack(settings)
    yield database(settings)
    yield rules()
    yield model(settings)


def slack(settings: Settings) -> Iterator[Finding]:
    """The bot token with its scopes, and what connects to Slack: tried with calls that change nothing."""
    secret = settings.slack_signing_secret
    if settings.slack_client_id and secret:
        yield _secret(secret, settings.http_port)
        yield Finding(
            "Workspaces",
            "note",
            "several may install the app; each token is tried when it is installed.",
            "Its Redirect URL must lead to that port too, path /slack/oauth_redirect; /slack/install installs it.",
        )
    elif settings.slack_bot_token is None:
        yield Finding(
            "Slack",
            "note",
            "no tokens are set, so the bot works at its own desk in the browser.",
            "For Slack: make the app from manifest.yaml, then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.",
        )
    else:
        lookups = Lookups(settings.slack_bot_token.get_secret_value(), settings.slack_base_url)
        yield from _bot(lookups)
        if settings.slack_app_token:
            yield _app(lookups, settings.slack_app_token.get_secret_value())
        elif secret:
            yield _secret(secret, settings.http_port)


def _bot(lookups: Lookups) -> Iterator[Finding]:
    try:
        me, granted = lookups.myself()
    except (DeliveryError, NotNow) as error:
        do = "Copy SLACK_BOT_TOKEN again from the app’s page, under OAuth & Permissions."
        yield _failed("Bot token", "Slack refuses it", do, error)
        return
    yield Finding("Bot token", "ok", f"@{me['user']} in {me['team']}")
    if missing := [scope for scope in SCOPES if scope not in granted]:
        do = "Put manifest.yaml into the app’s page (App Manifest), save, and reinstall the app."
        yield Finding("Scopes", "wrong", f"missing: {', '.join(missing)}.", do)
    else:
        yield Finding("Scopes", "ok", f"all {len(SCOPES)} that are used")


def _app(lookups: Lookups, token: str) -> Finding:
    try:
        lookups.opens_sockets(token)
    except (DeliveryError, NotNow) as error:
        do = "Make an app-level token with connections:write (Basic Information), and turn Socket Mode on."
        return _failed("App token", "Slack opens no socket for it", do, error)
    return Finding("App token", "ok", "Socket Mode can connect")


def _failed(token: str, refused: str, do: str, error: DeliveryError | NotNow) -> Finding:
    if isinstance(error, DeliveryError | TokenRefused):
        return Finding(token, "wrong", f"{refused} ({error.code}).", do)
    return Finding(token, "wrong", f"Slack cannot be reached ({error}).", _REACH)


def _secret(secret: SecretStr, port: int) -> Finding:
    if not _SECRET.fullmatch(secret.get_secret_value()):
        do = "Copy SLACK_SIGNING_SECRET again from the app’s page, under Basic Information."
        return Finding("Signing secret", "wrong", "it does not look like one: 32 characters 0–9 and a–f.", do)
    do = f"The app’s Request URL must lead to port {port} of this machine, path /slack/events."
    return Finding("Signing secret", "note", "it has the right form; only a request of Slack’s can prove it.", do)


def database(settings: Settings) -> Finding:
    """Whether the database can be reached and written, without making or locking anything."""
    path = settings.database_path.absolute() if settings.database_path else None
    if path is not None and not path.exists():
        folder = next(parent for parent in path.parents if parent.exists())
        if os.access(folder, os.W_OK):
            return Finding("Database", "ok", f"{path} is made at the first start")
        do = "Choose another DATABASE_URL, or give the bot’s user write access."
        return Finding("Database", "wrong", f"{path} cannot be made: {folder} is not writable.", do)
    try:
        with sa.create_engine(settings.database_url, hide_parameters=True).connect() as connection:
            tables = sa.inspect(connection).get_table_names()
    except sa.exc.SQLAlchemyError as error:
        do = "Check DATABASE_URL, that the server runs, and that the user may connect."
        return Finding("Database", "wrong", f"it cannot be opened ({type(error).__name__}).", do)
    if path is not None and not os.access(path, os.W_OK):
        return Finding("Database", "wrong", f"{path} cannot be written.", "Give the bot’s user write access.")
    if "requests" not in tables:
        return Finding("Database", "ok", "it is empty; its tables are made at the first start")
    return Finding("Database", "ok", "it is there, with its tables")


def rules() -> Finding:
    from bot.readers.rules import RulesReader

    try:
        draft = RulesReader().read(from_text(_SENTENCE))
    except (RejoinderError, OSError, ImportError) as error:
        return Finding("Rules", "wrong", f"the parser fails ({type(error).__name__}).", "Run make setup again.")
    if not draft.statements:
        return Finding("Rules", "wrong", "the parser finds nothing.", "Run make setup again.")
    return Finding("Rules", "ok", "the reader by rules reads")


def model(settings: Settings) -> Finding:
    """Whether the model answers, and keeps to a schema. One paid call of a few tokens."""
    if not settings.model_is_set:
        return Finding(
            "Model",
            "note",
            "none is set: articles are read by rules, and nothing is sent anywhere.",
            "Set OPENAI_API_KEY (or OPENAI_BASE_URL for a server of your own) and OPENAI_MODEL to use one.",
        )
    from bot.readers.model.client import ModelClient, whole_answer

    began = time.monotonic()
    schema = {"name": "answer", "strict": True, "schema": _Answer.model_json_schema()}
    try:
        seconds = min(settings.model_timeout_seconds, _SECONDS)
        config = settings.model_copy(update={"model_timeout_seconds": seconds, "model_max_output_tokens": _TOKENS})
        wanted = {"type": "json_schema", "json_schema": schema}
        reply = ModelClient(config).ask([{"role": "user", "content": _QUESTION}], wanted)
        _Answer.model_validate_json(whole_answer(reply), strict=True)
    except (ReaderError, SettingsError) as error:
        return Finding("Model", "wrong", error.message, error.try_)
    except ValidationError:
        found = f"{settings.openai_model} at {config.model_host} answers, but does not keep to a schema."
        do = "Choose a model or a server that supports structured outputs (json_schema)."
        return Finding("Model", "wrong", found, do)
    seconds = time.monotonic() - began
    return Finding("Model", "ok", f"{settings.openai_model} at {config.model_host} answers in {seconds:.1f} s")

"""Every setting: its variable, its default, and what is said about a wrong value.

Values come from the environment, then from `.env` in the working directory. `.env.example` explains each in a line, and
a test holds the two together.
"""

import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.articles.policy import FetchPolicy
from bot.errors import SettingsError

ALMOST = 0.9
"""How alike a name in .env and a setting's must be to be a typing error (1 is the same); HTTP_PROXY is none for
HTTP_PORT."""
_PLAIN = {
    "int_parsing": "it must be a whole number",
    "float_parsing": "it must be a number",
    "bool_parsing": "it must be true or false",
    "extra_forbidden": "it cannot be set for one workspace",
}
"""Pydantic's kinds of errors that people who set a variable meet, in words for them."""

ReaderChoice = Literal["auto", "rules", "offline", "model"]
BY_RULES = frozenset[ReaderChoice]({"rules", "offline"})
"""Two words for one: an export says “offline”."""
WhoMayChange = Literal["anybody", "members", "admins"]
"""Who may change what holds for a channel: `members` are no guests, `admins` are the workspace's."""

Port = Annotated[int, Field(ge=0, le=65_535)]


def _parsed(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _check_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a web address that starts with https:// (or http:// on this machine)")
    return value


class WorkspaceSettings(BaseModel):
    """What can differ from workspace to workspace."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who_may_change: WhoMayChange = "anybody"
    openai_api_key: SecretStr | None = None
    openai_base_url: Annotated[str, AfterValidator(_check_address)] = "https://api.openai.com/v1"
    openai_model: str = "gpt-5-mini"
    reader: ReaderChoice = "auto"
    daily_tokens: int = Field(default=0, ge=0)
    daily_tokens_per_channel: int = Field(default=0, ge=0)
    daily_tokens_per_user: int = Field(default=0, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _in_any_case(cls, values: object) -> object:
        return {str(name).lower(): value for name, value in values.items()} if isinstance(values, dict) else values


class Settings(BaseSettings, WorkspaceSettings):
    """The configuration of one process. Make it with `load()`, which says in one sentence what is wrong."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    # Slack: one workspace by its tokens, or several that install the app
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    token_key: SecretStr | None = None
    workspaces: Annotated[Mapping[str, WorkspaceSettings], NoDecode, BeforeValidator(_parsed)] = {}
    slack_base_url: Annotated[str, AfterValidator(_check_address)] = "https://slack.com/api/"
    serve_external_people: bool = False
    http_host: str = "127.0.0.1"
    http_port: Port = 8080
    health_port: Port | None = None

    # Model
    model_timeout_seconds: float = Field(default=90, gt=0, le=600)
    model_max_input_tokens: int = Field(default=24_000, ge=2_000)
    model_max_output_tokens: int = Field(default=12_000, ge=500)
    model_calls_at_once: int = Field(default=3, ge=1, le=32)
    model_calls_per_minute: int = Field(default=60, ge=10)
    model_recording: Path | None = None
    model_replay_only: bool = False

    # Store
    database_url: str = "sqlite:///var/rejoinder.sqlite3"
    retention_days: int = Field(default=90, ge=0)

    # Links
    same_link_hours: float = Field(default=24, ge=0)
    allow_hosts: str = ""
    deny_hosts: str = ""
    contact: str = Field(default="", max_length=200, pattern=r"^[!-'*-~]*$")

    # The desk, where no Slack tokens are set
    desk_port: Port = 3000

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("openai_api_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        bare = key.get_secret_value().strip() if key else ""
        if not bare.isascii() or not bare.isprintable():
            raise ValueError("holds characters that no key has: copy it again")
        return SecretStr(bare) if bare else None

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str) -> str:
        value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
        if not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        bot, app, secret = self.slack_bot_token, self.slack_app_token, self.slack_signing_secret
        self._check_several_workspaces()
        if bot and not bot.get_secret_value().startswith("xoxb-"):
            raise ValueError("SLACK_BOT_TOKEN must be the bot token that starts with xoxb- (OAuth & Permissions)")
        if app and not app.get_secret_value().startswith("xapp-"):
            raise ValueError("SLACK_APP_TOKEN must be the app-level token that starts with xapp- (Basic Information)")
        if bot and not (app or secret):
            raise ValueError(
                "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP): "
                "set one of them, or clear SLACK_BOT_TOKEN to try the bot at its own desk"
            )
        if (app or secret) and not self.uses_slack:
            raise ValueError("SLACK_BOT_TOKEN is missing: set it to the token that starts with xoxb-")
        if any(each.reader == "model" and not each.model_is_set for each in self.for_every_workspace()):
            raise ValueError("READER=model needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own: set one")
        return self

    def _check_several_workspaces(self) -> None:
        """Where the app is to be installed in several workspaces, all that this needs must be set."""
        needed = {
            "SLACK_CLIENT_ID": self.slack_client_id,
            "SLACK_CLIENT_SECRET": self.slack_client_secret,
            "TOKEN_KEY": self.token_key,
        }
        if not any(needed.values()):
            if self.workspaces:
                raise ValueError("WORKSPACES needs SLACK_CLIENT_ID and what belongs to it: set them, or clear it")
            return
        if self.slack_bot_token:
            raise ValueError(
                "SLACK_BOT_TOKEN is for one workspace, and SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and TOKEN_KEY are for "
                "several: clear the one or the others"
            )
        if self.slack_app_token:
            raise ValueError("SLACK_APP_TOKEN (Socket Mode) is for one workspace, and several need HTTP: clear it")
        needed["SLACK_SIGNING_SECRET"] = self.slack_signing_secret
        if missing := [name for name, value in needed.items() if not value]:
            raise ValueError(f"Several workspaces also need {' and '.join(missing)}")
        from cryptography.fernet import Fernet  # not needed for one workspace

        try:
            _ = [Fernet(key) for key in self.token_keys]
        except ValueError:
            raise ValueError("TOKEN_KEY is no key: make one with “openssl rand -base64 32”") from None

    def for_workspace(self, team: str) -> "Settings":
        """The settings as they are for one workspace. Its own model server gets no key that is meant for another."""
        if (workspace := self.workspaces.get(team)) is None:
            return self
        names = workspace.model_fields_set
        changes: dict[str, object] = {"openai_api_key": None} if "openai_base_url" in names else {}
        return self.model_copy(update=changes | {name: getattr(workspace, name) for name in names})

    def for_every_workspace(self) -> "list[Settings]":
        """The settings, and those of each workspace that has some of its own."""
        return [self, *map(self.for_workspace, self.workspaces)]

    @property
    def uses_slack(self) -> bool:
        """Whether tokens are set; if not, the bot works at its own desk."""
        return self.slack_bot_token is not None or self.slack_client_id is not None

    @property
    def token_keys(self) -> list[str]:
        """The keys that bot tokens are encrypted with: the first, and older ones that still open them."""
        keys = self.token_key.get_secret_value().split(",") if self.token_key else []
        return [key.strip().translate(str.maketrans("+/", "-_")) for key in keys]

    @property
    def uses_model(self) -> bool:
        """Whether a model reads, where no channel says otherwise."""
        return self.model_is_set and self.reader not in BY_RULES

    @property
    def model_is_set(self) -> bool:
        """A key, or a server other than the default one (Ollama and the like need no key)."""
        default = type(self).model_fields["openai_base_url"].default
        return self.openai_api_key is not None or self.openai_base_url != default

    @property
    def model_host(self) -> str:
        """The model's server as shown to people: host and port, never a user or a path."""
        parts = urlsplit(self.openai_base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    @property
    def fetch_policy(self) -> FetchPolicy:
        return FetchPolicy.model_validate(
            {"allow_hosts": self.allow_hosts, "deny_hosts": self.deny_hosts, "contact": self.contact or None}
        )

    @property
    def database_path(self) -> Path | None:
        """Where the SQLite file is; None on PostgreSQL."""
        return Path(self.database_url.removeprefix("sqlite:///")) if self.database_url.startswith("sqlite") else None


def load(**overrides: object) -> Settings:
    """The settings of this process. Raises SettingsError, which says what is wrong or missing."""
    try:
        file = overrides.get("_env_file", ".env")
        if file:
            _check_names(Path(str(file)))
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(_sentence(error), "See .env.example for every variable.") from None
    except (OSError, UnicodeError):
        raise SettingsError(".env cannot be read as text.", "Save it as UTF-8, or copy .env.example again.") from None


def _check_names(file: Path) -> None:
    """A name in the file that is almost a setting's is an error: it would be ignored in silence."""
    known = {name.upper() for name in Settings.model_fields}
    for name in dotenv_values(file) if file.exists() else ():
        if name.upper() not in known and (meant := difflib.get_close_matches(name.upper(), known, 1, ALMOST)):
            raise SettingsError(f"{name} in .env is no setting.", f"Did you mean {meant[0]}?")


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    message = _PLAIN.get(first["type"], first["msg"]).removeprefix("Value error, ")
    if not first["loc"]:
        return f"{message}."
    return f"{' '.join(str(part) for part in first['loc']).upper()} is wrong: {message}."

"""Every setting: its variable, its default, and what a wrong value is told.

Values come from the environment, then from `.env` in the working directory. `.env.example` lists the same variables
with one line each; a test holds the two together.
"""

import difflib
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.articles.policy import FetchPolicy
from bot.errors import SettingsError

ALMOST = 0.9
"""How alike a name in .env and a setting's must be to be a slip (1 is the same); HTTP_PROXY is none of HTTP_PORT."""
_PLAIN = {
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "bool_parsing": "must be true or false",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "greater_than": "must be more than {gt}",
}

ReaderChoice = Literal["auto", "offline", "model"]


class Settings(BaseSettings):
    """The configuration of one process. Build it with `load()`, which turns faults into one sentence."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    # Slack
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_base_url: str = "https://slack.com/api/"
    serve_external_people: bool = False
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65_535)

    health_port: int | None = Field(default=None, ge=0, le=65_535)

    # Model
    openai_api_key: SecretStr | None = None
    openai_base_url: str = "https://api.openai.com/v1"
    openai_model: str = "gpt-5-mini"
    reader: ReaderChoice = "auto"
    model_timeout_seconds: float = Field(default=90, gt=0, le=600)
    model_max_input_tokens: int = Field(default=24_000, ge=2_000)
    model_max_output_tokens: int = Field(default=12_000, ge=500)
    model_calls_at_once: int = Field(default=3, ge=1, le=32)
    model_calls_per_minute: int = Field(default=60, ge=10)
    daily_tokens: int = Field(default=0, ge=0)
    daily_tokens_per_channel: int = Field(default=0, ge=0)
    daily_tokens_per_user: int = Field(default=0, ge=0)
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
    desk_port: int = Field(default=3000, ge=0, le=65_535)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator(
        "slack_bot_token",
        "slack_app_token",
        "slack_signing_secret",
        "openai_api_key",
        "model_recording",
        "health_port",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("slack_base_url", "openai_base_url")
    @classmethod
    def _is_http(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be a web address that starts with https:// (or http:// on this machine)")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str) -> str:
        if value.startswith("postgres://"):
            value = "postgresql://" + value.removeprefix("postgres://")
        if value.startswith("postgresql://"):
            value = "postgresql+psycopg://" + value.removeprefix("postgresql://")
        if not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _slack_is_whole(self) -> Self:
        bot, app, secret = self.slack_bot_token, self.slack_app_token, self.slack_signing_secret
        if bot and not bot.get_secret_value().startswith("xoxb-"):
            raise ValueError("SLACK_BOT_TOKEN must be the bot token that starts with xoxb- (OAuth & Permissions)")
        if app and not app.get_secret_value().startswith("xapp-"):
            raise ValueError("SLACK_APP_TOKEN must be the app-level token that starts with xapp- (Basic Information)")
        if bot and not (app or secret):
            raise ValueError(
                "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP): "
                "set one of them, or clear SLACK_BOT_TOKEN to try the bot at its own desk"
            )
        if (app or secret) and not bot:
            raise ValueError("SLACK_BOT_TOKEN is missing: set it to the token that starts with xoxb-")
        if self.reader == "model" and not self.model_is_set:
            raise ValueError(
                "READER=model needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own: set one of them"
            )
        return self

    @property
    def uses_slack(self) -> bool:
        """Whether tokens are set; if not, the bot works at its own desk."""
        return self.slack_bot_token is not None

    @property
    def model_is_set(self) -> bool:
        """A key, or a server other than the default one (Ollama and the like need no key)."""
        return (
            self.openai_api_key is not None
            or self.openai_base_url != type(self).model_fields["openai_base_url"].default
        )

    @property
    def model_host(self) -> str:
        """The model's server as people are told of it: host and port, never a user or a path."""
        parts = urlsplit(self.openai_base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    @property
    def fetch_policy(self) -> FetchPolicy:
        """Which links are fetched, and as whom."""
        return FetchPolicy.model_validate(
            {"allow_hosts": self.allow_hosts, "deny_hosts": self.deny_hosts, "contact": self.contact or None}
        )

    @property
    def database_path(self) -> Path | None:
        """Where the SQLite file is; None on PostgreSQL."""
        return Path(self.database_url.removeprefix("sqlite:///")) if self.database_url.startswith("sqlite") else None


def load(**overrides: object) -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a value is wrong or the set is half; one sentence says which and what to set.
    """
    try:
        file = overrides.get("_env_file", ".env")
        if file and (slip := _slip(Path(str(file)))):
            raise SettingsError(*slip)
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(_sentence(error), "See .env.example for every variable.") from None
    except (OSError, UnicodeError):
        raise SettingsError(".env cannot be read as text.", "Save it as UTF-8, or copy .env.example anew.") from None


def _slip(file: Path) -> tuple[str, str] | None:
    """A name in the file that is almost a setting's: it would be passed over in silence."""
    known = {name.upper() for name in Settings.model_fields}
    for name in dotenv_values(file) if file.exists() else ():
        if name.upper() not in known and (meant := difflib.get_close_matches(name.upper(), known, 1, ALMOST)):
            return f"{name} in .env is no setting.", f"Did you mean {meant[0]}?"
    return None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    message = _PLAIN.get(first["type"], first["msg"]).format(**first.get("ctx", {})).removeprefix("Value error, ")
    if not first["loc"]:
        return f"{message}."
    return f"{str(first['loc'][0]).upper()} is wrong: {message}."

"""What the model reader needs to know: which server, which model, how long, how much."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from bot.errors import SettingsError

DEFAULT_BASE_URL = "https://api.openai.com/v1"
NO_KEY = "none"
"""What is sent where no key is set: local servers ask for none, but the protocol wants a header."""


class ModelConfig(BaseModel):
    """The settings of the model reader. Frozen; the key is never printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1)
    api_key: SecretStr = SecretStr(NO_KEY)
    base_url: str = DEFAULT_BASE_URL
    timeout: float = Field(default=90.0, gt=0)
    """Seconds for one call, a second try included. People wait about that long in a thread."""
    max_input_tokens: int = Field(default=24_000, ge=2_000)
    """Of one call, the prompt included. A longer article is read in parts."""
    max_output_tokens: int = Field(default=16_000, ge=500)
    """Of one call; just under the 16,384 that widespread models can write at once. It bounds a part as well: about
    5,000 tokens of article, 4,000 words, whose statements still fit."""
    max_parts: int = Field(default=6, ge=1)
    """An article that needs more parts is refused; each part is one paid call."""
    recording: Path | None = None
    """A JSON Lines file of answers: a known request is answered from it, a new answer is appended to it."""
    replay_only: bool = False
    """Never ask the server; what is not in the recording is an error."""

    @field_validator("api_key", mode="after")
    @classmethod
    def _key_fits_a_header(cls, key: SecretStr) -> SecretStr:
        bare = key.get_secret_value().strip()
        if not bare.isascii() or not bare.isprintable():
            raise SettingsError("OPENAI_API_KEY holds characters that no key has.", "Copy the key again.")
        return SecretStr(bare or NO_KEY)

    @field_validator("base_url", mode="after")
    @classmethod
    def _url_is_http(cls, url: str) -> str:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingsError("OPENAI_BASE_URL is not a web address.", "Use one like https://api.openai.com/v1.")
        return url.strip()

    @property
    def host(self) -> str:
        """The server as shown to people: host and port, never a user or a path."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

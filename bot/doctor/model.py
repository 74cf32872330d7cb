"""The model server: asked one short question in the form that every reading uses."""

import json
import time

from pydantic import SecretStr

from bot.doctor.finding import Finding, note, ok, wrong
from bot.errors import ReaderError, SettingsError
from bot.settings import Settings

_FORMAT = {
    "type": "json_schema",
    "json_schema": {
        "name": "answer",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"denied": {"type": "boolean"}},
            "required": ["denied"],
            "additionalProperties": False,
        },
    },
}
_QUESTION = "“It is not true,” the mayor said. Did the mayor deny it? Answer in JSON."
_SECONDS = 60.0
_TOKENS = 2_000
"""Of the answer; reasoning models think before they write."""


def server(settings: Settings) -> Finding:
    """Whether the model answers, and keeps to a schema. One paid call of a few tokens."""
    if not settings.model_is_set:
        return note(
            "Model",
            "none is set: articles are read by rules, and nothing is sent anywhere.",
            "Set OPENAI_API_KEY (or OPENAI_BASE_URL for a server of your own) and OPENAI_MODEL to use one.",
        )
    from bot.readers.model import ModelConfig
    from bot.readers.model.client import ModelClient, whole_answer

    began = time.monotonic()
    try:
        config = ModelConfig(
            model=settings.openai_model,
            api_key=settings.openai_api_key or SecretStr(""),
            base_url=settings.openai_base_url,
            timeout=min(settings.model_timeout_seconds, _SECONDS),
            max_output_tokens=_TOKENS,
        )
        answer = json.loads(whole_answer(ModelClient(config).ask([{"role": "user", "content": _QUESTION}], _FORMAT)))
    except (ReaderError, SettingsError) as error:
        return wrong("Model", error.message, error.try_)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("denied"), bool):
        return wrong(
            "Model",
            f"{settings.openai_model} at {config.host} answers, but does not keep to a schema.",
            "Choose a model or a server that supports structured outputs (json_schema).",
        )
    seconds = time.monotonic() - began
    return ok("Model", f"{settings.openai_model} at {config.host} answers in {seconds:.1f} s")

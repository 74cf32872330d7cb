"""A question that takes one call: about what was read, or about several articles."""

from collections.abc import Mapping
from typing import Any

from bot.breakdown import Tokens
from bot.errors import ReaderError
from bot.readers.model.client import messages, whole_answer
from bot.readers.model.recording import answerer
from bot.readers.model.tokens import count, spent
from bot.settings import Settings


def ask(
    settings: Settings, system: str, user: str, response_format: Mapping[str, Any], too_long: ReaderError
) -> tuple[str, Tokens]:
    """The model's whole answer, and what it took. Raises `too_long` before anything is sent, and the client's errors."""
    asked = system + user
    if count(asked) > settings.model_max_input_tokens:
        raise too_long
    reply = answerer(settings).ask(messages(system, user), response_format)
    return whole_answer(reply), spent(asked, reply)

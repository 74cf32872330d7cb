"""A failed call of the model's server: whether a second try may help, and our error for it, in words for people."""

import openai

from bot.errors import ReaderError
from bot.settings import Settings

PAUSE_BEFORE_SECOND_TRY = 0.5
"""Seconds; a server that is restarting or dropped a stale connection is usually back by then."""
LONGEST_PAUSE = 8.0
"""Seconds of Retry-After that a person in a thread is made to wait; for more the rules read at once, or the asker is told."""


def pause_before_second_try(error: openai.OpenAIError) -> float | None:
    """Seconds to wait before a second try, or None where it would not help."""
    if isinstance(error, openai.APITimeoutError):
        return None
    if isinstance(error, openai.APIConnectionError):
        return PAUSE_BEFORE_SECOND_TRY
    if not isinstance(error, openai.APIStatusError) or (error.status_code != 429 and error.status_code < 500):
        return None
    if error.code == "insufficient_quota":
        return None
    try:
        asked = float(error.response.headers.get("retry-after", PAUSE_BEFORE_SECOND_TRY))
    except ValueError:  # a date: minutes away, as a rule
        return None
    return max(asked, PAUSE_BEFORE_SECOND_TRY) if asked <= LONGEST_PAUSE else None


def reader_error(error: openai.OpenAIError, settings: Settings) -> ReaderError:
    """The SDK's exception as one of ours; the server's own words are not passed on, they may quote the article."""
    if isinstance(error, openai.APITimeoutError):
        message = f"The model did not answer in {settings.model_timeout_seconds:g} s."
        return ReaderError(message, "Try again, or allow it more time in the settings.", code="model-timeout")
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, settings)
    return ReaderError(
        "The model server could not be reached.",
        "Check OPENAI_BASE_URL, and that the server is running.",
        code="model-unreachable",
    )


_STATUS_OF_CODE = {"context_length_exceeded": 413, "insufficient_quota": 402}
"""Codes of OpenAI's that say more than the status beside them."""


OVERLOADED = 529
"""How Anthropic's servers say that they have too much to do."""


def _of_status(error: openai.APIStatusError, settings: Settings) -> ReaderError:
    status = _STATUS_OF_CODE.get(str(error.code), error.status_code)
    status = 429 if status == OVERLOADED else status
    known = {
        401: ("The model server refused the key.", "Check OPENAI_API_KEY.", "model-key"),
        402: ("The model account has no credit left.", "Top it up, or read by rules.", "model-quota"),
        403: ("The model server does not let this key in.", "Check what OPENAI_API_KEY may use.", "model-key"),
        404: (
            f"The model server has no model “{settings.openai_model}”.",
            "Check OPENAI_MODEL and OPENAI_BASE_URL.",
            "model-unknown",
        ),
        408: ("The model server ran out of time.", "Try again in a minute.", "model-timeout"),
        413: (
            "The article is longer than the model can take.",
            "Send it in parts, or choose another model.",
            "too-long",
        ),
        429: ("The model server has too much to do.", "Try again in a minute.", "model-busy"),
    }
    if status in known:
        message, try_, code = known[status]
    elif status >= 500:
        message, try_, code = f"The model server has a fault ({status}).", "Try again in a minute.", "model-down"
    elif status < 400:
        message, try_, code = "The model server points elsewhere.", "Check OPENAI_BASE_URL.", "model-unreachable"
    else:
        message = f"The model server did not accept the request ({status})."
        try_, code = "Check that OPENAI_MODEL supports structured outputs (json_schema).", "model-request"
    return ReaderError(message, try_, code=code)

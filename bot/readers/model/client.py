"""One question to an OpenAI-compatible server, within a time that holds, and its troubles in words for people."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import ReaderError
from bot.readers import calls_per_minute
from bot.readers.model.config import ModelConfig

MAX_ANSWER_BYTES = 4_000_000
"""Sixty times a full answer of 16,000 tokens: more is no answer but a fault or an attack."""
PAUSE_BEFORE_SECOND_TRY = 0.5
"""Seconds; a server that is restarting or dropped a stale connection is usually back by then."""
LONGEST_PAUSE = 8.0
"""Seconds of Retry-After that a person in a thread is made to wait; for more the rules read at once, or the asker is told."""

Message = ChatCompletionMessageParam


class Reply(BaseModel):
    """What the server answered; token counts are None where it did not say."""

    model_config = ConfigDict(frozen=True)

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    finish: str | None = None
    refused: bool = False


class Answerer(Protocol):
    """Answers messages: the client, or a recording in front of it. Raises ReaderError."""

    def ask(self, messages: Sequence[Message], response_format: Mapping[str, Any]) -> Reply: ...


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message = _Message()
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(BaseModel):
    """The little of a completion that is read; servers differ in the rest."""

    choices: list[_Choice] = []
    usage: _Usage | None = None


class ModelClient:
    """Asks the configured server. Holds one pool of connections; safe to share between threads."""

    def __init__(self, config: ModelConfig) -> None:
        self._config = config
        self._openai = openai.OpenAI(
            api_key=config.api_key.get_secret_value(),
            base_url=config.base_url,
            max_retries=0,  # the SDK also retries time-outs, which would double the wait; see `ask`
            http_client=openai.DefaultHttpxClient(
                event_hooks={"response": [_within_limits]},
                follow_redirects=False,  # a redirect would carry the article to a host that is not configured
            ),
        )

    def ask(self, messages: Sequence[Message], response_format: Mapping[str, Any]) -> Reply:
        """The server's answer, after a second try where the first failed early and quickly. Raises ReaderError."""
        calls_per_minute.wait_for_turn()
        deadline = time.monotonic() + self._config.timeout
        try:
            return self._once(messages, response_format, deadline)
        except openai.OpenAIError as error:
            pause = _pause(error)
            if pause is None or time.monotonic() + pause >= deadline:
                raise _trouble(error, self._config) from error
        time.sleep(pause)
        try:
            return self._once(messages, response_format, deadline)
        except openai.OpenAIError as error:
            raise _trouble(error, self._config) from error

    def _once(self, messages: Sequence[Message], response_format: Mapping[str, Any], deadline: float) -> Reply:
        left = max(deadline - time.monotonic(), 0.001)
        options: dict[str, Any] = {"response_format": response_format}
        if self._config.temperature is not None:
            options["temperature"] = self._config.temperature
        raw = self._openai.chat.completions.with_raw_response.create(
            model=self._config.model,
            messages=list(messages),
            max_completion_tokens=self._config.max_output_tokens,
            timeout=httpx2.Timeout(left, connect=min(left, 10.0)),
            **options,
        )
        return _reply(raw.content)


class _Limited(httpx2.SyncByteStream):
    """A response body that must be complete by `deadline` and may not grow past `MAX_ANSWER_BYTES`.

    httpx's time-outs are between two bytes: a server that sends a blank now and then would be waited for forever.
    """

    def __init__(self, stream: httpx2.SyncByteStream, deadline: float, request: httpx2.Request) -> None:
        self._stream, self._deadline, self._request = stream, deadline, request

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if time.monotonic() > self._deadline:
                raise httpx2.ReadTimeout("the answer took too long", request=self._request)
            if size > MAX_ANSWER_BYTES:
                raise httpx2.ReadError("the answer is too large", request=self._request)
            yield chunk

    def close(self) -> None:
        self._stream.close()


def _within_limits(response: httpx2.Response) -> None:
    allowed = response.request.extensions.get("timeout", {}).get("read") or 0.0
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Limited(response.stream, time.monotonic() + allowed, response.request)


def _reply(body: bytes) -> Reply:
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError:
        raise ReaderError(
            "The model server answered with something that is no chat completion.",
            "Check OPENAI_BASE_URL; it usually ends in /v1.",
            code="model-invalid",
        ) from None
    choice = completion.choices[0] if completion.choices else _Choice()
    usage = completion.usage or _Usage()
    return Reply(
        text=choice.message.content or "",
        tokens_in=usage.prompt_tokens,
        tokens_out=usage.completion_tokens,
        finish=choice.finish_reason,
        refused=bool(choice.message.refusal),
    )


def whole_answer(reply: Reply) -> str:
    """The text of a reply that is a whole answer. Raises ReaderError for one that is cut, refused or empty."""
    if reply.refused or reply.finish == "content_filter":
        raise ReaderError(
            "The model refused to read this article.",
            "Read it by rules, or choose another model.",
            code="model-refused",
        )
    if reply.finish == "length":
        raise ReaderError(
            "The model's answer was cut off before its end.",
            "Raise the limit of output tokens, or send the article in parts.",
            code="model-truncated",
        )
    if not reply.text.strip():
        raise ReaderError("The model gave an empty answer.", "Try again, or choose another model.", code="model-empty")
    return reply.text


def _pause(error: openai.OpenAIError) -> float | None:
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


def _trouble(error: openai.OpenAIError, config: ModelConfig) -> ReaderError:
    """The SDK's exception as one of ours; the server's own words are not passed on, they may quote the article."""
    if isinstance(error, openai.APITimeoutError):
        message = f"The model did not answer in {config.timeout:g} s."
        return ReaderError(message, "Try again, or allow it more time in the settings.", code="model-timeout")
    if isinstance(error, openai.APIStatusError):
        return _status_trouble(error, config)
    return ReaderError(
        "The model server could not be reached.",
        "Check OPENAI_BASE_URL, and that the server is running.",
        code="model-unreachable",
    )


def _status_trouble(error: openai.APIStatusError, config: ModelConfig) -> ReaderError:
    status = error.status_code
    if status == 413 or error.code == "context_length_exceeded":
        return ReaderError(
            "The article is longer than the model can take.",
            "Send it in parts, or choose another model.",
            code="too-long",
        )
    if error.code == "insufficient_quota" or status == 402:
        return ReaderError("The model account has no credit left.", "Top it up, or read by rules.", code="model-quota")
    known = {
        401: ("The model server refused the key.", "Check OPENAI_API_KEY.", "model-key"),
        403: ("The model server does not let this key in.", "Check what OPENAI_API_KEY may use.", "model-key"),
        404: (
            f"The model server has no model “{config.model}”.",
            "Check OPENAI_MODEL and OPENAI_BASE_URL.",
            "model-unknown",
        ),
        408: ("The model server ran out of time.", "Try again in a minute.", "model-timeout"),
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

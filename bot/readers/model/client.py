"""One question to an OpenAI-compatible server, within a time that holds; an answer that is none is an error."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, cast

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from pydantic import AliasPath, BaseModel, ConfigDict, Field, ValidationError

from bot.errors import ReaderError
from bot.readers import calls_per_minute
from bot.readers.model.server_errors import pause_before_second_try, reader_error
from bot.settings import Settings

NO_KEY = "none"
"""What is sent where no key is set: local servers ask for none, but the protocol wants a header."""
MAX_ANSWER_BYTES = 4_000_000
"""Sixty times a full answer of 16,000 tokens: more is no answer but a fault or an attack."""

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


class _Completion(BaseModel):
    """The little of a completion that is read; servers differ in the rest."""

    choices: list[dict[str, object]] = []
    content: str | None = Field(None, validation_alias=AliasPath("choices", 0, "message", "content"))
    refusal: str | None = Field(None, validation_alias=AliasPath("choices", 0, "message", "refusal"))
    finish: str | None = Field(None, validation_alias=AliasPath("choices", 0, "finish_reason"))
    tokens_in: int | None = Field(None, validation_alias=AliasPath("usage", "prompt_tokens"))
    tokens_out: int | None = Field(None, validation_alias=AliasPath("usage", "completion_tokens"))


class ModelClient:
    """Asks the configured server. Holds one pool of connections; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._openai = openai.OpenAI(
            api_key=(settings.openai_api_key and settings.openai_api_key.get_secret_value()) or NO_KEY,
            base_url=settings.openai_base_url,
            max_retries=0,  # the SDK also retries time-outs, which would double the wait; see `ask`
            http_client=openai.DefaultHttpxClient(
                event_hooks={"response": [_within_limits]},
                follow_redirects=False,  # a redirect would carry the article to a host that is not configured
            ),
        )

    def ask(self, messages: Sequence[Message], response_format: Mapping[str, Any]) -> Reply:
        """The server's answer, after a second try where the first failed early and quickly. Raises ReaderError."""
        calls_per_minute.wait_for_turn()
        deadline = time.monotonic() + self._settings.model_timeout_seconds
        try:
            return self._once(messages, response_format, deadline)
        except openai.OpenAIError as error:
            pause = pause_before_second_try(error)
            if pause is None or time.monotonic() + pause >= deadline:
                raise reader_error(error, self._settings) from error
        time.sleep(pause)
        try:
            return self._once(messages, response_format, deadline)
        except openai.OpenAIError as error:
            raise reader_error(error, self._settings) from error

    def _once(self, messages: Sequence[Message], response_format: Mapping[str, Any], deadline: float) -> Reply:
        left = max(deadline - time.monotonic(), 0.001)
        raw = self._openai.chat.completions.with_raw_response.create(
            model=self._settings.openai_model,
            messages=list(messages),
            max_completion_tokens=self._settings.model_max_output_tokens,
            response_format=cast(Any, response_format),
            timeout=httpx2.Timeout(left, connect=min(left, 10.0)),
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
    return Reply(
        text=completion.content or "",
        tokens_in=completion.tokens_in,
        tokens_out=completion.tokens_out,
        finish=completion.finish,
        refused=bool(completion.refusal),
    )


def messages(system: str, user: str) -> list[Message]:
    """The two messages of a call."""
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


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

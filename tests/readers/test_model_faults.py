"""Whatever the model server does, the reader ends in time with one of our errors, in words for people."""

import json
import socket
import time
from collections.abc import Callable

import pytest
from llmock.pytest_plugin import LLMock

from benchmarks.model_server import EMPTY, Turn, drips, fails, hangs_up, raw, says, serving, silent
from bot.errors import ReaderError
from bot.readers.model import ModelReader, server_errors
from tests.readers.scripted import ARTICLE, config, read


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_errors, "PAUSE_BEFORE_SECOND_TRY", 0.01)


def error_of(url: str, **given: object) -> ReaderError:
    """How reading by the server there ends."""
    with pytest.raises(ReaderError) as caught:
        ModelReader(config(url, **given)).read(ARTICLE)
    return caught.value


FAULTS: list[tuple[str, Turn, str, str]] = [
    ("cut off", says('{"matters": [', finish="length"), "model-truncated", "cut off"),
    ("filtered", says("", finish="content_filter"), "model-refused", "refused to read"),
    ("refused", says(None, refusal="I cannot help with that."), "model-refused", "refused to read"),
    ("empty text", says(""), "model-empty", "empty answer"),
    ("no choices", raw(b'{"choices": []}'), "model-empty", "empty answer"),
    ("error with status 200", raw(b'{"error": {"message": "oops"}}'), "model-empty", "empty answer"),
    ("prose", says("Of course! Nobody denied anything."), "model-invalid", "not in the form"),
    ("half an object", says('{"matters": [{"id": "d1"'), "model-invalid", "not in the form"),
    ("another shape", says({"claims": []}), "model-invalid", "not in the form"),
    ("deeply nested", says('{"a":' + "[" * 100_000 + "}"), "model-invalid", "not in the form"),
    ("a web page", raw(b"<html>hi</html>", kind="text/html"), "model-invalid", "OPENAI_BASE_URL"),
    ("broken JSON", raw(b'{"choices": [{"mess'), "model-invalid", "no chat completion"),
    ("another protocol", raw(b'{"choices": "none"}'), "model-invalid", "no chat completion"),
    ("bad key", fails(401), "model-key", "refused the key. Check OPENAI_API_KEY"),
    ("key without rights", fails(403), "model-key", "OPENAI_API_KEY"),
    ("unknown model", fails(404), "model-unknown", "no model “scripted”. Check OPENAI_MODEL"),
    ("schema not supported", fails(400), "model-request", "structured outputs"),
    ("context too small", fails(400, "context_length_exceeded"), "too-long", "longer than the model can take"),
    ("body too large", fails(413), "too-long", "longer than the model can take"),
    ("no credit", fails(429, "insufficient_quota"), "model-quota", "no credit left"),
    ("busy", fails(429, retry_after="60"), "model-busy", "too much to do"),
    ("overloaded", fails(529), "model-busy", "too much to do"),
    ("busy until a date", fails(429, retry_after="Wed, 21 Oct 2099 07:28:00 GMT"), "model-busy", "too much to do"),
    ("down", fails(503), "model-down", "has a fault (503)"),
    ("redirect", raw(b"", 307, location="http://127.0.0.1:9/v1"), "model-unreachable", "points elsewhere"),
    ("hangs up", hangs_up, "model-unreachable", "could not be reached"),
]


@pytest.mark.parametrize(("turn", "code", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_every_fault_is_told_in_clear_words_and_gives_nothing_away(turn: Turn, code: str, words: str) -> None:
    with serving(turn) as server:
        error = error_of(server.url)
    assert error.code == code
    assert words in str(error)
    assert error.try_
    assert not any(secret in str(error) for secret in ("sk-test", "Orr", "127.0.0.1", "Traceback"))


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    assert error_of(url).code == "model-unreachable"


@pytest.mark.parametrize("slow", [silent, drips], ids=["silent", "dripping blanks"])
def test_a_slow_model_is_waited_for_no_longer_than_the_settings_say(slow: Callable[..., Turn]) -> None:
    with serving() as server:
        server.turns.append(slow(lambda: server.done))
        began = time.monotonic()
        error = error_of(server.url, model_timeout_seconds=0.4)
        took = time.monotonic() - began
        asked = len(server.requests)
    assert (error.code, error.message) == ("model-timeout", "The model did not answer in 0.4 s.")
    assert took < 100  # a silent server never answers, and a dripping one never ends
    assert asked == 1


def test_an_endless_answer_is_cut() -> None:
    with serving(raw(b" " * 4_000_001 + json.dumps({"choices": []}).encode())) as server:
        assert error_of(server.url).code == "model-unreachable"


@pytest.mark.parametrize("first", [fails(500), fails(429), fails(429, retry_after="0.1"), hangs_up])
def test_a_short_trouble_is_tried_once_more(first: Turn) -> None:
    draft, server = read(first, says(EMPTY))
    assert (draft.matters, len(server.requests)) == ((), 2)


@pytest.mark.parametrize(
    ("turn", "asked"),
    [(fails(401), 1), (fails(400), 1), (fails(404), 1), (fails(429, "insufficient_quota"), 1), (fails(503), 2)],
)
def test_a_trouble_that_will_not_pass_is_not_tried_again_and_an_outage_once(turn: Turn, asked: int) -> None:
    with serving(turn) as server:
        error_of(server.url)
        assert len(server.requests) == asked


def test_a_redirect_carries_the_article_to_nobody() -> None:
    with serving(says(EMPTY)) as elsewhere, serving(raw(b"", 307, location=elsewhere.url)) as server:
        error_of(server.url)
        assert elsewhere.requests == []


def test_whatever_keeps_to_the_schema_can_be_read(llmock: LLMock) -> None:
    draft = ModelReader(config(llmock.base_url())).read(ARTICLE)
    assert draft.reader.calls == 1
    assert draft.notes == ()


def test_an_independent_judge_of_clients_finds_nothing_to_blame(llmock: LLMock) -> None:
    llmock.rate_limit(times=1, retry_after=0.05)
    ModelReader(config(llmock.base_url())).read(ARTICLE)
    llmock.assert_resilient(strict=True)

"""Tokens are counted without the network: with tiktoken's vocabulary where it is, by a careful estimate elsewhere."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import tiktoken.load
from tiktoken_ext import openai_public  # type: ignore[import-untyped]

from bot.readers.model import tokens


@pytest.fixture(autouse=True)
def an_empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    tokens._encoding.cache_clear()
    yield tmp_path
    tokens._encoding.cache_clear()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> bytes:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(tiktoken.load, "read_file", refuse)
    monkeypatch.setattr(httpx2, "get", refuse)


def a_small_vocabulary() -> bytes:
    # Every single byte is a token: enough for tiktoken to count with.
    return b"\n".join(base64.b64encode(bytes([byte])) + b" %d" % byte for byte in range(256))


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("abc", 1), ("abcd", 2), ("—", 1), ("ж" * 30, 20), ("\ud800", 1)]
)
def test_without_the_vocabulary_a_third_of_the_bytes_is_the_estimate(text: str, number: int) -> None:
    assert tokens.count(text) == (number, False)


def test_the_vocabulary_is_used_where_it_is_and_special_marks_are_only_text(
    an_empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tokens.vocabulary_path()
    assert path
    path.write_bytes(a_small_vocabulary())
    monkeypatch.setattr(tokens, "VOCABULARY_SHA256", hashlib.sha256(a_small_vocabulary()).hexdigest())
    monkeypatch.setattr(
        openai_public,
        "load_tiktoken_bpe",
        lambda url, expected_hash: tiktoken.load.load_tiktoken_bpe(url),
    )
    monkeypatch.setattr("tiktoken.registry.ENCODINGS", {})
    assert tokens.count("Orr <|endoftext|>") == (17, True)


def test_a_damaged_vocabulary_is_not_shown_to_tiktoken_which_would_download_it_again(an_empty_cache: Path) -> None:
    path = tokens.vocabulary_path()
    assert path
    path.write_bytes(b"half a fi")
    assert tokens.count("abc") == (1, False)
    assert path.read_bytes() == b"half a fi"


def test_our_address_and_hash_are_those_of_the_installed_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def note(url: str, expected_hash: str) -> dict[bytes, int]:
        asked.append((url, expected_hash))
        return {}

    monkeypatch.setattr(openai_public, "load_tiktoken_bpe", note)
    openai_public.o200k_base()
    assert asked == [(tokens.VOCABULARY_URL, tokens.VOCABULARY_SHA256)]


def test_the_place_is_where_the_installed_tiktoken_looks(an_empty_cache: Path) -> None:
    path = tokens.vocabulary_path()
    assert path
    path.write_bytes(b"here")
    assert tiktoken.load.read_file_cached(tokens.VOCABULARY_URL) == b"here"


def test_with_caching_switched_off_there_is_only_the_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert tokens.count("abc", download=True) == (1, False)


def test_an_allowed_download_is_kept_and_checked(an_empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(url: str, timeout: float) -> httpx2.Response:
        assert timeout == tokens.DOWNLOAD_SECONDS
        return httpx2.Response(200, content=b"not it", request=httpx2.Request("GET", url))

    monkeypatch.setattr(httpx2, "get", answer)
    assert tokens.count("abc", download=True) == (1, False)
    assert list(an_empty_cache.iterdir()) == []

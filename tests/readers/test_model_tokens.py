"""Tokens are counted without the network: with tiktoken's vocabulary where it is, by a careful estimate elsewhere."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiktoken.load
from tiktoken_ext import openai_public  # type: ignore[import-untyped]

from bot.readers.model import tokens


@pytest.fixture(autouse=True)
def an_empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*args: object, **kwargs: object) -> bytes:
        raise AssertionError("a connection was opened")

    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tiktoken.load, "read_file", refuse)
    tokens._encoding.cache_clear()
    yield
    tokens._encoding.cache_clear()


def keep(vocabulary: bytes) -> Path:
    path = tokens.vocabulary_path()
    assert path
    path.write_bytes(vocabulary)
    return path


def test_the_vocabulary_is_used_where_it_is_and_special_marks_are_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_alone = b"\n".join(base64.b64encode(bytes([byte])) + b" %d" % byte for byte in range(256))
    keep(bytes_alone)
    monkeypatch.setattr(tokens, "VOCABULARY_SHA256", hashlib.sha256(bytes_alone).hexdigest())
    monkeypatch.setattr(
        openai_public, "load_tiktoken_bpe", lambda url, expected_hash: tiktoken.load.load_tiktoken_bpe(url)
    )
    monkeypatch.setattr("tiktoken.registry.ENCODINGS", {})
    assert tokens.count("Orr <|endoftext|>") == 17


def test_a_damaged_vocabulary_is_not_shown_to_tiktoken_which_would_download_it_again() -> None:
    path = keep(b"half a fi")
    assert tokens.count("abcd") == 2
    assert path.read_bytes() == b"half a fi"


def test_our_address_and_hash_are_those_of_the_installed_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def note(url: str, expected_hash: str) -> dict[bytes, int]:
        asked.append((url, expected_hash))
        return {}

    monkeypatch.setattr(openai_public, "load_tiktoken_bpe", note)
    openai_public.o200k_base()
    assert asked == [(tokens.VOCABULARY_URL, tokens.VOCABULARY_SHA256)]


def test_the_place_is_where_the_installed_tiktoken_looks() -> None:
    keep(b"here")
    assert tiktoken.load.read_file_cached(tokens.VOCABULARY_URL) == b"here"


def test_with_caching_switched_off_there_is_only_the_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert (tokens.vocabulary_path(), tokens.count("abcd")) == (None, 2)

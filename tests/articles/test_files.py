"""Files on disk, uploads and standard input: what kind they are and how their bytes become text."""

import io
from pathlib import Path

import pytest

from bot.articles import from_bytes, load
from bot.articles.files import GUESSED, MAX_FILE_BYTES
from tests.articles.documents import refusal

ENGLISH = "The mayor said “I did not do it” — and that’s that. She paid £5 to the café owner José Müller. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_file_is_read_in_the_encoding_it_was_written_in_and_a_guess_is_told(encoding: str) -> None:
    article = from_bytes(ENGLISH.encode(encoding), name="story.txt")
    assert article.text == ENGLISH
    assert article.notes == ((GUESSED,) if encoding == "cp1252" else ())


def test_a_file_cut_inside_a_character_is_read_with_a_note() -> None:
    cut = ENGLISH.encode()[: len(ENGLISH[: ENGLISH.index("“") + 1].encode()) - 1]
    assert from_bytes(ENGLISH.encode() + cut, name="story.txt").text.endswith("The mayor said \ufffd")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "story.txt", "empty"),
        (bytes(5000), "story.txt", "not-text"),
        (ENGLISH.encode("utf-16-le"), "story.txt", "not-text"),
        (b"PK\x03\x04" + bytes(50), "story.docx", "broken"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "story.doc", "unsupported"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "screenshot.png", "not-text"),
        (b"a" * (MAX_FILE_BYTES + 1), "story.txt", "too-large"),
    ],
    ids=["nothing", "zeros", "UTF-16 without its mark", "a broken Word file", "old Word", "picture", "too large"],
)
def test_a_file_that_cannot_be_read_says_so_and_what_to_do(data: bytes, name: str, code: str) -> None:
    assert refusal(lambda: from_bytes(data, name=name)).code == code


@pytest.mark.parametrize("text", ["<!doctype html><p>is how a page begins.</p>", "ID3 tags hold titles."])
def test_a_text_file_stays_text_whatever_it_begins_with(text: str) -> None:
    assert from_bytes(text.encode(), name="notes.txt").text == text


def test_a_text_file_and_standard_input_are_loaded_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(ENGLISH.encode() + b"\r\n")
    assert load(str(path)).text == ENGLISH + "\r\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    assert load("-").text == ENGLISH


@pytest.mark.parametrize(
    ("name", "code"),
    [("nothing.txt", "not-found"), (".", "unsupported"), ("a\x00b.txt", "not-found"), ("x" * 5000, "unreadable")],
)
def test_a_path_that_cannot_be_opened_says_so(tmp_path: Path, name: str, code: str) -> None:
    error = refusal(lambda: load(str(tmp_path / name)))
    assert error.code == code
    assert str(tmp_path) not in str(error)


def test_what_is_typed_is_a_file_if_it_is_there_and_a_link_if_it_looks_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes:bridge.txt").write_text(ENGLISH, encoding="utf-8")
    assert load("notes:bridge.txt").text == ENGLISH
    assert refusal(lambda: load("notes:" + "x" * 5000)).code == "bad-link"
    assert "https://" in refusal(lambda: load("www.example.org")).try_

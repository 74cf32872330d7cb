"""An answer that was paid for once can be read again without a server, and holds no secret."""

import json
from pathlib import Path

import pytest

import prompts
from benchmarks.model_server import Turn, breakdown, dispute, fails, line, says
from bot.errors import ReaderError
from bot.readers.model import ModelReader, fenced_article
from tests.readers.scripted import ARTICLE, STORY, article_of, config, read

GOOD = breakdown(dispute(line("claims", "Orr", "took\u2028money", "3.1")))


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """The recording of one answer."""
    path = tmp_path / "kept" / "answers.jsonl"
    read(says(GOOD), model_recording=path)
    return path


def test_a_recorded_answer_is_read_again_without_any_server_and_under_another_nonce(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fenced_article, "_SECRET", b"another process")
    draft = ModelReader(config(model_recording=recorded, model_replay_only=True)).read(ARTICLE)
    assert draft.matters[0].lines[0].text == "took money"
    assert (draft.reader.calls, draft.reader.tokens.in_, draft.reader.tokens.out) == (1, 3200, 300)


def test_a_recording_is_asked_before_the_server(recorded: Path) -> None:
    draft, server = read(fails(500), model_recording=recorded)
    assert draft.matters
    assert server.requests == []
    assert len(recorded.read_text("utf-8").splitlines()) == 1


def test_a_recording_holds_neither_key_nor_server_nor_prompt_and_is_readable_for_its_owner_alone(
    recorded: Path,
) -> None:
    text = recorded.read_text("utf-8")
    assert set(json.loads(text)) == {"key", "model", "recorded", "reply"}
    assert not any(secret in text for secret in ("sk-test", "127.0.0.1", "article-", STORY[2]))
    assert recorded.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("change", ["article", "model", "prompt"])
def test_another_article_model_or_prompt_is_another_question(
    change: str, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_of(*STORY, "More.") if change == "article" else ARTICLE
    if change == "prompt":
        load = prompts.load
        monkeypatch.setattr(prompts, "load", lambda task: load(task) + " Be kind.")
    given = {"openai_model": "other"} if change == "model" else {}
    with pytest.raises(ReaderError) as caught:
        ModelReader(config(model_recording=recorded, model_replay_only=True, **given)).read(article)
    assert caught.value.code == "model-not-recorded"


@pytest.mark.parametrize("turn", [fails(401), says("{", finish="length"), says(""), says(None, refusal="No.")])
def test_what_is_no_whole_answer_is_not_recorded(turn: Turn, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with pytest.raises(ReaderError):
        read(turn, model_recording=path)
    assert not path.exists()


@pytest.mark.parametrize("text", ["{", '{"key": "a"}', "[1]", '{"key": "a", "reply": {"text": 5}}'])
def test_a_damaged_recording_is_named_not_guessed(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReaderError) as caught:
        ModelReader(config(model_recording=path))
    assert caught.value.code == "model-recording"


def test_a_recording_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReaderError) as caught:
        read(says(GOOD), model_recording=tmp_path / "file" / "answers.jsonl")
    assert caught.value.code == "model-recording"

"""An answer that was paid for once can be read again without a server, and holds no secret."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import prompts
from benchmarks.model_server import Turn, breakdown, dispute, fails, line, says, serving
from bot.breakdown import Article
from bot.errors import ReaderError
from bot.readers.model import ModelConfig, ModelReader, fenced_article
from bot.readers.model.client import Reply
from bot.readers.model.recording import Recording
from tests.readers.conftest import STORY, article_of

Build = Callable[..., ModelConfig]
NOWHERE = "http://127.0.0.1:1/v1"
GOOD = breakdown(dispute(line("claims", "Orr", "took\u2028money", "3.1")))


def recorded(story: Article, config: Build, path: Path) -> str:
    with serving(says(GOOD)) as server:
        ModelReader(config(server.url, recording=path)).read(story)
    return path.read_text(encoding="utf-8")


def test_a_recorded_answer_is_read_again_without_any_server_and_under_another_nonce(
    story: Article, config: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept" / "answers.jsonl"
    recorded(story, config, path)
    monkeypatch.setattr(fenced_article, "_SECRET", b"another process")
    draft = ModelReader(config(NOWHERE, recording=path, replay_only=True)).read(story)
    assert draft.matters[0].lines[0].text == "took money"
    assert (draft.reader.calls, draft.reader.tokens.in_, draft.reader.tokens.out) == (1, 3200, 300)


def test_a_recording_is_asked_before_the_server(story: Article, config: Build, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    recorded(story, config, path)
    with serving(fails(500)) as server:
        assert ModelReader(config(server.url, recording=path)).read(story).matters
        assert server.requests == []
    assert len(path.read_text(encoding="utf-8").splitlines()) >= 1


def test_a_recording_holds_neither_key_nor_server_nor_prompt(story: Article, config: Build, tmp_path: Path) -> None:
    text = recorded(story, config, tmp_path / "answers.jsonl")
    assert set(json.loads(text)) == {"key", "model", "recorded", "reply"}
    assert not any(secret in text for secret in ("sk-test", "127.0.0.1", "article-", STORY[2]))


@pytest.mark.parametrize("change", ["article", "model", "prompt"])
def test_another_article_model_or_prompt_is_another_question(
    change: str, story: Article, config: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.jsonl"
    recorded(story, config, path)
    article = article_of(*STORY, "More.") if change == "article" else story
    if change == "prompt":
        load = prompts.load
        monkeypatch.setattr(prompts, "load", lambda task: load(task) + " Be kind.")
    given = {"model": "other"} if change == "model" else {}
    with pytest.raises(ReaderError) as caught:
        ModelReader(config(NOWHERE, recording=path, replay_only=True, **given)).read(article)
    assert caught.value.code == "model-not-recorded"


@pytest.mark.parametrize("turn", [fails(401), says("{", finish="length"), says(""), says(None, refusal="No.")])
def test_what_is_no_whole_answer_is_not_recorded(turn: Turn, story: Article, config: Build, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with serving(turn) as server, pytest.raises(ReaderError):
        ModelReader(config(server.url, recording=path)).read(story)
    assert not path.exists()


@pytest.mark.parametrize("text", ["{", '{"key": "a"}', "[1]", '{"key": "a", "reply": {"text": 5}}'])
def test_a_damaged_recording_is_named_not_guessed(text: str, config: Build, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReaderError) as caught:
        ModelReader(config(NOWHERE, recording=path))
    assert caught.value.code == "model-recording"


def test_a_recording_that_cannot_be_written_is_told(story: Article, config: Build, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with serving(says(GOOD)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, recording=tmp_path / "file" / "answers.jsonl")).read(story)
    assert caught.value.code == "model-recording"


def test_a_recording_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "answers.jsonl")
    recording.add("key", "model", Reply(text="{}"))
    assert (tmp_path / "answers.jsonl").stat().st_mode & 0o777 == 0o600

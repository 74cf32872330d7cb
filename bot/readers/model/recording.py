"""Answers of a model kept as JSON Lines: for tests, and to compare prompts without paying twice.

A line is `{"key", "model", "recorded", "reply"}`. The key is a hash of model, messages and schema without the fence's
nonce; neither the API key nor the server's address is in the file. The replies quote the article, so a recording of a
confidential article is as confidential as the article.
"""

import hashlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import ReaderError
from bot.readers.model.client import Answerer, Message, ModelClient, Reply, whole_answer
from bot.readers.model.fenced_article import without_nonce
from bot.settings import Settings


def answerer(settings: Settings) -> Answerer:
    """What answers: the model, or a recording before it. Raises ReaderError `model-recording` where that cannot be read."""
    client = None if settings.model_replay_only else ModelClient(settings)
    if settings.model_recording is not None:
        return Recording(settings.model_recording, settings.openai_model, client)
    if client is None:
        raise ReaderError("There is no recording to read from.", "Name one in the settings.", code="model-recording")
    return client


class Recording:
    """A file of answers, and the model that is asked for what it has not; with `client` None nothing is asked.

    Reads the file once; appends under a lock.
    """

    def __init__(self, path: Path, model: str, client: Answerer | None) -> None:
        self._path, self._model, self._client = path, model, client
        self._lock = threading.Lock()
        self._replies = _load(path)

    def ask(self, messages: Sequence[Message], response_format: Mapping[str, Any]) -> Reply:
        """The recorded reply, or the client's, which is then recorded. Raises ReaderError."""
        key = _key(self._model, messages, response_format)
        known = self._replies.get(key)
        if known is not None:
            return known
        if self._client is None:
            raise ReaderError(
                "The recording has no answer to this article with these prompts.",
                "Record it once with a model, or use the prompts it was recorded with.",
                code="model-not-recorded",
            )
        reply = self._client.ask(messages, response_format)
        if _is_whole(reply):
            self._add(key, reply)
        return reply

    def _add(self, key: str, reply: Reply) -> None:
        line = {
            "key": key,
            "model": self._model,
            "recorded": datetime.now(UTC).isoformat(timespec="seconds"),
            "reply": reply.model_dump(mode="json"),
        }
        with self._lock:
            self._replies[key] = reply
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with open(self._path, "a", encoding="utf-8", opener=_for_owner) as file:
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
            except OSError:
                raise ReaderError(
                    "The recording of model answers cannot be written.", "Choose another file.", code="model-recording"
                ) from None


def _key(model: str, messages: Sequence[Message], response_format: Mapping[str, Any]) -> str:
    """Hash that says "the same question": model, messages and schema, whatever the nonce was."""
    asked = json.dumps([model, list(messages), response_format], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(without_nonce(asked).encode("utf-8", "surrogatepass")).hexdigest()


def _for_owner(path: str, flags: int) -> int:
    """Opens a file that is made readable for its owner alone: answers quote articles."""
    return os.open(path, flags, 0o600)


def _is_whole(reply: Reply) -> bool:
    # An answer that is cut, refused or empty is worth asking for again.
    try:
        whole_answer(reply)
    except ReaderError:
        return False
    return True


def _load(path: Path) -> dict[str, Reply]:
    if not path.exists():
        return {}
    replies: dict[str, Reply] = {}
    try:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                entry = json.loads(line)
                replies[entry["key"]] = Reply.model_validate(entry["reply"])
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        raise ReaderError(
            "The recording of model answers cannot be read.", "Mend or remove the file.", code="model-recording"
        ) from None
    return replies

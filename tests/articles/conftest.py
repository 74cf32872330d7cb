"""What the tests of documents share."""

import pytest

from bot.articles import sandbox
from bot.articles.sandbox import USUAL_SECONDS, Job, Parser
from bot.errors import ArticleError


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is parsed here: to start a process takes longer than to read it. The processes are tested for
    themselves, and with what is broken or a bomb."""

    def parse(parser: Parser, data: bytes, url: str | None = None) -> bytes:
        try:
            return sandbox.read(Job(parser=parser, seconds=USUAL_SECONDS, url=url), data)
        except Exception:  # noqa: BLE001 - as in the process, whose exit code says no more
            raise ArticleError("This file is broken.", "", code="broken") from None

    monkeypatch.setattr(sandbox, "parse", parse)

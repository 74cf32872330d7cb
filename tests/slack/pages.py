"""Web pages for the bot, fetched by the real guard from a public web on this machine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from bot.articles.fetch import from_url
from bot.articles.policy import FetchPolicy
from bot.breakdown import Article
from bot.jobs.workers import Workers
from bot.store import Request
from tests.articles.web import Answer, Names, listening, public_web

INSIDE = "inside.example"
"""A name that leads into the house."""


def story_page(title: str, text: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (
        f"<html><head><title>{title}</title><meta property='og:title' content='{title}'></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


@contextmanager
def serving(answers: Mapping[str, Answer], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every link leads to this web while the block lasts. (In this process: the workers know only the real one.)"""
    fetch = Workers.article
    with listening(answers) as listener:
        web = public_web(listener, Names({INSIDE: [["10.0.0.5"]]}))

        def article(workers: Workers, request: Request, token: str) -> Article:
            if request.files or not request.text.startswith(("http://", "https://")):
                return fetch(workers, request, token)
            return from_url(request.text, FetchPolicy(), web)

        monkeypatch.setattr(Workers, "article", article)
        yield

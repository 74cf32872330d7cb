"""Rows that tests of the store begin with."""

from typing import Any

from bot.articles import from_text
from bot.breakdown import Breakdown, ReaderInfo
from bot.store import Request, Store

LINK = "https://example.com/story"


def asked(store: Store, name: str, **given: Any) -> Request:
    """A request that was accepted."""
    usual = {"kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "thread": "1.1", "text": LINK}
    request = Request.model_validate(usual | {"id": name} | given)
    store.requests.accept(request)
    return request


def read(store: Store, name: str, kind: str = "mention", **given: Any) -> None:
    """A reading of the link that has ended, with a breakdown in which nobody says anything."""
    asked(store, name, kind=kind, **given)
    article = from_text("The mayor said the bridge is safe.").model_copy(update={"url": LINK})
    store.readings.keep_article(name, article)
    store.readings.keep_breakdown(name, Breakdown(input=LINK, article=article, reader=ReaderInfo(name="offline")))
    store.requests.close(name, "answered")

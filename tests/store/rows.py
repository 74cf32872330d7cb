"""Rows that tests of the store begin with."""

from typing import Any

from bot.articles import from_text
from bot.breakdown import Breakdown, ReaderInfo
from bot.store import Request, Store

LINK = "https://example.com/story"
SILENT = Breakdown(
    input=LINK,
    article=from_text("The mayor said the bridge is safe.").model_copy(update={"url": LINK}),
    reader=ReaderInfo(name="offline"),
)
"""A reading of the link, in which nothing is said."""


def asked(store: Store, name: str, **given: Any) -> Request:
    usual = {"kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "thread": "1.1", "text": LINK}
    request = Request.model_validate(usual | {"id": name} | given)
    store.requests.accept(request)
    return request


def read(store: Store, name: str, kind: str = "mention", breakdown: Breakdown = SILENT, **given: Any) -> Request:
    """A reading that has ended."""
    request = asked(store, name, kind=kind, **given)
    store.readings.keep_breakdown(name, breakdown)
    store.requests.close(name, "answered")
    return request

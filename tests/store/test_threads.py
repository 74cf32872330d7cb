"""What is looked up for a channel: what everybody there was shown, and what is the asker's own."""

import pytest

from bot.articles import from_text
from bot.breakdown import Breakdown, ReaderInfo
from bot.store import Request, Store

LINK = "https://example.com/story"


def read(store: Store, name: str, kind: str, user: str = "U1", thread: str | None = None) -> None:
    """A reading of the link that has ended."""
    request = Request.model_validate(
        {"id": name, "kind": kind, "team": "T1", "channel": "C1", "user": user, "thread": thread, "text": LINK}
    )
    article = from_text("The mayor said the bridge is safe.").model_copy(update={"url": LINK})
    store.requests.accept(request)
    store.readings.keep_article(name, article)
    store.readings.keep_breakdown(name, Breakdown(input=LINK, article=article, reader=ReaderInfo(name="offline")))
    store.requests.close(name, "answered")


@pytest.mark.parametrize("kind", ["feed", "command", "shortcut"])
def test_what_nobody_was_shown_in_the_channel_is_neither_listed_nor_counted(store: Store, kind: str) -> None:
    read(store, "shown", "mention", thread="1.1")
    read(store, "other", kind)
    assert [one.request for one in store.threads.recent("T1", ["C1"], 10)] == ["shown"]
    assert store.threads.count_since("T1", ["C1"], 0) == 1


@pytest.mark.parametrize("kind", ["command", "shortcut"])
def test_a_private_reading_of_a_link_is_found_by_its_asker_alone(store: Store, kind: str) -> None:
    read(store, "for all", "mention", thread="1.1")
    read(store, "hers", kind, user="UALICE")
    assert set(store.threads.of_link("T1", "C1", LINK, "UALICE")) == {"for all", "hers"}
    assert store.threads.of_link("T1", "C1", LINK, "UBOB") == ["for all"]


@pytest.mark.parametrize(
    "other",
    ["?utm_source=mail", "?fbclid=1&utm_campaign=x", "#top", "?utm_medium=a#b"],
)
def test_a_link_with_what_only_tells_who_sent_the_reader_is_the_same_link(store: Store, other: str) -> None:
    read(store, "read", "mention", thread="1.1")
    assert store.threads.of_link("T1", "C1", LINK + other, "U1") == ["read"]
    assert store.threads.of_link("T1", "C1", f"{LINK}?id=2", "U1") == []
    assert store.threads.of_link("T1", "C1", "https://example.com/sto", "U1") == []


def test_all_that_one_person_pasted_or_asked_for_is_found_wherever_it_was_and_nothing_of_others(store: Store) -> None:
    pasted = {"kind": "command", "team": "T1", "channel": "C9", "text": "A leaked memo."}
    store.requests.accept(Request.model_validate(pasted | {"id": "pasted", "user": "U1"}))
    store.requests.accept(Request.model_validate(pasted | {"id": "another’s", "user": "U2"}))
    store.requests.accept(Request.model_validate(pasted | {"id": "elsewhere", "user": "U1", "team": "T2"}))
    read(store, "read", "mention", thread="1.1")
    assert sorted(store.threads.of_user("T1", "U1")) == ["pasted", "read"]
    store.requests.forget("pasted")
    assert store.threads.of_user("T1", "U1") == ["read"]

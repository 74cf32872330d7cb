"""What is looked up for a channel: what everybody there was shown, and what is the asker's own."""

import pytest

from bot.store import Store
from tests.store.rows import LINK, asked, read


@pytest.mark.parametrize("kind", ["feed", "command", "shortcut"])
def test_what_nobody_was_shown_in_the_channel_is_neither_listed_nor_counted(store: Store, kind: str) -> None:
    read(store, "shown")
    read(store, "other", kind, thread=None)
    assert [one.request for one in store.threads.recent("T1", ["C1"], 10)] == ["shown"]
    assert store.threads.count_since("T1", ["C1"], 0) == 1


@pytest.mark.parametrize("kind", ["command", "shortcut"])
def test_a_private_reading_of_a_link_is_found_by_its_asker_alone(store: Store, kind: str) -> None:
    read(store, "for all")
    read(store, "hers", kind, user="UALICE", thread=None)
    assert set(store.threads.of_link("T1", "C1", LINK, "UALICE")) == {"for all", "hers"}
    assert store.threads.of_link("T1", "C1", LINK, "UBOB") == ["for all"]


@pytest.mark.parametrize("other", ["?utm_source=mail", "?fbclid=1&utm_campaign=x", "#top", "?utm_medium=a#b"])
def test_a_link_with_what_only_tells_who_sent_the_reader_is_the_same_link(store: Store, other: str) -> None:
    read(store, "read")
    assert store.threads.of_link("T1", "C1", LINK + other, "U1") == ["read"]
    assert store.threads.of_link("T1", "C1", f"{LINK}?id=2", "U1") == []
    assert store.threads.of_link("T1", "C1", "https://example.com/sto", "U1") == []


def test_all_that_one_person_pasted_or_asked_for_is_found_wherever_it_was_and_nothing_of_others(store: Store) -> None:
    for name, user, team in (("pasted", "U1", "T1"), ("another’s", "U2", "T1"), ("elsewhere", "U1", "T2")):
        asked(store, name, kind="command", channel="C9", text="A leaked memo.", user=user, team=team)
    read(store, "read")
    assert sorted(store.threads.of_user("T1", "U1")) == ["pasted", "read"]
    store.requests.forget("pasted")
    assert store.threads.of_user("T1", "U1") == ["read"]

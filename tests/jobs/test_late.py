"""Only the first answer to a message says that it comes late."""

import pytest

from bot.jobs import Request, replies
from bot.store import Store
from bot.views import talk


@pytest.mark.parametrize(
    ("name", "is_told"), [("T:C:1.1:compare", True), ("T:C:1.1:again:1:compare", False), ("T:C:1.1:2", False)]
)
def test_what_an_edit_or_a_further_source_brings_is_not_late(store: Store, name: str, is_told: bool) -> None:
    request = Request(id=name, kind="compare", team="T", channel="C", user="U", thread="1.1")
    store.requests.accept(request)
    bodies = replies.build(store, request, {"compare": lambda *_: [{"text": "the comparison"}]})
    assert [body["text"] for body in bodies[:-1]] == [talk.LATE] * is_told

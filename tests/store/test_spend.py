"""Tokens are counted once a request, by workspace, channel, person and day, on both databases."""

from bot.breakdown import Tokens
from bot.store import Request, Store
from bot.usage import Figures

DAY = "2026-11-24"
NO_CAPS = Figures()


def asked(store: Store, name: str, channel: str = "C1", user: str = "U1", team: str = "T1") -> Request:
    request = Request(id=name, kind="mention", team=team, channel=channel, user=user, thread="1.1", text="x")
    store.requests.accept(request)
    return request


def tokens(sent: int, given: int) -> Tokens:
    return Tokens.model_validate({"in": sent, "out": given})


def test_what_was_booked_is_replaced_by_what_it_cost_once(store: Store) -> None:
    request = asked(store, "a")
    for _ in range(2):  # a step may run again
        assert store.spend.reserve(request, DAY, NO_CAPS, tokens(500, 500)) is None
    assert store.spend.spent("T1", "C1", "U1", DAY).workspace == 1_000
    assert [store.spend.settle("a", tokens(30, 12)) for _ in range(3)] == [True, False, False]
    assert store.spend.spent("T1", "C1", "U1", DAY) == Figures(workspace=42, channel=42, user=42)


def test_each_channel_person_day_and_workspace_has_its_own_count(store: Store) -> None:
    for number, (channel, user, team, day) in enumerate(
        [("C1", "U1", "T1", DAY), ("C1", "U2", "T1", DAY), ("C2", "U1", "T1", DAY), ("C1", "U1", "T2", DAY), ("C1", "U1", "T1", "2026-11-23")]
    ):  # fmt: skip
        store.spend.reserve(asked(store, str(number), channel, user, team), day, NO_CAPS, tokens(10**number, 0))
    assert store.spend.spent("T1", "C1", "U1", DAY) == Figures(workspace=111, channel=11, user=101)


def test_over_a_cap_nothing_is_booked_and_what_was_booked_before_goes_on(store: Store) -> None:
    first, second = asked(store, "a"), asked(store, "b", user="U2")
    caps = Figures(channel=100)
    assert store.spend.reserve(first, DAY, caps, tokens(60, 60)) is None
    assert store.spend.reserve(second, DAY, caps, tokens(1, 1)) == "channel"
    assert store.spend.reserve(first, DAY, caps, tokens(60, 60)) is None
    assert store.spend.spent("T1", "C1", "U2", DAY) == Figures(workspace=120, channel=120, user=0)
    assert not store.spend.settle("b", tokens(0, 0))


def test_a_used_up_budget_is_told_by_one_request_a_day_also_when_that_one_runs_again(store: Store) -> None:
    first, second = asked(store, "a"), asked(store, "b")
    assert store.spend.tells("user", first, DAY)
    assert not store.spend.tells("user", second, DAY)
    assert store.spend.tells("user", first, DAY)
    assert store.spend.tells("user", second, "2026-11-25")
    assert store.spend.tells("channel", second, DAY)


def test_what_one_person_was_told_privately_is_still_told_to_the_channel(store: Store) -> None:
    private = asked(store, "a").model_copy(update={"kind": "command"})
    assert store.spend.tells("channel", private, DAY)
    assert store.spend.tells("channel", asked(store, "b"), DAY)
    assert not store.spend.tells("channel", asked(store, "c"), DAY)

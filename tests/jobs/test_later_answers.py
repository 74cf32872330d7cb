"""Later answers where a model is set: it may strike and add by ids, and the rules stand where it fails or may not."""

from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from itertools import count
from typing import Any

import pytest

import prompts
from benchmarks.model_server import ModelServer, raw, says, serving
from bot.breakdown import Tokens
from bot.jobs import ledger
from bot.jobs.ledger import note_id
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import LaterAnswer, Remembered
from bot.ledger.search import Indexed, indexed
from bot.settings import load
from bot.store import Request, Store
from bot.views.ledger import Question
from tests.jobs.office import CLAIM, DENIAL, Clock, Office

FLEET = "{Ann Reyl} <said> that [two tankers dumped oil and sludge into the harbour of Ostmere one foggy night]."
NEAR = "{The line} <denied|denies> that [its ships leaked sludge or paint into the harbour of Ostmere at anchor in a storm]."
"""Too few words in common for the rules, and yet an answer."""


class Model:
    """Answers with the ids that the test says; `fails` sends an error instead."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.fails: Callable[[BaseHTTPRequestHandler], None] | None = None
        self.server: ModelServer

    def turn(self, handler: BaseHTTPRequestHandler) -> None:
        (self.fails or says({"statements": self.ids}, usage=(900, 12)))(handler)

    @property
    def asked(self) -> list[str]:
        assert all(request["messages"][0]["content"] == prompts.load("match") for request in self.server.requests)
        return [request["messages"][1]["content"] for request in self.server.requests]


@pytest.fixture
def model() -> Iterator[Model]:
    served = Model()
    with serving(served.turn) as server:
        served.server = server
        yield served


@pytest.fixture
def office(store: Store, model: Model) -> Office:
    return opened(store, model)


def opened(store: Store, model: Model, **more: Any) -> Office:
    settings = load(_env_file=None, openai_base_url=model.server.url, openai_api_key="k", **more)
    for channel in ("C1", "C2"):
        store.channels.change("T1", channel, notified_host=settings.model_host)
    return Office(store, Clock(2026, 5, 4, 12, 0), settings)


def answered(office: Office, earlier: str, later: str, channel: str = "C1", **more: Any) -> list[LaterAnswer]:
    """What the later article answers, once both are in the ledger."""
    office.read(earlier, channel)
    office.clock.go(days=1)
    reading = office.read(later, **more)
    return office.store.ledger.answers_of_note(office.digest_service.viewer("T1", "C1"), note_id(reading))


def test_the_model_is_asked_once_and_what_it_names_is_told(office: Office, model: Model) -> None:
    model.ids = ["p1"]
    assert [answer.kind for answer in answered(office, CLAIM, DENIAL)] == ["denied"]
    assert len(model.asked) == 1
    assert "p1 denied | BEFORE Ruth Odell" in model.asked[0]
    assert office.budget.spent("T1", "C1", "U1").channel == 912
    assert "Halden Oil denied this" in office.told("later_answers")
    assert len(model.asked) == 1  # built again after a correction, the note looks at what is kept


def test_what_the_model_does_not_name_moves_nothing_though_the_rules_would(office: Office, model: Model) -> None:
    assert answered(office, CLAIM, DENIAL) == []
    assert len(model.asked) == 1
    assert office.store.posts.count(office.of("later_answers")[0].id) == 0


def test_the_model_finds_what_shares_too_few_words_for_the_rules(office: Office, model: Model) -> None:
    model.ids = ["p1"]
    assert [answer.earlier.who for answer in answered(office, FLEET, NEAR)] == ["Ann Reyl"]
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    "fault", [raw(b"{}", 500), raw(b"no completion"), says("p1"), says({"statements": "p1"}), says(None)],
    ids=["down", "garbage", "no JSON", "no list", "empty"],
)  # fmt: skip
def test_whatever_is_wrong_with_the_model_the_rules_stand(
    office: Office, model: Model, fault: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    model.fails = fault
    assert [answer.kind for answer in answered(office, CLAIM, DENIAL)] == ["denied"]
    assert answered(office, FLEET, NEAR) == []
    assert len(model.asked) >= 2


def test_a_used_up_budget_leaves_it_to_the_rules(store: Store, model: Model) -> None:
    office = opened(store, model, daily_tokens=1_000)
    other = Request(id="T1:C2:9.9", kind="mention", team="T1", channel="C2", user="U1")
    store.requests.accept(other)
    office.clock.go(days=1)
    office.budget.record(other, Tokens.model_validate({"in": 1_000, "out": 0}))
    office.clock.go(days=-1)
    assert [answer.kind for answer in answered(office, CLAIM, DENIAL)] == ["denied"]
    assert model.asked == []


@pytest.mark.parametrize("why", ["rules only", "not notified"])
@pytest.mark.parametrize("channel", ["C1", "C2"])
def test_nothing_of_a_channel_that_keeps_to_rules_or_was_not_notified_is_sent_from_either(
    office: Office, model: Model, channel: str, why: str
) -> None:
    if why == "rules only":
        office.store.channels.change("T1", channel, rules_only=True)
    else:
        office.store.channels.change("T1", channel, notified_host="another.example")
    assert [answer.kind for answer in answered(office, CLAIM, DENIAL, "C2")] == ["denied"]
    assert model.asked == []


def test_a_feeds_articles_cost_nothing(office: Office, model: Model) -> None:
    assert [answer.kind for answer in answered(office, CLAIM, DENIAL, kind="feed", user="")] == ["denied"]
    assert model.asked == []


@pytest.mark.parametrize(
    "error", [WorkerFailed("TypeError at x.py:1"), WorkerLost("the process died"), ValueError("an old row")]
)
def test_a_reading_that_cannot_be_kept_is_left_out_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        if records[0].who == "Ruth Odell":
            raise error
        return indexed(records)

    monkeypatch.setattr(ledger, "indexed", index)
    office.read(CLAIM)
    office.read(DENIAL)
    shown = str(office.digest_service.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Halden Oil" in shown
    assert "Ruth Odell" not in shown


def test_where_workers_are_lost_while_later_answers_are_looked_for_nothing_is_posted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.read(CLAIM)
    offers, calls = ledger._offers, count()

    def offering(*arguments: Any) -> Any:
        if next(calls):  # the first look asks for the note
            raise WorkerLost("the process died")
        return offers(*arguments)

    monkeypatch.setattr(ledger, "_offers", offering)
    office.read(DENIAL)
    assert office.told("later_answers") == ""

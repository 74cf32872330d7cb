"""Comparisons by a model: asked only where the channel lets it, within the budget, and once."""

from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.model_server import ModelServer, says, serving
from bot.breakdown import Correction, Tokens
from bot.jobs.comparisons import Comparisons
from bot.settings import Settings, load
from bot.store import Request, Store
from bot.store.request import companion, comparison
from bot.store.token_budget import USED_UP, Budget
from bot.views.comparison_lines import BY_MODEL, BY_RULES
from tests.comparison.test_comparison import COURIER, LANTERN, breakdown
from tests.jobs.fakes import Here
from tests.store.rows import read

FIRST = "T:C:1.0"
NOTHING = {"reading": "", "one_event": True, "short": [], "matters": [], "same": [], "cautions": []}


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with serving(says(NOTHING, usage=(500, 20))) as server:
        yield server


def settings_for(model: ModelServer, **others: Any) -> Settings:
    return load(_env_file=None, openai_base_url=model.url, openai_api_key="k", **others)


def answered(store: Store, settings: Settings, *, notified: bool = True) -> str:
    """The comparison of two articles that a model read, in words."""
    team, channel, user = "T", "C", "U"
    common = {"team": team, "channel": channel, "user": user, "thread": "1.0"}
    asked = Request.model_validate({"id": comparison(FIRST), "kind": "compare", **common})
    store.requests.add(asked)
    for number, text in enumerate((LANTERN, COURIER), start=1):
        by_rules = breakdown(text)
        by_model = by_rules.model_copy(update={"reader": by_rules.reader.model_copy(update={"name": "model"})})
        read(store, companion(FIRST, number), breakdown=by_model, text=text, about=asked.id, **common)
    budget = Budget(store.engine, settings)
    if notified:
        store.channels.change(team, channel, notified_host=settings.model_host)
    bodies = Comparisons(store, Here(), settings, budget).messages(store, asked)
    store.posts.plan(asked.id, bodies)
    return " ".join(body["text"] for body in bodies)


def test_what_a_model_read_it_compares_and_the_tokens_count(store: Store, model: ModelServer) -> None:
    settings = settings_for(model)
    assert BY_MODEL in answered(store, settings)
    assert len(model.requests) == 1
    assert Budget(store.engine, settings).spent("T", user="U") == 520
    assert BY_RULES in answered(store, settings)  # built again: something was forgotten since
    assert len(model.requests) == 1


@pytest.mark.parametrize("why", ["rules only", "not notified", "budget"])
def test_a_model_that_may_not_be_asked_is_not(store: Store, model: ModelServer, why: str) -> None:
    settings = settings_for(model, daily_tokens=1)
    if why == "rules only":
        store.channels.change("T", "C", rules_only=True)
    if why == "budget":
        earlier = Request(id="T:C:0.1", kind="mention", team="T", channel="C", user="U")
        store.requests.add(earlier)
        Budget(store.engine, settings).record(earlier, Tokens.model_validate({"in": 1, "out": 0}))
    words = answered(store, settings, notified=why != "not notified")
    assert BY_RULES in words
    assert (USED_UP in words) == (why == "budget"), "the articles have no answer that could say it"
    assert model.requests == []


def test_a_comparison_says_what_was_corrected_in_its_articles(store: Store, model: ModelServer) -> None:
    settings = settings_for(model)
    answered(store, settings)
    first = store.readings.breakdown(FIRST)
    assert first
    made = Correction(statement=first.statements[0].id, kind="withdrawn", reason="Not so.", by="Ana", at=1.0)
    store.feedback.correct("V1", "U", {FIRST: made})
    assert f"text 1 ¶{first.statements[0].paragraph}: WITHDRAWN by Ana: Not so." in answered(store, settings)

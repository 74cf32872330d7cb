"""That the budget is used up is said by the first answer that can say it, and by no other of the day."""

import pytest

from benchmarks.newsroom import STORY
from bot import reading
from bot.articles import from_text
from bot.breakdown import Article, Breakdown
from bot.jobs import JobTimings, Request
from bot.jobs.steps import AnswerSteps
from bot.jobs.workers import Workers
from bot.settings import load
from bot.store import Store, Trouble
from bot.store.budget import USED_UP, Budget
from tests.jobs.fakes import FakeSlack, steps_of

ASKED_OF_RULES = "offline"


class ByRules(Workers):
    """Reads by rules, and fails at what holds `BROKEN`."""

    BROKEN = "no article"

    def __init__(self) -> None:
        self.settings = load(_env_file=None, reader=ASKED_OF_RULES)
        self.readers: list[str | None] = []

    def breakdown(self, article: Article, name: str, reader: str | None = None, team: str = "") -> Breakdown | Trouble:
        self.readers.append(reader)
        if self.BROKEN in article.text:
            return Trouble(code="x", message="It broke.", try_="")
        return reading.read(article, input=name, settings=self.settings)


@pytest.fixture
def workers() -> ByRules:
    return ByRules()


@pytest.fixture
def answering(store: Store, workers: ByRules) -> AnswerSteps:
    """Steps over a store whose asker has used up the day's budget."""
    settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9", daily_tokens_per_user=1)
    budget = Budget(store.engine, settings)
    assert budget.refusal(asked(store, "T1:C1:1.0"), from_text(STORY)) is None
    return steps_of(store, FakeSlack(), JobTimings(), workers=workers, budget=budget)


def asked(store: Store, name: str, kind: str = "mention", about: str | None = None, text: str = "") -> Request:
    request = Request.model_validate(
        {"id": name, "kind": kind, "team": "T1", "channel": "C1", "user": "U1", "thread": "1.0"}
        | {"about": about, "text": text}
    )
    store.requests.accept(request)
    return request


def notes(store: Store, answering: AnswerSteps, name: str, text: str = STORY, kind: str = "mention") -> tuple[str, ...]:
    """What a reading tells its readers beside the article."""
    asked(store, name, kind)
    store.readings.keep_article(name, from_text(text))
    answering.read(name)
    found = store.readings.breakdown(name)
    return found.article.notes if found else ()


def test_it_is_said_once(store: Store, answering: AnswerSteps, workers: ByRules) -> None:
    assert [USED_UP["user"] in notes(store, answering, f"T1:C1:{n}") for n in range(3)] == [True, False, False]
    assert workers.readers == [ASKED_OF_RULES] * 3


def test_a_question_that_rules_answer_does_not_use_the_notice_up(store: Store, answering: AnswerSteps) -> None:
    store.readings.keep_article("T1:C1:1.0", from_text(STORY))
    shown = reading.read(from_text(STORY), input="", settings=load(_env_file=None, reader=ASKED_OF_RULES))
    store.readings.keep_breakdown("T1:C1:1.0", shown)
    store.requests.close("T1:C1:1.0", "answered")
    asked(store, "T1:C1:2.0", "question", about="T1:C1:1.0", text="who is the culprit?")
    assert answering.plan("T1:C1:2.0") > 0
    assert USED_UP["user"] in notes(store, answering, "T1:C1:3.0")


@pytest.mark.parametrize(
    ("text", "kind"), [(ByRules.BROKEN, "mention"), ("It rained in Vik. The road is wet.", "listened")]
)
def test_a_reading_that_shows_nothing_does_not_use_the_notice_up(
    store: Store, answering: AnswerSteps, text: str, kind: str
) -> None:
    assert notes(store, answering, "T1:C1:2.0", text, kind) == ()
    assert USED_UP["user"] in notes(store, answering, "T1:C1:3.0")

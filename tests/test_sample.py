"""The recorded answer to the desk's sample fits today's prompts, schema and checks. If not: scripts/record_sample.py."""

from importlib import resources

import pytest

from bot import sample
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.read_article import read
from bot.settings import load
from bot.views import words
from bot.views.outline import outline


@pytest.fixture(scope="module")
def breakdown() -> Breakdown:
    text = resources.files("slackdesk").joinpath("sample.txt").read_text("utf-8").strip()
    return read(from_text(text), input=sample.NAME, settings=load(_env_file=None))


def test_the_recorded_answer_is_whole_and_nothing_of_it_is_refused(breakdown: Breakdown) -> None:
    assert (breakdown.reader.name, breakdown.reader.calls) == ("model", 1)
    assert not breakdown.audit.dropped
    assert not breakdown.audit.withheld
    assert not breakdown.article.notes
    assert len(breakdown.matters) == 2
    assert all(line.text for dispute in breakdown.disputes for line in dispute.lines)


def test_it_says_that_it_is_recorded_and_that_nothing_was_sent(breakdown: Breakdown) -> None:
    assert outline(breakdown).footer.endswith(words.RECORDED)
    assert breakdown.reader.host is None


@pytest.mark.parametrize("given", [{"openai_api_key": "k"}, {"reader": "offline"}])
def test_where_a_model_is_set_or_unwanted_nothing_is_recorded(given: dict[str, str]) -> None:
    assert sample.for_recorded(load(_env_file=None, **given), sample.NAME) is None
    assert sample.for_recorded(load(_env_file=None), "another.txt") is None

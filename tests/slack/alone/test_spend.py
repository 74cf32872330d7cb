"""A budget for the model, at the desk: counted, kept to, and said where it is used up."""

from collections.abc import Iterator

import pytest

from benchmarks import model_server
from benchmarks.newsroom import STORY, Newsroom, shown, until
from tests.slack.alone.conftest import with_model

ONE_READING = (1_200, 300)
"""Tokens that the stand-in says one call takes."""
USED_UP = "Your budget for the model is used up for today, so this was read by rules alone."


@pytest.fixture(scope="module")
def paid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, model_server.ModelServer]]:
    """A newsroom whose model finds nothing, at a price; a person's budget is two calls."""
    nothing = model_server.says({"matters": []}, usage=ONE_READING)
    with with_model(tmp_path_factory.mktemp("spend"), nothing, daily_tokens_per_user=2 * sum(ONE_READING)) as room:
        yield room


def test_over_the_cap_rules_read_and_the_thread_says_so(
    paid: tuple[Newsroom, model_server.ModelServer],
) -> None:
    newsroom, model = paid
    answers = [newsroom.thread("#newsroom", newsroom.ask(STORY)) for _ in range(3)]
    assert [USED_UP in shown(answer) for answer in answers] == [False, True, True]
    assert "Ida Brandt" in shown(answers[1])
    assert "by rules, no AI" in shown(answers[2])
    calls = len(model.requests)
    assert calls == 2  # the article, and once more what the second pair of eyes saw

    said = shown(newsroom.command("/claims usage"))
    assert "Model tokens that you used today, wherever you asked: 3,000 of 3,000." in said
    newsroom.desk.open_home("ana")
    until(lambda: (home := newsroom.desk.home("ana")) and "3,000 tokens" in shown([home]))
    other = newsroom.desk.say("#newsroom", "ben", f"@Rejoinder {STORY}")
    assert "by rules, no AI" not in shown(newsroom.thread("#newsroom", other))

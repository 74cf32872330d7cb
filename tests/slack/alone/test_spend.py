"""A budget for the model, at the desk: counted, kept to, said once."""

from collections.abc import Iterator

import pytest

from benchmarks import databases, model_server
from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.app import desk_endpoint, running_bot
from bot.settings import load
from slackdesk import Desk
from tests.slack.conftest import AT_ONCE, QUICK

ONE_READING = (1_200, 300)
"""Tokens that the stand-in says one call takes."""
USED_UP = "Your budget for the model is used up for today, so this was read by rules alone."


@pytest.fixture(scope="module")
def paid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, model_server.ModelServer]]:
    """A newsroom whose model finds nothing, at a price; a person's budget is two calls."""
    nothing = model_server.says({"disputes": []}, usage=ONE_READING)
    url = databases.sqlite(tmp_path_factory.mktemp("spend"))
    with model_server.serving(nothing) as model, Desk(settings=AT_ONCE) as desk:
        settings = load(
            _env_file=None,
            openai_base_url=model.url,
            database_url=url,
            model_calls_at_once=1,
            daily_tokens_per_user=2 * sum(ONE_READING),
        )
        with running_bot(settings, desk_endpoint(desk), timings=QUICK, gap=0):
            room = Newsroom(desk, url)
            yield room, model
            room.close()


def test_over_the_cap_rules_read_and_the_thread_says_so_once(
    paid: tuple[Newsroom, model_server.ModelServer],
) -> None:
    newsroom, model = paid
    answers = [newsroom.thread("#newsroom", newsroom.ask(STORY)) for _ in range(3)]
    assert USED_UP not in shown(answers[0])
    assert USED_UP in shown(answers[1])
    assert USED_UP not in shown(answers[2])
    assert "Ida Brandt" in shown(answers[1])
    assert "by rules, no AI" in shown(answers[2])
    calls = len(model.requests)
    assert calls == 2  # the article, and once more what the second pair of eyes saw

    before = len(newsroom.private(0))
    newsroom.desk.command("#newsroom", "ana", "/claims usage")
    said = shown(newsroom.private(before + 1)[before:])
    assert "Model tokens that you used today, wherever you asked: 3,000 of 3,000." in said
    newsroom.desk.open_home("ana")
    until(lambda: (home := newsroom.desk.home("ana")) and "3,000 tokens" in shown([home]))
    other = newsroom.desk.say("#newsroom", "ben", f"@Rejoinder {STORY}")
    assert "by rules, no AI" not in shown(newsroom.thread("#newsroom", other))

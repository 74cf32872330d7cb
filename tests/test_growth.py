"""What is asked of every word costs no more in a long article than in a short one: counted in calls, not in seconds."""

import cProfile
from collections.abc import Callable

import pytest

from bot.articles import from_text
from bot.read_article import read_with
from bot.readers.rules import RulesReader
from bot.views.outline import outline


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions, generators included, some work takes."""
    profile = cProfile.Profile(subcalls=False, builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


REPEATED = 250
"""How often the short text says the same thing."""


def text(again: str, times: int) -> str:
    """The same words so many times, with a name of its own each time where there is place for one."""
    letters = "abcdefghijklmnop"
    names = (f"{letters[n % 16].upper()}{letters[n // 16 % 16]}{letters[n // 256]}son" for n in range(times))
    return "".join(again.format(name) for name in names)


@pytest.mark.parametrize(
    "again",
    [
        "Mr. Name: ",
        "“Yes,” he said. ",
        "He accused {} of lying. ",
        pytest.param("Name said: ", marks=pytest.mark.slow),
        pytest.param("{} denied it. ", marks=pytest.mark.slow),
    ],
)
def test_a_text_of_four_times_the_length_is_read_with_four_times_the_work(again: str) -> None:
    reader = RulesReader()

    def work(times: int) -> int:
        article = from_text(text(again, times))
        return calls(lambda: outline(read_with(reader, article, input="")))

    work(1)  # what is made once is counted in neither
    assert work(4 * REPEATED) <= 1.5 * 4 * work(REPEATED)

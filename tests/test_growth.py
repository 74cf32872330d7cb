"""What is asked of every statement, and of every word, costs no more in a long article than in a short one: counted in
calls, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bot.articles import from_text
from bot.grounding.text_index import TextIndex
from bot.readers.rules import OfflineReader
from bot.reading import read_with
from bot.views.outline import outline
from tests.disputes.telling import Told, tell

SHORT, TIMES = 20, 8
"""Statements of the short article, and how much longer the long one is."""


def story(statements: int) -> Told:
    """Ten speakers in turn, each with words of their own in quotation marks; every fifth denies something."""
    lines = (
        f"{{Speaker {'ABCDEFGHIJ'[number % 10]}}} "
        + (f"<denied|denies> [the flood at weir {number}]." if number % 5 == 0 else f"<said> [“weir {number} is dry”].")
        for number in range(statements)
    )
    return tell("\n".join(lines))


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions, generators included, some work takes."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def quoted(told: Told) -> object:
    index = TextIndex(told.article)
    return [index.quoted(one.sentence) for one in told.statements]


@pytest.mark.parametrize(
    ("asked", "leeway"), [(quoted, 1.5), (Told.found, 4)], ids=["how much is quoted", "what answers what"]
)
def test_an_article_of_eight_times_the_length_takes_about_eight_times_the_work(
    asked: Callable[[Told], object], leeway: float
) -> None:
    few, many = story(SHORT), story(SHORT * TIMES)
    asked(few)
    assert calls(lambda: asked(many)) <= leeway * TIMES * calls(lambda: asked(few))


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
        "Name said: ",
        "“Yes,” he said. ",
        "{} denied it. ",
        "He accused {} of lying. ",
    ],
)
def test_a_text_of_four_times_the_length_is_read_with_four_times_the_work(again: str) -> None:
    reader = OfflineReader()

    def work(times: int) -> int:
        article = from_text(text(again, times))
        return calls(lambda: outline(read_with(reader, article, input="")))

    work(1)  # what is made once is counted in neither
    assert work(4 * REPEATED) <= 1.5 * 4 * work(REPEATED)

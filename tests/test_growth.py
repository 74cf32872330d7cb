"""What is asked of every statement, and of every word, costs no more in a long article than in a short one: counted in
calls, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bot.articles import from_text
from bot.breakdown import Statement
from bot.disputes.scene import Scene
from bot.grounding.sentences import Layout
from bot.readers.offline import OfflineReader
from bot.reading import read_with
from bot.views.outline import outline
from tests.disputes.telling import tell

SHORT, TIMES = 20, 8
"""Statements of the short article, and how much longer the long one is."""


def scene(statements: int) -> tuple[Scene, Layout, list[Statement]]:
    """Speakers in turn, each with words of their own in quotation marks."""
    told = tell("\n".join(f"{{Speaker {number}}} <said> [“weir {number} is dry”]." for number in range(statements)))
    return Scene(told.article, told.statements, {}), Layout(told.article), told.statements


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


Asked = Callable[[Scene, Layout, list[Statement]], object]


@pytest.mark.parametrize(
    "asked",
    [
        lambda scene, _, __: [scene.voiced_by(one) for one in scene.said],
        lambda scene, _, __: [scene.lead_in(one) for one in scene.said],
        lambda scene, _, __: [scene.turns(one, scene.said[0]) for one in scene.said],
        lambda _, layout, statements: [layout.quoted(one.sentence) for one in statements],
    ],
    ids=["how often a source speaks", "what leads in", "who takes turns", "how much is quoted"],
)
def test_an_article_of_eight_times_the_length_takes_eight_times_the_work(asked: Asked) -> None:
    few, many = scene(SHORT), scene(SHORT * TIMES)
    assert calls(lambda: asked(*many)) <= 1.5 * TIMES * calls(lambda: asked(*few))


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

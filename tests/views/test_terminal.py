"""The terminal view: as the thread, with the proof under each line; and no article commands the terminal."""

import io
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.breakdown import Breakdown
from bot.views.markdown import show
from tests.views.fixtures import invented, read_by_model
from tests.views.strategies import breakdowns

SGR = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=\d+)?;[!-~]*?\x1b\\")
"""What Rich itself writes: styles, and links whose address holds nothing but printable ASCII."""


def shown(breakdown: Breakdown, width: int = 80, *, colours: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if colours else None
    show(breakdown, Console(file=out, width=width, force_terminal=colours, color_system=system))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("breakdown", "in_order"),
    [
        (
            read_by_model(),
            (
                "Four hurt as crane falls", "A crane fell at Harrow Quay", "The opening sentence", "AI summary, can be wrong",
                "1. Did the port skip", "Mirela Orr, secretary", "▌ Mirela Orr, secretary of the dockers’ union, told the harbour inquiry",
                "→ “Every crane", "2. Were managers", "3. Was the brake", "Orr: ¶6", "▌ Orr called the letter",
                "No reply in the article", "Orr accuses the insurer", "▌ Orr also accused",
            ),
        ),
        (
            invented(),
            (
                "Fish die", "Stated as fact by the article", "by rules, no AI", "1. “the leak", "Ana Duarte claims: ¶2",
                "▌ Ana Duarte, a hydrologist", "No reply in the article", "Everyone, by speaker", "Per Olsen", "• denies: “Our",
            ),
        ),
    ],
)  # fmt: skip
def test_it_says_what_the_thread_says_in_the_same_order(breakdown: Breakdown, in_order: tuple[str, ...]) -> None:
    text, at = shown(breakdown, 200), 0
    for words in in_order:
        at = text.index(words, at) + len(words)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = [*shown(read_by_model(), width).splitlines(), *shown(invented(), width).splitlines()]
    assert max(len(line) for line in lines) <= width


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns(url="https://news.example/a"), width=st.sampled_from([10, 40, 80]), colours=st.booleans())
def test_nothing_but_rich_s_own_colours_controls_the_terminal(breakdown: Breakdown, width: int, colours: bool) -> None:
    text = SGR.sub("", shown(breakdown, width, colours=colours))
    assert not {unicodedata.category(character) for character in text if character != "\n"} & {"Cc", "Cf", "Cs"}

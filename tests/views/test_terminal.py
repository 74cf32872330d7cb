"""The terminal view: complete at every width, and no article commands the terminal."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.breakdown import Breakdown
from bot.views.inert import clean, clean_line
from bot.views.terminal import show
from tests.views.fixtures import from_gold, invented
from tests.views.strategies import breakdowns

SGR = re.compile(r"\x1b\[[0-9;]*m")


def shown(breakdown: Breakdown, width: int = 80, *, colours: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if colours else None
    show(breakdown, Console(file=out, width=width, force_terminal=colours, color_system=system))  # type: ignore[arg-type]
    return out.getvalue()


def test_it_says_what_the_thread_says_in_the_same_order() -> None:
    text = " ".join(shown(invented()).split())
    places = [
        text.index(words)
        for words in (
            "Fish die at Harrow Creek",
            "Read 100 words, complete · by rules, no AI",
            "1 dispute · 6 sources",
            "DISPUTE “the leak ‘killed 4,000 fish’ below the weir”",
            "→ denied in part by Per Olsen",
            "CLAIM 1",
            "DENIED IN PART (claim 1)",
            "¶3, again ¶4 · Per Olsen · through the company",
            "claim: 4,000 fish · answer: 300 fish",
            "NO RESPONSE IN THIS ARTICLE",
            "IN THE ARTICLE’S OWN VOICE",
            "SAID BY ONE SIDE ONLY",
            "UNNAMED SOURCES",
            "9 quotes found word for word, 1 dropped",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int, shared: Path) -> None:
    lines = shown(from_gold(shared / "examples"), width).splitlines()
    assert max(len(line) for line in lines) <= max(width, 5)


def test_the_quote_is_marked_with_and_without_colour() -> None:
    assert "*the leak “killed 4,000 fish” below the weir*" in shown(invented(), 200)
    coloured = shown(invented(), 200, colours=True)
    assert "\x1b[1mthe leak “killed 4,000 fish” below the weir\x1b[0m" in coloured
    assert "*the leak" not in coloured


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns(url="https://news.example/a"), width=st.sampled_from([10, 40, 80]), colours=st.booleans())
def test_nothing_but_rich_s_own_colours_controls_the_terminal(breakdown: Breakdown, width: int, colours: bool) -> None:
    text = SGR.sub("", shown(breakdown, width, colours=colours))
    assert not {unicodedata.category(character) for character in text if character != "\n"} & {"Cc", "Cf", "Cs"}


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns())
def test_markup_in_an_article_is_shown_as_it_stands(breakdown: Breakdown) -> None:
    text = "".join(SGR.sub("", shown(breakdown, 10_000, colours=True)).split())
    assert "".join(clean_line(breakdown.article.notes[0]).split()) in text
    for said in breakdown.statements:
        if said.repeats is None:
            quote = clean(breakdown.article.text[slice(*said.spans[0])])
            assert "".join(quote.split()) in text.replace("▏", "") or "▏" in quote

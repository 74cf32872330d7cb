"""Every pattern that a stranger's text can reach takes time in proportion to the text, whatever the text is."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import bot.articles
import bot.comparison
import bot.feeds
from bot.articles.text import from_text

LENGTH = 10_000
SECONDS = 0.1
"""Six times what the slowest takes; a pattern that takes the square of this length takes several times as long."""
BOUNDED = {
    "bot.articles.link_target": 4096,  # MAX_LINK
    "bot.articles.hidden._SELECTOR": 2000,
}
"""Text of at most so many characters reaches these."""
SEEDS = (
    "a", "A", " ", "\t", "\n", " \n", "-", "a-", "-\n", "1", "#", "<", "<!--", "<!---->", "<!--->", "<?xml ", "<meta ", "{", "}", "a{", "a{}",
    "@", "@a{", "@a{b{", "/*", "*/", ":", ";", "left:-1", "0", ".0", "opacity:0.", "(", ")", "[", "“", "ignore ", "ignore a a a ", "ignore  ",
    "AI systems ", "new instructions ", "isAccessibleForFree ", "subscribe to ", "reached the ", "a a", "Aa ", "A.", "www.", "www.a.", "a:", "---\n",
    "---\n\n", "title: ", "{\\*\\fldinst", "{\\*\\fldinst{}", "\\v", "photo: ", "share ", "x", "Get ", "want more ", "FILE - ", "é", "\u2029",
    "\ud800", "\u200b", "A\u200b", "аa", "&#x", "&#", "&#xD83D;", "page 1 of ", "- ", "\u00ad\n", "a\u00ad\n", "utm_", "//", "//@", "reporting by ",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    seen = set[re.Pattern[Any]]()
    for package in (bot.articles, bot.feeds, bot.comparison):
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(info.name)).items():
                for number, pattern in enumerate(within(value)):
                    if pattern not in seen:  # several modules use some
                        seen.add(pattern)
                        yield f"{info.name}.{name}[{number}]", pattern


def within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from within(part)


PATTERNS = dict(patterns())


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.timeout(120)
def test_a_pattern_is_linear_on_anything(name: str) -> None:
    pattern = PATTERNS[name]
    length = next((limit for known, limit in BOUNDED.items() if name.startswith(known)), LENGTH)
    for seed in SEEDS:
        for text in (seed * length, f"a{seed} " * length):
            for end in ("", "!"):
                tried = text[: length - 1] + end
                subject: Any = tried.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else tried
                for try_ in (pattern.search, pattern.fullmatch):
                    began = time.process_time()
                    try_(subject)
                    assert time.process_time() - began < SECONDS, (seed, end, try_)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.timeout(120)
def test_a_text_is_read_in_time_whatever_it_is(seed: str) -> None:
    began = time.process_time()
    from_text("x" + seed * (3 * LENGTH // len(seed)))
    assert time.process_time() - began < 10 * SECONDS

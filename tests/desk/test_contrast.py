"""Colours of the page, light and dark: words at 4.5 to 1, edges of controls at 3 to 1 (WCAG 2, 1.4.3 and 1.4.11)."""

import re
from importlib import resources

import pytest

WORDS, EDGES = 4.5, 3.0
CSS = resources.files("slackdesk").joinpath("static/desk.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", root)) for root in re.findall(r":root \{(.*?)\}", CSS, re.S)
)
PAIRS = [
    *((ink, ground, WORDS) for ink in ("ink", "soft", "accent", "danger") for ground in ("paper", "wash")),
    ("soft", "private", WORDS),
    ("soft", "badge", WORDS),
    ("mention-ink", "mention", WORDS),
    ("side-soft", "side", WORDS),
    ("side-ink", "side", WORDS),
    ("edge", "paper", EDGES),
]


def light(colour: str) -> float:
    """Relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_to_be_read_or_pressed_stands_out(colours: dict[str, str], ink: str, ground: str, least: float) -> None:
    darker, lighter = sorted((light(colours[ink]), light(colours[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= least

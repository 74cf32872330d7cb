"""A line as a model writes it, “Denies – Gil Anstey, the director: No check was missed. “Every hull …””, in its parts. Pure."""

import re
from typing import NamedTuple

from bot.disputes.quote_checks import with_one_kind_of_marks

MOST_OF_A_NAME = 30
"""Words before the colon: label, name and role. A colon behind more of them is one of a sentence."""
_BOLD = re.compile(r"\*\*|__")
_COLON = re.compile(r":\s+|:$")
_DASH = re.compile(r"\s+[–—-]\s+")
_QUOTATION = re.compile(r"“[^“”]*”[.,]?(?:\s*…?\s*“[^“”]*”[.,]?)*")
"""One, or several in a row."""
_STOPS, _COMMA = re.compile(r"(?:^|[.!?:;…]|[.!?…]”)\s*$"), re.compile(r",\s*$")
"""Before a quotation that is a sentence of its own, which begins with no small letter; behind a comma it has some words."""
_BEGINS = re.compile(r"\s*(?:$|[A-ZÀ-ÖØ-Þ“(\d])")
"""Behind it."""
FEW_WORDS = 4
"""Of a quotation that is no sentence of its own behind a comma; and, twice as many, of a line without a colon."""


class PrintedLine(NamedTuple):
    label: str
    who: str
    points: tuple[str, ...]
    """What is said: quotations that are sentences of their own, and what stands between them."""


def split(text: str) -> PrintedLine:
    """The parts of a line; `who` is empty where it has no name before a colon."""
    text = with_one_kind_of_marks(_BOLD.sub("", text)).lstrip("-•* ")
    colons = (
        found
        for found in _COLON.finditer(text)
        if text.count("“", 0, found.start()) == text.count("”", 0, found.start())
    )
    colon = next(colons, None)  # one outside of quotation marks
    head = text[: colon.start()] if colon else text.rstrip(".")
    dash = _DASH.search(head)
    most = MOST_OF_A_NAME if colon else FEW_WORDS * 2
    if head.startswith("“") or len(head.split()) > most or not (colon or dash):
        return PrintedLine("", "", points(text))
    label, who = (head[: dash.start()], head[dash.end() :]) if dash else ("", head)
    if not colon:  # “Not reached – Dana Moor”: the name, and what would be its label as what is said
        return PrintedLine("", who.strip(), (f"{label[:1].lower()}{label[1:]}.",))
    return PrintedLine(label.strip(), who.strip(), points(text[colon.end() :]))


def points(words: str) -> tuple[str, ...]:
    """Words parted before and behind each quotation that is a sentence of its own."""
    parts, at = [], 0
    for found in _QUOTATION.finditer(words):
        before = words[at : found.start()]
        is_sentence = _STOPS.search(before) or (_COMMA.search(before) and len(found[0].split()) >= FEW_WORDS)
        is_answer = before.rstrip().endswith("?”:")  # “Asked “Which?”: “None.””, which stay together
        if is_sentence and not is_answer and not found[0][1:2].islower() and _BEGINS.match(words, found.end()):
            parts += [_COMMA.sub(":", before), found[0].rstrip(".,")]
            at = found.end()
    return tuple(part for piece in (*parts, words[at:]) if (part := piece.strip()))

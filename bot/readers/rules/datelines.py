"""What stands before the first word of a paragraph and is none of its sentence: a dateline, a bullet, a label, the host of a talk."""

import re

from bot.breakdown import Span

# "WASHINGTON (AP) — ", "CLEVELAND, July 19 (UPI) — ".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.,'’ ]{2,40}(?:[A-Z][a-z]+\.?,? ?\d{0,2},? )?(?:\([A-Za-z/. ]{2,30}\) ?)?(?:—|–|--|-)"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][A-Za-z. ]{2,20}){0,2},? [A-Z][a-z]+\.? \d{1,2} \([A-Za-z/. ]{2,30}\) ?(?:—|–|--|-)"
    r"|[•●▪·*–—-]) +"
)
# "VIKRAMPUR: The university …"; in a transcript the same name opens further lines.
_PLACE = re.compile(r"(?P<name>[A-Z]{3,}(?: [A-Z]{3,}){0,2}): +(?=[A-Z][a-z]*\s)")
# "WHO SAYS SO: Mr Hurle has …", "THE FACTS: …" in a column that checks a claim.
_LABEL = re.compile(
    r"(?:(?:WHO|WHAT|WHERE|WHEN|WHY|HOW)(?: [A-Z’']+){1,5}[:?]|(?:THE|OUR) (?:FACTS|CLAIMS?|VERDICT|RULING|EVIDENCE):) +(?=\S)"
)
# "14:05 The minister …", "2.31pm – Doyle: …": the time of an entry in a live report.
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?|GMT|BST|CET|E[SD]T)?\s*(?:—|–|-|:|\|)?\s+(?=[\"“A-Z])")
_TOP = 4
"""Paragraphs in which a dateline may stand."""


def opening(text: str, span: Span, paragraph: int) -> int:
    """The offset at which the sentence of the paragraph at `span` begins."""
    dateline = (
        _DATELINE.match(text, *span)
        or _CLOCK.match(text, *span)
        or _LABEL.match(text, *span)
        or _place(text, span, paragraph)
    )
    return dateline.end() if dateline else span[0]


def _place(text: str, span: Span, paragraph: int) -> re.Match[str] | None:
    match = _PLACE.match(text, *span) if paragraph <= _TOP else None
    return match if match and text.count(match.group("name").split()[-1] + ":") == 1 else None

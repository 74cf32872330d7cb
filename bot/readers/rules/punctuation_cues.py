"""Reports by punctuation alone: "Smith: “No.”"."""

import re

from bot.breakdown import Span
from bot.language.lexicon import words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.token_spans import VERBS

_NAME = r"(?:[A-Z][\w.'’-]*|of|the|de|von|van|and|at)"
# A speaker and a colon open the paragraph, as in transcripts and headlines.
_SPEAKER = re.compile(rf"[“\"]?(?P<name>[A-Z][\w.'’-]*(?: {_NAME}){{0,5}})(?: \([^)]{{1,40}}\))?(?P<colon>:)\s+(?=\S)")
_QUESTION = re.compile(r"^Q(?:uestion)?[:.] ", re.MULTILINE)
_ANSWER = re.compile(r"(?P<name>A|Answer)(?P<stop>[:.])\s+(?=\S)")
_INTERVIEW = re.compile(
    r"\binterview(?:ed|s)?(?: with)? (?:(?:the|[a-z-]+|[A-Z][\w.-]*’s) ){0,4}?(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
)
_HEAD = 2_000
"""Characters in which an interview tells with whom it is."""
_FEWEST_WORDS = 3


def from_marks(passage: Passage) -> list[Attribution]:
    """The report that a colon makes of the paragraph, if it is one."""
    one = _answer(passage) or _speaker(passage)
    return [one] if one else []


def interviewee(text: str) -> Span | None:
    """Who answers in “Q:” and “A:”: “from an interview with Wanda Prell”."""
    found = _INTERVIEW.search(text, 0, _HEAD) if _QUESTION.search(text) else None
    return found.span("name") if found else None


def _answer(passage: Passage) -> Attribution | None:
    """“A: We knew.”: the second speaker of an interview."""
    start, end = passage.frame.span
    match = _ANSWER.match(passage.text, start, end)
    if match is None or interviewee(passage.text) is None:
        return None
    content = passage.trim((match.end(), end))
    return _attribution(passage, content, match.span("stop"), match.span("name"), False)


def _speaker(passage: Passage) -> Attribution | None:
    start, end = passage.frame.span
    if passage.text[start].isdigit() and passage.frame.places:
        # Behind the time of an entry.
        start = passage.frame.places[0]
    match = _SPEAKER.match(passage.text, start, end)
    if match is None or _is_label(match.group("name")):
        return None
    if passage.frame.places and passage.frame.places[0] >= match.end():
        # A dateline.
        return None

    content = passage.trim((match.end(), end)) if not _quoted(passage, match.end()) else (match.end(), end)
    quotation = _quoted(passage, match.end())
    if quotation is not None:
        content = quotation
    elif len(passage.text[slice(*content)].split()) < _FEWEST_WORDS or not _tells(passage, content):
        return None
    return _attribution(passage, content, match.span("colon"), match.span("name"), quotation is not None)


def _tells(passage: Passage, content: Span) -> bool:
    """Whether there is a verb; “New Hampshire: Ann Holt, Ida Lind, …” is a list."""
    telling = [token for token in passage.doc if token.tag_.startswith(VERBS) or token.i in passage.stand_ins]
    return any(content[0] <= passage.place(token)[1] <= content[1] + 1 for token in telling)


def _attribution(passage: Passage, content: Span, cue: Span, source: Span, quoted: bool) -> Attribution:
    return Attribution(passage, [content], "claims", cue, None, source, None, quoted)


def _quoted(passage: Passage, at: int) -> Span | None:
    """The quotation that begins at `at`."""
    return next(((q.start, q.end) for q in passage.frame.quotations if q.start == at), None)


def _is_label(name: str) -> bool:
    """“Update:”, “The facts:”, “Who says so:”."""
    parts = name.casefold().split()
    return name.casefold() in words("labels") or parts[-1] in words("labels") or parts[0] in words("asking")

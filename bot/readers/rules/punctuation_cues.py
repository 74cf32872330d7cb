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
_FULL_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_INTERVIEW = re.compile(
    rf"(?:(?P<other>{_FULL_NAME}) )?\b(?:interview(?:ed|s)?(?: with)?|sp(?:oke|eaks) (?:to|with)|talk(?:ed|s)? (?:to|with)"
    rf"|conversation with|sat down with) (?:(?:the|[a-z-]+|[A-Z][\w.-]*’s) ){{0,4}}?(?P<name>{_FULL_NAME})"
)
_HEAD = 2_000
"""Characters in which an interview tells with whom it is."""
# "MS TARN: You knew. — MR OBODO: I did not."
_NEXT_TURN = re.compile(r"\s[—–-]\s(?=[A-Z][A-Z. ]+:)")
_FEWEST_WORDS = 3


def from_marks(passage: Passage) -> list[Attribution]:
    """The report that a colon makes of the paragraph, if it is one."""
    one = _answer(passage) or _speaker(passage)
    return [one] if one else []


def interviewee(text: str) -> Span | None:
    """Who answers in “Q:” and “A:”: “from an interview with Wanda Prell”.

    Of two that talk to each other, the one of whom the article tells more.
    """
    found = _INTERVIEW.search(text, 0, _HEAD) if _QUESTION.search(text) else None
    if found is None or found["other"] is None:
        return found.span("name") if found else None
    most, fewest = sorted(("name", "other"), key=lambda who: -text.count(found[who].split()[-1]))
    equal = text.count(found[most].split()[-1]) == text.count(found[fewest].split()[-1])
    return None if equal else found.span(most)


def _answer(passage: Passage) -> Attribution | None:
    """“A: We knew.”: the second speaker of an interview."""
    start, end = passage.frame.span
    match = _ANSWER.match(passage.text, start, end)
    if match is None or interviewee(passage.text) is None:
        return None
    content = passage.trim((match.end(), end))
    return (
        _attribution(passage, content, match.span("stop"), match.span("name"), False)
        if content[0] < content[1]
        else None
    )


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
    turn = _NEXT_TURN.search(passage.text, match.end(), end)
    end = turn.start() if turn else end
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

"""Lines that are no sentences of the story: headings, link lines, labels. They have no speaker."""

import re

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# "18.05 Operator: signal was working": the headings of a live report.
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}\b")
_ENDS = tuple(".?!:;\"”’'…)»]")
_STOPS = tuple(".?!:;…)»],")
_MARKS = '“"”'
_LONGEST = 18
"""Words; a longer line without a stop is a sentence that lost it."""
_CAPITALS = 0.7
"""Share of capital letters from which a line shouts."""
_TITLE = 0.6
"""Share of longer words with a capital from which a line is in title case."""
_SHORTEST = 4


def is_heading(line: str, *, first: bool = False) -> bool:
    """Whether a line reads like a heading or a link: all in capitals, or short, without a stop and in title case.

    The `first` line of an article is one without title case too.
    """
    words = _WORD.findall(line)
    letters = [char for char in line if char.isalpha()]
    if not words:
        return True
    if len(words) > 1 and sum(char.isupper() for char in letters) >= _CAPITALS * len(letters):
        return True
    if _CLOCK.match(line) and len(words) <= _LONGEST and not line.rstrip(" ’'”\"").endswith(_STOPS):
        return True
    if first and 1 < len(words) <= _LONGEST and not any(mark in line for mark in _MARKS):
        return not line.rstrip(" ’'").endswith(_STOPS)
    if line.rstrip().endswith(_ENDS) or len(words) > _LONGEST:
        return False
    long = [word for word in words[1:] if len(word) >= _SHORTEST]
    return len(words) < _SHORTEST or sum(word[0].isupper() for word in long) >= _TITLE * max(1, len(long))

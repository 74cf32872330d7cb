"""A model's words for what an article says: shown where the checks of a breakdown's lines let them pass. Pure."""

import re
from collections.abc import Iterable, Sequence

from bot.comparison.figures import figures
from bot.comparison.nouns import Entry
from bot.comparison.story import Story
from bot.disputes.checks import checked, checked_line
from bot.disputes.evidence import Evidence, stems, whole_article
from bot.disputes.quotations import Refused
from bot.language.text import stem
from bot.ledger.heard import Name, named

MOST_WORDS = 60
MOST_OF_A_HEADING = 8
"""Words."""
MERE_NUMBER = 4
"""Words of a text with a number that says nothing more of it: no condition or doubt is missing there."""
OPENING = 5
"""Words in which a text names who speaks: “Shore manager Ida Brandt”."""
_ENDS_HERE = re.compile(r"(?<![.,!?…])” (?=[A-Z“])")


def worded(text: str | None, story: Story, entry: Entry) -> str | None:
    """The words, with every quotation in the article's letters; None where they are not borne out by the entry."""
    if not text or len(text.split()) > MOST_WORDS or _names_another(text, story, entry):
        return None
    speakers = tuple(stems(" ".join(name)) for heard in story.heard for name in heard.party)
    evidence = Evidence(story.index, entry.spans, speakers=speakers)
    is_mere_number = bool(figures(text)) and len(text.split()) <= MERE_NUMBER
    try:
        shown = checked(text, evidence, "text") if is_mere_number else checked_line(text, "claims", evidence)
    except Refused:
        return None
    return _ENDS_HERE.sub("”. ", shown)


def stands_in(text: str, story: Story) -> bool:
    """Whether these are words whose names, numbers and quotations are the article's, and nothing in them judges."""
    known = {figure.value for figure in story.figures}
    try:
        return bool(text and checked(text, whole_article(story.index), "text")) and all(
            figure.value in known for figure in figures(text)
        )
    except Refused:
        return False


def heading(text: str, stories: Sequence[Story]) -> str | None:
    """What a difference is about, if the articles have its names and numbers; else None."""
    is_short = len(text.split()) <= MOST_OF_A_HEADING
    return text.rstrip(":.") if is_short and any(stands_in(text, story) for story in stories) else None


def _names_another(text: str, story: Story, entry: Entry) -> bool:
    """Whether the words begin with a name, and the sentences are another's alone."""
    begins = _words_of_names(named(f"says {' '.join(text.split()[:OPENING])}"))
    begins -= _words_of_names(named(story.breakdown.article.publisher or ""))  # “the Star could not establish …”
    is_name = bool(begins & _words_of_names(story.names))  # “Inspectors say …” begins with none
    here = set(story.sentences_of(entry.spans))
    heard = [said for said in story.heard if here.intersection(story.said_at(said.record))]
    parties = _words_of_names(name for said in heard for name in said.party)
    return is_name and bool(parties) and all(said.party for said in heard) and not begins & parties


def _words_of_names(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in name)

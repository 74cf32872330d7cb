"""Where two readers saw one cue: do they hear the same speaker? Pure.

A model may name a person who does stand in the sentence and did not speak: “Vale, whom Orr once called a liar, said”.
The other reader knows the grammatical subject of many cues. Measured with the answers to 68 articles: both heard the same
at 939 of 949 cues, and where they did not, a good model was right. So the second reader counts only where it heard the
quote's own words, and against a name that does not stand beside the cue: one of those attributions is lost to it, and of
176 that were given to another name of their sentence on purpose, 29 pass instead of 64.
"""

import re
from collections.abc import Sequence

from bot.breakdown import Span
from bot.draft import DraftMention, DraftStatement
from bot.grounding.anchor import overlaps
from bot.grounding.sentences import Layout
from bot.grounding.tokens import tokens
from bot.lexicon.lookup import verb_groups

BESIDE = 1
"""Words between a name and its cue: “Vale also said”."""
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_OTHERS = re.compile(
    r"\b(?:who|whom|whose|which|that|unlike|not|(?:stand|sitt|speak|appear|work|represent)ing"
    r"|alongside|beside|\w+ed by)\b"
)
"""Words in a phrase behind which somebody else is named."""
_PEOPLE = frozenset(["he", "she", "they", "who", "i", "we"])
_OTHER_PRONOUNS = frozenset(["it", "that", "which", "this", "these", "those", "one"])
"""What the second reader may have taken for a speaker and is often none: “the reasons that Vale gave”."""
_EMPTY = frozenset(
    "many most some several all both two one whom the a an of and for in at to from his her its their mr mrs ms dr sen rep gov president".split()
)


def hears_another(
    place: Span,
    named: Sequence[DraftMention | None],
    cue: Span | None,
    quote: Sequence[Span],
    others: Sequence[DraftStatement],
    layout: Layout,
) -> bool:
    """Whether the second reader's speakers at this cue, for words of this quote, are all somebody else than the one at `place`.

    `named` are the words for this source: the mention and what it is resolved to. A pronoun that the second reader could
    not resolve may be anybody; whom it took out of the quote itself it misheard.
    """
    if cue is None:
        return False
    heard = [
        one
        for one in others
        if one.cue and one.cue.at and overlaps(one.cue.at, [cue]) and any(overlaps(span, quote) for span in one.at)
    ]
    mine = frozenset[str]().union(*(_telling(mention) for mention in named))
    adjoins = _adjoins(place, cue, layout)
    return bool(heard) and all(_is_another(one, place, quote, mine, adjoins=adjoins, layout=layout) for one in heard)


def _adjoins(place: Span, cue: Span, layout: Layout) -> bool:
    """Whether the name is the nearest subject of the cue: “a report warning”, “Vale also said”, “said Vale”.

    Not “was accused” and “accused Vale”, where it is whom the cue is about.
    """
    text = layout.article.text
    if place[0] >= cue[1]:
        verbs = [kind for word in tokens(text[slice(*cue)]) for kind in verb_groups().get(word.word, ())]
        return not tokens(text[cue[1] : place[0]]) and any("inserted" in kind.follows for kind in verbs)
    between = [token.word for token in tokens(text[place[1] : cue[0]])]
    return len(between) <= BESIDE and not _PASSIVE.intersection(between)


def _is_another(
    other: DraftStatement, place: Span, quote: Sequence[Span], mine: frozenset[str], *, adjoins: bool, layout: Layout
) -> bool:
    source = other.source
    if source is None or source.at is None or overlaps(source.at, quote):
        return False
    if overlaps(source.at, [place]):  # the phrase around the speaker names others: “Vale, whom Orr once called a liar,”
        return bool(_OTHERS.search(layout.article.text, source.at[0], place[0]))
    if adjoins:
        return False
    theirs = _telling(source) | _telling(other.resolved)
    return bool(theirs and mine) and not theirs & mine and source.text.casefold() not in _OTHER_PRONOUNS


def _telling(mention: DraftMention | None) -> frozenset[str]:
    words = [token.word.removesuffix("'s") for token in tokens(mention.text)] if mention else []
    return frozenset(words) - _EMPTY - _PEOPLE - _OTHER_PRONOUNS

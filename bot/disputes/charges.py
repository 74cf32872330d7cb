"""Whom a charge is made against, and whether they answer it. Pure."""

from collections.abc import Iterable

from bot.breakdown import Mention, Statement
from bot.disputes.evidence import stems
from bot.grounding.locate_source import find, mention_at, overlaps
from bot.grounding.names import names
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.common import PRONOUNS

NEAR = 3
"""Paragraphs before a charge in which whom it is against may be named."""
OBJECTS = frozenset("him her them it his their its us he she they".split())
"""Pronouns for whom a charge is against."""


def unanswered(against: str | None, charge: Statement, index: TextIndex, answering: Iterable[str]) -> Mention | None:
    """Whom a charge is against, if the article names them at its words and they are none of those who answer in it."""
    charged = _charged(against, charge, index) if against and charge.source.kind != "unknown" else None
    if charged is None or any(stems(name) >= stems(charged.name) for name in answering):
        return None
    return charged


def _charged(against: str, charge: Statement, index: TextIndex) -> Mention | None:
    """These words in the charge's sentence, or shortly before where it has a pronoun; never who makes it."""
    article = index.article
    sentence = index.around((charge.spans[0][0], charge.spans[-1][1]))
    before = (article.paragraphs[max(0, charge.paragraph - 1 - NEAR)][0], sentence[0])
    words = {token.word for token in tokens(article.text[slice(*sentence)])}
    named = against.casefold() not in PRONOUNS  # no letter goes to “him”
    own = (charge.source.start or 0, charge.source.end or 0)
    for area in (sentence, before) if words & OBJECTS else (sentence,):
        places = find(against, area, index, ("'s",)) if named else []
        places = [place for place in places if not overlaps(place, [own])]
        if places and not names(against) & names(charge.source.resolved or charge.source.name):
            return mention_at(places[-1], index)
    return None

"""Draft + article → statements at exact offsets; the rest dropped with a reason. Pure.

What is shown is always `article.text[start:end]`, never the reader's own string. Here the rules' statements are grounded,
which come with their places; a model's lines are in proof.py.
"""

from collections.abc import Mapping, Sequence

from bot.breakdown import ARTICLE_NAME, Article, Dropped, Mention, Noun, Source, Span, Statement
from bot.draft import Draft, DraftStatement
from bot.grounding.ellipsis_rules import NotFound, is_unsaid
from bot.grounding.locate import locate, without_needless_gaps
from bot.grounding.locate_source import find, is_listener, mention_at, mention_before, overlaps, place_of
from bot.grounding.speaker import UNCLEAR
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens

__all__ = ["Grounded", "NotFound", "TextIndex", "ground", "locate"]

_VOICED = ("claims", "demands")
"""Roles that need a report which says that something was said; "did not dispute" may concede."""


class Grounded(Noun):
    """Statements in article order with ids s1, s2, …; what was refused."""

    statements: tuple[Statement, ...]
    against: Mapping[str, Mention]
    """Statement id → whom its charge is made against."""
    dropped: tuple[Dropped, ...]


def ground(draft: Draft, article: Article) -> Grounded:
    """Check every statement of the draft against the article."""
    index = TextIndex(article)
    placed: list[tuple[tuple[Span, ...], DraftStatement]] = []
    dropped: list[Dropped] = []
    for offered in draft.statements:
        try:
            placed.append((_spans(offered, index), offered))
        except NotFound as reason:
            dropped.append(Dropped(quote=offered.quote, why=str(reason)))
    placed.sort(key=lambda pair: (pair[0][0], pair[0][-1]))
    ids: dict[str, str] = {}
    statements: dict[tuple[object, ...], Statement] = {}
    against: dict[str, Mention] = {}
    for spans, offered in placed:
        statement = _statement(f"s{len(statements) + 1}", spans, offered, ids, index)
        same = (spans, statement.source.start, statement.role)
        ids.setdefault(offered.key, statements.setdefault(same, statement).id)
        if offered.against and (charged := mention_before(offered.against, spans[-1][1], index)):
            against.setdefault(ids[offered.key], charged)
    return Grounded(statements=tuple(statements.values()), against=against, dropped=tuple(dropped))


def _spans(offered: DraftStatement, index: TextIndex) -> tuple[Span, ...]:
    """The places of the quote: those the reader gave when they prove true, else searched for.

    Raises:
        NotFound: with the reason.
    """
    text = index.article.text
    if offered.at and _true_places(offered, index):
        if any(index.article.is_left_out(span) for span in offered.at):
            raise NotFound("stands in a line that is no part of the story")
        spans = without_needless_gaps(offered.at, index, offered.source)
    else:
        cues = find(offered.cue, (0, len(text)), index) if offered.cue else ()
        spans = locate(offered.quote, index, offered.paragraph, cues)
    cue = place_of(offered.cue, spans, index)
    if offered.role in _VOICED and cue and is_unsaid(cue, index):
        raise NotFound("the article says that this was not said")
    return spans


def _true_places(offered: DraftStatement, index: TextIndex) -> bool:
    """Whether the reader's own places are in order, cut no word, and hold the quote."""
    text = index.article.text
    ends = [0, *(place for span in offered.at for place in span), len(text)]
    in_order = ends == sorted(ends) and all(start < end for start, end in offered.at)
    return (
        in_order
        and not any(index.cuts_a_word(place) for span in offered.at for place in span)
        and " … ".join(text[start:end] for start, end in offered.at) == offered.quote
        and bool(tokens(offered.quote))
    )


def _statement(
    name: str, spans: tuple[Span, ...], offered: DraftStatement, ids: Mapping[str, str], index: TextIndex
) -> Statement:
    text = index.article.text
    cue = place_of(offered.cue, spans, index)
    sentence = index.around((spans[0][0], spans[-1][1]))
    return Statement(
        id=name,
        source=_source(offered, spans, cue, index),
        via=_via(offered, spans, sentence, cue, index),
        cue=text[slice(*cue)] if cue else None,
        role=offered.role,
        quote=" … ".join(text[start:end] for start, end in spans),
        spans=spans,
        sentence=sentence,
        paragraph=index.paragraph(spans[0][0]),
        direct=index.directness(spans),
        repeats=ids.get(offered.repeats) if offered.repeats else None,
        by="rules",
    )


def _source(offered: DraftStatement, spans: Sequence[Span], cue: Span | None, index: TextIndex) -> Source:
    if offered.kind == "article":
        return Source(name=ARTICLE_NAME, kind="article")
    place = place_of(offered.source, spans, index, cue)
    if place is None:
        return Source(name=UNCLEAR, kind="unknown")
    mention = mention_at(place, index)
    fullest = mention_before(offered.resolved, place[0], index) if offered.resolved else None
    if fullest and fullest.name.casefold() == mention.name.casefold():
        fullest = None
    return Source(
        **mention.model_dump(),
        kind=offered.kind,
        unnamed=offered.unnamed,
        resolved=fullest.name if fullest else None,
    )


def _via(
    offered: DraftStatement, quote: Sequence[Span], sentence: Span, cue: Span | None, index: TextIndex
) -> tuple[Mention, ...]:
    """Who passed it on; only those whose words stand in the sentences of the quote or of the cue, and outside the quote."""
    near = (min(sentence[0], cue[0]), max(sentence[1], cue[1])) if cue else sentence
    found = [
        next((place for place in find(mention, index.around(near), index) if _may_pass_on(place, quote, index)), None)
        for mention in offered.via
    ]
    return tuple(mention_at(place, index) for place in found if place)


def _may_pass_on(place: Span, quote: Sequence[Span], index: TextIndex) -> bool:
    return not overlaps(place, quote) and not is_listener(place, index)

"""Draft + article → statements at exact offsets; the rest dropped with a reason. Pure.

What is shown is always `article.text[start:end]`, never the reader's own string. Here the rules' statements are grounded,
which come with their places; a model's lines are in proof.py.
"""

from collections.abc import Mapping, Sequence

from bot.breakdown import ARTICLE_NAME, Article, Dropped, Mention, Noun, Source, Span, Statement
from bot.draft import Draft, DraftStatement
from bot.grounding.anchor import find, is_listener, mention_at, mention_before, overlaps, place_of
from bot.grounding.cuts import NotFound, is_unsaid
from bot.grounding.locate import locate, without_needless_gaps
from bot.grounding.proof import UNCLEAR, directness
from bot.grounding.sentences import Layout
from bot.grounding.tokens import tokens

__all__ = ["Grounded", "Layout", "NotFound", "ground", "locate"]

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
    layout = Layout(article)
    placed: list[tuple[tuple[Span, ...], DraftStatement]] = []
    dropped: list[Dropped] = []
    for offered in draft.statements:
        try:
            placed.append((_spans(offered, layout), offered))
        except NotFound as reason:
            dropped.append(Dropped(quote=offered.quote, why=str(reason)))
    placed.sort(key=lambda pair: (pair[0][0], pair[0][-1]))
    ids: dict[str, str] = {}
    statements: dict[tuple[object, ...], Statement] = {}
    against: dict[str, Mention] = {}
    for spans, offered in placed:
        statement = _statement(f"s{len(statements) + 1}", spans, offered, ids, layout)
        same = (spans, statement.source.start, statement.role)
        ids.setdefault(offered.key, statements.setdefault(same, statement).id)
        if offered.against and (charged := mention_before(offered.against, spans[-1][1], layout)):
            against.setdefault(ids[offered.key], charged)
    return Grounded(statements=tuple(statements.values()), against=against, dropped=tuple(dropped))


def _spans(offered: DraftStatement, layout: Layout) -> tuple[Span, ...]:
    """The places of the quote: those the reader gave when they prove true, else searched for.

    Raises:
        NotFound: with the reason.
    """
    text = layout.article.text
    if offered.at and _true_places(offered, layout):
        if any(layout.article.is_left_out(span) for span in offered.at):
            raise NotFound("stands in a line that is no part of the story")
        spans = without_needless_gaps(offered.at, layout, offered.source)
    else:
        cues = find(offered.cue, (0, len(text)), layout) if offered.cue else ()
        spans = locate(offered.quote, layout, offered.paragraph, cues)
    cue = place_of(offered.cue, spans, layout)
    if offered.role in _VOICED and cue and is_unsaid(cue, layout):
        raise NotFound("the article says that this was not said")
    return spans


def _true_places(offered: DraftStatement, layout: Layout) -> bool:
    """Whether the reader's own places are in order, cut no word, and hold the quote."""
    text = layout.article.text
    ends = [0, *(place for span in offered.at for place in span), len(text)]
    in_order = ends == sorted(ends) and all(start < end for start, end in offered.at)
    return (
        in_order
        and not any(layout.cuts_a_word(place) for span in offered.at for place in span)
        and " … ".join(text[start:end] for start, end in offered.at) == offered.quote
        and bool(tokens(offered.quote))
    )


def _statement(
    name: str, spans: tuple[Span, ...], offered: DraftStatement, ids: Mapping[str, str], layout: Layout
) -> Statement:
    text = layout.article.text
    cue = place_of(offered.cue, spans, layout)
    sentence = layout.around((spans[0][0], spans[-1][1]))
    return Statement(
        id=name,
        source=_source(offered, spans, cue, layout),
        via=_via(offered, spans, sentence, cue, layout),
        cue=text[slice(*cue)] if cue else None,
        role=offered.role,
        quote=" … ".join(text[start:end] for start, end in spans),
        spans=spans,
        sentence=sentence,
        paragraph=layout.paragraph(spans[0][0]),
        direct=directness(spans, layout),
        repeats=ids.get(offered.repeats) if offered.repeats else None,
        by="rules",
    )


def _source(offered: DraftStatement, spans: Sequence[Span], cue: Span | None, layout: Layout) -> Source:
    if offered.kind == "article":
        return Source(name=ARTICLE_NAME, kind="article")
    place = place_of(offered.source, spans, layout, cue)
    if place is None:
        return Source(name=UNCLEAR, kind="unknown")
    mention = mention_at(place, layout)
    fullest = mention_before(offered.resolved, place[0], layout) if offered.resolved else None
    if fullest and fullest.name.casefold() == mention.name.casefold():
        fullest = None
    return Source(
        **mention.model_dump(),
        kind=offered.kind,
        unnamed=offered.unnamed,
        resolved=fullest.name if fullest else None,
    )


def _via(
    offered: DraftStatement, quote: Sequence[Span], sentence: Span, cue: Span | None, layout: Layout
) -> tuple[Mention, ...]:
    """Who passed it on; only those whose words stand in the sentences of the quote or of the cue, and outside the quote."""
    near = (min(sentence[0], cue[0]), max(sentence[1], cue[1])) if cue else sentence
    found = [
        next(
            (place for place in find(mention, layout.around(near), layout) if _may_pass_on(place, quote, layout)), None
        )
        for mention in offered.via
    ]
    return tuple(mention_at(place, layout) for place in found if place)


def _may_pass_on(place: Span, quote: Sequence[Span], layout: Layout) -> bool:
    return not overlaps(place, quote) and not is_listener(place, layout)

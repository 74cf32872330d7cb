"""Draft + article → statements at exact offsets; the rest dropped with a reason. Pure.

What is shown is always `article.text[start:end]`, never the reader's own string.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from bot.breakdown import ARTICLE_NAME, Article, Cue, Dropped, Mention, Noun, Source, Span, Statement
from bot.draft import Draft, DraftMention, DraftStatement, ProposedAnswer
from bot.grounding.anchor import cue_place, find, is_listener, mention_at, mention_before, overlaps, source_place
from bot.grounding.cuts import NotFound, is_unsaid
from bot.grounding.locate import locate, without_needless_gaps
from bot.grounding.sentences import Layout
from bot.grounding.speaker import names_whom, relative_before, with_its_name
from bot.grounding.stances import stance_of
from bot.grounding.tokens import tokens
from bot.grounding.witness import hears_another

__all__ = ["Grounded", "Layout", "NotFound", "ground", "locate"]

_VOICED = ("asserts", "demands")
"""Stances that need a report which says that something was said; "did not dispute" may confirm."""

_PERSON = ("he", "she")
UNCLEAR = "speaker unclear"
"""The name shown where nobody is named or the words of the source stand nowhere near the quote."""


class Grounded(Noun):
    """Statements in article order with ids s1, s2, …; proposals translated to those ids; what was refused."""

    statements: tuple[Statement, ...]
    answers: tuple[ProposedAnswer, ...]
    against: Mapping[str, Mention]
    """Statement id → whom its charge is made against."""
    dropped: tuple[Dropped, ...]


def ground(draft: Draft, article: Article, heard: Sequence[DraftStatement] = ()) -> Grounded:
    """Check every word of the draft against the article; `heard` is what a second reader found in it, with places."""
    layout = Layout(article)
    placed: list[tuple[tuple[Span, ...], DraftStatement]] = []
    dropped: list[Dropped] = []
    for offered in draft.statements:
        try:
            spans = _spans(offered, layout)
            _refuse_unsaid(offered, spans, layout)
            placed.append((spans, offered))
        except NotFound as reason:
            dropped.append(Dropped(quote=offered.quote, why=str(reason)))
    placed.sort(key=lambda pair: (pair[0][0], pair[0][-1]))
    ids: dict[str, str] = {}
    statements: dict[tuple[object, ...], Statement] = {}
    against: dict[str, Mention] = {}
    for spans, offered in placed:
        statement = _statement(f"s{len(statements) + 1}", spans, offered, ids, layout, heard)
        same = (spans, statement.source.start, statement.stance)
        ids.setdefault(offered.key, statements.setdefault(same, statement).id)
        if offered.against and (charged := mention_before(offered.against, spans[-1][1], layout)):
            against.setdefault(ids[offered.key], charged)
    return Grounded(
        statements=tuple(statements.values()),
        answers=_translated(draft.answers, ids),
        against=against,
        dropped=tuple(dropped),
    )


def _spans(offered: DraftStatement, layout: Layout) -> tuple[Span, ...]:
    """The places of the quote: those the reader gave when they prove true, else searched for.

    Raises:
        NotFound: with the reason.
    """
    text = layout.article.text
    if offered.at and _true_places(offered, text):
        if any(layout.article.is_left_out(span) for span in offered.at):
            raise NotFound("stands in a line that is no part of the story")
        return without_needless_gaps(offered.at, layout, offered.source)
    cues = find(offered.cue, (0, len(text)), layout) if offered.cue else ()
    return locate(offered.quote, layout, offered.paragraph, cues)


def _refuse_unsaid(offered: DraftStatement, spans: Sequence[Span], layout: Layout) -> None:
    cue = cue_place(offered.cue, spans, layout) if offered.cue else None
    if offered.stance in _VOICED and cue and is_unsaid(cue, layout):
        raise NotFound("the article says that this was not said")
    stance_of(offered.stance, cue, offered.quote, layout)


def _true_places(offered: DraftStatement, text: str) -> bool:
    ends = [0, *(place for span in offered.at for place in span), len(text)]
    in_order = ends == sorted(ends) and all(start < end for start, end in offered.at)
    return (
        in_order
        and " … ".join(text[start:end] for start, end in offered.at) == offered.quote
        and bool(tokens(offered.quote))
    )


def _statement(
    name: str,
    spans: tuple[Span, ...],
    offered: DraftStatement,
    ids: Mapping[str, str],
    layout: Layout,
    heard: Sequence[DraftStatement],
) -> Statement:
    text = layout.article.text
    cue = cue_place(offered.cue, spans, layout) if offered.cue else None
    sentence = layout.around((spans[0][0], spans[-1][1]))
    return Statement(
        id=name,
        source=_source(offered, spans, cue, layout, heard),
        via=_via(offered, spans, sentence, cue, layout),
        cue=Cue(text=text[slice(*cue)], start=cue[0], end=cue[1]) if cue else None,
        stance=stance_of(offered.stance, cue, offered.quote, layout),
        quote=" … ".join(text[start:end] for start, end in spans),
        spans=spans,
        sentence=sentence,
        paragraph=layout.paragraph(spans[0][0]),
        direct=_direct(spans, layout),
        hedges=_hedges(offered.hedges, sentence, layout),
        repeats=ids.get(offered.repeats) if offered.repeats else None,
    )


def _source(
    offered: DraftStatement,
    spans: Sequence[Span],
    cue: Span | None,
    layout: Layout,
    heard: Sequence[DraftStatement],
) -> Source:
    if offered.kind == "article":
        own = not _is_somebodys(spans, heard, layout)
        return Source(name=ARTICLE_NAME, kind="article") if own else Source(name=UNCLEAR, kind="unknown")
    place = source_place(offered.source, spans, cue, layout) if offered.source else None
    if place is None or hears_another(place, (offered.source, offered.resolved), cue, spans, heard, layout):
        return Source(name=UNCLEAR, kind="unknown")
    fullest = mention_before(offered.resolved, place[0], layout) if offered.resolved else None
    if who := relative_before(place, cue, layout):  # “Vale, who warned”: the mention at the cue is all of it
        fullest, place = fullest or mention_at(place, layout), (place[0], who[1])
    elif fullest:
        place = with_its_name(place, fullest, layout)
    mention = mention_at(place, layout)
    if fullest and mention.name.casefold() in _PERSON and names_whom(fullest.name, spans, layout):
        fullest = None
    known = fullest.name if fullest and fullest.name.casefold() != mention.name.casefold() else None
    return Source(**mention.model_dump(), kind=offered.kind, unnamed=offered.unnamed, resolved=known)


def _is_somebodys(spans: Sequence[Span], heard: Sequence[DraftStatement], layout: Layout) -> bool:
    """Whether words that a reader gives as the article's own are a quotation, or reported by a cue that the second reader heard."""
    voiced = [span for one in heard if one.kind != "article" and one.cue and one.cue.at for span in one.at]
    whole = sum(end - start for start, end in spans)
    reported = sum(max(0, min(end, b) - max(start, a)) for start, end in spans for a, b in voiced)
    return 2 * max(reported, sum(map(layout.quoted, spans))) > whole


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


def _hedges(hedges: Sequence[str], sentence: Span, layout: Layout) -> tuple[str, ...]:
    """The article's own words for each hedge that stands in the sentence."""
    places = [find(DraftMention(text=hedge), sentence, layout) for hedge in hedges]
    return tuple(dict.fromkeys(layout.article.text[slice(*found[0])] for found in places if found))


def _direct(spans: Sequence[Span], layout: Layout) -> bool | Literal["mixed"]:
    """True where all words stand inside quotation marks, false where none do."""
    words = [
        (start + token.start, start + token.end)
        for start, end in spans
        for token in tokens(layout.article.text[start:end])
    ]
    quoted = [word for word in words if layout.quoted(word)]
    return "mixed" if quoted and len(quoted) < len(words) else bool(quoted)


def _translated(answers: Sequence[ProposedAnswer], ids: Mapping[str, str]) -> tuple[ProposedAnswer, ...]:
    """Proposals in statement ids; those whose answer or whose every claim was refused fall away with it."""
    out = []
    for answer in answers:
        claims = tuple(dict.fromkeys(ids[key] for key in answer.claims if key in ids))
        if answer.statement in ids and claims:
            out.append(answer.model_copy(update={"statement": ids[answer.statement], "claims": claims}))
    return tuple(out)

"""Reading by rules: no key, no network, a parse and a lexicon."""

import time

from bot.breakdown import DENIALS, Article, Mention, ReaderInfo, Role, Source, Span, Statement
from bot.draft import Draft
from bot.grounding.speaker import UNCLEAR
from bot.grounding.text_index import TextIndex
from bot.readers.rules import coreference, intermediaries
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.english import require_english
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parser import parse
from bot.readers.rules.pipeline import attributions
from bot.readers.rules.preprocessing import Frame, frames, is_heading
from bot.readers.rules.roles import role_of
from bot.readers.rules.unsaid import is_negated_with_another


class RulesReader:
    """Reads English by rules. Raises `ReaderError` (code "language") for an article in another language."""

    def read(self, article: Article) -> Draft:
        """Every report in the article at its place, and what its own voice says about the same things."""
        began = time.perf_counter()
        notes = require_english(article)
        passages = [Passage(article.text, one, doc) for one, doc in parse(_frames(article))]
        found = attributions(passages)
        statements, against = _statements(TextIndex(article), passages, found)
        info = ReaderInfo(name="offline", seconds=round(time.perf_counter() - began, 3))
        return Draft(statements=statements, against=against, reader=info, notes=notes)


def _frames(article: Article) -> list[Frame]:
    """The paragraphs that belong to the story and are sentences."""
    text = article.text
    numbered = enumerate(article.paragraphs, start=1)
    story = [(n, span) for n, span in numbered if not article.is_left_out(span)]
    prose = [(n, span) for n, span in story if not is_heading(text[slice(*span)], first=(n, span) == story[0])]
    return [frame for n, span in prose for frame in frames(text, span, n)]


def _statements(
    index: TextIndex, passages: list[Passage], found: list[Attribution]
) -> tuple[tuple[Statement, ...], dict[str, Mention]]:
    """The statements in the order of the article with the ids s1, s2, …; and whom the charges among them are made against."""
    text = index.article.text

    for one in found:
        role = role_of(one, _quote(text, one.spans))
        one.with_verb |= role != one.role and role in DENIALS | {"will not say"}
        one.role = role
    said = [one for one in found if one.role is not None and not any(map(index.cuts_a_word, sum(one.spans, ())))]
    made = [
        (_statement(index, _shown(index, one), one.role or "claims", _source(text, one, who), one), one)
        for one, who in zip(said, coreference.resolve(passages, said), strict=True)
    ]

    made.sort(key=lambda pair: (pair[0].spans[0], pair[0].spans[-1]))
    statements: dict[tuple[object, ...], Statement] = {}
    against: dict[str, Mention] = {}
    for statement, report in made:
        same = (statement.spans, statement.source.start, statement.role)
        number = f"s{len(statements) + 1}"
        made_id = statements.setdefault(same, statement.model_copy(update={"id": number})).id
        charged = _mention(text, intermediaries.charged(report.passage, report))
        if charged:
            against.setdefault(made_id, charged)
    return tuple(statements.values()), against


def _shown(index: TextIndex, one: Attribution) -> list[Span]:
    """Its words, with its verb where they need it, and with its speaker where this stands behind them."""
    cue = one.cue_token
    if not one.with_verb or cue is None or one.cue is None or index.directness(one.spans) is True:
        return one.spans
    verb = cue.head if is_negated_with_another(cue) else cue
    parts = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"}]
    parts = [child for child in parts if child.tag_ != "TO" and child.text[0].isalpha()]  # “I’m not disputing it”
    begins = min(one.passage.place(token)[0] for token in (verb, *parts))
    start, end = one.spans[0][0], one.spans[-1][1]
    if begins > start:
        end = max(end, one.cue[1], one.source[1] if one.source else end)
    start = min(start, begins)
    return [(start, end)] if index.paragraph(start) == index.paragraph(end - 1) else one.spans


def _statement(index: TextIndex, spans: list[Span], role: Role, source: Source, report: Attribution) -> Statement:
    text, (start, end) = index.article.text, (spans[0][0], spans[-1][1])
    return Statement(
        id="",
        source=source,
        via=tuple(mention for span in report.via if (mention := _mention(text, span))),
        cue=text[slice(*report.cue)] if report.cue else None,
        role=role,
        quote=_quote(text, spans),
        spans=tuple(spans),
        sentence=index.around((start, end)),
        paragraph=index.paragraph(start),
        direct=index.directness(spans),
        by="rules",
    )


def _source(text: str, report: Attribution, who: coreference.Who) -> Source:
    mention, fullest = _mention(text, report.source), _mention(text, who.fullest)
    if mention is None:
        return Source(name=UNCLEAR, kind="unknown")
    resolved = fullest.name if fullest and fullest.name.casefold() != mention.name.casefold() else None
    return Source(**mention.model_dump(), kind=who.kind, unnamed=who.unnamed, resolved=resolved)


def _quote(text: str, spans: list[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(name=text[slice(*span)], start=span[0], end=span[1]) if span and span[0] < span[1] else None

"""A quote that the article itself breaks up (“A,” she said. “B.”): its pieces joined where the places prove it.

The model gives pieces in its order. They become one statement only where each is the article's own words, they follow
each other, and nothing stands between them but their own speaker or, in one sentence, words that report nothing (rejected
“the charge” as “theatre”); otherwise each is a statement of its own, and grounding finds out whose.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.breakdown import Span
from bot.draft import DraftMention, DraftStatement
from bot.grounding import Layout, NotFound, locate
from bot.grounding.locate import reports
from bot.grounding.tokens import Token, tokens

GAP = " … "
"""Between two pieces of one quote, in a draft as in what is shown."""
LONGEST_TITLE = 4
"""Quoted words that a gap may hold: “…,” she told “Dawn and Dusk.” “…”; more is another quote."""
FEWEST_ALONE = 3
"""Words of a piece that can be a statement of its own: “one”, “he” are only what a longer piece is about."""
_LINKING = frozenset(["as", "that", "what", "which"])
"""Words that may stand before a speaker between plain and quoted words: one “which Vale calls “a gift””."""
_CONTRASTS = frozenset(["but", "although", "though", "however", "while", "whereas"])
_DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "that"])
LONGEST_GAP = 30
"""Words: “…,” said Ada Brill, 45, who has run the ward for nine years. “…” and not another person's turn."""


def joined(statement: DraftStatement, layout: Layout) -> tuple[DraftStatement, ...]:
    """The statement with its places, where its quote is broken up and proves true; in pieces where it does not."""
    pieces = [piece.strip() for piece in statement.quote.split(GAP.strip()) if piece.strip()]
    if len(pieces) < 2:
        return (statement,)
    spans = _places(pieces, layout, statement.paragraph)
    if spans is None or (
        _stands_as_it_is(statement, layout) and not _source_stands_between(spans, statement.source, layout)
    ):
        return (statement,)
    if _belongs_together(spans, statement.source, layout):
        text = layout.article.text
        quote = GAP.join(text[start:end] for start, end in spans)
        return (statement.model_copy(update={"quote": quote, "at": tuple(spans)}),)
    return _apart(statement, spans, layout)


def _apart(statement: DraftStatement, spans: Sequence[Span], layout: Layout) -> tuple[DraftStatement, ...]:
    """Each piece as a statement; one that shares a sentence with the piece before it, but no speaker, has none."""
    out: list[DraftStatement] = []
    whole = [len(_words(span, layout)) >= FEWEST_ALONE for span in spans]
    for number, span in enumerate(spans, 1):
        if any(whole) and not whole[number - 1]:
            continue
        update: dict[str, object] = {
            "quote": layout.article.text[slice(*span)],
            "paragraph": layout.paragraph(span[0]),
        }
        if out:
            update["key"] = f"{statement.key}.{number}"
        if number > 1 and layout.sentence_at(span[0]) == layout.sentence_at(spans[number - 2][1] - 1):
            update |= {"source": None, "kind": "unknown", "unnamed": False, "resolved": None}
        out.append(statement.model_copy(update=update))
    return tuple(out)


def _stands_as_it_is(statement: DraftStatement, layout: Layout) -> bool:
    try:
        locate(statement.quote, layout, statement.paragraph)
    except NotFound:
        return False
    return True


def _places(pieces: Sequence[str], layout: Layout, paragraph: int) -> list[Span] | None:
    """One span a piece, in order; None where a piece stands nowhere or before the one it should follow."""
    spans: list[Span] = []
    for piece in pieces:
        span = _place(piece, layout, layout.paragraph(spans[-1][1]) if spans else paragraph)
        if span is None or (spans and span[0] < spans[-1][1]):
            return None
        spans.append(span)
    return spans


def _place(piece: str, layout: Layout, paragraph: int) -> Span | None:
    for number in (paragraph, paragraph + 1):  # a quote that goes on stands in the next paragraph
        try:
            found = locate(piece, layout, number)
        except NotFound:
            continue
        return (found[0][0], found[-1][1])
    return None


def _source_stands_between(spans: Sequence[Span], source: DraftMention | None, layout: Layout) -> bool:
    """Whether a gap names the speaker: “a quack”, called so by doctors, “for his cures”. It must stay a gap."""
    named = [token.word for token in tokens(source.text)] if source else []
    gaps = [(before[1], after[0]) for before, after in pairwise(spans)]
    return bool(named) and any(_holds([word.word for word in _words(gap, layout)], named) for gap in gaps)


def _belongs_together(spans: Sequence[Span], source: DraftMention | None, layout: Layout) -> bool:
    return all(
        _only_the_speaker_between(before, after, source, layout) or _nothing_reported_between(before, after, layout)
        for before, after in pairwise(spans)
    )


def _nothing_reported_between(before: Span, after: Span, layout: Layout) -> bool:
    """A few plain words of the same sentence, which say no and turn nothing round."""
    gap = (before[1], after[0])
    words = _words(gap, layout)
    return (
        not layout.ends_sentence(gap)
        and len(words) <= LONGEST_GAP
        and not any(layout.quoted((word.start, word.end)) for word in words)
        and not any(word.negates or word.word in _CONTRASTS for word in words)
        and not _reports(words, layout)
    )


def _reports(words: Sequence[Token], layout: Layout) -> list[Token]:
    """The words that report; not the Post of a newspaper's name, nor “an email”."""
    text = layout.article.text
    return [
        word
        for before, word in zip([None, *words], words, strict=False)
        if reports(word.word) and not text[word.start].isupper() and not (before and before.word in _DETERMINERS)
    ]


def _only_the_speaker_between(before: Span, after: Span, source: DraftMention | None, layout: Layout) -> bool:
    """Nothing at all, or the source with one reporting verb: two would be two speakers (“A,” said X, but Y said “B”)."""
    gap = (before[1], after[0])
    words = _words(gap, layout)
    if not words:
        return True
    if "\n" in layout.article.text[slice(*gap)] or len(words) > LONGEST_GAP or any(word.negates for word in words):
        return False
    if sum(bool(layout.quoted((word.start, word.end))) for word in words) > LONGEST_TITLE:
        return False
    if len(_reports(words, layout)) != 1:
        return False
    named = [token.word for token in tokens(source.text)] if source else []
    if not named or not _holds([word.word for word in words], named):
        return False
    if bool(layout.quoted((before[1] - 1, before[1]))) != bool(layout.quoted((after[0], after[0] + 1))):
        return not layout.ends_sentence(gap) and _is_speaker_and_cue([word.word for word in words], named)
    if layout.ends_sentence(gap):
        return bool(layout.quoted(after)) and _ends_its_sentence(after, layout)
    return True


def _ends_its_sentence(span: Span, layout: Layout) -> bool:
    """Whether nothing but quotation follows in the sentence: else another may be named there (“B,” said Y)."""
    rest = (span[1], layout.around(span)[1])
    return all(layout.quoted((word.start, word.end)) for word in _words(rest, layout))


def _words(span: Span, layout: Layout) -> list[Token]:
    """The words of the story in this stretch, at their places in the article."""
    words = [word for word in tokens(layout.article.text) if span[0] <= word.start and word.end <= span[1]]
    return [word for word in words if not layout.article.is_left_out((word.start, word.end))]


def _is_speaker_and_cue(words: Sequence[str], named: Sequence[str]) -> bool:
    """Nothing but “which”, the speaker and one verb: no “and” by which the article's own words end."""
    rest = list(words[1:] if words[0] in _LINKING else words)
    return len(rest) == len(named) + 1 and (rest[:-1] == list(named) or rest[1:] == list(named))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(words[at : at + len(wanted)]) == list(wanted) for at in range(len(words) - len(wanted) + 1))

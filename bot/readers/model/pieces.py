"""A quote that the article itself breaks up (“A,” she said. “B.”): its pieces joined where the places prove it.

The model gives pieces in its order. They become one statement only where each is the article's own words, they follow
each other, and nothing stands between them but their own speaker or, in one sentence, words that report nothing (rejected
“the charge” as “theatre”); otherwise each is a statement of its own, and grounding finds out whose.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.breakdown import Span
from bot.draft import DraftMention, DraftStatement
from bot.grounding import Layout, NotFound, locate
from bot.grounding.cuts import reports
from bot.grounding.tokens import Token, tokens
from bot.lexicon import nouns
from bot.lexicon.lookup import verb_groups
from bot.lexicon.lookup import words as entries

GAP = " … "
"""Between two pieces of one quote, in a draft as in what is shown."""
LONGEST_TITLE = 4
"""Quoted words that a gap may hold: “…,” she told “Dawn and Dusk.” “…”; more is another quote."""
FEWEST_ALONE = 3
"""Words of a piece that can be a statement of its own: “one”, “he” are only what a longer piece is about."""
_LINKING = frozenset(["as", "that", "what", "which"])
"""Words that may stand before a speaker between plain and quoted words: one “which Vale calls “a gift””."""
_TURNS = frozenset(
    "but although though however while whereas if whether unless except until only rather instead".split()
)
"""Words that turn what is said: left out of a gap, they leave its opposite."""
_TOLD = frozenset(["me", "us", "reporters", "journalists"])
"""Who may be told behind a cue: the plan, he told me, “holds”."""
_DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "that"])
_PREPOSITIONS = frozenset(["after", "at", "before", "during", "for", "from", "in", "of", "since"])
_PRONOUNS = frozenset("i you he she we they who others another someone everyone some many most".split())
_SAME = frozenset(["he", "she", "they", "it"])
"""How a sentence between two pieces begins that is most likely about their speaker."""
_JOINING = frozenset(["and", "or", "as", "then", "yet", "plus"])
_AND = re.compile(r"^and (?=[“\"‘'])")
"""“smart,” Orr wrote, and “full of himself”: the word belongs to the article, not to the second quotation."""
LONGEST_GAP = 30
"""Words: “…,” said Ada Brill, 45, who has run the ward for nine years. “…” and not another person's turn."""


def joined(statement: DraftStatement, layout: Layout) -> tuple[DraftStatement, ...]:
    """The statement with its places, where its quote is broken up and proves true; in pieces where it does not."""
    pieces = [_AND.sub("", piece.strip()) for piece in statement.quote.split(GAP.strip()) if piece.strip()]
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
    """Each piece as a statement; one whose speaker cannot be the one of the piece before it has none."""
    out: list[DraftStatement] = []
    whole = [len(_words(span, layout)) >= FEWEST_ALONE for span in spans]
    turns = [_has_lost_its_speaker(*gap, layout, beside_a_whole=True) for gap in pairwise(spans)]
    for number, span in enumerate(spans, 1):
        if any(whole) and not whole[number - 1]:
            continue
        update: dict[str, object] = {
            "quote": layout.article.text[slice(*span)],
            "paragraph": layout.paragraph(span[0]),
        }
        if out:
            update["key"] = f"{statement.key}.{number}"
        if number > 1 and (said := _pronoun_and_cue((spans[number - 2][1], span[0]), layout)):
            same = not any(turns[: number - 2])  # else “she” may be whoever took over before
            update |= {"source": said[0], "cue": said[1], "unnamed": statement.unnamed and same}
            update["resolved"] = (statement.resolved or statement.source) if same else None
        elif number > 1 and _has_lost_its_speaker(
            spans[number - 2], span, layout, beside_a_whole=whole[number - 2] or not any(whole)
        ):
            update |= {"source": None, "kind": "unknown", "unnamed": False, "resolved": None}
        out.append(statement.model_copy(update=update))
    return tuple(out)


def _pronoun_and_cue(gap: Span, layout: Layout) -> tuple[DraftMention, DraftMention] | None:
    """The two words of a gap like “… she said. …”, where the article names the speaker of the next piece anew."""
    words = _words(gap, layout)
    if len(words) != 2:
        return None
    who, cue = words if words[0].word in _SAME else words[::-1]
    if who.word not in _SAME or not reports(cue.word):
        return None
    text = layout.article.text
    at = [(word.start, word.end) for word in (who, cue)]
    return DraftMention(text=text[slice(*at[0])], at=at[0]), DraftMention(text=text[slice(*at[1])], at=at[1])


def _has_lost_its_speaker(before: Span, after: Span, layout: Layout, *, beside_a_whole: bool) -> bool:
    """It shares a sentence with the piece before it, or somebody acts between (“…,” said Orr. Vale laughed. “…”).

    Beside a plain word that is no statement (accused Vale, the mayor, “of theft”) it does so only where the gap reports.
    """
    gap = (before[1], after[0])
    if layout.sentence_at(after[0]) == layout.sentence_at(before[1] - 1):
        return beside_a_whole or bool(layout.quoted(before)) or bool(_reports(_words(gap, layout), layout))
    return beside_a_whole and any(word.word not in _SAME for word in _opening_words(gap, layout))


def _opening_words(gap: Span, layout: Layout) -> list[Token]:
    """The first word of each sentence that begins in the gap and has words there."""
    words = _words(gap, layout)
    return [two for one, two in pairwise(words) if layout.sentence_at(one.start) != layout.sentence_at(two.start)]


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
        _only_the_speaker_between(before, after, source, layout)
        or _nothing_reported_between(before, after, source, layout)
        for before, after in pairwise(spans)
    )


def _nothing_reported_between(before: Span, after: Span, source: DraftMention | None, layout: Layout) -> bool:
    """A few plain words of the same sentence, which say no, turn nothing round and name nobody who could speak instead."""
    gap = (before[1], after[0])
    words = _words(gap, layout)
    return (
        not layout.ends_sentence(gap)
        and len(words) <= LONGEST_GAP
        and not any(layout.quoted((word.start, word.end)) for word in words)
        and not any(word.negates or word.word in _TURNS for word in words)
        and not _reports(words, layout)
        and not _could_be_anothers(gap, words, source, layout)
    )


def _could_be_anothers(gap: Span, words: Sequence[Token], source: DraftMention | None, layout: Layout) -> bool:
    """Whether somebody but the source may take over without a verb: called it “a smear” and Orr “a gift”; and the union that."""
    text = layout.article.text
    named = {token.word for token in tokens(source.text)} if source else set()
    names = [text[word.start].isupper() or word.word in _PRONOUNS for word in words if word.word not in named]
    joins_another = any(one.word in _JOINING and two.word in _DETERMINERS for one, two in pairwise(words))
    begins_anew = len(words) > 1 and words[-1].word == "that" and words[-2].word not in _JOINING
    return any(names) or joins_another or begins_anew or (bool(words) and _begins_a_clause(gap, words, layout))


def _takes_over(gap: Span, words: Sequence[Token], named: Sequence[str], layout: Layout) -> bool:
    """Whether words after the speaker lead straight to the next piece by another: “…,” said Orr, and Vale “…”."""
    if layout.ends_sentence(gap):
        return False
    text = layout.article.text
    last = max((at for at, word in enumerate(words) if word.word in _JOINING), default=len(words))
    rest = [word for word in words[last + 1 :] if word.word not in named]
    names = any(text[word.start].isupper() or word.word in _PRONOUNS | _DETERMINERS for word in rest)
    if (
        "," in text[words[-1].end : gap[1]]
    ):  # “…,” said Orr, and his wife, “…”; not: said Orr, a poet and a painter, “…”
        joined_by_a_comma = 0 < last < len(words) and "," in text[words[last - 1].end : words[last].start]
        return _begins_a_clause(gap, words, layout) or (names and joined_by_a_comma)
    is_name = (
        text[words[-1].start].isupper() and words[-1].word not in named and words[-1].word not in entries(nouns.DATES)
    )
    return names or is_name or _begins_a_clause(gap, words, layout)


def _begins_a_clause(gap: Span, words: Sequence[Token], layout: Layout) -> bool:
    """Whether a semicolon stands before the gap's last words: “…,” said Orr; Vale: “…”."""
    return ";" in layout.article.text[gap[0] : words[-1].start]


def _reports(words: Sequence[Token], layout: Layout) -> list[Token]:
    """The words that report; not the Post of a newspaper's name, nor “an email”, “a morning briefing”."""
    text = layout.article.text
    return [
        word
        for at, word in enumerate(words)
        if reports(word.word)
        and not text[word.start].isupper()
        and not _is_a_thing([one.word for one in words[max(0, at - 3) : at + 1]])
    ]


def _is_a_thing(words: Sequence[str]) -> bool:
    """Whether the last word is a noun: “an email”, “at a morning briefing”; not “his wife adding”, who speaks."""
    if len(words) > 1 and words[-2] in _DETERMINERS:
        return True
    return len(words) > 3 and words[-1].endswith("ing") and words[-3] in _DETERMINERS and words[-4] in _PREPOSITIONS


def _only_the_speaker_between(before: Span, after: Span, source: DraftMention | None, layout: Layout) -> bool:
    """Nothing at all, or the source with one reporting verb: two would be two speakers (“A,” said X, but Y said “B”)."""
    gap = (before[1], after[0])
    words = _words(gap, layout)
    if not words:
        return True
    if "\n" in layout.article.text[slice(*gap)] or len(words) > LONGEST_GAP:
        return False
    turns = any(word.word in _TURNS for word in words) and not layout.ends_sentence(gap)
    if turns or any(word.negates for word in words) or _opening_words(gap, layout):
        return False
    if sum(bool(layout.quoted((word.start, word.end))) for word in words) > LONGEST_TITLE:
        return False
    cues = _reports(words, layout)
    if not cues or not all(_goes_on(cue, gap, words, layout) for cue in cues[1:]):
        return False
    named = [token.word for token in tokens(source.text)] if source else []
    if not named or not _holds([word.word for word in words], named) or _takes_over(gap, words, named, layout):
        return False
    if bool(layout.quoted((before[1] - 1, before[1]))) != bool(layout.quoted((after[0], after[0] + 1))):
        return not layout.ends_sentence(gap) and _is_speaker_and_cue([word.word for word in words], named)
    if layout.ends_sentence(gap):
        return bool(layout.quoted(after)) and _ends_its_sentence(after, layout)
    return True


def _goes_on(report: Token, gap: Span, words: Sequence[Token], layout: Layout) -> bool:
    """Whether the speaker's sentence only goes on with it to its end.

    “…,” Orr said, stressing how late it was. “…”, with nobody named; “…,” Orr said before Vale’s comments. “…”
    """
    text = layout.article.text
    if not layout.ends_sentence(gap):
        return False
    rest = [word for word in words if word.start > report.start]
    before = [word for word in words if word.end <= report.start]
    stressing = report.word.endswith("ing") and text[: report.start].endswith(", ")
    named = any(text[word.start].isupper() or word.word in _PRONOUNS for word in rest)
    return (stressing and not named) or (bool(before) and before[-1].word.endswith("'s"))


def _ends_its_sentence(span: Span, layout: Layout) -> bool:
    """Whether nothing but quotation follows in the sentence: else another may be named there (“B,” said Y)."""
    rest = (span[1], layout.around(span)[1])
    return all(layout.quoted((word.start, word.end)) for word in _words(rest, layout))


def _words(span: Span, layout: Layout) -> list[Token]:
    """The words of the story in this stretch, at their places in the article."""
    words = [word for word in tokens(layout.article.text) if span[0] <= word.start and word.end <= span[1]]
    return [word for word in words if not layout.article.is_left_out((word.start, word.end))]


def _is_speaker_and_cue(words: Sequence[str], named: Sequence[str]) -> bool:
    """Nothing but “which”, the speaker and one verb (dismissed as): no “and” by which the article's own words end."""
    rest = list(words[1:] if words[0] in _LINKING else words)
    if rest[-1:] and rest[-1] in _TOLD:
        rest.pop()
    *before, last = rest or [""]
    if last == "as" and any(
        {"object", "naming"} & kind.follows for kind in verb_groups().get("".join(before[-1:]), ())
    ):
        rest = before
    return len(rest) == len(named) + 1 and (rest[:-1] == list(named) or rest[1:] == list(named))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(words[at : at + len(wanted)]) == list(wanted) for at in range(len(words) - len(wanted) + 1))

"""What a quote may not be cut out of, and what a gap in it may not leave out. Pure.

A cut right beside a negation or a condition is refused, one before a contrast goes on to the end of its quotation or is
refused; a gap may not cross a paragraph, a sentence end, a quotation mark, a negation or another speaker's report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import Token
from bot.language.lexicon import reports
from bot.language.negation import CONDITIONS, CONTRASTS, CORRECTIONS

QUOTE_MARKS = re.compile('[“”„«»"]')
_CORRECTIONS = frozenset(CORRECTIONS.split())
_CONTRASTS = frozenset(CONTRASTS.split())
_CONDITIONS = frozenset(CONDITIONS.split())
_AUXILIARIES = frozenset(
    "is was are were isn't wasn't has had hasn't hadn't does did doesn't didn't will would won't wouldn't can could can't "
    "couldn't may might must should shouldn't cannot".split()
)
_SUBJECTS = frozenset(
    "a an the his her its their our no some any every all both many most few nobody nothing neither there he she it they we".split()
)
"""Words by which a subject begins: “but that the talks”; in “but that changed” the subject is “that”."""
_PUTS_A_NUMBER = re.compile(r"\bputs? (?:it|the|that|its|his|her|their) (?:\w+ ){0,2}at\b")
"""A report without a word that reports: “but Orr put the figure at nine”."""


class NotFound(Exception):
    """The words are not the article's, or not to be shown cut like this; the text says why, for the audit."""


@dataclass(frozen=True)
class Run:
    """Tokens [first, last] of the article, by index."""

    first: int
    last: int


def refuse_bad_gap(before: Run, after: Run, index: TextIndex) -> None:
    """Raises NotFound where what stands between two runs may not be left out of a quote."""
    words = index.words[before.last + 1 : after.first]
    gap = (index.words[before.last].end, index.words[after.first].start)
    text = index.article.text[slice(*gap)]
    if "\n" in text or index.paragraph(gap[0]) != index.paragraph(gap[1]):
        raise NotFound("a gap crosses a paragraph")
    if index.ends_sentence(gap):
        raise NotFound("a gap crosses a sentence end")
    if QUOTE_MARKS.search(text):
        raise NotFound("a gap crosses a quotation mark")
    if any(word.negates for word in words):
        raise NotFound("a gap leaves out a negation")
    if any(word.word in _CONTRASTS for word in words):
        raise NotFound("a gap leaves out a contrast")
    left_out = [word.word for word in words]
    if any(map(reports, left_out)) or (left_out[-1:] == ["that"] and left_out[-2:-1] not in ([], ["and"], ["or"])):
        raise NotFound("a gap crosses another report")  # also “and the union that …”, whose verb stands before


def refuse_misleading_cuts(run: Run, index: TextIndex) -> None:
    """Raises NotFound where a run begins or ends beside a word that changes it: “not”, “if”."""
    words = index.words
    before = words[run.first - 1] if run.first else None
    if before and (before.negates or before.word in _CONDITIONS) and _same_breath(before, words[run.first], index):
        raise NotFound(f"cut right beside {'a negation' if before.negates else 'a condition'}")
    after = words[run.last + 1] if run.last + 1 < len(words) else None
    if after and (after.negates or after.word in _CORRECTIONS) and _same_breath(words[run.last], after, index):
        raise NotFound("cut right beside a negation")


def _same_breath(left: Token, right: Token, index: TextIndex) -> bool:
    """Nothing but a space, a comma or a dash between: no sentence end and no quotation mark."""
    between = index.article.text[left.end : right.start]
    return "\n" not in between and not re.search(r"[.!?;:“”„«»\"]", between)


def to_the_end_of_the_contrast(run: Run, index: TextIndex) -> Run:
    """A quote that stops before "but" inside a quotation goes on to where that sentence or quotation ends.

    Outside quotation marks it stands as it is where a new speaker or a new “that” takes over, and is refused where
    neither does: there the cut may drop what the same speaker said next.

    Raises:
        NotFound: cut before a contrast.
    """
    words, last = index.words, run.last
    if last + 1 >= len(words) or words[last + 1].word not in _CONTRASTS:
        return run
    if not _same_breath(words[last], words[last + 1], index):
        return run
    end = index.sentences[index.sentence_at(words[last].start)][1]
    closing = next((stop for start, stop in index.quotations if start <= words[last].start < stop), None)
    rest = [at for at in range(last + 1, len(words)) if words[at].end <= min(end, closing or end)]
    if closing and rest:
        return Run(run.first, rest[-1])
    if any(reports(words[at].word) for at in rest) or _begins_another_clause([words[at] for at in rest[1:4]], index):
        return run
    if rest and _PUTS_A_NUMBER.search(index.article.text, words[rest[0]].start, words[rest[-1]].end):
        return run
    raise NotFound("cut before a contrast")


def _begins_another_clause(words: Sequence[Token], index: TextIndex) -> bool:
    """“but that nobody minded”, “but that talks had failed” stand beside what was quoted; “but that changed” takes it back."""
    if len(words) < 3 or words[0].word != "that" or words[1].word in _AUXILIARIES:
        return False
    begins = words[1].word in _SUBJECTS or words[2].word in _AUXILIARIES
    return begins or index.article.text[words[1].start].isupper()


def refuse_other_reports(run: Run, index: TextIndex) -> None:
    """Raises NotFound where a run from one quotation into another takes along a report: “…,” said one. “…”"""
    words = index.words
    span = (words[run.first].start, words[run.last].end)
    parts = [quoted for quoted in index.quotations if quoted[0] < span[1] and span[0] < quoted[1]]
    for before, after in pairwise(parts):
        between = [
            word.word for word in words[run.first : run.last] if before[1] <= word.start and word.end <= after[0]
        ]
        if any(reports(word) for word in between):
            raise NotFound("holds another report")
    if parts and parts[0][0] <= span[0] and index.sentence_at(span[0]) != index.sentence_at(span[1] - 1):
        behind = [word for word in words[run.first : run.last + 1] if word.start >= parts[0][1]]
        if any(reports(word.word) and not index.quoted((word.start, word.end)) for word in behind):
            raise NotFound("holds another report")  # “It was trapped.” Orr denied it.

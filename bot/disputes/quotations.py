"""Quotations in a model's own words: shown in the article's letters, as speech only where the article has speech, never cut out of a negation. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import Span
from bot.disputes.evidence import Evidence, with_paragraphs
from bot.grounding.locate import NotFound, locate
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.negation import CONDITION, DOUBT, NEGATION

FRAGMENT = 3
"""Words of a quotation that only names something: “medical records”."""
QUOTED = re.compile(r"“([^“”]*)”")
_PAIR = re.compile(r"“([^“”]+)”,? (?=“([^“”]+)”)")
_OTHER_MARKS = re.compile(r"(?<!\d)\"([^\"]*)\"|«([^«»]*)»|„([^“”„]*)[“”]|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)")
LONGEST_SPEECH = 60
"""Words that a quotation may have when it is grown by further sentences."""
LONGEST_GROWN = 110
"""Words of a sentence that is shown whole rather than cut, and of a line with all its quotations."""
_STANDS_ALONE = re.compile(r"(?:^|:|\bsa(?:ys|id),?|”(?:,? and)?)\s*$")
_SENTENCE_END = re.compile(r"[.!?…]\s+")
_GOES_ON = re.compile(r"(?:But|Yet|However|Or|Though|Although|That|Not)\b")
"""A sentence that may take back the one before it."""
_JOINS = re.compile(r",? *")
_INNER = re.compile(r"[“”\"]")
_INNER_OPENS = re.compile(r"(?<![\w.,!?])'(?=\w)")
_INNER_ENDS = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_INNER_ENDED = re.compile(r"[,.!?]?['’]")
"""The end of a quotation inside of another."""
_CLAUSE_END = re.compile(r"[.!?;:]\s|,\s(?:and|but|so)\s")


class Refused(Exception):
    """Words that may not be shown; the text says why, for the model."""


def with_one_kind_of_marks(text: str) -> str:
    """The text with “ ” around every quotation, those inside another left as they are; on one line."""
    text = " ".join(text.split())
    within = [found.span() for found in QUOTED.finditer(text)]

    def marked(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in within):
            return found[0]
        return f"“{found[found.lastindex or 0]}”"

    return _OTHER_MARKS.sub(marked, text)


def quoted_in(text: str) -> list[str]:
    """The words of each quotation."""
    return QUOTED.findall(with_one_kind_of_marks(text))


def with_true_quotations(text: str, evidence: Evidence, *, prose: str = "{}") -> str:
    """The text with each quotation in the article's own letters; words that are no speech lose their marks.

    `prose`: how those are shown instead.

    Raises:
        Refused: words between quotation marks that the article does not have, or that its sentence turns.
    """
    plain, index = QUOTED.sub(" ", text), evidence.index
    before: tuple[int, Span] | None = None
    """Where the quotation before ends in the text, and where it stands in the article."""

    def true(found: re.Match[str]) -> str:
        nonlocal before
        said = found[1].strip()
        if not tokens(said):
            return said
        span = _place(said, evidence, evidence)
        joins = before and _JOINS.fullmatch(text, before[0], found.start())
        skips = joins and before and before[1][1] < span[0] and index.directness([(before[1][1], span[0])])
        before = (found.end(), span)
        shown = _in_its_letters(said, span, plain, index)
        if "“" not in shown:
            return prose.format(shown)
        comma = "," if said.endswith(",") and text[found.end() : found.end() + 1] == " " else ""
        return f"{'… ' if skips else ''}{shown}{comma}"

    return QUOTED.sub(true, text)


def with_whole_sentences(text: str, spans: Sequence[Span], index: TextIndex, elsewhere: Sequence[str] = ()) -> str:
    """The text with each quotation that stands alone grown to the sentences of the speech that it is cut out of; two that
    follow each other in the article are one.

    `elsewhere`: what other lines of its party in the matter quote, which is not said twice. As it was where it gets too long.
    """
    proof, beside = Evidence(index, tuple(spans)), with_paragraphs(Evidence(index, tuple(spans)))
    text = _joined(with_one_kind_of_marks(text), beside)
    told = list(map(_folded, elsewhere))

    def whole(found: re.Match[str]) -> str:
        if len(found[1].split()) <= FRAGMENT or not _STANDS_ALONE.search(text[: found.start()]):
            return found[0]
        place = _find(found[1], proof, proof) or _find(found[1], beside, proof)
        speech = next((at for at in index.quotations if place and at[0] <= place[0] and place[1] <= at[1]), None)
        grown = _sentences_around(place, speech, index, told) if place and speech else None
        return f"“{grown}”" if grown else found[0]

    grown = QUOTED.sub(whole, text)
    return grown if len(grown.split()) <= LONGEST_GROWN else text


def _sentences_around(place: Span, speech: Span, index: TextIndex, told: Sequence[str]) -> str | None:
    """The sentences of the speech from the one where the place begins to the one where it ends.

    With those that it takes back before it, and those that take it back behind it. None where that is too long, or where
    the place is the words of another inside of this speech.
    """
    article = index.article.text
    first, last = _without_marks(speech, article)
    ends = [found.end() for found in _SENTENCE_END.finditer(article, first, last)]
    starts = [first, *(at for at in ends if at <= place[0])]
    stops = [*(at for at in ends if at >= place[1]), last]
    start, stop = starts.pop(), stops[0]

    def may_grow(sentence: Span, to: Span) -> bool:
        is_told = any(_folded(article[slice(*sentence)]) in other for other in told)
        return not is_told and len(article[slice(*to)].split()) <= LONGEST_SPEECH

    while starts and _GOES_ON.match(article, start) and may_grow((starts[-1], start), (starts[-1], stop)):
        start = starts.pop()
    for further in stops[1:]:
        if not (_GOES_ON.match(article, stop) and may_grow((stop, further), (start, further))):
            break
        stop = further
    before = article[start : place[0] + 1]
    if before.count("‘") + len(_INNER_OPENS.findall(before)) > len(_INNER_ENDS.findall(before)):
        return None
    grown = article[start:stop].strip()
    return None if len(grown.split()) > LONGEST_GROWN or _INNER.search(grown) else grown


def _folded(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


def _joined(text: str, evidence: Evidence) -> str:
    for pair in _PAIR.finditer(text):
        both = f"{pair[1]} {pair[2]}"
        if _find(both, evidence, evidence):
            return _joined(text.replace(f"{pair[0]}“{pair[2]}”", f"“{both}”"), evidence)
    return text


def _in_its_letters(said: str, span: Span, plain: str, index: TextIndex) -> str:
    text = index.article.text
    own = tokens(text[slice(*span)])
    start, end = span[0] + own[0].start, span[0] + own[-1].end
    start -= text[start - 1 : start] == "["
    for opens, closes in ("[]", "()"):
        close = text.find(closes, end, end + 2)  # “(obs.)”
        if close >= 0 and text[start:end].count(opens) > text[start:end].count(closes):
            end = close + 1
    if turn := _cut_off((start, end), plain, index):
        raise Refused(f"the words “{said}” are cut out of their “{turn}”")
    stop = said[tokens(said)[-1].end :].strip()[:1]
    words = " ".join(text[start:end].split())
    if words.count("‘") + len(_INNER_OPENS.findall(words)) > len(_INNER_ENDS.findall(words)):
        words += (_INNER_ENDED.match(text, end) or [""])[0]
    elif stop != "," and stop == text[end : end + 1]:
        words += stop
    if index.paragraph(span[0]) in index.interview:
        return f"“{words}”"
    direct = index.directness([(start, end)])
    return f"“{words}”" if direct is True else _marked((start, end), index) if direct == "mixed" else words


def _marked(span: Span, index: TextIndex) -> str:
    """The article's words here with “ ” around those that are speech, and around no others."""
    text, (at, end) = index.article.text, span
    shown = ""
    for speech in index.quotations:
        if speech[0] < end and at < speech[1]:
            first, last = _without_marks(speech, text)
            shown += f"{text[at : speech[0]]}“{text[max(first, at) : min(last, end)]}”"
            at = min(speech[1], end)
    return " ".join(f"{shown}{text[at:end]}".split())


def _without_marks(speech: Span, text: str) -> Span:
    return speech[0] + 1, speech[1] - (text[speech[1] - 1] in "”»’'\"＂")


def _cut_off(span: Span, plain: str, index: TextIndex) -> str | None:
    """A negation or condition before these words, in the same sentence and speech, of which the rest of the text has none."""
    text = index.article.text
    if len(text[slice(*span)].split()) <= FRAGMENT:
        return None
    speech = next((at for at in index.quotations if at[0] <= span[0] < at[1]), index.around(span))
    start = max(speech[0], index.around(span)[0])
    before = _CLAUSE_END.split(text[start : span[0]])[-1]
    for turns, kept in ((NEGATION, NEGATION.search(plain)), (CONDITION, DOUBT.search(plain + text[slice(*span)]))):
        if (found := turns.search(before)) and not kept:
            return found[0]
    return None


def _place(said: str, evidence: Evidence, proof: Evidence) -> Span:
    """Where quoted words stand in this evidence; in each of its paragraphs the place nearest to the proof. Raises Refused."""
    why = "not in the article"
    for paragraph in evidence.paragraphs:
        try:
            place = locate(said, evidence.index, paragraph, proof.spans)
        except NotFound as error:
            why = str(error)
            continue
        if any(start <= place[0] and place[1] <= end for start, end in evidence.spans):
            return place
        why = "not in the proof"
    raise Refused(
        f"the words “{said}” are {why}" if why.startswith("not") else f"the words “{said}” cannot be shown so: {why}"
    )


def sentences_beside(text: str, spans: Sequence[Span], index: TextIndex) -> list[Span]:
    """Sentences of the proof's paragraphs in which quoted words of a line stand that the proof does not have."""
    proof = Evidence(index, tuple(spans))
    beside = with_paragraphs(proof)
    said = [words for words in quoted_in(text) if tokens(words)]
    places = [_find(words, beside, proof) for words in said if not _find(words, proof, proof)]
    return [index.around(place) for place in places if place]


def _find(said: str, evidence: Evidence, proof: Evidence) -> Span | None:
    try:
        return _place(said, evidence, proof)
    except Refused:
        return None

"""Quotations in a model's own words: shown in the article's letters, as speech only where the article has speech, never cut out of a negation. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import Span
from bot.disputes.evidence import Evidence, with_paragraphs
from bot.grounding.copied_words import with_speech_marks
from bot.grounding.find_name import find
from bot.grounding.find_quote import NotFound, locate
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.negation import CONDITION, NEGATION, NOT_ONLY

FRAGMENT = 3
"""Words of a quotation that only names something: “medical records”."""
QUOTED = re.compile(r"“([^“”]*)”")
_OTHER_MARKS = re.compile(r"(?<!\d)\"([^\"]*)\"|«([^«»]*)»|„([^“”„]*)[“”]|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)")
FEW_WORDS = 5
"""Of a quotation in a point to note that may stand anywhere: it names a word, and quotes no sentence."""
_ENDS_IN_NOT = re.compile(rf"(?:{NEGATION.pattern})\W*$", re.IGNORECASE)
_TURNS_LITTLE = re.compile(
    rf"{NOT_ONLY.pattern}|\bnon-\w+|\beven if\b|^\W*(?:though|although|while)\b[^,]*,|^.*\((?=[^)]*$)",
    re.IGNORECASE | re.DOTALL,
)
"""Says no to its own word alone, or to none; or stands in a clause before, or outside of the brackets."""
_INNER_OPENS = re.compile(r"(?<![\w.,!?])'(?=\w)")
_INNER_ENDS = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_INNER_ENDED = re.compile(r"[,.!?]?['’]")
"""The end of a quotation inside of another."""
_TAKEN_UP = re.compile(r"(?<=[.?!…])[”\"]? [“\"](?=\w)")
"""Between two sentences of one speech: a mark that takes it up again."""
_CLAUSE_END = re.compile(r"[.!?;:]\s|,\s(?:and|but|so)\s|,\s[^,]*\b(?:who|which)\s")
"""A “not” before it turns nothing behind it."""


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


def with_true_quotations(text: str, evidence: Evidence, *, prose: str = "{}", anywhere: bool = False) -> str:
    """The text with each quotation in the article's own letters; words that are no speech lose their marks.

    `prose`: how those are shown instead. `anywhere`: a few words may stand at any place of the article.

    Raises:
        Refused: words between quotation marks that the article does not have, or that its sentence turns.
    """
    plain, index = QUOTED.sub(" ", text), evidence.index

    def true(found: re.Match[str]) -> str:
        said = found[1].strip()
        if not tokens(said):
            return said
        few = _few_words(said, index) if anywhere else None
        span = few or _place(said, evidence, evidence)
        shown = _in_its_letters(said, span, plain, index, few=few is not None)
        if "“" not in shown:
            return prose.format(shown)
        # What ends the model's clause or sentence, where the article's own goes on or ends otherwise.
        mark = said[-1] if said[-1] in ",." and not shown.endswith(f"{said[-1]}”") else ""
        mark = mark if text[found.end() : found.end() + 1] in (" ", "" if mark == "." else " ") else ""
        return f"{shown}{mark}"

    return QUOTED.sub(true, text)


def _in_its_letters(said: str, span: Span, plain: str, index: TextIndex, *, few: bool) -> str:
    text = index.article.text
    own = tokens(text[slice(*span)])
    start, end = span[0] + own[0].start, span[0] + own[-1].end
    start -= text[start - 1 : start] == "["
    for opens, closes in ("[]", "()"):
        close = text.find(closes, end, end + 2)  # “(obs.)”
        if close >= 0 and text[start:end].count(opens) > text[start:end].count(closes):
            end = close + 1
    turn = _cut_off((start, end), plain, index)
    if turn and not (few and CONDITION.fullmatch(turn)):  # a point to note may name a word of what was only supposed
        raise Refused(f"the words “{said}” are cut out of their “{turn}”")
    stop = said[tokens(said)[-1].end :].strip()[:1]
    words = _TAKEN_UP.sub(" ", " ".join(text[start:end].split()))
    if words.count("‘") + len(_INNER_OPENS.findall(words)) > len(_INNER_ENDS.findall(words)):
        words += (_INNER_ENDED.match(text, end) or [""])[0]
    elif stop != "," and stop == text[end : end + 1]:
        words += stop
    if index.is_unmarked(span):
        return f"“{words}”"
    direct = index.directness([(start, end)])
    return (
        f"“{words}”"
        if direct is True
        else with_speech_marks(index.article, (start, end))
        if direct == "mixed"
        else words
    )


def _cut_off(span: Span, plain: str, index: TextIndex) -> str | None:
    """A negation or condition before these words, in the same sentence and speech, of which the rest of the text has none."""
    text = index.article.text
    if len(text[slice(*span)].split()) <= FRAGMENT:
        return None
    speech = next((at for at in index.quotations if at[0] <= span[0] < at[1]), index.around(span))
    start = max(speech[0], index.around(span)[0])
    before = _TURNS_LITTLE.sub(" ", _CLAUSE_END.split(text[start : span[0]])[-1])
    for turns, kept in ((NEGATION, NEGATION.search(plain)), (CONDITION, CONDITION.search(plain + text[slice(*span)]))):
        if (found := turns.search(before)) and not kept:
            return found[0]
    return None


def _place(said: str, evidence: Evidence, proof: Evidence) -> Span:
    """Where quoted words stand in this evidence, as speech if they do so anywhere; in each of its paragraphs the place
    nearest to the proof. Raises Refused."""
    why, found = "not in the article", None
    for paragraph in evidence.paragraphs:
        try:
            place = locate(said, evidence.index, paragraph, proof.spans)
        except NotFound as error:
            why = str(error)
            continue
        if any(start <= place[0] and place[1] <= end for start, end in evidence.spans):
            if evidence.index.quoted(place):
                return place
            found = found or place
        why = "not in the proof"
    if found:
        return found
    raise Refused(
        f"the words “{said}” are {why}" if why.startswith("not") else f"the words “{said}” cannot be shown so: {why}"
    )


def places_quoted(text: str, spans: Sequence[Span], index: TextIndex) -> list[Span]:
    """Where the speech that a text quotes stands in these spans; nothing for what stands there more than once."""
    proof = Evidence(index, tuple(spans))
    found = (_find(said, proof, proof) for said in quoted_in(text) if tokens(said))
    text = index.article.text
    return [
        place
        for place in found
        if place and index.quoted(place) and sum(len(find(text[slice(*place)], span, index)) for span in spans) == 1
    ]


def _few_words(said: str, index: TextIndex) -> Span | None:
    """Where a few words stand in the article, as speech if they do so anywhere; never speech cut right behind a “not”."""
    text = index.article.text
    found = find(said.strip(",."), (0, len(text)), index) if len(said.split()) <= FEW_WORDS else []
    places = [place for place in found if not (index.quoted(place) and _ENDS_IN_NOT.search(text[: place[0]][-12:]))]
    return max(places, key=index.quoted, default=None)


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

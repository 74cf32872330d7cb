"""The words that a model copied from the article for a line → their places, never cut so that they say something else. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from bot.breakdown import Article, Span
from bot.grounding.cited_sentences import in_order
from bot.grounding.find_quote import NotFound, Run, gap, occurrences
from bot.grounding.text_index import TextIndex, quotations
from bot.grounding.tokens import tokens
from bot.language.negation import CONTRASTS, NEGATION, pattern, turns
from bot.language.quotation_marks import Quoted

_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?|”[,.]?\s+(?=“)")
"""Between two parts of a passage; where “she said” parts a quotation, it may be left out without a mark."""
_SPEECH = re.compile(r"[“\"«„‘'].*[”\"»’'][.,]?$", re.DOTALL)
"""Begins and ends with a quotation mark."""
_PROSE = re.compile(r"[”\"»](?![,.]?\s*(?:\[?(?:…|\.\.\.)\]?|[“\"«]|$))")
"""The end of a quotation behind which neither another nor the end of the text follows."""
_CONTRAST = pattern(CONTRASTS)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
"""“U.S.”, whose last stop is no part of the word."""
_HYPHENED_BEFORE, _HYPHENED_BEHIND = re.compile(r"(?:\w+[-‑])+$"), re.compile(r"(?:[-‑]\w+)+")
LONGEST_WORD = 40
"""Characters of a hyphened word's first parts that are looked at."""
_INNER_OPEN, _INNER_CLOSE = re.compile(r"(?<!\w)['‘]\w"), re.compile(r"[,.!?]?['’](?=[\s”\"])")
"""The marks of a quotation inside of another."""
_SAYS_WHO = re.compile(
    r"[,.!?…”\"’»]*(?:[^.!?:“”\"\n]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})(?<!May)\."
    r"|(?<=\b[A-Z][a-z]{3})\.){1,200}[.,]?\s+[“\"‘«]?"
)
"""Between two quotations: one sentence of the reporter's, short forms in it (“Rep.”), which names no other before a colon."""
_STOP = re.compile(r"[.!?…]+")
_SENTENCE_ENDS, _CLAUSE_ENDS = re.compile(r"(?<=[.!?…])\s+"), re.compile(r"(?<=[,;:—-])\s+")
_STOPS = re.compile(r"[.!?][”’\"')\]]*$")
_GOES_ON = re.compile(r"\W*(?:but|yet|however|though|although)\b", re.IGNORECASE)
"""Begins a sentence of speech that takes back a part of the one before."""
_ONLY_MARKS = re.compile(r"[^\w“”\"«»\n]*|\s*[“\"]?")
"""Stops and the article's own dots, on one line, with the mark of an inner quotation; or a mark that takes speech up again."""
_LEADS_TO = re.compile(
    r"(.*),\s+((?:saying|adding|writing|insisting|arguing|warning|asking|replying|telling|(?:who|he|she|it|they) \w+)"
    r"(?: [\w'’]+){0,4}):[\s“\"‘]*$",
    re.DOTALL,
)
"""Before a quotation: “rejected the claims, saying: “…””, “was rejected by Moor, who told the court: “…””."""
_NOT_YET_SAID = re.compile(rf"(?:{NEGATION.pattern})\s*,", re.IGNORECASE)
"""“He never, she says, said: …”"""


def is_copied(text: str) -> bool:
    """Whether a point is nothing but words in quotation marks."""
    return bool(_SPEECH.match(text)) and not _PROSE.search(text.replace('"', "”"))


def passage(copied: str, proof: Sequence[Span], index: TextIndex) -> tuple[Span, ...]:
    """The places of the copied words, in order; a sentence of which something is left out that could turn the rest is whole.

    Raises:
        NotFound: a part does not stand in a paragraph of the proof, or in a line that is no part of the story.
    """
    parts = [place for text in _LEFT_OUT.split(copied) for place in _places(text, proof, index)]
    if not parts:
        raise NotFound("no words are copied")
    return in_order(_kept_whole(_joined(parts, index.article.text), index), index)


def _places(copied: str, proof: Sequence[Span], index: TextIndex) -> list[Span]:
    """Where a part stands; its sentences or clauses one by one where “she said” parts them in the article."""
    words = [token.word for token in tokens(copied)]
    if not words:
        return []
    try:
        return [_place(words, proof, index)]
    except NotFound:
        for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
            if len(pieces := ends.split(copied)) > 1:
                return [place for piece in pieces for place in _places(piece, proof, index)]
        raise


def _joined(places: Sequence[Span], text: str) -> list[Span]:
    """Parts between which the article has no word are one."""
    whole: list[Span] = []
    for place in places:
        if whole and whole[-1][1] <= place[0] and _ONLY_MARKS.fullmatch(text, whole[-1][1], place[0]):
            whole[-1] = (whole[-1][0], place[1])
        else:
            whole.append(place)
    return whole


def shown(article: Article, places: Sequence[Span]) -> str:
    """A passage on one line, with “ ” around what is speech in it.

    “ … ” stands for words that are left out, but not for the reporter's between two quotations (“she said”).
    """
    text = ""
    for before, place in zip([None, *places], places, strict=False):
        words = with_speech_marks(article, place)
        text += f"{_between(text, words, article, (before[1], place[0]))}{words}" if before else words
    return text


def _between(before: str, behind: str, article: Article, left_out: Span) -> str:
    """What stands between two parts of a passage: a stop where the reporter only says who goes on, else “ … ”."""
    start, end = left_out
    gap = article.text[start:end]
    if not gap.strip(' \n“”"'):
        return " "
    quoted = (article.text[max(said.start, start) : min(said.end, end)] for said in _quotations(article, left_out))
    is_one_speech = before.endswith("”") and behind.startswith("“") and not behind[1:2].islower()
    if any(map(tokens, quoted)) or not (is_one_speech and _SAYS_WHO.fullmatch(gap)):
        return " … "
    return " " if before.rstrip("”’")[-1:] in ".!?,…" else ". "


def with_speech_marks(article: Article, span: Span) -> str:
    """The article's words here, with “ ” around those that are speech, on one line."""
    text, (at, end) = article.text, span
    marked, is_open = "", False
    for said in _quotations(article, span):
        first, last = said.inner
        if first < end and at < last:
            between, words = text[at : said.start], f"{text[max(first, at) : min(last, end)]}”"
            goes_on = is_open and not between.strip()  # its next paragraph may begin with a mark of its own
            marked = f"{marked[:-1]}{between or ' '}{words}" if goes_on else f"{marked}{between}“{words}"
            is_open = said.end == last
            at = min(said.end, end)
    return " ".join(f"{marked}{text[at:end]}".split())


def _quotations(article: Article, span: Span) -> Iterable[Quoted]:
    said = quotations(article)
    first = bisect_right(said, span[0], key=lambda each: each.end)  # they are in order, and no two overlap
    return said[first : bisect_left(said, span[1], key=lambda each: each.start)]


def _place(words: list[str], proof: Sequence[Span], index: TextIndex) -> Span:
    """Where these words stand in the paragraphs of the proof, the nearest to it."""
    paragraphs = {index.paragraph(start) for start, _ in proof}
    runs = occurrences(words, index)
    near = [run for run in runs if index.paragraph(index.words[run.first].start) in paragraphs]
    if not near:
        raise NotFound(f"the copied words {'stand elsewhere' if runs else 'do not stand in the article'}")
    run = min(near, key=lambda run: gap(index.words[run.first], index.words[run.last], proof))
    span = _to_its_marks(run, index)
    if index.article.is_left_out(span) or _is_headline(span, index):
        raise NotFound("the copied words stand in a line that is no part of the story")
    return span


def _is_headline(span: Span, index: TextIndex) -> bool:
    """Whether these words stand in a first line without a full stop: nobody's speech, whatever its marks."""
    start, end = index.article.paragraphs[0]
    return start <= span[0] < end and not _STOPS.search(index.article.text, start, end)


def _to_its_marks(run: Run, index: TextIndex) -> Span:
    """From the first word to the last, with the marks of the sentences that begin and end there."""
    start, end = index.words[run.first].start, index.words[run.last].end
    first, last = (index.sentences[index.sentence_at(at)] for at in (start, end - 1))
    if run.first in index.inside(first)[:1]:
        start = first[0]
    if run.last in index.inside(last)[-1:]:
        return start, last[1]
    text = index.article.text
    for inner in index.spoken_sentences:  # with its full stop, where it ends in one
        if run.last in index.inside(inner)[-1:] and (stop := _STOP.match(text, end, inner[1])):
            end = stop.end()
            break
    # “U.S.”, “co-founder” and “(obs.)” are whole.
    end += bool(_INITIALS.search(text, start, end + 1))
    if before := _HYPHENED_BEFORE.search(text, max(0, start - LONGEST_WORD), start):
        start = before.start()
    if behind := _HYPHENED_BEHIND.match(text, end):
        end = behind.end()
    within = _INNER_CLOSE.match(text, end)
    if within and _INNER_OPEN.search(text, start, end):
        end = within.end()  # “He said, ‘It went off,’” with its second mark, too
    for opens, closes in ("()", "[]"):
        close = text.find(closes, end, end + 2)
        if close >= 0 and text.count(opens, start, end) > text.count(closes, start, end):
            end = close + 1
    return start, end


def _kept_whole(places: Sequence[Span], index: TextIndex) -> Iterable[Span]:
    """The places, and the whole sentence, too, where what is left out of it could turn or weaken them, or is prose.

    Prose has words beside it that say whose it is, or that somebody only hoped it.
    """
    for place in places:
        yield place
        for sentence in index.sentences[index.sentence_at(place[0]) : index.sentence_at(place[1] - 1) + 1]:
            kept = sorted(
                (max(s, sentence[0]), min(e, sentence[1])) for s, e in places if s < sentence[1] and sentence[0] < e
            )
            ends = [sentence[0], *(end for _, end in kept)]
            starts = [*(start for start, _ in kept), sentence[1]]
            left_out = [
                _without_other_sentences(gap, index, at) for at, gap in enumerate(zip(ends, starts, strict=True))
            ]
            is_prose = index.directness([place]) is not True and not index.is_unmarked(place)
            left_out = [_without_lead_in(part) for part in left_out]
            if is_prose or any(map(turns, left_out)) or any(map(_CONTRAST.search, left_out[1:])):
                yield sentence


def _without_lead_in(left_out: str) -> str:
    """The words left out; none where they end in a clause of its own that leads to the quotation, and turns nothing."""
    leads = _LEADS_TO.match(left_out)
    return "" if leads and not turns(leads[2]) and not _NOT_YET_SAID.search(leads[1]) else left_out


def _without_other_sentences(gap: Span, index: TextIndex, number: int) -> str:
    """The words left out, without whole sentences of the speech; one that takes back what stands before it is kept."""
    left_out, at = "", gap[0]
    for start, end in index.spoken_sentences:
        takes_back = number > 0 and _GOES_ON.match(index.article.text, start, end)
        if at <= start and end <= gap[1] and not takes_back:
            left_out += f"{index.article.text[at:start]} "
            at = end
    return left_out + index.article.text[at : gap[1]]

"""Copied words → the article's own at their place, grown where a cut would turn them. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from bot.breakdown import Article, Span
from bot.comparison.models import Entry, Finding, Passage
from bot.comparison.story import Story, stems_of
from bot.disputes.checks import checked, states
from bot.disputes.evidence import Evidence, whole_article
from bot.disputes.name_checks import proven_name
from bot.disputes.quote_checks import Refused
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.negation import CONDITIONS, HEDGES, NEGATIONS, pattern
from bot.language.reply_words import DENYING
from bot.ledger.heard import named

MOST_OF_A_HEADING = 14
"""Words."""
MOST_OF_A_NOTE = 30
_CLAUSE_END = re.compile(
    r"[.!?;:]\s|\s[-–—]\s|,\s(?:and|but|so)\s|,\s(?=sa(?:id|ys)\b)"
    r"|\s(?=(?:when|while|which|who|where|because|and that)\s)"
)
_HANGS = frozenset(
    "a an and as at but by for from had has have he in it of on or she that the they to which who with".split()
)
"""Small words that go on in what is cut off: “a letter, in” which she said something."""
_BEGINS = re.compile(
    r"[.!?;:]\s|\s[-–—]\s|,\s(?:and|but|so)\s|[“\"]|\bsa(?:id|ys)(?: that)?\s"
    r"|\bthat\s(?=(?:the|an?|its?|he|she|they|his|her|their|this|these|there|some|about|around)\b|[A-Z\d])"
    r"|\b(?P<joins>after|as|because|before|since|when|while|although|though)\s"
)
"""Behind it a clause begins, or may begin if it `joins`; “who” and “which” begin a part of one, without its subject."""
REACH = 6
"""Words over which a “not” reaches, and over which a denial reaches back; fewer are not cut out of a sentence."""
NEAR = 4
"""Words to the end of a clause that are not cut off."""
FAR = 12
"""Words to its beginning that are not cut off: its subject is among them."""
_TURNS = re.compile(f"{pattern(NEGATIONS, CONDITIONS, HEDGES).pattern}|{DENYING.pattern}", re.IGNORECASE)
"""Before words of the same clause: without it they say something else."""
_TAKES_BACK = re.compile(r"\A(?:[\s,]*(?:if|unless|except)\b|\s+(?:but|although|though)\b)", re.IGNORECASE)
"""Right behind words: the rest of the sentence limits them."""
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|disput|dismiss)")
_DENIES = re.compile(rf"\A(?!,? and\b|[.,]?[”\"])[^.;]*{_DENIED.pattern}")
_SAYS = re.compile(
    rf"\b(?:says?|said|claim\w*|asks?|no answer|answer|declin\w*|comment|confirm|discuss|call(?:s|ed))\b"
    rf"|{DENYING.pattern}",
    re.IGNORECASE,
)
"""With one of these a heading tells who claims or answers."""
_PRONOUN = re.compile(r"\A[\W_]*(?:He|She|It|They)\b")
_CLOSING = re.compile(r"[,.!?]?[”\"]")
_OPENING = re.compile(r"[“\"]$")


def excerpts(finding: Finding, stories: Sequence[Story]) -> Iterator[Entry]:
    """What the passages have in each of the articles; what differs with the rest of a clause that is almost there."""
    for passage in finding.told:
        for story in stories:
            if sentences := [at for outlet, at in passage.places if outlet == story.number]:
                yield _excerpt(passage, story, sentences, finding.kind != "same")


def _excerpt(passage: Passage, story: Story, sentences: Sequence[int], whole: bool) -> Entry:
    """The copied words in the article's letters; the whole sentences where they do not stand in it."""
    pieces = [piece for piece in re.split(r"…|\.\.\.", passage.words) if tokens(piece)]
    places = list(_places(pieces, story, story.index.sentences[sentences[0]][0]))
    if not places or len(places) < len(pieces):
        return story.entry(sentences)
    spans = _merged(_grown(span, story, whole) for span, _ in places)
    spans = _merged(_without_small_cuts(spans, story)) if whole else spans
    entry = story.entry_at(spans)
    who = _speaker(passage.who, story, entry)
    if passage.who and not who:
        entry = story.entry(story.sentences_of(spans))
    who = who if passage.who else _by_the_reader(story, entry)
    bold = tuple(_in_text(at, entry) for _, stretches in places for at in stretches)
    return entry.model_copy(update={"who": who, "bold": bold})


def _places(pieces: Sequence[str], story: Story, start: int) -> Iterator[tuple[Span, list[Span]]]:
    """Where each piece stands, from `start` on or else anywhere, with the places of what is between its stars."""
    words = story.index.words
    for piece in pieces:
        stretches = [tokens(stretch) for stretch in piece.split("*")]
        copied = [token.word for stretch in stretches for token in stretch]
        starts = [
            at
            for at in story.index.places.get(copied[0], ())
            if [token.word for token in words[at : at + len(copied)]] == copied
            and not story.breakdown.article.is_left_out((words[at].start, words[at + len(copied) - 1].end))
        ]
        if not starts:
            return
        at = next((place for place in starts if words[place].start >= start), starts[0])
        counts = list(accumulate(map(len, stretches), initial=at))
        bold = [(words[a].start, words[b - 1].end) for a, b in list(pairwise(counts))[1::2] if a < b]
        start = words[at + len(copied) - 1].end
        yield (words[at].start, start), bold


def _grown(span: Span, story: Story, whole: bool) -> Span:
    """The words, with the rest of their sentence where it would turn them, and with the marks of speech in them."""
    (start, end), text = span, story.text
    first, last = story.index.around(span)
    begins = (
        place.end()
        for place in _BEGINS.finditer(text, first, end)
        if place.end() == start or (place.end() < start and not place["joins"])
    )
    subject = text[max(begins, default=first) : start].lstrip('“" ')
    clause = _CLAUSE_END.split(text[first:start])[-1].lstrip()
    if _DENIED.search(text, first, start):  # “denied, as it has before, that …”
        start = first
    elif _TURNS.search(" ".join(clause.split()[-REACH:])):
        start -= len(clause)
    elif whole and len(subject.split()) <= FAR:
        start -= len(subject)
    behind = text[end:last]
    if _TAKES_BACK.match(behind) or _DENIES.match(" ".join(behind.split()[:REACH])):
        end = last
    elif whole:
        rest = _CLOSING.split(_CLAUSE_END.split(behind)[0])[0].rstrip()
        while rest and rest.split()[-1].strip(",") in _HANGS:
            rest = rest[: -len(rest.split()[-1])].rstrip(" ,")
        end += len(rest.rstrip(" .,;:")) if len(rest.split()) <= NEAR else 0
    speech = [at for at in story.index.quotations if at[0] < end and start < at[1]]
    opens, closing = _OPENING.search(text[first:start]), _CLOSING.match(text, end)
    if closing and (opens or any(start <= opened < end < closed for opened, closed in speech)):
        end = closing.end()
    if opens and any(closed <= end for _, closed in speech):
        start -= 1
    return start, end


def _without_small_cuts(spans: Sequence[Span], story: Story) -> Iterator[Span]:
    """The stretches, with the few words between two in one sentence; a later sentence is shown from its beginning."""
    last: int | None = None
    for start, end in spans:
        first = story.index.around((start, end))[0]
        if last is not None and last <= first:
            start = first
        elif last is not None and len(story.text[last:start].split()) <= REACH:
            start = last
        yield start, end
        last = end


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(merged.pop()[1], end)
        merged.append((start, end))
    return tuple(merged)


def _in_text(span: Span, entry: Entry) -> Span:
    """A place in the article as a place in the entry's text."""
    before = 0
    for start, end in entry.spans:
        if start <= span[0] <= end:
            return before + span[0] - start, before + min(span[1], end) - start
        before += end - start + len(" … ")
    return 0, 0


def in_text(spans: Sequence[Span], entry: Entry) -> Entry:
    """The entry with these stretches of the article as its bold words."""
    return entry.model_copy(update={"bold": tuple(_in_text(span, entry) for span in spans)})


def _speaker(who: str, story: Story, entry: Entry) -> str | None:
    """A model's name of the speaker, unless the article does not have it so, or another speaks in a sentence."""
    try:
        shown = proven_name(who, Evidence(story.index, entry.spans)) if who else None
    except Refused:
        return None
    names = stems_of(named(f"says {who}"))
    for at in story.sentences_of(entry.spans):
        parties = [said.party for said in story.heard if at in story.said_at(said.record)]
        if names and parties and all(parties) and not any(names & stems_of(party) for party in parties):
            return None
    return shown


def _by_the_reader(story: Story, entry: Entry) -> str | None:
    """Who speaks by the reader, of speech and of what begins with a pronoun, unless the words name them."""
    last = (entry.who or "").split(" ")[-1].strip(",.")
    needs = _PRONOUN.match(entry.text) or story.index.directness(entry.spans) is True
    return entry.who if needs and last and last not in entry.text else None


def label(text: str, articles: Evidence, most: int) -> str | None:
    """A model's heading or note, if its names, numbers and quotations are the articles' and nothing in it judges."""
    try:
        ok = text and len(text.split()) <= most
        return checked(text, articles, "comparison").rstrip(":.") if ok else None
    except Refused:
        return None


def heading(text: str, articles: Evidence, most: int) -> str | None:
    """A model's heading of a denial as `label`; what states what is claimed is a question."""
    shown = label(text, articles, most)
    return f"{shown}?" if shown and states(shown) and not (":" in shown or _SAYS.search(shown)) else shown


def together(stories: Sequence[Story]) -> Evidence:
    """All articles as one text, for words on all of them."""
    text, paragraphs = "", list[Span]()
    for story in stories:
        told = (span for span in story.breakdown.article.paragraphs if not story.breakdown.article.is_left_out(span))
        paragraphs += [(len(text) + start, len(text) + end) for start, end in told]
        text += f"{story.text}\n\n"
    names = " ".join(story.breakdown.article.publisher or "" for story in stories)
    return whole_article(TextIndex(Article(text=text, paragraphs=tuple(paragraphs), publisher=names)))

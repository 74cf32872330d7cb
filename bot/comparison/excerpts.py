"""Copied words → the article's own at their place, their whole sentence where a cut would turn them. Pure."""

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
from bot.language.negation import turns
from bot.language.reply_words import DENYING
from bot.ledger.heard import named

MOST_OF_A_HEADING = 14
"""Words."""
MOST_OF_A_NOTE = 30
FAR = 10
"""Words to the beginning of a sentence that are not cut off: its subject is among them."""
NEAR = 2
"""Words to its end that are not cut off."""
SMALL_CUT = 6
"""Words between two copied stretches that are not cut out."""
_SAYS = re.compile(
    rf"\b(?:says?|said|claim\w*|asks?|no answer|answer|declin\w*|comment|confirm|discuss|call(?:s|ed))\b"
    rf"|{DENYING.pattern}",
    re.IGNORECASE,
)
"""With one of these a heading tells who claims or answers."""
_PRONOUN = re.compile(r"\A[\W_]*(?:He|She|It|They)\b")


def excerpts(finding: Finding, stories: Sequence[Story]) -> Iterator[Entry]:
    """What the passages have in each of the articles; what differs with the few words to the ends of its sentence."""
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
    return in_text([at for _, bold in places for at in bold], entry.model_copy(update={"who": who}))


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
    """The words, to the ends of their sentence if these are near, or if what is beside them there would turn them."""
    (start, end), text = span, story.text
    first, last = story.index.around(span)
    last -= text.endswith(".", end, last)
    is_turned = turns(text[first:start]) or turns(text[end:last])
    if is_turned or (whole and len(text[first:start].split()) <= FAR):
        start = first
    if is_turned or (whole and len(text[end:last].split()) <= NEAR):
        end = last
    return start, end


def _without_small_cuts(spans: Sequence[Span], story: Story) -> Iterator[Span]:
    """The stretches, with the few words between two in one sentence; a later sentence is shown from its beginning."""
    last: int | None = None
    for start, end in spans:
        first = story.index.around((start, end))[0]
        if last is not None and last <= first:
            start = first
        elif last is not None and len(story.text[last:start].split()) <= SMALL_CUT:
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


def in_text(spans: Sequence[Span], entry: Entry) -> Entry:
    """The entry with these stretches of the article as its bold words."""
    bold, before = [], 0
    for start, end in entry.spans:
        inside = ((first, min(last, end)) for first, last in spans if start <= first <= end)
        bold += [(before + first - start, before + last - start) for first, last in inside]
        before += end - start + len(" … ")
    return entry.model_copy(update={"bold": tuple(bold)})


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

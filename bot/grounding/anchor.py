"""Where the source and the cue of a quote stand: the cue nearest the quote, then the mention nearest the cue.

Always on word boundaries ("he" is not in "the"). A source that stands neither in the quote's sentence nor at the end of
a clear chain is unclear, never guessed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.breakdown import Mention, Span
from bot.draft import DraftMention
from bot.grounding.sentences import Layout
from bot.grounding.speaker import ENDINGS, is_object, is_only_named
from bot.grounding.tokens import Token, tokens
from bot.lexicon.lookup import forms

_TELLING = frozenset(form for verb in ["tell", "inform", "assure", "notify", "remind", "brief"] for form in forms(verb))
_LISTENERS = 6
"""Words after “told” in which more than one listener may stand."""
_SAME = ("he", "she", "they", "it")
"""How a sentence begins that is most likely about whoever spoke before it."""
_NEAR = 2_000
"""Characters before a place in which a mention is looked for first."""
_OPENING_MARKS = "“„«\"‘'"
_MARKS = re.compile("[“”„«»\"‘’'.,;:!?]")


def cue_place(cue: DraftMention, quote: Sequence[Span], layout: Layout) -> Span | None:
    """Where the cue stands: outside the quote, in its sentences, else in the paragraph or at the end of the chain."""
    if known := _proven(cue, quote, layout):
        return known
    for area in _areas(quote, layout):
        places = [place for place in find(cue, area, layout) if not overlaps(place, quote)]
        if places:
            return min(places, key=lambda place: _distance(place, (quote[0][0], quote[-1][1])))
    # "declined to comment" is quoted whole: there the cue opens the quote.
    return next((place for place in find(cue, quote[0], layout) if place[0] == quote[0][0]), None)


def source_place(source: DraftMention, quote: Sequence[Span], cue: Span | None, layout: Layout) -> Span | None:
    """Where the source stands, nearest to the cue (without one, to the quote); None when it is unclear.

    Where the cue's sentence names its own speaker, only that sentence counts: a right quote under a name from elsewhere
    is the worst error there is.
    """
    if known := _proven(source, quote, layout):
        return known
    near = cue or (quote[0][0], quote[-1][1])
    areas = [layout.around(near)] if cue else _areas(quote, layout)
    if cue and not _speaker_could_stand_in(areas[0], quote, cue, layout):
        areas = _areas(quote, layout)
    for area in areas:
        # Nobody is the source of a quote that names them, of one that they were told, or that their lawyer spoke.
        places = [
            place
            for place in find(source, area, layout, ENDINGS)
            if not overlaps(place, quote)
            and not is_listener(place, layout)
            and not _is_told(place, cue, layout)
            and not is_object(place, cue, layout)
            and not is_only_named(place, cue, layout)
        ]
        if places:
            place = min(places, key=lambda place: _distance(place, near))
            return None if _another_acts_between(place, quote, layout) else place
    return None


def _another_acts_between(place: Span, quote: Sequence[Span], layout: Layout) -> bool:
    """Whether a sentence about somebody else stands between: Orr said it was late. Vale laughed. “Never.”"""
    between = (layout.around(place)[1], layout.around(quote[0])[0])
    for sentence in layout.sentences:
        if sentence[0] < between[0] or sentence[1] > between[1] or layout.article.is_left_out(sentence):
            continue
        words = [layout.words[at] for at in layout.inside(sentence)]
        own = [word.word for word in words if not layout.quoted((word.start, word.end))]
        if own and own[0] not in _SAME:
            return True
    return False


def is_listener(place: Span, layout: Layout) -> bool:
    """Whether these words are who was told: "told Reuters", "informed the board"."""
    after = next((layout.words[at].word for at in layout.inside((place[1], len(layout.article.text)))), "")
    before = [layout.words[at] for at in layout.inside((layout.around(place)[0], place[0]))[-2:]]
    if after == "who":  # "told a woman who suggested that …": she speaks as well
        return False
    if before and before[-1].word in ("the", "a", "an"):
        before.pop()
    if not before or _MARKS.search(layout.article.text, before[-1].end, place[0]):
        return False  # “We were told,” it said
    return before[-1].word in _TELLING


def _is_told(place: Span, cue: Span | None, layout: Layout) -> bool:
    """Whether these words follow a cue that tells somebody: “told the mayor, Vale, that”; not “were told by Vale”."""
    if cue is None or place[0] < cue[1] or layout.article.text[slice(*cue)].casefold() not in _TELLING:
        return False
    words = [word.word for word in tokens(layout.article.text[cue[1] : place[0]])]
    after = tokens(layout.article.text[place[1] : place[1] + 12])
    return len(words) <= _LISTENERS and "by" not in words and not (after and after[0].word == "who")


def mention_before(mention: DraftMention, at: int, layout: Layout) -> Mention | None:
    """The mention nearest before `at`, else the first after it; None where the words stand nowhere."""
    whole, reach = len(layout.article.text), _NEAR
    while not (places := find(mention, (at - reach, at), layout, ENDINGS)) and reach < at:
        reach *= 4  # what a text says a thousand times is not searched for in all of it a thousand times
    places = places[-1:] or find(mention, (0, whole), layout, ENDINGS)
    return mention_at(places[0], layout) if places else None


def mention_at(place: Span, layout: Layout) -> Mention:
    """The article's own words at this place, as a mention."""
    return Mention(name=layout.article.text[slice(*place)], start=place[0], end=place[1])


def find(mention: DraftMention, area: Span, layout: Layout, endings: Sequence[str] = ()) -> list[Span]:
    """Every place in `area` where these words stand whole, in the story proper; a true place of the reader's own first.

    `endings` may be written together with the last of them: “He” in “He’s said”.
    """
    wanted = [token.word for token in tokens(mention.text)]
    words = layout.words
    if not wanted:
        return []
    stripped = mention.text.rstrip()
    tail = stripped[len(stripped.rstrip(".)")) :]  # "the U.S.", "Brindle & Co.", "Rep. Moore (D-Wis.)"
    places = [
        _with_tail((words[at].start, _end(words[at + len(wanted) - 1], wanted[-1])), tail, layout)
        for at in _starts(area, wanted, endings, layout)
    ]
    if mention.at and _is_true(mention, layout):
        places.insert(0, mention.at)
    return [
        place
        for place in places
        if area[0] <= place[0] and place[1] <= area[1] and not layout.article.is_left_out(place)
    ]


def _with_tail(place: Span, tail: str, layout: Layout) -> Span:
    """The place with the dot and the bracket that its last word has in both."""
    found = layout.article.text.startswith(tail, place[1])
    return (place[0], place[1] + len(tail)) if tail and found else place


def _is_true(mention: DraftMention, layout: Layout) -> bool:
    """Whether the reader's own place holds exactly the words that it gave."""
    text = layout.article.text
    return (
        mention.at is not None
        and 0 <= mention.at[0] < mention.at[1] <= len(text)
        and text[slice(*mention.at)] == mention.text
        and bool(mention.text.strip())
    )


def _proven(mention: DraftMention, quote: Sequence[Span], layout: Layout) -> Span | None:
    """The reader's own place, where it holds the words and lies in the quote's paragraph, the next or the chain before."""
    if mention.at is None or not _is_true(mention, layout) or layout.article.is_left_out(mention.at):
        return None
    paragraphs = layout.article.paragraphs
    here = layout.paragraph(quote[0][0]) - 1
    first = max(0, _chain_start(here, layout) - 1)
    last = min(len(paragraphs) - 1, layout.paragraph(quote[-1][1] - 1))
    inside = paragraphs[first][0] <= mention.at[0] and mention.at[1] <= paragraphs[last][1]
    return mention.at if inside else None


def _starts(area: Span, wanted: list[str], endings: Sequence[str], layout: Layout) -> list[int]:
    *first, last = wanted
    lasts = {last, *(last + ending for ending in endings)}
    # One token more at the end: of “He’s” the area may hold only “He”.
    begin, end = layout.inside(area).start, layout.inside(area).stop + 1
    found = [layout.places.get(one, ()) for one in lasts]
    starts = sorted(
        place - len(first) for all_ in found for place in all_[bisect_left(all_, begin) : bisect_left(all_, end)]
    )
    words = layout.words
    return [at for at in starts if at >= 0 and all(words[at + i].word == word for i, word in enumerate(first))]


def _end(token: Token, wanted: str) -> int:
    """Where the mention ends in its last word: “He” in “He’s said”, “Vale” in “Vale’s claim”."""
    return token.end - (len(token.word) - len(wanted))


def _areas(quote: Sequence[Span], layout: Layout) -> list[Span]:
    """Where to look, nearest first: the quote's sentences; where those are all quotation, the chain that leads there."""
    start, end = layout.around((quote[0][0], quote[-1][1]))
    areas = [(start, end)]
    if not _all_quoted((start, end), layout):
        return areas
    paragraphs = layout.article.paragraphs
    at = layout.paragraph(start) - 1
    areas.append(paragraphs[at])
    # A quotation over several paragraphs: each next one opens with a mark again; its speaker stands before or after.
    first = _chain_start(at, layout)
    areas += [
        (paragraphs[earlier][0], paragraphs[at][1])
        for earlier in range(at - 1, first - 1, -1)
        if not layout.article.is_left_out(paragraphs[earlier])
    ]
    return areas


def _chain_start(at: int, layout: Layout) -> int:
    """Index of the paragraph where a quotation over several paragraphs that reaches `at` was introduced."""
    paragraphs = layout.article.paragraphs
    while at > 0 and layout.article.text[paragraphs[at][0]] in _OPENING_MARKS:
        at -= 1
    return at


def _all_quoted(area: Span, layout: Layout) -> bool:
    outside = [
        token
        for token in tokens(layout.article.text[slice(*area)])
        if not layout.quoted((area[0] + token.start, area[0] + token.end))
    ]
    return not outside


def _speaker_could_stand_in(area: Span, quote: Sequence[Span], cue: Span, layout: Layout) -> bool:
    """Whether the cue's sentence has words of its own besides the quote and the cue."""
    return any(
        not overlaps((area[0] + token.start, area[0] + token.end), [*quote, cue])
        for token in tokens(layout.article.text[slice(*area)])
    )


def overlaps(place: Span, spans: Sequence[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in spans)


def _distance(place: Span, near: Span) -> int:
    return max(place[0] - near[1], near[0] - place[1], 0)

"""The passages that a model gives as proof of a line → their places in the article, and who speaks there. Pure.

What is shown as proof is always `article.text[start:end]`, never the model's string, and with its whole sentence.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from bot.breakdown import ARTICLE_NAME, Mention, Role, Source, Span, Statement
from bot.draft import DraftLine, DraftMention, Passage
from bot.grounding.anchor import find, is_listener, mention_at
from bot.grounding.cuts import NotFound, reports
from bot.grounding.locate import locate
from bot.grounding.sentences import Layout
from bot.grounding.tokens import tokens

UNCLEAR = "speaker unclear"
"""The name of a source that nobody can be sure of."""

_GAP = re.compile(r"…|\.\.\.|\[")
_OPENING, _CLOSING = "“„«\"‘'(", "”»\"’')"
_CLAUSE_BREAK = re.compile(
    r"[.;:!?—–“”„«»\"\n]|\s-\s|,\s(?:who|which|where|whose|and|but|or|while|although|though|as|so)\b", re.IGNORECASE
)
"""Where one clause ends and another begins; crude, on purpose: a proof that is too long misleads less than one cut short."""
_TURNS_BEFORE = re.compile(
    r"\b(?:not|never|no|nor|neither|without|hardly|nobody|none|nothing|cannot|unless|if|whether|until|should|would|could|might|may"
    r"|den(?:y|ies|ied|ying)|doubt\w*|disput\w+|reject\w*|false|untrue|allege\w*|suppos\w+|claim(?:s|ed)? that|rumou?rs?|suggest\w*|fail(?:s|ed)"
    r"|refus\w+|declin\w+|wrong|mistaken\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words before a clause that turn or weaken it: “I do not think …”, “if …”, “it is false that …”."""
_TURNS_AFTER = re.compile(
    r"\b(?:if|unless|provided|except|only if|until)\b|\b(?:is|are|was|were)\b[^.;]{0,30}\b(?:false|untrue|lie|wrong|nonsense|not true|baseless)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"(?:\b(?:not|never|nor|neither|den(?:y|ies|ied)|declin\w+|refus\w+)\b|n['’]t)\s+(?:\w+\s+){0,3}[“„«\"‘']?$",
    re.IGNORECASE,
)
"""Right before a quotation: “never said “…””."""
PRONOUNS = frozenset("he she they it him her them we i you who that this these those one his their its".split())
_SPEAKING = frozenset("he she they it i we".split())
"""Pronouns for whoever speaks."""
_LEADS_IN = re.compile(r"\W*(?:as|when|while|after|before|although|though|asked|in|by|for|to)\b", re.IGNORECASE)
"""Begins a clause whose pronoun is named behind it: “As he left, Aune said …”."""
_OWNERS = frozenset("his its their my our your".split())
_OTHERS = re.compile(r"\b(?:him|her|them)\b")
_NAMELESS = frozenset(
    "the a an mr mrs ms dr sir lord lady dame president senator sen rep gov governor mayor judge justice detective inspector"
    " chief captain sergeant professor prof police officer former acting deputy".split()
)
_CAPITALISED = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'./-]*)"
_NAME_AT_END = re.compile(rf"{_CAPITALISED}(?:\s(?:(?:of|and|the|de|von|van|al|bin|el)\s)*{_CAPITALISED})*$")
_DESCRIBES = re.compile(
    r"\b(?:of|for|at|from|in|with|to|by|on|about|over|under|between|against|near|behind)\b|^an?\b", re.IGNORECASE
)
_CALLED_BY_NAME = ("person", "organisation", "government")
BESIDE = 2
"""Words behind a mention among which its verb stands: “Vale later said”."""
_CHAIN = 3
"""Paragraphs before a passage in which its speaker may have been named, where the passage itself names nobody."""
_QUESTIONING = 8
"""The same for questions and answers that follow each other without a name."""


def places(proof: Sequence[Passage], layout: Layout) -> tuple[Span, ...]:
    """Spans of these passages in the order of the article, overlapping ones joined, widened to what turns their clauses.

    Raises:
        NotFound: a passage is not the article's words, stands in several places, or in a line that is no part of the story.
    """
    found = sorted(_widened(_place(passage, layout), layout) for passage in proof)
    joined: list[Span] = []
    for start, end in found:
        if joined and layout.sentence_at(joined[-1][1] - 1) != layout.sentence_at(start):
            start = _clause_start(start, layout)
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _place(passage: Passage, layout: Layout) -> Span:
    at = find(DraftMention(text=passage.text), (0, len(layout.article.text)), layout)
    at = [span for span in at if layout.paragraph(span[0]) == layout.paragraph(span[1] - 1)]
    here = [span for span in at if layout.paragraph(span[0]) == passage.paragraph]
    if not at and _GAP.search(passage.text):
        spans = locate(passage.text, layout, passage.paragraph)
        return spans[0][0], spans[-1][1]
    if not here and len(at) != 1:
        raise NotFound("stands in several places" if at else "not in the article")
    return _with_marks((here or at)[0], layout)


def _with_marks(span: Span, layout: Layout) -> Span:
    """With the quotation mark before it, and with the stop and the quotation mark after it."""
    text, (start, end) = layout.article.text, span
    if start and text[start - 1] in _OPENING:
        start -= 1
    behind = re.compile(rf"[.,!?…]*[{re.escape(_CLOSING)}]*[.,!?]?").match(text, end)
    return start, behind.end() if behind else end


def _clause_start(at: int, layout: Layout) -> int:
    """Where the clause begins that `at` stands in: two passages side by side must not read as one."""
    text, first = layout.article.text, layout.around((at, at + 1))[0]
    start = max((found.end() for found in _CLAUSE_BREAK.finditer(text, first, at)), default=first)
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def _widened(span: Span, layout: Layout) -> Span:
    """The span with the rest of its clause where that turns it."""
    text, (start, end) = layout.article.text, span
    first, last = layout.around(span)
    before = max((found.end() for found in _CLAUSE_BREAK.finditer(text, first, start)), default=first)
    if _TURNS_BEFORE.search(text, before, start) or _UNSAID.search(text, first, start):
        start = before if _TURNS_BEFORE.search(text, before, start) else first
        start += len(text[start:]) - len(text[start:].lstrip())
        start -= bool(start) and text[start - 1] in _OPENING
    after = next((found.start() for found in _CLAUSE_BREAK.finditer(text, end, last)), last)
    turned = _TURNS_AFTER.search(text, end, last if text[end - 1] in _CLOSING else after)
    return start, max(end, turned.end()) if turned else end


def statement(
    key: str, line: DraftLine, spans: tuple[Span, ...], layout: Layout, heard: Sequence[Statement], role: Role
) -> tuple[Statement, str | None]:
    """The statement that proves a line, and what is wrong with its speaker, if anything.

    `heard` are the statements that the rules found; where these are sure of another speaker, or the speaker stands
    nowhere near, the source is unclear.
    """
    source, why = _source(line, spans, layout, heard)
    text = layout.article.text
    known = _same_words(spans, heard, layout)
    return (
        Statement(
            id=key,
            source=source,
            via=known.via if known and why is None else (),
            role=role,
            quote=" … ".join(text[start:end] for start, end in spans),
            spans=spans,
            sentence=layout.around((spans[0][0], spans[-1][1])),
            paragraph=layout.paragraph(spans[0][0]),
            direct=directness(spans, layout),
            by="model",
        ),
        why,
    )


def directness(spans: Sequence[Span], layout: Layout) -> bool | Literal["mixed"]:
    """True where all words stand inside quotation marks, false where none do, else "mixed"."""
    words = [
        (start + token.start, start + token.end)
        for start, end in spans
        for token in tokens(layout.article.text[start:end])
    ]
    quoted = [word for word in words if layout.quoted(word)]
    return "mixed" if quoted and len(quoted) < len(words) else bool(quoted)


def _source(
    line: DraftLine, spans: Sequence[Span], layout: Layout, heard: Sequence[Statement]
) -> tuple[Source, str | None]:
    unclear = Source(name=UNCLEAR, kind="unknown")
    if line.kind == "article":
        if 2 * sum(map(layout.quoted, spans)) > sum(end - start for start, end in spans):
            return unclear, "these words are a quotation, not the article's own"
        return Source(name=ARTICLE_NAME, kind="article"), None
    if not line.speaker and line.kind == "unknown":
        return unclear, None
    in_interview = layout.paragraph(spans[0][0]) in layout.interview
    place = _interviewed(line.who, spans, layout) if in_interview else None
    place = place or _speaker_place(line.speaker, spans, layout)
    if line.speaker.casefold() in _OWNERS:
        return unclear, f"“{line.speaker}” is nobody who speaks"
    place = place or _named_before(f"{line.who}, {line.speaker}", spans[-1], layout)
    if not line.speaker and place is None:
        return unclear, "no speaker is given"
    if place is None:
        return unclear, f"“{line.speaker}” does not stand at these words as their speaker"
    mention = mention_at(place, layout)
    if not in_interview and (other := _another(line, place, spans, heard, layout)):
        return unclear, f"the article seems to give these words to “{other}”"
    called, shown = names(mention.name), names(line.who)
    if not in_interview and _means_another(line, place, spans, heard, layout):
        return unclear, f"“{mention.name}” does not seem to mean “{line.who}” here"
    if line.kind != "group" and called and shown and not _share_a_name(called, shown):
        return unclear, f"“{line.who}” is not “{mention.name}”"
    full = _fullest(line.who, mention, layout)
    unnamed = "unnamed" in line.who.casefold() and not shown
    kind = line.kind if line.kind != "unknown" else "person"
    return Source(**mention.model_dump(), kind=kind, unnamed=unnamed, resolved=full), None


def _speaker_place(speaker: str, spans: Sequence[Span], layout: Layout) -> Span | None:
    """Where these words stand: in the passages or their sentences; where those name nobody, in the paragraphs before."""
    paragraphs = layout.article.paragraphs
    here = layout.paragraph(spans[0][0]) - 1
    areas = [*spans, *(layout.around(span) for span in spans)]
    if _names_nobody(areas, layout):
        areas += [paragraphs[at] for at in range(here, max(-1, here - 1 - _CHAIN), -1)]
        areas += paragraphs[here + 1 : here + 2]  # “…” and in the next paragraph: That was Orr's answer
    for area in areas:
        found = [
            place for place in find(DraftMention(text=speaker), area, layout, ("'s",)) if not is_listener(place, layout)
        ]
        if outside := [place for place in found if not layout.quoted(place)]:
            return outside[0]
        if found and area in spans and speaker.casefold() not in PRONOUNS:
            return found[0]
    return None


def _named_before(who: str, span: Span, layout: Layout) -> Span | None:
    """Where the party of a line is last named before words that stand without a speaker, as an answer in court does."""
    if not (directness([span], layout) is True and _names_nobody([layout.around(span)], layout)):
        return None
    here = layout.paragraph(span[0])
    since = layout.article.paragraphs[max(0, here - 1 - _QUESTIONING)][0]
    found = [place for name in names(who) for place in find(DraftMention(text=name), (since, span[0]), layout, ("'s",))]
    return max((place for place in found if not layout.quoted(place)), default=None)


def _names_nobody(areas: Sequence[Span], layout: Layout) -> bool:
    """Whether these sentences are speech alone, have a pronoun for whoever speaks, or neither a name nor a reporting verb."""
    text = layout.article.text
    outside = [
        (number, text[start + token.start], token.word)
        for start, end in areas
        for number, token in enumerate(tokens(text[start:end]))
        if not layout.quoted((start + token.start, start + token.end))
    ]
    if any(word in _SPEAKING for _, _, word in outside):
        return True
    return not any(reports(word) or (number and first.isupper()) for number, first, word in outside)


def _interviewed(who: str, spans: Sequence[Span], layout: Layout) -> Span | None:
    """Where somebody who is interviewed is named before these words, in an interview whose answers name nobody."""
    wanted = sorted(names(who))
    before = (0, spans[0][0])
    found = [place for name in wanted for place in find(DraftMention(text=name), before, layout, ("'s",))]
    return max(found, default=None)


def _another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], layout: Layout
) -> str | None:
    """Whom the rules hear say these words, where a name stands at its cue and it is somebody else."""
    mine = names(line.who) | names(line.speaker)
    told = [said for said in heard if said.cue and said.source.start is not None and _covers(spans, said, layout)]
    for said in told:
        at = (said.source.start or 0, said.source.end or 0)
        same_word = said.source.name.casefold() == line.speaker.casefold()
        called = names(said.source.name)
        if same_word or mine & (called | names(said.source.resolved or "")) or (_overlap(at, place) and not called):
            return None
    if _reports_beside(place, layout) and any(_overlap(place, layout.around(span)) for span in spans):
        return None
    sure = [said for said in told if said.source.kind in _CALLED_BY_NAME and names(said.source.name)]
    return sure[0].source.name if sure and mine else None


def _means_another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], layout: Layout
) -> bool:
    """Whether a pronoun, a role or speech without a speaker can hardly mean whom the line names.

    A role beside which the article sets a person's name means that person. Else somebody is meant who is named before,
    and in the same paragraph if the rules hear somebody speak by name there, and nobody is only a “him” there.
    """
    shown = names(line.who)
    if not shown:
        return False
    text, sentence = layout.article.text, layout.around((spans[0][0], spans[-1][1]))
    words, at = text[slice(*place)], spans[0][0]
    if sentence[0] <= place[0] < sentence[1]:
        at = place[0]
        if names(words):
            return False
        if words.casefold() not in PRONOUNS:
            named = _beside_role(words, layout) if line.kind == "person" else []
            return bool(named) and not any(_share_a_name(shown, one) for one in named)
    first = layout.article.paragraphs[layout.paragraph(at) - 1][0]
    last = sentence[1] if _LEADS_IN.match(text, layout.around((at, at + 1))[0]) else at
    places = [at for name in shown for at, _ in find(DraftMention(text=name), (0, last), layout, ("'s",))]
    if not places or max(places) >= first:
        return not places
    if any(not layout.quoted(found.span()) for found in _OTHERS.finditer(text, first, at)):
        return False
    starts = [said.source.start for said in heard if names(said.source.name) and not names(said.source.name) & shown]
    return any(start is not None and first <= start < at for start in starts)


def _beside_role(words: str, layout: Layout) -> list[frozenset[str]]:
    """The names that the article sets beside a role: “the mayor, Jonas Brekke”, “Mayor Brekke”."""
    role = re.escape(re.sub(r"(?i)^(?:the|an?|his|her|its|their|our|my) ", "", words))
    found = re.finditer(rf"(?i:\b{role}),? ({_CAPITALISED}(?:\s{_CAPITALISED})*)", layout.article.text)
    return [called for match in found if (called := names(match[1]))]


def _reports_beside(place: Span, layout: Layout) -> bool:
    """Whether a reporting verb stands right beside a mention: there the model, too, has reason to hear it speak."""
    text = layout.article.text
    first, last = layout.around(place)
    before = [token.word for token in tokens(text[first : place[0]])][-1:]
    after = [token.word for token in tokens(text[place[1] : last])][:BESIDE]
    return any(reports(word) for word in (*before, *after))


def _covers(spans: Sequence[Span], said: Statement, layout: Layout) -> bool:
    """Whether what the rules heard are the words of these spans, for the most part, from a source in their sentences."""
    inside = sum(max(0, min(end, b) - max(start, a)) for start, end in said.spans for a, b in spans)
    least = min(sum(end - start for start, end in said.spans), sum(end - start for start, end in spans))
    at = (said.source.start or 0, said.source.end or 0)
    return 3 * inside >= 2 * least and any(_overlap(at, layout.around(span)) for span in spans)


def _same_words(spans: Sequence[Span], heard: Sequence[Statement], layout: Layout) -> Statement | None:
    return next((said for said in heard if _covers(spans, said, layout)), None)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fullest(who: str, mention: Mention, layout: Layout) -> str | None:
    """The name or description in `who`, in the article's own letters, where it says more than the mention."""
    head = re.split(r",|\(", who)[0].strip()
    for form in (who, head, re.sub(r"(?i)^(?:an? )?unnamed ", "", head)):
        at = find(DraftMention(text=form), (0, len(layout.article.text)), layout)
        if at:
            found = layout.article.text[slice(*at[0])]
            return found if found.casefold() != mention.name.casefold() else None
    return None


def names(text: str) -> frozenset[str]:
    """The words of the proper names in a mention, folded, without titles.

    A description that only holds a name (“a spokesman for Halden Mutual”, “the GOP nominee”) is none: whom it means is
    for the reader to tell. In “Rosa Lindt, a Vell councillor” and “the union’s Rosa Lindt” Rosa Lindt is.
    """
    found: set[str] = set()
    for segment in re.split(r",|\(", text):
        part = re.split(r"['’]s?\s", segment.strip())[-1]
        run = _NAME_AT_END.search(part)
        if run and not _DESCRIBES.search(part[: run.start()]):
            words = (re.sub(r"['’]s$|\.", "", word).casefold().replace("’", "'") for word in run.group().split())
            found.update(word for word in words if word not in _NAMELESS and word not in PRONOUNS)
    return frozenset(found - {"and", "of"})


def _share_a_name(called: frozenset[str], shown: frozenset[str]) -> bool:
    """Whether two names have a word in common, but for a slip of a letter, or one is the other's initials."""
    return bool(called & shown) or any(
        get_close_matches(short, full, cutoff=0.85)
        or (1 < len(short) <= len(full) and all(any(word[0] == letter for word in full) for letter in short))
        for short_names, full in ((called, shown), (shown, called))
        for short in short_names
    )

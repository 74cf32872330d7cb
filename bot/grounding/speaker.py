"""Who speaks in the sentences that a model gives as proof: named near them, and the rules are not sure of another. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import ARTICLE_NAME, Mention, Source, Span, Statement
from bot.draft import DraftLine
from bot.grounding.find_name import find, is_listener, mention_at
from bot.grounding.names import names, share_a_name
from bot.grounding.other_speaker import another, means_another, reports_beside
from bot.grounding.text_index import TextIndex
from bot.language.common import PRONOUNS
from bot.language.lexicon import both_numbers, noun_roles, one_of, reports

UNCLEAR = "speaker unclear"
"""The name of a source that is not certain."""
GIVEN_TO_ANOTHER = "the article seems to give these words to"
"""Begins what is wrong where the rules are sure of another speaker."""
_SPEAKING = frozenset("he she they it i we".split())
"""Pronouns for a speaker."""
_CLAIMING = frozenset(("claims", "demands"))
_ITS_CLAIM = re.compile(rf"(?:['’]s?)? (?:{one_of(frozenset(noun_roles()) | both_numbers('proposals'))})\b")
_OWNERS = frozenset("his its their my our your".split())
_FULL_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*|[A-Z]\.)(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]*|[A-Z]\.))+")
_TITLE_BEFORE = r"\b(?:Mr|Mrs|Ms|Miss|Lady|Lord|Dame|Dr|Coun|Rev|Prof)\.? "
_OCCASION = re.compile(r", (?:in|to|at|on|by|after|before|when|asked|pressed|through|speaking|writing)\b.*")
"""Behind a party: when, or to whom it spoke (“the trust, in a letter to Judith Carrow”), who is not the party."""
_CHAIN = 3
"""Paragraphs before a proof in which its speaker may have been named, where the proof itself names no one."""
_QUESTIONING = 8
"""The same for questions and answers that follow each other without a name."""


def source_of(
    line: DraftLine, spans: Sequence[Span], index: TextIndex, heard: Sequence[Statement]
) -> tuple[Source, str | None]:
    """The source of a line with this proof, and what is wrong with its speaker: who is unclear then, or another by name."""
    unclear = Source(name=UNCLEAR, kind="unknown")
    line = line.model_copy(update={"who": _OCCASION.sub("", line.who)})
    if line.kind == "article":
        most = 0.5 if any(point.startswith("“") for point in line.points) else 0.75
        if sum(map(index.quoted, spans)) > most * sum(end - start for start, end in spans):
            return unclear, "these words are a quotation, not the article's own"
        return Source(name=ARTICLE_NAME, kind="article"), None
    if not line.speaker and line.kind == "unknown":
        return unclear, None
    if not line.speaker and (named := _named_there(line.who, spans, index) or _document(line)):
        line = line.model_copy(update={"speaker": named})
    in_interview = index.paragraph(spans[0][0]) in index.interview
    place = _interviewed(line.who, spans, index) if in_interview else None
    stands = [place] if place else _speaker_places(line.speaker, spans, index)
    if line.speaker.casefold() in _OWNERS:
        stands = []
    stands = stands or _named_before(line, spans[-1], heard, index)
    if not stands:
        there = f"“{line.speaker}” does not stand at these words as their speaker"
        return unclear, there if line.speaker else "no speaker is given"
    is_another = [not in_interview and means_another(line, at, spans, heard, index) for at in stands]
    place = stands[is_another.index(False) if False in is_another else 0]
    mention = mention_at(place, index)
    text = index.article.text
    is_told = bool(
        re.search(r"\baccording to (?:the )?$", text[: place[0]], re.IGNORECASE)  # “…, a man told them”
        # “Tory proposals to cap it would not work, argued Mr Blair”: they are the party's, and the sentence another's.
        or (line.role in _CLAIMING and _ITS_CLAIM.match(text, place[1]))
    )
    if not (in_interview or is_told) and (other := another(line, place, spans, heard, index)):
        return unclear, f"{GIVEN_TO_ANOTHER} “{other}”"
    called, shown = names(mention.name), names(line.who)
    if all(is_another):
        return unclear, f"“{mention.name}” does not seem to mean “{line.who}” here"
    short, long = sorted((mention.name.casefold(), line.who.casefold()), key=len)
    is_short = short in long  # “GW” is “the Ground Workers (GW)”
    differs = line.kind != "group" and called and shown and not is_short and not share_a_name(called, shown)
    full = _full_name(called, shown, index) if differs else None
    why = f"“{line.who}” is not “{mention.name}”" if differs and not full else None
    full = full or _fullest(line.who, mention, index)
    unnamed = "unnamed" in line.who.casefold() and not shown
    kind = line.kind if line.kind != "unknown" else "person"
    return Source(**mention.model_dump(), kind=kind, unnamed=unnamed, resolved=None if why else full), why


def _named_there(who: str, spans: Sequence[Span], index: TextIndex) -> str | None:
    """The name of the party that is to be shown, where it stands in these sentences outside of speech."""
    name = who.partition(",")[0]
    places = [place for span in spans for place in find(name, span, index, ("'s",))] if names(name) else []
    return next((name for place in places if not index.quoted(place) and not is_listener(place, index)), None)


def _document(line: DraftLine) -> str | None:
    """What a document is called, which no words of the article need introduce at these sentences."""
    return re.sub(r"(?i)^(?:the|an?) ", "", line.who.partition(",")[0]) if line.kind == "document" else None


def _full_name(called: frozenset[str], shown: frozenset[str], index: TextIndex) -> str | None:
    """The name of a person who is called by the first name at one place and by the surname at another: “Ana Ruiz”.

    None where the article does not have both side by side, or has another person of this first name or this surname.
    """
    text = index.article.text
    full = {found.group() for found in _FULL_NAME.finditer(text)}
    fits = {name for name in full if (words := names(name)) & called and words & shown}
    others = {name for name in full if (names(name) & (called | shown)) and name not in fits}
    short = min(fits, key=len, default=None)
    same = short and all(names(short) <= names(name) for name in fits)
    titled = any(re.search(rf"{_TITLE_BEFORE}{re.escape(word)}\b", text, re.IGNORECASE) for word in shown)
    return short if same and not titled and not any(len(names(name)) > 1 for name in others) else None


def _speaker_places(speaker: str, spans: Sequence[Span], index: TextIndex) -> list[Span]:
    """Where these words stand: in these sentences; where those name no one, in the paragraphs before."""
    paragraphs = index.article.paragraphs
    here = index.paragraph(spans[0][0]) - 1
    areas = list(spans)
    if _names_nobody(areas, index):
        areas += [paragraphs[index.paragraph(start) - 1] for start, _ in spans[1:]]
        areas += [paragraphs[at] for at in range(here, max(-1, here - 1 - _CHAIN), -1)]
        areas += paragraphs[here + 1 : here + 2]  # “…” and in the next paragraph: That was Orr's answer
    outside: list[Span] = []
    for number, area in enumerate(areas):
        if outside and number >= len(spans):
            break
        found = [place for place in find(speaker, area, index, ("'s",)) if not is_listener(place, index)]
        outside += [place for place in found if not index.quoted(place)][:1]
        if found and not outside and area in spans and speaker.casefold() not in PRONOUNS:
            return found[:1]
    return list(dict.fromkeys(outside))


def _named_before(line: DraftLine, span: Span, heard: Sequence[Statement], index: TextIndex) -> list[Span]:
    """Where the party of a line speaks in this sentence; or is last named before words without a speaker or of “he”.

    The second not where the rules hear somebody else in its paragraph; of a document in its own paragraph alone.
    """
    paragraphs, here = index.article.paragraphs, index.paragraph(span[0])
    since = paragraphs[max(0, here - 1 - _QUESTIONING)][0]
    called = names(f"{line.who}, {line.speaker}") or {line.speaker}
    places = sorted(place for name in called for place in find(name, (since, span[1]), index, ("'s",)))
    outside = [place for place in places if not index.quoted(place) and not is_listener(place, index)]
    speaking = [place for place in outside if span[0] <= place[0] and reports_beside(place, index)]
    heads = [place for place in places if _heads(place, index)]
    if speaking or heads:
        return (speaking or heads)[-1:]
    if line.kind == "document":
        return [place for place in outside if place[0] >= paragraphs[here - 1][0]][-1:]
    has_no_speaker = index.directness([span]) and _names_nobody([span], index)
    beside = [said for said in heard if said.paragraph == here and said.role != "asks"]
    there = [said for said in beside if any(start < span[1] and span[0] < end for start, end in said.spans)]
    sources = [said.source for said in there or beside]
    known = [source for source in sources if source.name.casefold() not in PRONOUNS or source.resolved]
    another_speaks = any(not names(f"{source.name}, {source.resolved or ''}") & called for source in known)
    may_be_theirs = (has_no_speaker or _reports_as_pronoun(span, index)) and not another_speaks
    return outside[-1:] if may_be_theirs else []


def _reports_as_pronoun(span: Span, index: TextIndex) -> bool:
    """Whether “he”, “she”, “they” or “it” stands beside a reporting verb there, outside of speech."""
    words = (index.words[at] for at in index.inside(span))
    places = [(word.start, word.end) for word in words if word.word in _SPEAKING]
    return any(not index.quoted(place) and reports_beside(place, index) for place in places)


def _heads(place: Span, index: TextIndex) -> bool:
    """Whether a name stands before what it says, as in a transcript: “PENCE: Well, look. …”"""
    text, start = index.article.text, index.article.paragraphs[index.paragraph(place[0]) - 1][0]
    return text.startswith(":", place[1]) and not text[start : place[0]].strip("\"“'‘ ")


def _names_nobody(areas: Sequence[Span], index: TextIndex) -> bool:
    """Whether these sentences are speech alone, have a pronoun as speaker, or neither a name nor a reporting verb."""
    text = index.article.text
    outside = [
        (number, index.words[at])
        for area in areas
        for number, at in enumerate(index.inside(area))
        if not index.quoted((index.words[at].start, index.words[at].end))
    ]
    if any(token.word in _SPEAKING for _, token in outside):
        return True
    return not any(reports(token.word) or (number and text[token.start].isupper()) for number, token in outside)


def _interviewed(who: str, spans: Sequence[Span], index: TextIndex) -> Span | None:
    """Where the person interviewed is named before these words, in an interview whose answers have no names."""
    wanted = sorted(names(who))
    before = (0, spans[0][0])
    found = [place for name in wanted for place in find(name, before, index, ("'s",))]
    return max(found, default=None)


def _fullest(who: str, mention: Mention, index: TextIndex) -> str | None:
    """The name or description in `who`, in the article's own letters, where it says more than the mention."""
    head = re.split(r",|\(", who)[0].strip()
    for form in (who, head, re.sub(r"(?i)^(?:an? )?unnamed ", "", head)):
        at = find(form, (0, len(index.article.text)), index)
        if at:
            found = index.article.text[slice(*at[0])]
            return found if found.casefold() != mention.name.casefold() else None
    return None

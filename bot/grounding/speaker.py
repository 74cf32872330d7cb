"""Who speaks in the sentences that a model gives as proof: named near them, and the rules are not sure of another. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import ARTICLE_NAME, Mention, Source, Span, Statement
from bot.draft import DraftLine
from bot.grounding.find_name import find, is_listener, mention_at
from bot.grounding.names import CAPITALISED, names, share_a_name
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.common import EMPTY, PRONOUNS, spelled_out
from bot.language.lexicon import reports
from bot.language.reply_words import SILENCE
from bot.language.text import base_stem

UNCLEAR = "speaker unclear"
"""The name of a source that is not certain."""
GIVEN_TO_ANOTHER = "the article seems to give these words to"
"""Begins what is wrong where the rules are sure of another speaker."""
_KEEPS_SILENT = ("not reached", "will not say")
_SPEAKING = frozenset("he she they it i we".split())
"""Pronouns for a speaker."""
_LEADS_IN = re.compile(r"\W*(?:as|when|while|after|before|although|though|asked|in|by|for|to)\b", re.IGNORECASE)
"""Begins a clause whose pronoun is named behind it: “As he left, Aune said …”."""
_OWNERS = frozenset("his its their my our your".split())
_OTHERS = re.compile(r"\b(?:him|her|them)\b")
_TITLES = {"he": re.compile(r"\bM(?:rs|s|iss)\b"), "she": re.compile(r"\bMr\b")}
"""Titles of those whom the pronoun does not mean."""
_CALLED_BY_NAME = ("person", "organisation", "government")
_FULL_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*|[A-Z]\.)(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]*|[A-Z]\.))+")
_TITLE_BEFORE = r"\b(?:Mr|Mrs|Ms|Miss|Lady|Lord|Dame|Dr|Coun|Rev|Prof)\.? "
BESIDE = 2
"""Words behind a mention among which its verb stands: “Vale later said”."""
_CHAIN = 3
"""Paragraphs before a proof in which its speaker may have been named, where the proof itself names no one."""
_QUESTIONING = 8
"""The same for questions and answers that follow each other without a name."""


def source_of(
    line: DraftLine, spans: Sequence[Span], index: TextIndex, heard: Sequence[Statement]
) -> tuple[Source, str | None]:
    """The source of a line with this proof, and what is wrong with its speaker: who is unclear then, or another by name."""
    unclear = Source(name=UNCLEAR, kind="unknown")
    if line.kind == "article":
        most = 0.5 if any(point.text.startswith("“") for point in line.points) else 0.75
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
        return unclear, f"“{line.speaker}” is nobody who speaks"
    stands = stands or _in_its_paragraph(line, spans, index) or _reported_there(line.who, spans, index)
    stands = stands or _named_before(f"{line.who}, {line.speaker}", spans[-1], index)
    if not stands:
        there = f"“{line.speaker}” does not stand at these words as their speaker"
        return unclear, there if line.speaker else "no speaker is given"
    means_another = [not in_interview and _means_another(line, at, spans, heard, index) for at in stands]
    place = stands[means_another.index(False) if False in means_another else 0]
    mention = mention_at(place, index)
    if not in_interview and (other := _another(line, place, spans, heard, index)):
        return unclear, f"{GIVEN_TO_ANOTHER} “{other}”"
    called, shown = names(mention.name), names(line.who)
    if all(means_another):
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


def _reported_there(who: str, spans: Sequence[Span], index: TextIndex) -> list[Span]:
    """Where a part of this name stands beside a reporting verb: “Nervo wrote”, of Justice Frank Nervo."""
    places = [place for name in names(who) for span in spans for place in find(name, span, index, ("'s",))]
    return sorted(place for place in places if not index.quoted(place) and _reports_beside(place, index))


def _document(line: DraftLine) -> str | None:
    """What a document is called, which no words of the article need introduce at these sentences."""
    return re.sub(r"(?i)^(?:the|an?) ", "", line.who.partition(",")[0]) if line.kind == "document" else None


def _in_its_paragraph(line: DraftLine, spans: Sequence[Span], index: TextIndex) -> list[Span]:
    """Where the paragraph of these words names a document, or has the speaker before a colon as a transcript does.

    “The note lists six items. … The entry reads: …”, “PENCE: Well, look. …”
    """
    text, (start, end) = index.article.text, index.article.paragraphs[index.paragraph(spans[0][0]) - 1]
    found = find(line.speaker, (start, end), index, ("'s",)) if line.speaker else []
    heads = [at for at in found if not text[start : at[0]].strip("\"“'‘ ") and text.startswith(":", at[1])]
    return found[:1] if line.kind == "document" else heads


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


def _named_before(who: str, span: Span, index: TextIndex) -> list[Span]:
    """Where the party of a line is last named before words that stand without a speaker, as an answer in court does."""
    if not (index.directness([span]) is True and _names_nobody([span], index)):
        return []
    here = index.paragraph(span[0])
    since = index.article.paragraphs[max(0, here - 1 - _QUESTIONING)][0]
    found = [place for name in names(who) for place in find(name, (since, span[0]), index, ("'s",))]
    return sorted(place for place in found if not index.quoted(place))[-1:]


def _names_nobody(areas: Sequence[Span], index: TextIndex) -> bool:
    """Whether these sentences are speech alone, have a pronoun as speaker, or neither a name nor a reporting verb."""
    text = index.article.text
    outside = [
        (number, text[start + token.start], token.word)
        for start, end in areas
        for number, token in enumerate(tokens(text[start:end]))
        if not index.quoted((start + token.start, start + token.end))
    ]
    if any(word in _SPEAKING for _, _, word in outside):
        return True
    return not any(reports(word) or (number and first.isupper()) for number, first, word in outside)


def _interviewed(who: str, spans: Sequence[Span], index: TextIndex) -> Span | None:
    """Where the person interviewed is named before these words, in an interview whose answers have no names."""
    wanted = sorted(names(who))
    before = (0, spans[0][0])
    found = [place for name in wanted for place in find(name, before, index, ("'s",))]
    return max(found, default=None)


def _another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], index: TextIndex
) -> str | None:
    """Whom the rules hear say these words, where a name stands at its cue and it is another."""
    mine = names(line.who) | names(line.speaker)
    told = [said for said in heard if said.cue and said.source.start is not None and covers(spans, said)]
    for said in told:
        called = names(said.source.name)
        fullest = names(said.source.resolved or "")
        # “He” of whom the rules do not know who he is may be this party, too.
        may_be = not called and (not fullest or _overlap((said.source.start or 0, said.source.end or 0), place))
        if said.source.name.casefold() == line.speaker.casefold() or mine & (called | fullest) or may_be:
            return None
    if any(_overlap(place, span) for span in spans) and (
        _reports_beside(place, index)
        or (line.role in _KEEPS_SILENT and SILENCE.search(index.article.text[slice(*index.around(place))]))
    ):
        return None
    sure = [said for said in told if said.source.kind in _CALLED_BY_NAME and names(said.source.name)]
    return sure[0].source.name if sure and mine else None


def quoted_by_another(said: Sequence[Span], line: DraftLine, source: Source, heard: Sequence[Statement]) -> str | None:
    """Another to whom the rules give one of the quotations of a line, by name or description, where the line has neither."""
    mine = names(f"{line.who}, {source.name}, {source.resolved or ''}")
    told = f"{line.who} {line.speaker} {line.text}"
    called, described = {token.word for token in tokens(told)}, _stems(told)
    for start, end in said:
        for other in heard:
            holds = any(first <= start and end <= last for first, last in other.spans)
            if not (holds and other.cue) or other.source.kind in ("article", "unknown", "document"):
                continue
            its = names(other.source.name)  # whom a pronoun means the rules are less sure of
            if its and mine and not (share_a_name(mine, its) or its & called):
                return other.source.resolved or other.source.name
            # “A company spokeswoman” may speak for the firm, not for a person who is named.
            description = _stems(other.source.name)
            if not its and mine and line.kind == "person" and description and not description & described:
                return other.source.name
    return None


def _stems(text: str) -> frozenset[str]:
    words = (token.word for token in tokens(spelled_out(text)))
    return frozenset(base_stem(word) for word in words if word not in EMPTY | PRONOUNS)


def _means_another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], index: TextIndex
) -> bool:
    """Whether a pronoun, a role or speech without a speaker can hardly mean whom the line names.

    A role beside which the article sets a person's name means that person. Else the person was named before, and in
    the same paragraph if the rules find a named speaker there and no “him” or “her”.
    """
    shown = names(line.who)
    if not shown:
        return False
    text, sentence = index.article.text, index.around((spans[0][0], spans[-1][1]))
    words, at = text[slice(*place)], spans[0][0]
    if sentence[0] <= place[0] < sentence[1]:
        at = place[0]
        if names(words):
            return False
        if words.casefold() not in PRONOUNS:
            named = _beside_role(words, index) if line.kind == "person" else []
            return bool(named) and not any(share_a_name(shown, one) for one in named)
    first = index.article.paragraphs[index.paragraph(at) - 1][0]
    last = sentence[1] if _LEADS_IN.match(text, index.around((at, at + 1))[0]) else at
    places = [at for name in shown for at, _ in find(name, (0, last), index, ("'s",))]
    if not places or max(places) >= first:
        return not places
    if any(not index.quoted(found.span()) for found in _OTHERS.finditer(text, first, at)):
        return False
    if re.match(rf"{re.escape(words)}\b", text[first:at], re.IGNORECASE):
        return False  # “He was asked by Hume … He said”: who was named before goes on
    others = [said.source for said in heard if names(said.source.name) and not names(said.source.name) & shown]
    title = _TITLES.get(words.casefold())
    starts = [
        source.start for source in others if not (title and title.search(f"{text[: source.start][-5:]}{source.name}"))
    ]
    return any(start is not None and first <= start < at for start in starts)


def _beside_role(words: str, index: TextIndex) -> list[frozenset[str]]:
    """The names that the article sets beside a role: “the mayor, Jonas Brekke”, “Mayor Brekke”."""
    role = re.escape(re.sub(r"(?i)^(?:the|an?|his|her|its|their|our|my) ", "", words))
    found = re.finditer(rf"(?i:\b{role}),? ({CAPITALISED}(?:\s{CAPITALISED})*)", index.article.text)
    return [called for match in found if (called := names(match[1]))]


def _reports_beside(place: Span, index: TextIndex) -> bool:
    """Whether a reporting verb stands right beside a mention: there the model, too, has reason to hear it speak."""
    text = index.article.text
    first, last = index.around(place)
    before = [token.word for token in tokens(text[first : place[0]])][-1:]
    after = [token.word for token in tokens(text[place[1] : last])][:BESIDE]
    return any(reports(word) for word in (*before, *after))


def covers(spans: Sequence[Span], said: Statement) -> bool:
    """Whether what the rules heard are the words of these spans, for the most part, from a source in them."""
    inside = sum(max(0, min(end, b) - max(start, a)) for start, end in said.spans for a, b in spans)
    least = min(sum(end - start for start, end in said.spans), sum(end - start for start, end in spans))
    at = (said.source.start or 0, said.source.end or 0)
    return 3 * inside >= 2 * least and any(_overlap(at, span) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fullest(who: str, mention: Mention, index: TextIndex) -> str | None:
    """The name or description in `who`, in the article's own letters, where it says more than the mention."""
    head = re.split(r",|\(", who)[0].strip()
    for form in (who, head, re.sub(r"(?i)^(?:an? )?unnamed ", "", head)):
        at = find(form, (0, len(index.article.text)), index)
        if at:
            found = index.article.text[slice(*at[0])]
            return found if found.casefold() != mention.name.casefold() else None
    return None

"""Whether a passage belongs to another than the party that a model names: the rules hear another, or a pronoun means one. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import Source, Span, Statement
from bot.draft import DraftLine
from bot.grounding.find_name import find
from bot.grounding.names import CAPITALISED, names, share_a_name
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.answer_words import SILENCE
from bot.language.common import EMPTY, PRONOUNS, spelled_out
from bot.language.lexicon import forms_of, one_of, reports, words
from bot.language.text import base_stem

_KEEPS_SILENT = ("not reached", "will not say")
_LEADS_IN = re.compile(r"\W*(?:as|when|while|after|before|although|though|asked|in|by|for|to)\b", re.IGNORECASE)
"""Begins a clause whose pronoun is named behind it: “As he left, Aune said …”."""
_OTHERS = re.compile(r"\b(?:him|her|them)\b")
_RUN = re.compile(rf"{CAPITALISED}(?:\s{CAPITALISED})+")
_TITLES = {"he": re.compile(r"\bM(?:rs|s|iss)\b"), "she": re.compile(r"\bMr\b")}
"""Titles of those whom the pronoun does not mean."""
_CALLED_BY_NAME = ("person", "organisation", "government")
_TO_SOMEBODY = forms_of("tell inform assure notify remind brief accuse ask know blame charge urge warn question")
"""Behind one of these stands whom somebody spoke to or of."""
_LESSER = re.compile(rf"\b(?i:{one_of(words('former') | words('deputies'))})[ -](?:[A-Z]\w+ )?$")
"""Before a role: it is another's, “ex Labour chancellor”."""
LONGEST_QUALIFIER = 30
"""Characters of such words with their spaces."""
_DETERMINER = re.compile("^(?:the|an?|his|her|its|their) ", re.IGNORECASE)
BESIDE = 2
"""Words behind a mention among which its verb stands: “Vale later said”."""


def another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], index: TextIndex
) -> str | None:
    """Whom the rules hear say these words, where a name stands at its cue and it is another."""
    mine = names(line.who) | names(line.speaker)
    told = [
        said
        for said in heard
        if said.cue and said.source.start is not None and covers(spans, said)
        # Whose question a line answers, or who beside it will not comment, is not who speaks in it.
        if said.role == line.role or said.role not in ("asks", *_KEEPS_SILENT)
    ]
    for said in told:
        called = names(said.source.name)
        fullest = names(said.source.resolved or "")
        # “He” of whom the rules do not know who he is may be this party, too.
        may_be = not called and (not fullest or _overlap((said.source.start or 0, said.source.end or 0), place))
        if said.source.name.casefold() == line.speaker.casefold() or mine & (called | fullest) or may_be:
            return None
    if any(_overlap(place, span) for span in spans) and (
        reports_beside(place, index)
        or (line.role in _KEEPS_SILENT and any(SILENCE.search(index.article.text, *span) for span in spans))
    ):
        return None
    # A proof may name the party in a sentence that tells what another says, of which the line has no word.
    words = _stems(line.text)
    mention = index.around(place)
    own = words & _stems(index.article.text[slice(*mention)])

    def is_told(said: Statement) -> bool:
        shared = len(words & _stems(said.quote))
        is_beside = any(_overlap(mention, span) for span in said.spans)
        return not words or shared > (0 if is_beside else len(own))

    told = [said for said in told if said.direct is True or is_told(said)]
    sure = [said for said in told if said.source.kind in _CALLED_BY_NAME and names(said.source.name)]
    return sure[0].source.name if sure and mine else None


def quoted_by_another(
    said: Sequence[Span], line: DraftLine, source: Source, heard: Sequence[Statement], index: TextIndex
) -> str | None:
    """Another to whom the rules give one of the quotations of a line, by name or description, where the line has neither.

    Of two who report the nearer one counts: “Hume pointed out that he had said “No””.
    """
    own = None if source.start is None or source.end is None else (source.start, source.end)
    reports_itself = own if own and reports_beside(own, index) else None
    mine = names(f"{line.who}, {source.name}, {source.resolved or ''}")
    told = f"{line.who} {line.speaker} {line.text}"
    called, described = {token.word for token in tokens(told)}, _stems(told)
    for start, end in said:
        for other in heard:
            holds = any(first <= start and end <= last for first, last in other.spans)
            if not (holds and other.cue) or other.source.kind in ("article", "unknown", "document"):
                continue
            if _may_be_this_party(other.source, mine, heard, index):
                continue
            is_nearer = reports_itself and (other.source.start or 0) < reports_itself[0] < start
            is_told = other.direct is not True and index.sentence_at(start) == index.sentence_at(
                other.source.start or 0
            )
            if is_nearer and is_told:
                continue
            its = names(other.source.name)  # whom a pronoun means the rules are less sure of
            if its and mine and not (share_a_name(mine, its) or its & called):
                return other.source.resolved or other.source.name
            # “A company spokeswoman” may speak for the firm, not for a person who is named.
            description = _stems(other.source.name)
            if not its and mine and line.kind == "person" and description and not description & described:
                return other.source.name
    return None


def _may_be_this_party(source: Source, mine: frozenset[str], heard: Sequence[Statement], index: TextIndex) -> bool:
    """Whether a description whose name the rules do not know may mean this party, a person by name.

    “The witness” is one who spoke by name before, “A letting agent” one whom the article names later.
    """
    if source.kind != "person" or source.resolved or source.start is None:
        return False
    if source.name.casefold().startswith(("a ", "an ")):
        return not any(find(name, (0, source.start), index, ("'s",)) for name in mine)
    before = (said.source for said in heard if said.source.start is not None and said.source.start < source.start)
    is_definite = source.name.casefold().startswith("the ")
    return is_definite and any(share_a_name(mine, names(said.resolved or said.name)) for said in before)


def told_with_it(line: DraftLine, copied: Sequence[Span], heard: Sequence[Statement]) -> str | None:
    """Who speaks of a document, in the sentence that its cut quotation grew to: “Shown an email that said “…”, she denied it.”"""
    mine, told = names(f"{line.who}, {line.speaker}"), _stems(line.text)
    for said in heard if line.kind == "document" else ():
        called = said.source.resolved or said.source.name
        is_inside = all(any(first <= start and end <= last for first, last in copied) for start, end in said.spans)
        is_new = said.cue and said.direct is not True and not _stems(said.quote) <= told
        if is_inside and is_new and not (names(called) and share_a_name(mine, names(called))):
            return called
    return None


def _stems(text: str) -> frozenset[str]:
    words = (token.word for token in tokens(spelled_out(text)))
    return frozenset(base_stem(word) for word in words if word not in EMPTY | PRONOUNS)


def means_another(
    line: DraftLine, place: Span, spans: Sequence[Span], heard: Sequence[Statement], index: TextIndex
) -> bool:
    """Whether a pronoun, a role or speech without a speaker can hardly mean whom the line names.

    A role beside which the article sets a person's name means that person. Else the person was named before, and in
    the same paragraph if the rules find a named speaker there and no “him” or “her”.
    """
    shown = _whole_name(names(line.who), index)
    if not shown:
        return False
    text, sentence = index.article.text, index.around((spans[0][0], spans[-1][1]))
    words, at = text[slice(*place)], spans[0][0]
    if sentence[0] <= place[0] < sentence[1]:
        at = place[0]
        if names(words):
            return False
        if words.casefold() == "it" and line.kind == "person":
            return True
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
    if any(said.source.start == at and names(said.source.resolved or "") & shown for said in heard):
        return False  # the rules hear the same party
    role = _DETERMINER.sub("", line.who.partition(",")[2].strip())
    is_told_before = role and re.search(rf"\b{re.escape(role)}\b", text[first:at], re.IGNORECASE)
    if is_told_before and all(share_a_name(shown, called) for called in _beside_role(role, index)):
        return False  # “The chancellor is in Africa. He said …”
    answers = [said.source for said in heard if said.role != "asks"]  # “Asked by Hume, he said …”: she only asks
    others = [source for source in answers if names(source.name) and not names(source.name) & shown]
    title = _TITLES.get(words.casefold())
    starts = [
        source.start for source in others if not (title and title.search(f"{text[: source.start][-5:]}{source.name}"))
    ]
    return any(start is not None and first <= start < at for start in starts)


def _whole_name(called: frozenset[str], index: TextIndex) -> frozenset[str]:
    """With the first name, too, where the article has one with this surname: “Dame Frances” is “Orde”."""
    runs = (names(found[0]) for found in _RUN.finditer(index.article.text)) if len(called) == 1 else ()
    whole = {run for run in runs if called < run and len(run) == 2}
    return whole.pop() if len(whole) == 1 else called


def _beside_role(words: str, index: TextIndex) -> list[frozenset[str]]:
    """The names that the article sets beside a role: “the mayor, Jonas Brekke”, “Mayor Brekke”."""
    role = re.escape(re.sub(r"(?i)^(?:the|an?|his|her|its|their|our|my) ", "", words))
    text = index.article.text
    found = re.finditer(rf"(?i:\b{role}),? ({CAPITALISED}(?:\s{CAPITALISED})*)", text)
    theirs = (
        match for match in found if not _LESSER.search(text, max(0, match.start() - LONGEST_QUALIFIER), match.start())
    )
    return [called for match in theirs if (called := names(match[1]))]


def reports_beside(place: Span, index: TextIndex) -> bool:
    """Whether a reporting verb stands right beside a mention: there the model, too, has reason to hear it speak."""
    text = index.article.text
    first, last = index.around(place)
    before = [token.word for token in tokens(text[first : place[0]])][-1:]
    after = [token.word for token in tokens(text[place[1] : last])][:BESIDE]
    return any(reports(word) for word in after) or any(reports(word) and word not in _TO_SOMEBODY for word in before)


def covers(spans: Sequence[Span], said: Statement) -> bool:
    """Whether what the rules heard are the words of these spans, for the most part, from a source in them."""
    inside = sum(max(0, min(end, b) - max(start, a)) for start, end in said.spans for a, b in spans)
    least = min(sum(end - start for start, end in said.spans), sum(end - start for start, end in spans))
    at = (said.source.start or 0, said.source.end or 0)
    return 3 * inside >= 2 * least and any(_overlap(at, span) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]

"""The name and role under which a model's line is shown: its own words as far as the article has them for this party. Pure."""

import re
from collections.abc import Iterable, Sequence

from bot.breakdown import NO_ACCUSER, Article, Source, Statement, Withheld
from bot.disputes.evidence import Evidence, stems
from bot.disputes.name_checks import proven_name
from bot.disputes.quote_checks import Refused
from bot.draft import DraftLine
from bot.grounding.names import names
from bot.grounding.speaker import UNCLEAR
from bot.grounding.text_index import TextIndex
from bot.language.common import PRONOUNS
from bot.language.lexicon import words as word_list

UNCLEAR_PARTY = UNCLEAR.capitalize()
THE_ARTICLE = "The article"
BYLINE = 2
"""Paragraphs at the head and at the foot of an article in which its author may be named."""
SIGNATURE, LETTER = 6, 6
"""Words of a name under a letter, and paragraphs from its words on among which it stands."""
_ADDED = re.compile(r" (?:of|on|at|in|for|from|who|whose|which) ")
"""What follows in a role is about something else: “a retired referee on the panel”."""
_OWNER = re.compile(r"(?:its|his|her|their|our|my)\s", re.IGNORECASE)
_DESCRIBES = re.compile("[a-z]{3}")
_CAPITAL = re.compile("[A-Z]")
_EDITORS_NOTE = re.compile(r"\beditor['’]?s['’]? note\b", re.IGNORECASE)


def who_is_shown(
    draft: DraftLine, made: Statement, index: TextIndex, heard: Sequence[Statement]
) -> tuple[str, list[Withheld]]:
    """Who is shown, and what of the model's words was refused; `heard` are the statements that the rules found."""
    source = made.source
    if source.kind == "article":
        return _article_shown(draft.who, made, index), []
    if source.kind == "unknown":
        if draft.kind != "unknown":
            return UNCLEAR_PARTY, []
        return NO_ACCUSER, []
    own_place = () if source.start is None else ((source.start, source.end or source.start),)
    evidence = Evidence(index, (*made.spans, *own_place))
    own = _own_name(source)
    name, *role = draft.who.split(",")
    called = names(source.name)
    in_short = source.name.casefold() in draft.who.casefold() or stems(source.name) <= stems(draft.who)
    if called and names(name) and not called & names(name) and not in_short and draft.kind != "group":
        # “Robbie” there, “Quill” in the model's words: the article's full name is both, else its name there is right.
        name, role = (source.resolved, role) if source.resolved else (source.name, [])
    if name.strip().casefold() in PRONOUNS:
        name, role = own, [part for part in role if part.strip() != own]
    refused: list[Withheld] = []
    # Where the article has the name in another form, the role may still be its own.
    other = [",".join((own, *(part for part in role if part.strip() != own)))] if own != UNCLEAR_PARTY else []
    told = [*(",".join((name, *kept)) for kept in _less_and_less(role)), *other]
    for who in told:
        try:
            return proven_name(who, evidence), refused
        except Refused as reason:  # not worth a second call: the article's own name serves
            refused.append(Withheld(text=who, why=str(reason)))
            if who == told[0] and role and (shown := _as_heard(source, evidence, heard)):
                return shown, refused
    return own, refused


def _as_heard(source: Source, evidence: Evidence, heard: Sequence[Statement]) -> str | None:
    """The name with the article's own description, as the rules hear it: “Its former director, Craig Honeyman”."""
    own = names(source.resolved or source.name)
    for said in heard if len(own) > 1 else ():
        parts = [part.strip() for part in (said.source.resolved or said.source.name).split(",")]
        full = next((part for part in parts if names(part) == own), None)
        role = next((part for part in parts if _DESCRIBES.search(part) and not names(part)), None)
        if full and role and not word_list("relatives").intersection(role.split()):
            role = re.sub("^(?:An?|The)(?= )", lambda word: word[0].lower(), _OWNER.sub("", role))
            try:
                return proven_name(f"{full}, {role}", evidence)
            except Refused:
                continue
    return None


def _own_name(source: Source) -> str:
    return (source.resolved or UNCLEAR_PARTY) if source.name.casefold() in PRONOUNS else source.name


def _article_shown(who: str, made: Statement, index: TextIndex) -> str:
    """As whom the article speaks there: its author, who signed a letter, an editor in a note, the interviewer, itself."""
    if _is_author(who, index.article):
        return who.rstrip(" ,")
    if signed := _signature_below(who, made, index):
        return signed
    if _EDITORS_NOTE.search(who) and _EDITORS_NOTE.search(
        index.article.text, *index.article.paragraphs[made.paragraph - 1]
    ):
        return "The editor’s note"
    if made.paragraph == 1 and who.casefold() == "the headline":
        return "The headline"
    return "The interviewer" if made.paragraph in index.interview else THE_ARTICLE


def _is_author(who: str, article: Article) -> bool:
    """Whether these are the names in the byline, or at the head or the foot of the article, as in an opinion piece."""
    called = names(who)
    signed = [article.text[start:end] for start, end in article.paragraphs]
    bylines = [article.byline or "", *signed[:BYLINE], *signed[-BYLINE:]]
    return bool(called) and any(stems(" ".join(called)) <= stems(line) for line in bylines)


def _signature_below(who: str, made: Statement, index: TextIndex) -> str | None:
    """The name under a letter, where it is this party's: the first short paragraph, from these words on, that is a name."""
    name, paragraphs = who.partition(",")[0].strip(), index.article.paragraphs
    for start, end in paragraphs[index.paragraph(made.spans[-1][0]) - 1 :][:LETTER]:
        line = index.article.text[start:end]
        if len(line.split()) <= SIGNATURE and names(line):
            return name if names(name) and names(name) <= names(line) else None
    return None


def _less_and_less(role: Sequence[str]) -> Iterable[Sequence[str]]:
    """All of the parts of a role, its beginnings, its ends, the words before a preposition, none."""
    fewer = range(len(role) - 1, 0, -1)
    # “Mother of Ida, 12”: the age is hers; “head of the agency, Tidewell”: no role; “replying to Orde, the mayor”: Orde's.
    ends = (
        tuple(role[-n:]) for n in fewer if role[-n].strip()[:1].islower() and not _CAPITAL.search(" ".join(role[:-n]))
    )
    short = (_ADDED.split(role[0])[0],) if role else ()
    if short and word_list("relatives").intersection(short[0].split()[-1:]):
        short = ()
    return dict.fromkeys((tuple(role), *(tuple(role[:n]) for n in fewer), *ends, short, ()))

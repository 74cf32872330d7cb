"""Names and roles in a model's own words: only those that the article has for these people. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.breakdown import Span
from bot.disputes.evidence import Evidence, bare, stem, stems
from bot.disputes.quote_checks import Refused
from bot.grounding.names import names
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.common import DAYS, EMPTY, NUMBERS, OPENERS, OWN
from bot.language.lexicon import noun_roles, reports
from bot.language.lexicon import words as listed
from bot.language.text import is_irregular_past

BEFORE_NAME = 3
"""Words before a name that may describe it: “the mayor of Vell, Ola Rask”; of those behind it only the next."""
_SHORT_FORM = re.compile(r"\b[A-Z][a-z.]{0,5}\.$")
"""“Ala.”, “D.C.”"""
_CAPITAL = re.compile(r"(?<![\w’'-])(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'-]*)")
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]*)+")
_BELONGS = re.compile(
    r"\b(?:[A-ZÀ-ÖØ-Þ][\w-]*\s)*[\w-]+(?:['’]s|s['’])(?=\s)|\b(?:of|for|at|from)\s(?:the\s)?(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\s?)+"
)
"""To whom a role belongs: “the Sund Line’s”, “of Vell”; it may be named elsewhere in the article."""
_OF_A_PLACE = re.compile(r"([A-Z][a-z]{3,}?)(?:n|an|ian|ese|ish)")
"""“Mexican”, “Danish”, from the name of a place."""
_AS_A_NAME = re.compile(r",|\W*$|\s+(?:and\s+)?[A-ZÀ-ÖØ-Þ]|\s+(?:is|was|has|had|will|would|did|does|could|also)\b")
"""Behind a name at the head of a sentence, not behind another word: “Orde, the mayor”, “Orde and Vell”; “Needs full approval”."""
_NEXT = re.compile(r"\s+([\w’'-]+)")
_WITHIN_A_ROLE = frozenset(("of", "the", "a", "an"))
_BEFORE_A_PLACE = frozenset(map(stem, ("of", "in", "at")))
_ENDS_A_SENTENCE = re.compile(r"[.!?:\n]")
_ENDS_A_ROLE = re.compile(r"\s*(?:$|[,;(]|(?:of|for|at|from|in|on|to|who|and)\b)")
_OPENS = re.compile(r"^|(?<=[.!?])[”’]?\s+(?=[“‘A-Z])|[“‘:]\s*")
_RELATED = tuple(
    (stems(first), stems(second))
    for first, second in (
        ("mother father parent", "son daughter child baby boy girl"),
        ("wife widow", "husband widower"),
    )
)
"""Who is one of these has one of the other side."""

LONG_NAME = 8
"""Letters of a word whose other forms are the same name but for their end."""


def proven_name(who: str, evidence: Evidence) -> str:
    """The name and role of a party as they may be shown. Raises Refused for words that the article does not put together."""
    who = " ".join(who.split()).rstrip(",:")
    who = who if _SHORT_FORM.search(who) else who.rstrip(".")
    if not who:
        raise Refused("it names nobody")
    index = evidence.index
    near = set(stems(evidence.around))
    for sentence in _sentences_about(who, index):
        near |= stems(index.article.text[slice(*sentence)])
    does_what = {word.removesuffix("e") for word in near}
    for one_of, other in _RELATED:  # “whose husband was killed” makes her a widow
        near |= (one_of if near & other else frozenset()) | (other if near & one_of else frozenset())
    near |= _free_descriptions(who, evidence)
    near |= _short_names(evidence.around)
    anywhere = stems(index.article.text)
    described, nameless = _BELONGS.sub(" ", who), not names(who)
    for token in tokens(described):
        # A name and the noun of a role must be the article's for this party; other words need only stand in the article.
        decides = described[token.start].isupper() or _ENDS_A_ROLE.match(described, token.end)
        word = stem(bare(token))
        if token.word in listed("turned_round") and token.word not in index.places:
            raise Refused(f"“{token.word}” does not stand in the article")
        if token.word in OWN | EMPTY or word in (near if decides else anywhere):
            continue
        does = re.sub("(?:e?[eo]r|man|woman|person)$", "", word)
        if does in (anywhere if nameless else does_what):
            continue  # “two readers”, of whom the article says that they read it; “the leader”, who leads
        raise Refused(f"“{token.word}” does not stand with this party in the article")
    for place in _BELONGS.finditer(who):
        if not stems(place.group()) - EMPTY <= stems(index.article.text):
            raise Refused(f"“{place.group()}” does not stand in the article")
    return who


def _free_descriptions(who: str, evidence: Evidence) -> frozenset[str]:
    """Stems of the article's words that may describe any party: they stand beside no other speaker's name.

    A lead describes people before it names them: “a baker told a court …”; later it may call them by their office alone.
    """
    index, own = evidence.index, stems(who) | EMPTY | listed("name_titles")
    words, runs = _named(index)
    in_a_name = {at for run in runs for at in run}
    speakers = frozenset[str]().union(*evidence.speakers)
    named = [(run, {words[at] for at in run}) for run in runs]
    # “The Mayor of Vell” stands beside a place.
    places = [
        run for run, called in named if len(run) == 1 and words[run[0] - 1] in _BEFORE_A_PLACE and not called & speakers
    ]
    others = [run for run, called in named if not own & called and run not in places]
    beside = {at for run in others for at in (*_before(run[0], index), run[-1] + 1)} - in_a_name
    return stems(index.article.text) - {words[at] for at in beside if 0 <= at < len(words)}


def _before(name: int, index: TextIndex) -> Iterable[int]:
    """The places of the words before a name that may describe it; in “the minister spoke to Rask” none does."""
    for at in range(name - 1, max(-1, name - 1 - BEFORE_NAME), -1):
        word = index.words[at].word
        is_verb = word.endswith("ed") or is_irregular_past(word) or reports(word)
        if is_verb or (word in EMPTY and word not in _WITHIN_A_ROLE):
            return
        yield at


@lru_cache(maxsize=4)
def _named(index: TextIndex) -> tuple[list[str], list[list[int]]]:
    """The stems of the article's words, and the places of the words of each name.

    A word that has a capital at the start of a sentence is a name where it has one inside of a sentence, too.
    """
    text = index.article.text
    words = [stem(bare(token)) for token in index.words]
    ends = [0, *(token.end for token in index.words)]
    between = [text[end : token.start] for end, token in zip(ends, index.words, strict=False)]
    capitals = [at for at, token in enumerate(index.words) if text[token.start].isupper()]
    inside = {words[at] for at in capitals if at and not _ENDS_A_SENTENCE.search(between[at])}
    runs: list[list[int]] = []
    for at in capitals:
        if words[at] not in inside:
            continue
        if runs and runs[-1][-1] == at - 1 and between[at].isspace():
            runs[-1].append(at)
        else:
            runs.append([at])
    return words, runs


def _sentences_about(who: str, index: TextIndex) -> Iterable[Span]:
    """The sentences that hold the last capitalised word of a name, or the last word of a description; each with those beside it."""
    head = re.split(r",|\(", who)[0]
    capitals = [match.group() for match in _CAPITAL.finditer(head) if match.start()]
    words = [token.word for token in tokens(head) if token.word not in OWN]
    key = stems(capitals[-1] if capitals else words[-1] if words else "")
    text = index.article.text
    for at, sentence in enumerate(index.sentences):
        if key and key <= stems(text[slice(*sentence)]):
            yield sentence
            for beside in (*index.sentences[max(0, at - 1) : at], *index.sentences[at + 1 : at + 2]):
                if index.paragraph(beside[0]) == index.paragraph(sentence[0]):
                    yield beside


def refuse_strange_names(text: str, evidence: Evidence, *, is_heading: bool = False) -> None:
    """Refuses a name that the article does not have, and in a line that of another speaker.

    Of a heading the first word, too, must be the article's or a usual one: “Theft of …” says what nobody has said.
    """
    opens = {found.end() for found in _OPENS.finditer(text)}
    whole = evidence.index.article.text
    for found in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s$", "", found.group())
        parts = stems(word)
        is_small = word.casefold() in EMPTY and (word not in DAYS or found.start() in opens)
        if parts <= evidence.named or is_small or word in ("I", "Jr", "Sr", "TV"):
            continue
        of_one_party = evidence.names_from is not None
        stranger = of_one_party and any(parts & name and not name & evidence.named for name in evidence.speakers)
        if parts <= stems(whole) and word not in DAYS and not stranger:
            continue
        if len(word) >= LONG_NAME and re.search(rf"\b{re.escape(word.lower()[:-1])}", whole.lower()):
            continue  # “Congress”, of congressional testimony; “Islamophobic”, of Islamophobia
        if (word in DAYS and _has_day(word, whole)) or _is_short_for(found, text, evidence.index):
            continue
        if (of := _OF_A_PLACE.fullmatch(word)) and re.search(rf"(?<=[a-z,] ){of[1]}[a-z]?\b", whole):
            continue  # “Mexican”, of Mexico
        if found.start() in opens and (
            word.lower() in OPENERS
            or word.lower() in NUMBERS
            or word.endswith(("ing", "ly"))
            or is_of_reporting(word)
            or stem(word) in _people()
            or not (is_heading or _stands_as_a_name(text, found))
        ):
            continue  # a usual word that has its capital from the start of a sentence
        raise Refused(f"“{word}” does not stand in the proof")


def _stands_as_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether its ending, or what follows it, makes a name of a word at the head of a sentence."""
    behind = _NEXT.match(text, word.end())
    is_verb = behind and (reports(behind[1]) or behind[1].endswith(("ed", "s")) or is_irregular_past(behind[1]))
    return bool(re.search("['’]s$", word.group()) or _AS_A_NAME.match(text, word.end()) or is_verb)


def _short_names(text: str) -> frozenset[str]:
    """What several words with capitals may be called for short: “snp” of “Scottish National Party Holyrood leader”."""
    initials = [_initials(run).lower() for run in _NAME.findall(text)]
    return frozenset(run[at:end] for run in initials for at in range(len(run)) for end in range(at + 2, len(run) + 1))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Stems of words for people: “Experts”, at the head of a sentence, is no name."""
    return stems(" ".join(listed("people") | listed("relatives")))


def is_of_reporting(word: str) -> bool:
    """Whether it is a verb or noun by which something is reported: “claims”, “denial”."""
    return reports(word.lower()) or word.lower() in noun_roles()


def _has_day(day: str, text: str) -> bool:
    """Whether a text has this day or month, be it short or in the plural: “Sun.”, “Sundays”, not “Sund”."""
    longer = [short for short in ("Sept", "Tues", "Weds", "Thur", "Thurs") if short[:3] == day[:3]]
    return bool(re.search(rf"\b(?:{'|'.join((f'{day}s?', day[:3], *longer))})\b", text))


def _is_short_for(found: re.Match[str], text: str, index: TextIndex) -> bool:
    """Whether these are the initials of a name in the article, or a part of a name whose initials it has: “U.N.”."""
    whole = index.article.text
    letters = re.sub(r"[^A-Z]", "", found.group())
    if len(letters) > 1:
        return any(_initials(run.group()).startswith(letters) for run in _NAME.finditer(whole))
    runs = (run for run in _NAME.finditer(text) if run.start() <= found.start() < run.end())
    return any(re.search(r"\.?".join(_initials(run.group())) + r"\b", whole) for run in runs)


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())

"""One statement read once: what its words are about, on whose side it is, and at what it points back."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.breakdown import DENIALS, Mention, Source, Statement
from bot.language.answer_words import REQUEST
from bot.language.common import GROUP_PRONOUNS, PRONOUNS
from bot.language.lexicon import both_numbers, cue_denies, names_something, one_of, words
from bot.language.text import Clause, clauses, content_stems, names, stem, telling, words_of

_I = re.IGNORECASE
_NOT_SO = one_of(words("untrue") | words("unfair"))
_UNTRUE = rf"(?:(?:an? |pack of )?(?:{_NOT_SO})|nothing (?:but|more than)|not (?:accurate|correct|so))"
_TOLD = one_of(both_numbers("told") | both_numbers("also_told"))
_PARTS = r"(?:(?:nearly|almost|most|much|parts?|all|any|none|every|each|both) (?:all )?(?:of )?)*"
_IT = re.compile(rf"^\W*{_PARTS}(?:that|this|it|these|those|them)\b\W*(?:as\b.*)?$", _I | re.DOTALL)
_UNTRUE_FIRST = re.compile(
    rf"^\W*(?:(?:well|no|look|honestly)\W+)*(?:that|this|these|those|it|all of (?:this|that|it)|none of (?:it|this|that))"
    rf"(?:['’]s|['’]re| is| are| was| were)(?: \w+){{0,3}}? [“‘\"']?{_UNTRUE}\b(?! to \w)",
    _I,
)
LONGEST = 1_000
"""Characters of a quote that are looked at: who points back at a claim says so in its first words."""
_NOUN = re.compile(
    rf"^\W*{_PARTS}(?P<whose>(?:(?:[\w.]+ ){{0,3}}?[\w’'-]+[’']s?|an?|the|that|this|these|those|such|any|all|his|her|their|its) )?"
    rf"(?P<which>(?:[\w’'-]+ ){{0,2}}?)(?P<noun>(?:{_TOLD})|versions? of events|versions?|explanations?)\b(?P<rest>.*)$",
    _I | re.DOTALL,
)
_DOCUMENTS = frozenset(
    stem(word)
    for word in """report study poll paper analysis letter memo video footage picture photo photograph image clip tweet
    findings conclusions figures numbers estimates article lawsuit statement story remarks""".split()
)
"""Nouns that point only at what is said in such a thing."""
_NO_MORE_OF_IT = re.compile(r"\b(?:as|which|who|is|are|was|were|has|have|had|may|do|does|did|don|against)\b|[“‘\"]", _I)
_SAYS_UNTRUE = re.compile(rf"\b{_UNTRUE}\b", _I)
_OWNED = re.compile(r"[’']s?\W*$|^\W*(?:his|her|their|its)\b", _I)
_TELLS_WHAT = re.compile(r"^\W*(?:that|of|about)\s+(?=\w)", _I)
_DOING = re.compile(r"^\W*(?:that\b|(?:ever |any )?(?:having|being|involvement|wrongdoing|knowledge|\w+ing)\b)", _I)
_POINTING = PRONOUNS | GROUP_PRONOUNS | {"another"}
_LEAST_COMMON = 4
"""Letters that a country and its adjective share: Russia, Russian; Iran, Iranian."""
_TITLES = frozenset(map(stem, words("name_titles")))
_TOLD_OF = re.compile(
    r",? (?:who|which|that|whose|where|when)\b|, (?:leaked|sent|seen|obtained|published|speaking|asked|citing)\b"
)
"""Where a source’s name goes over into what is told of it: “Imran Keyes, who left NestPin” is not NestPin’s."""
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\.? )?([A-Z][a-z]+)\b")
_SHARED = frozenset(map(stem, words("shared_names")))
_THE = re.compile(r"\b(?:[Tt]he|[Ii]ts) ((?:[A-Z][\w’'-]+ ){0,2}[\w’'-]+)")
GAP = 4
"""Characters between two sentences that follow each other, be it over a paragraph."""
LEAST = 2
"""Words of a claim that tell something."""
_OF_WHATEVER = frozenset(map(stem, ("deny", "dispute", "refute")))
"""Verbs whose object was claimed, by a named source or not."""


class Pointer(NamedTuple):
    """How a denial points back: with the noun for what was told, or a pronoun."""

    noun: str | None
    apposed: bool = False
    """“…, a charge that the port denied”: at what the same sentence says before."""


def pointer(quote: str, *, by_cue: bool) -> Pointer | None:
    """The way in which the words of a denial point back, if they do nothing else. `by_cue`: “denied”, “called” stands before."""

    if _IT.match(quote) if by_cue else _UNTRUE_FIRST.match(quote):
        return Pointer(noun=None)
    match = _NOUN.match(quote[:LONGEST])
    if match is None or (not by_cue and not _SAYS_UNTRUE.search(match["rest"])):
        return None
    rest = _NO_MORE_OF_IT.split(match["rest"])[0]
    noun = stem(match["noun"].split()[0])
    if content_stems(rest) or match["which"].strip() or _OWNED.search(match["whose"] or "") or noun in _DOCUMENTS:
        return None  # “the charge of theft”, “the union’s claims”, “that study”: another than the last one, maybe
    return Pointer(noun, apposed=(match["whose"] or "").strip().casefold() in ("a", "an"))


class Denied(NamedTuple):
    """What a denial says that it denies: “claims that the roof leaked”."""

    begins: int
    """Where in its quote the denied words begin: “the roof leaked”."""
    noun: str | None = None
    """The stem of the noun for what was told: “claim”."""


def denied_words(quote: str, *, of_whatever: bool) -> Denied | None:
    """The denied words, where no one is named who told them; None where the quote does not tell.

    `of_whatever`: “denied” has such words without a noun, too: “having taken money”.
    """
    match = _NOUN.match(quote[:LONGEST])
    if match is not None:
        if _OWNED.search(match["whose"] or ""):
            return None  # “the union’s claim that …”: the union's
        tells = _TELLS_WHAT.match(match["rest"])
        return Denied(match.start("rest") + tells.end(), stem(match["noun"].split()[0])) if tells else None
    return Denied(0) if of_whatever and _DOING.match(quote) else None


def fullest_name(source: Source) -> str:
    """The fullest name of a source in the article."""
    return source.resolved or source.name


def is_pronoun(source: Source) -> bool:
    """Whether its only name is a pronoun."""
    called = [word.casefold() for word in words_of(fullest_name(source))]
    return not called or (len(called) == 1 and called[0] in _POINTING)


def key(source: Source) -> object:
    """The same for two mentions of one party; a bare pronoun is like no other mention."""
    if is_pronoun(source):
        return source.kind, source.start
    called = [word.casefold().replace(".", "") for word in words_of(fullest_name(source).partition(",")[0])]
    return tuple(word for word in called if word not in words("name_fillers") | words("name_titles")) or tuple(called)


def side(source: Source) -> frozenset[str]:
    """Stems of the names of a source, those of its institution included: “Clinton” for her spokeswoman."""
    return names(_TOLD_OF.split(source.name)[0]) | names(_TOLD_OF.split(source.resolved or "")[0])


@lru_cache(maxsize=4096)
def _roles_in(text: str) -> frozenset[str]:
    """Stems of what `text` calls by a role: “the mayor”, “its chief engineer”."""
    return frozenset(stem(word) for phrase in _THE.findall(text) for word in words_of(phrase) if word != "statement")


def touches(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of name stems meet, adjectives standing for countries."""
    return any(
        a == b or (min(len(a), len(b)) >= _LEAST_COMMON and (a.startswith(b) or b.startswith(a)))
        for a in names - _TITLES
        for b in others - _TITLES
    )


def _full_names(name: str) -> list[tuple[str, str]]:
    """First and last names; a title before a surname is none."""
    pairs = [match.groups() for match in _FULL_NAME.finditer(name)]
    return [(first, last) for first, last in pairs if first.casefold() not in words("name_titles")]


@dataclass(frozen=True, eq=False)
class Said:
    """A statement of an article, its number in it, its sentence and who says it."""

    statement: Statement
    order: int
    sentence: str
    against: Mention | None = None
    """For a charge: whom it is made against."""

    @cached_property
    def cue(self) -> str:
        return self.statement.cue or ""

    @cached_property
    def words(self) -> str:
        """Its quote, without the “said” that a denial by its words is shown with."""
        cue = "" if self.denies_by_cue else self.cue
        return re.sub(
            r"^that (?=(?:it|this|that|these|those|they|the)\b)", "", self.statement.quote.removeprefix(cue).lstrip()
        )

    @cached_property
    def party(self) -> object:
        """The same for all that one party says."""
        return key(self.statement.source)

    @cached_property
    def side(self) -> frozenset[str]:
        """Stems of the names of the source, its institution included."""
        return side(self.statement.source)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Stems of what the source is, by the small-lettered words of its mentions: mayor, bank."""
        called = words_of(f"{self.statement.source.name} {self.statement.source.resolved or ''}")
        return frozenset(
            stem(word) for word in called if word.islower() and len(word) > 2 and word not in words("vague_roles")
        )

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the quote; words about telling apart."""
        return content_stems(self.statement.quote) - telling()

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in the quote."""
        return names(self.statement.quote)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The quote's clauses."""
        return clauses(self.statement.quote)

    @cached_property
    def denies_by_cue(self) -> bool:
        """Whether the reporting word itself denies: “denied that”, “rejected the claim”; not “said it never happened”."""
        denies = self.statement.role in DENIALS
        return denies and cue_denies(self.cue)

    @property
    def is_of_a_request(self) -> bool:
        """Whether it turns down what was asked for, not what was told: a motion, a plan."""
        return bool(REQUEST.search(self.statement.quote))

    @cached_property
    def pointer(self) -> Pointer | None:
        """How it points back at a claim, if its words do nothing else."""
        return pointer(self.words, by_cue=self.denies_by_cue or names_something(self.cue))

    @cached_property
    def denied(self) -> Denied | None:
        """What it says that it denies, where it names no one who told it."""
        return denied_words(self.statement.quote, of_whatever=stem(self.cue) in _OF_WHATEVER)

    @cached_property
    def may_be_answered(self) -> bool:
        """Whether it tells enough that could be denied."""
        return self.statement.role in ("claims", "asks", "demands") and len(self.content) >= LEAST

    @cached_property
    def has_speaker(self) -> bool:
        """Whether the article names or describes who says it."""
        return self.statement.source.start is not None and not is_pronoun(self.statement.source)

    def is_by_another(self, other: "Said") -> bool:
        """Whether another party says `other`: not the same source, nor one that shares a name with it (her campaign)."""
        return self.party != other.party and not (self.side & other.side) - _SHARED

    def may_be_of(self, other: "Said") -> bool:
        """Whether one is a person by name and the other by description: “the attorney general” may be “Lord Vale”.

        Not where the claim speaks of who answers it.
        """
        sources = (self.statement.source, other.statement.source)
        by_description = [source.name.casefold() for source in sources if not side(source)]
        are_people = all(source.kind == "person" for source in sources)
        is_told_of = sources[1].name.casefold() in self.sentence.casefold() or self.is_about(other)
        return are_people and not is_told_of and len(by_description) == 1 and by_description[0].startswith("the ")

    def stands_right_before(self, other: "Said") -> bool:
        """Whether no other sentence stands between."""
        return 0 <= other.statement.sentence[0] - self.statement.sentence[1] <= GAP or (
            self.statement.sentence == other.statement.sentence and self.order < other.order
        )

    def is_by(self, whom: str) -> bool:
        """Whether these words name or describe who says it: “the union’s”."""
        return touches(self.side, names(whom)) or bool(self.roles & _roles_in(whom))

    def charges(self, other: "Said") -> bool:
        """Whether it is a charge against who says `other`; “Rafael Cruz” is not Ted Cruz."""
        charged = self.against.name if self.against else ""
        charged_names, names_of_other = _full_names(charged), _full_names(fullest_name(other.statement.source))
        namesake = any(a[1] == b[1] and a[0] != b[0] for a in charged_names for b in names_of_other)
        return other.is_by(charged) and not namesake

    def is_about(self, other: "Said") -> bool:
        """Whether this sentence names who says `other`."""
        return touches(other.side, names(self.sentence) - self.side)

"""A remembered statement with its words read once: whom it names, what it is about, whether it says yes or no."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.breakdown import Role
from bot.language.answer_words import DENYING
from bot.language.common import DAYS
from bot.language.lexicon import words
from bot.language.text import STOP, Clause, clauses, is_negated, stem, words_of
from bot.ledger.remembered import Remembered

Name = tuple[str, ...]
"""The words of one name, folded: ("ruth", "odell")."""

_NO_NEWS: frozenset[Role] = frozenset(["asks", "demands", "will not say", "not reached", "dodges"])
"""What says of nothing how it is."""
_TITLES = words("name_titles")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:[ ][^\W\d_a-z][\w’'-]*)*")
_DAYS = frozenset(day.casefold() for day in DAYS if day.endswith("day"))
_PERIODS = frozenset(day.casefold() for day in DAYS) - _DAYS | frozenset(
    "spring summer autumn winter first second third fourth fifth sixth quarter half last next previous".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Heard:
    record: Remembered

    @cached_property
    def party(self) -> tuple[Name, ...]:
        """The names of the source and of those for whom it speaks."""
        record = self.record
        return tuple(
            dict.fromkeys(name for text in (record.who, record.name, record.resolved or "") for name in named(text))
        )

    @cached_property
    def roles(self) -> frozenset[str]:
        """What the source is, by the other words of its names: mayor, spokeswoman."""
        said = words_of(f"{self.record.who} {self.record.resolved or ''}")
        known = {word for name in self.party for word in name}
        return frozenset(stem(word) for word in said if word.casefold() not in STOP | known)

    @cached_property
    def quoted_names(self) -> tuple[Name, ...]:
        """Names in the words said; the sentence shows whether a first word is one."""
        words = frozenset(word.casefold().replace("’", "'") for word in words_of(self.record.quote))
        return tuple(name for name in named(self.record.sentence) if words.issuperset(name))

    @cached_property
    def about(self) -> tuple[Name, ...]:
        """Whom it speaks of: the names in its words, and whom it charges."""
        return (*self.quoted_names, *named(self.record.against or ""))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of every name that it is tied to."""
        return frozenset(word for name in (*self.party, *self.about, *named(self.record.sentence)) for word in name)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses(self.record.quote)

    @cached_property
    def content(self) -> frozenset[str]:
        """What the words said are about, names apart."""
        return frozenset(word for clause in self.clauses for word in clause.stems) - frozenset(map(stem, self.names))

    @cached_property
    def denies(self) -> bool:
        """Whether it says that its words are not so: by its cue, or by a word of denying among them."""
        record = self.record
        return bool(DENYING.search(record.cue) or DENYING.search(record.quote)) != is_negated(record.cue)

    @cached_property
    def says_no(self) -> tuple[bool, ...]:
        """Where it says no: by a word of denying, and clause by clause."""
        return (self.denies, *(clause.negated for clause in self.clauses))

    @cached_property
    def tells(self) -> bool:
        """Whether it says how something is."""
        return self.record.role not in _NO_NEWS

    @cached_property
    def figures(self) -> tuple[frozenset[str], frozenset[str]]:
        """Numbers, and years and other words for when."""
        words = frozenset(word.casefold().replace(",", "") for word in words_of(self.record.quote))
        periods = frozenset(word for word in words if word in _PERIODS or _YEAR.fullmatch(word))
        return frozenset(word for word in words - periods if word[0].isdigit()), periods

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(map(str.casefold, words_of(self.record.sentence)))


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[Name, ...]:
    """The names in a text, without titles. A first word before a small one may only begin a sentence: “Residents of …”."""
    names = []
    for match in _NAME.finditer(text):
        words = [re.sub(r"['’]s?$", "", word).casefold() for word in match.group().split(" ")]
        if match.start() == 0 and len(words) == 1 and text[match.end() :].lstrip()[:1].islower():
            continue
        name = tuple(word for word in words if word and word not in STOP | _TITLES | _DAYS | _PERIODS)
        if name:
            names.append(name)
    return tuple(dict.fromkeys(names))

"""How a source is named in every view: exactly as the article names it, and never by more than that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.breakdown import Mention, Source
from bot.language.common import PRONOUNS
from bot.language.lexicon import words as listed
from bot.views import words
from bot.views.sanitize import clean_line

_SMALL_IN_A_LINE = re.compile(
    r"^(?:The(?! Hague\b)|Former|Its|His|Her|Their|Our|My|Your|Whose|One of|(?:An?|One|Two|Three|Four|Five|Six|Several|Some|Many)(?= .*\b[a-z]))\b"
)
"""Words that have their capital from the sentence that they opened; “An Garda Síochána” is a name."""
_WHOSE = re.compile(r"(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y) (?![A-Z])(?:[^,]*, (?=[A-Z][a-z]+ [A-Z]))?")
"""Before a full name it falls away; alone, away from its sentence, “his lawyer” does not tell who that is."""
_SELF = re.compile(r"\b(?:I|me|my|we|us|our)\b|^[A-Za-z]*sel(?:f|ves)$|^(?i:neither|none|nobody|both|each|either)$")
"""“People I love”, of an interview's answer; the “himself” of “Holm himself did not call back”; “Neither”."""
_TITLE = re.compile(r"^(?:Dr|Prof|Professor|Sir|Dame|Rev)\.? (?=[\w.’'-]+ \w)")
"""Before a full name, which another mention may have without it or in another form."""
_FULL_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*)+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Speaker:
    key: str
    """The same for two mentions of the same source; empty where it is not clear who speaks."""
    name: str
    """The fullest name or description in the article: Tom Okafor."""

    @property
    def in_a_line(self) -> str:
        """Inside a line; "A former manager" goes on small."""
        if not self.key:
            return words.SOMEBODY
        return in_a_line(self.name)


def speaker(source: Source) -> Speaker:
    if source.kind == "article":
        return Speaker(words.ARTICLE_ITSELF, words.ARTICLE_ITSELF)
    name = apart(clean_line(source.resolved or "") or clean_line(source.name))
    if not name or (source.kind == "unknown" and source.start is None):
        return Speaker("", words.SPEAKER_UNCLEAR)
    return Speaker(_TITLE.sub("", _ARTICLE.sub("", name)).casefold(), name)


def apart(name: str) -> str:
    """A name or description away from its sentence; empty where only that tells who it is."""
    whose = _WHOSE.match(name)
    if whose and "," in whose[0]:
        return name[whose.end() :]
    return "" if whose or _SELF.search(name) or name.casefold() in PRONOUNS else name


def mentioned(mention: Mention) -> str:
    """Anybody else's name: who passed it on, whom a charge is made against."""
    return in_a_line(clean_line(mention.name))


def in_a_line(name: str) -> str:
    """A name or description without the capital that it has only at the start of a sentence: "a former manager"."""
    return name[:1].lower() + name[1:] if _SMALL_IN_A_LINE.match(name) else name


def fullest(everybody: Iterable[Speaker]) -> dict[str, str]:
    """The key of each of them → the key under which the same source stands among them in full.

    "ron mazek, 61" is that of "ron mazek", and so is "port director ron mazek".
    """
    keys = {who.key: who.name for who in everybody}
    longer: dict[str, str] = {}
    for key in keys:
        for comma in re.finditer(", ", key):
            longer.setdefault(key[: comma.start()], key)
    for called in (key for key, name in keys.items() if _FULL_NAME.fullmatch(name) and key not in longer):
        with_role = [key for key in keys if _is_with_role(key, called)]
        longer.update({called: with_role[0]} if len(with_role) == 1 else {})
    full: dict[str, str] = {}
    for key in sorted(keys, key=len, reverse=True):
        full[key] = full[longer[key]] if key in longer else key
    return full


def _is_with_role(key: str, called: str) -> bool:
    """Whether this is the name right behind a role: “port director Rosa Vale”."""
    role, _, behind = key.partition(", ")[0].rpartition(f" {called}")
    return not behind and role.rpartition(" ")[2] in listed("people")

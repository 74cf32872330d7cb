"""How a source is named in every view: exactly as the article names it, and never by more than that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.breakdown import Mention, Source, Statement
from bot.views import words
from bot.views.inert import capped, clean_line

# On a phone a summary line holds some 45 characters; the whole description stands in the thread.
SHORT_NAME = 48
_DESCRIPTION_GOES_ON = re.compile(r",? (?:of|for|at|from|in|with|who|whose|including|that|which|familiar)\b|, ")
_PRONOUNS = frozenset(
    ["he", "her", "him", "i", "it", "one", "she", "that", "they", "them", "this", "those", "we", "who", "you"]
)
_NAME_AT_END = re.compile(r", (?P<name>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3})$")
"""“the council’s cabinet member for transport, Nasreen Alvi” is no answer to “who?” without the last words."""
_SOMEBODYS = re.compile(r"(?i)^(?:its|his|her|their|our|my|your|whose|one of (?:them|these|those|whom))\b[^,]*(?=, )")
"""“its chair, Pauline Spratt”: in a line by itself nobody knows whose chair."""
_SMALL_IN_A_LINE = re.compile(
    r"^(?:The(?! Hague\b)|Its|His|Her|Their|Our|My|Your|Whose|One of|(?:An?|One|Two|Three|Four|Five|Six|Several|Some|Many)(?= .*\b[a-z]))\b"
)
"""Words that have their capital from the sentence that they opened; “An Garda Síochána” is a name."""
_THE_NOUN = re.compile(r"(?i)^the [^\W\d_]+$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SAYS_SO = re.compile(r"(?i)\b(?:unnamed|unidentified|anonymous|anonymity|not (?:to )?be (?:named|identified))\b")
"""“an unnamed admiral, unnamed” would say it twice."""


@dataclass(frozen=True)
class Speaker:
    """A source as people read it."""

    key: str
    """The same for two mentions of the same source; empty where nobody knows who speaks."""
    full: str
    """At the quote: “He” (Tom Okafor)."""
    name: str
    """The fullest name or description in the article: Tom Okafor."""
    unnamed: bool
    body: bool = False
    """An organisation or an authority."""

    @property
    def short(self) -> str:
        """Inside a line of the summary: a long description is cut, visibly; "A former manager" goes on small."""
        if not self.key:
            return words.SOMEBODY
        named, role = _NAME_AT_END.search(self.name), _SOMEBODYS.match(self.name)
        alone = named is not None and role is not None and named.start() == role.end()
        name = in_a_line(shortened(named["name"] if named and alone else self.name))
        return f"{name} ({words.UNNAMED})" if self.unnamed and not _SAYS_SO.search(name) else name

    @property
    def at_quote(self) -> str:
        """For the line under a quote."""
        return f"{self.full}, {words.UNNAMED}" if self.unnamed and not _SAYS_SO.search(self.full) else self.full


def speaker(source: Source) -> Speaker:
    """The source as every view names it."""
    if source.kind == "article":
        return Speaker(words.ARTICLE_ITSELF, words.ARTICLE_ITSELF, words.ARTICLE_ITSELF, unnamed=False)
    name = clean_line(source.name)
    if not name or (source.kind == "unknown" and source.start is None):
        return Speaker("", words.SPEAKER_UNCLEAR, words.SPEAKER_UNCLEAR, unnamed=False)
    fullest = clean_line(source.resolved or "") or name
    if fullest.casefold() in _PRONOUNS:
        return Speaker("", words.unclear(name), words.SPEAKER_UNCLEAR, unnamed=False)
    full = name if same_name(fullest, name) else words.resolved_name(name, in_a_line(fullest))
    return Speaker(_key(fullest), full, fullest, source.unnamed, source.kind in ("organisation", "government"))


def mentioned(mention: Mention) -> str:
    """Anybody else's name: who passed it on, whom a charge is made against."""
    return in_a_line(clean_line(mention.name))


def in_a_line(name: str) -> str:
    """A name or description without the capital that it has only at the start of a sentence: "a former manager"."""
    return name[:1].lower() + name[1:] if _SMALL_IN_A_LINE.match(name) else name


def speakers(statements: Iterable[Statement]) -> tuple[Speaker, ...]:
    """Everybody who speaks, each once, in the order of the article; not the article itself and not the unclear."""
    known: dict[str, Speaker] = {}
    for statement in statements:
        who = speaker(statement.source)
        if who.key and statement.source.kind != "article":
            known.setdefault(who.key, who)
    full = fullest(known.values())
    return tuple(who for who in known.values() if full[who.key] == who.key)


def fullest(everybody: Iterable[Speaker]) -> dict[str, str]:
    """The key of each of them → the key under which the same source stands among them in full."""
    known = {who.key: who for who in everybody}
    described: dict[str, str] = {}
    """What each key is short for, the first of them."""
    for key in known:
        for comma in re.finditer(", ", key):
            described.setdefault(key[: comma.start()], key)
    full = {}
    for key in known:
        at: str | None = key
        while at is not None:  # each form is longer than the one before
            full[key], at = at, described.get(at) or _only_body(known[at], known.values())
    return full


def _only_body(who: Speaker, everybody: Iterable[Speaker]) -> str | None:
    """Of "the union", the key of the only body here that is a union.

    "The mayor" is not taken for the only other mayor, who may be the deputy mayor.
    """
    if not who.body or not _THE_NOUN.match(who.name):
        return None
    same = [other.key for other in everybody if other.body and other.key.endswith(f" {who.key}")]
    return same[0] if len(same) == 1 else None


def is_short_for(short: str, full: str) -> bool:
    """Whether one key is the other without its description: "gil anstey" and "gil anstey, the port's director"."""
    return full.startswith(f"{short}, ")


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals and a leading "the"."""
    return _key(one) == _key(other)


def shortened(name: str) -> str:
    """A long description up to where it goes on ("the vice director-general …")."""
    if len(name) <= SHORT_NAME:
        return name
    named = _NAME_AT_END.search(name)
    if named and len(named["name"]) < SHORT_NAME:
        head = shortened(name[: named.start()])
        return f"{head}, {named['name']}"
    for cut in _DESCRIPTION_GOES_ON.finditer(name):
        if SHORT_NAME // 4 <= cut.start() <= SHORT_NAME:
            return f"{name[: cut.start()]} …"
    return capped(name, SHORT_NAME)


def _key(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()

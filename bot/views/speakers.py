"""How a source is named in every view: exactly as the article names it, and never by more than that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.breakdown import Mention, Source
from bot.language.common import PRONOUNS
from bot.views import words
from bot.views.sanitize import clean_line

_SMALL_IN_A_LINE = re.compile(
    r"^(?:The(?! Hague\b)|Former|Its|His|Her|Their|Our|My|Your|Whose|One of|(?:An?|One|Two|Three|Four|Five|Six|Several|Some|Many)(?= .*\b[a-z]))\b"
)
"""Words that have their capital from the sentence that they opened; “An Garda Síochána” is a name."""
_KNOWN = re.compile(r"(?i)(?:the|its|his|her|their|our)\b")
"""“The mayor”, “the opposition”: described without a name, and no source that the article hides."""
_THE_NOUN = re.compile(r"(?i)^the [^\W\d_]+$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SAYS_SO = re.compile(r"(?i)\b(?:unnamed|unidentified|anonymous|anonymity|not (?:to )?be (?:named|identified))\b")
"""“an unnamed admiral, unnamed” would say it twice."""


@dataclass(frozen=True)
class Speaker:
    """A source as people read it."""

    key: str
    """The same for two mentions of the same source; empty where it is not clear who speaks."""
    name: str
    """The fullest name or description in the article: Tom Okafor."""
    unnamed: bool
    body: bool = False
    """An organisation or an authority."""

    @property
    def short(self) -> str:
        """Inside a line; "A former manager" goes on small."""
        if not self.key:
            return words.SOMEBODY
        name = in_a_line(self.name)
        return (
            f"{name} ({words.UNNAMED})"
            if self.unnamed and not _SAYS_SO.search(name) and not _KNOWN.match(name)
            else name
        )


def speaker(source: Source) -> Speaker:
    """The source as every view names it."""
    if source.kind == "article":
        return Speaker(words.ARTICLE_ITSELF, words.ARTICLE_ITSELF, unnamed=False)
    name = clean_line(source.name)
    name = clean_line(source.resolved or "") or name
    unclear = not name or name.casefold() in PRONOUNS or (source.kind == "unknown" and source.start is None)
    if unclear:
        return Speaker("", words.SPEAKER_UNCLEAR, unnamed=False)
    return Speaker(_key(name), name, source.unnamed, source.kind in ("organisation", "government"))


def mentioned(mention: Mention) -> str:
    """Anybody else's name: who passed it on, whom a charge is made against."""
    return in_a_line(clean_line(mention.name))


def in_a_line(name: str) -> str:
    """A name or description without the capital that it has only at the start of a sentence: "a former manager"."""
    return name[:1].lower() + name[1:] if _SMALL_IN_A_LINE.match(name) else name


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


def _key(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()

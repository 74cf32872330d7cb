"""The offline reader: no key, no network, a parse and a lexicon."""

import re
import time

from bot.breakdown import Article, ReaderInfo, Role, Span
from bot.draft import Draft, DraftMention, DraftStatement
from bot.language.lexicon import words
from bot.language.text import stems
from bot.readers.rules import coreference, intermediaries, own_voice
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.english import notes_on_language, require_english
from bot.readers.rules.headings import is_heading
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parser import parse
from bot.readers.rules.pipeline import attributions
from bot.readers.rules.preprocessing import Frame, frames
from bot.readers.rules.roles import role_of

_NO = re.compile(r"\b(?:not|never|no|none|nothing|nobody|rather)\b|n[’']t\b", re.IGNORECASE)
_REACH = 60
"""Reports before a “no” that may be what it answers."""
_SHORT = 20
"""Words; in a longer quote one of them is soon said by somebody else, too."""
_CHARGED = re.compile(r"\b(?:" + "|".join(sorted(words("charged"))) + ")", re.IGNORECASE)


class OfflineReader:
    """Reads English by rules. Raises `ReaderError` (code "language") for an article in another language."""

    def read(self, article: Article) -> Draft:
        """Every report in the article at its place, and what its own voice says about the same things."""
        began = time.perf_counter()
        require_english(article)
        passages = [Passage(article.text, one, doc) for one, doc in parse(_frames(article))]
        found = attributions(passages)
        statements = _statements(article.text, passages, found)
        statements += _own_voice(article.text, passages, found, statements)
        info = ReaderInfo(name="offline", seconds=round(time.perf_counter() - began, 3))
        return Draft(statements=tuple(statements), reader=info, notes=notes_on_language(article))


def _frames(article: Article) -> list[Frame]:
    """The paragraphs that belong to the story and are sentences."""
    text = article.text
    numbered = enumerate(article.paragraphs, start=1)
    story = [(n, span) for n, span in numbered if not article.is_left_out(span)]
    prose = [(n, span) for n, span in story if not is_heading(text[slice(*span)], first=(n, span) == story[0])]
    return [frame for n, span in prose for frame in frames(text, span, n)]


def _statements(text: str, passages: list[Passage], found: list[Attribution]) -> list[DraftStatement]:
    charge = _CHARGED.search(text)
    charged_from = len(text) if charge is None else charge.start()
    for number, one in enumerate(found):
        one.role = _role(text, one, found[max(0, number - _REACH) : number], charged_from)
    said = [(f"o{number}", one) for number, one in enumerate(found, start=1) if one.role is not None]
    resolved = coreference.resolve(passages, [one for _, one in said])
    return [
        _statement(key, text, one, who, one.role)
        for (key, one), who in zip(said, resolved, strict=True)
        if one.role is not None
    ]


def _statement(key: str, text: str, one: Attribution, who: coreference.Who, role: Role) -> DraftStatement:
    return DraftStatement(
        key=key,
        paragraph=one.quoted_in or one.passage.number,
        quote=_quote(text, one.spans),
        at=tuple(one.spans),
        source=_mention(text, one.source),
        kind=who.kind,
        unnamed=who.unnamed,
        resolved=_mention(text, who.fullest),
        via=tuple(m for span in one.via if (m := _mention(text, span))),
        cue=_mention(text, one.cue),
        role=role,
        against=_mention(text, intermediaries.charged(one.passage, one)),
    )


def _role(text: str, one: Attribution, earlier: list[Attribution], charged_from: int) -> Role | None:
    quote = _quote(text, one.spans)
    told = _told_before(text, one, earlier) if _NO.search(quote) else ""
    charged = charged_from < one.spans[0][0] or _is_answered_with(quote, told)
    return role_of(one, quote, charged, told)


def _told_before(text: str, one: Attribution, earlier: list[Attribution]) -> str:
    """What others than the source of `one` have said so far."""
    own = stems(text[slice(*one.source)]) if one.source is not None else frozenset()
    others = [o for o in earlier if o.source is None or not own & stems(text[slice(*o.source)])]
    return " ".join(_quote(text, o.spans) for o in others)


def _is_answered_with(quote: str, told: str) -> bool:
    return len(quote.split()) <= _SHORT and bool(stems(quote) & stems(told))


def _own_voice(
    text: str, passages: list[Passage], found: list[Attribution], statements: list[DraftStatement]
) -> list[DraftStatement]:
    claimed = bytearray(len(text))
    for one in found:
        for start, end in (*one.spans, *(span for span in (one.cue, one.source) if span)):
            claimed[start:end] = b"\1" * (end - start)
    drafted = own_voice.candidates(passages, claimed, [statement.quote for statement in statements])
    return [
        DraftStatement(key=f"a{n}", paragraph=passage.number, quote=text[slice(*span)], at=(span,), kind="article")
        for n, (passage, span) in enumerate(drafted, start=1)
    ]


def _quote(text: str, spans: list[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _mention(text: str, span: Span | None) -> DraftMention | None:
    return DraftMention(text=text[slice(*span)], at=span) if span and span[0] < span[1] else None

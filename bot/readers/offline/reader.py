"""The offline reader: no key, no network, a parse and a lexicon."""

import re
import time

from bot.breakdown import Article, ReaderInfo, Span, Stance
from bot.draft import Draft, DraftMention, DraftStatement
from bot.lexicon import nouns
from bot.lexicon.lookup import words
from bot.readers.offline import chains, own_voice, relays
from bot.readers.offline.assembly import attributions
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.capitals import usual_case
from bot.readers.offline.english import notes_on_language, require_english
from bot.readers.offline.frames import Frame, frames
from bot.readers.offline.headings import is_heading
from bot.readers.offline.letters import with_letters
from bot.readers.offline.likeness import stems
from bot.readers.offline.parser import parse
from bot.readers.offline.passages import Passage
from bot.readers.offline.splitting import parts
from bot.readers.offline.stances import hedges, stance_of

_BEFORE_A_CUE = 40
"""Characters from a source to its cue: "is reportedly said to have"; more are an aside about the source."""
_NO = re.compile(r"\b(?:not|never|no|none|nothing|nobody|rather)\b|n[’']t\b", re.IGNORECASE)
_REACH = 60
"""Reports before a “no” that may be what it answers."""
_SHORT = 20
"""Words; in a longer quote one of them is soon said by somebody else, too."""
_CHARGED = re.compile(r"\b(?:" + "|".join(sorted(words(nouns.CHARGED))) + ")", re.IGNORECASE)


class OfflineReader:
    """Reads English by rules. Raises `ReaderError` (code "language") for an article in another language."""

    def read(self, article: Article) -> Draft:
        """Every report in the article at its place, and what its own voice says about the same things."""
        began = time.perf_counter()
        require_english(article)
        text = usual_case(article.text)
        passages = [Passage(text, one, doc) for one, doc in parse(_frames(article, text))]
        story = [span for span in article.paragraphs if not article.is_left_out(span)]
        found = with_letters(text, story, passages, attributions(passages))
        statements = _statements(article.text, passages, found)
        statements += _own_voice(article.text, passages, found, statements)
        info = ReaderInfo(name="offline", seconds=round(time.perf_counter() - began, 3))
        return Draft(statements=tuple(statements), reader=info, notes=notes_on_language(article))


def _frames(article: Article, text: str) -> list[Frame]:
    """The paragraphs that belong to the story and are sentences; `text` is the article's in usual case."""
    numbered = enumerate(article.paragraphs, start=1)
    story = [(n, span) for n, span in numbered if not article.is_left_out(span)]
    prose = [(n, span) for n, span in story if not is_heading(text[slice(*span)], first=(n, span) == story[0])]
    return [frame for n, span in prose for frame in frames(text, span, n)]


def _statements(text: str, passages: list[Passage], found: list[Attribution]) -> list[DraftStatement]:
    resolved = chains.resolve(passages, found)
    charge = _CHARGED.search(text)
    charged_from = len(text) if charge is None else charge.start()
    return [
        _statement(f"o{number}.{n}", text, part, who, stance)
        for number, (one, who) in enumerate(zip(found, resolved, strict=True), start=1)
        for n, (part, stance) in enumerate(
            _by_stance(text, one, found[max(0, number - _REACH) : number - 1], charged_from)
        )
        if stance is not None
    ]


def _statement(key: str, text: str, one: Attribution, who: chains.Who, stance: Stance) -> DraftStatement:
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
        stance=stance,
        hedges=hedges(_claim_and_cue(one)),
        against=_mention(text, relays.charged(one.passage, one)),
    )


def _by_stance(
    text: str, one: Attribution, earlier: list[Attribution], charged_from: int
) -> list[tuple[Attribution, Stance | None]]:
    """The report with its stance, or its halves with theirs where they differ: “said A and that B”."""
    halves = [(half, _stance(text, half, earlier, charged_from)) for half in parts(one)]
    stances = {stance for _, stance in halves}
    if len(stances) > 1 and (not one.quoted or "confirms" in stances):
        return halves
    return [(one, _stance(text, one, earlier, charged_from))]


def _stance(text: str, one: Attribution, earlier: list[Attribution], charged_from: int) -> Stance | None:
    quote = _quote(text, one.spans)
    told = _told_before(text, one, earlier) if _NO.search(quote) else ""
    charged = charged_from < one.spans[0][0] or _is_answered_with(quote, told)
    return stance_of(one, quote, charged, told)


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
    claimed: dict[int, list[Span]] = {}
    for one in found:
        parts = [*one.spans, *(span for span in (one.cue, one.source) if span)]
        claimed.setdefault(one.passage.number, []).extend(parts)
    drafted = own_voice.candidates(passages, claimed, [statement.quote for statement in statements])
    return [
        DraftStatement(key=f"a{n}", paragraph=passage.number, quote=text[slice(*span)], at=(span,), kind="article")
        for n, (passage, span) in enumerate(drafted, start=1)
    ]


def _claim_and_cue(one: Attribution) -> str:
    """The words that a hedge must be among to weaken the claim: what is reported, and the cue with what stands before it.

    "The roof allegedly leaks, but the mayor said it is new" hedges nothing that the mayor said.
    """
    text, cue = one.passage.text, one.cue
    if cue is None:
        return _quote(text, one.spans)
    begins = one.source[1] if one.source is not None and 0 <= cue[0] - one.source[1] <= _BEFORE_A_CUE else cue[0]
    adverbs = [c for c in one.cue_token.children if c.dep_ == "advmod"] if one.cue_token is not None else []
    parts = [*one.spans, (begins, cue[1]), *(one.passage.place(adverb) for adverb in adverbs)]
    return _quote(text, sorted(parts))


def _quote(text: str, spans: list[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _mention(text: str, span: Span | None) -> DraftMention | None:
    return DraftMention(text=text[slice(*span)], at=span) if span and span[0] < span[1] else None

"""The offline reader: no key, no network, a parse and a lexicon."""

import time

from bot.breakdown import Article, ReaderInfo, Span
from bot.draft import Draft, DraftMention, DraftStatement
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.assembly import attributions
from bot.readers.offline.frames import frame
from bot.readers.offline.parser import parse
from bot.readers.offline.passages import Passage


class OfflineReader:
    """Reads English by rules. Raises `ReaderError` (code "language") for an article in another language."""

    def read(self, article: Article) -> Draft:
        """Every report in the article, at its place."""
        began = time.perf_counter()
        numbered = enumerate(article.paragraphs, start=1)
        frames = [frame(article.text, span, n) for n, span in numbered if not article.is_left_out(span)]
        found = attributions(Passage(article.text, one, doc) for one, doc in parse(frames))
        statements = tuple(_draft(article.text, f"o{n}", a) for n, a in enumerate(found, start=1))
        seconds = round(time.perf_counter() - began, 3)
        return Draft(statements=statements, reader=ReaderInfo(name="offline", seconds=seconds))


def _draft(text: str, key: str, a: Attribution) -> DraftStatement:
    return DraftStatement(
        key=key,
        paragraph=a.passage.number,
        quote=" … ".join(text[s:e] for s, e in a.spans),
        at=tuple(a.spans),
        source=_mention(text, a.source),
        kind="person" if a.source else "unknown",
        cue=_mention(text, a.cue),
        stance=a.stance,
    )


def _mention(text: str, span: Span | None) -> DraftMention | None:
    return DraftMention(text=text[slice(*span)], at=span) if span else None

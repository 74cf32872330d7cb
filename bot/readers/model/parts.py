"""What follows the article in a second or later call: the statements known so far, and which paragraphs come when."""

from collections.abc import Collection, Sequence

from bot.breakdown import Article, Span
from bot.draft import Draft, DraftStatement
from bot.errors import ReaderError
from bot.readers.model import fence
from bot.readers.model.tokens import count

MOST_KNOWN = 60
"""Statements carried along: the first ones name the cast, and a story's disputes rarely outlive that many."""
KNOWN_WORDS = 160
"""Characters of each; enough to see what is claimed."""
MOST_SENTENCES = 25
SENTENCE_LIMIT = 600


def split(article: Article, room: int, nonce: str, *, download: bool = False) -> list[list[int]]:
    """Paragraph numbers in runs that each cost at most `room` tokens. Raises ReaderError for a paragraph that is longer."""
    runs: list[list[int]] = [[]]
    used = 0
    for number, text in fence.paragraphs(article, nonce):
        cost = count(f"¶{number} {text}\n", download=download).number
        if cost > room:
            raise too_long()
        if used + cost > room and runs[-1]:
            runs.append([])
            used = 0
        runs[-1].append(number)
        used += cost
    return runs


def too_long() -> ReaderError:
    """The error for an article that does not fit, however it is split."""
    return ReaderError(
        "The article is too long to be read by the model.",
        "Send it in parts, or have it read by rules.",
        code="too-long",
    )


def known_block(draft: Draft, nonce: str, not_found: Collection[str] = ()) -> str:
    """One line a statement; those in `not_found` are always among them and marked."""
    chosen = [s for s in draft.statements if s.key in not_found]
    chosen += [s for s in draft.statements if s.key not in not_found][: max(0, MOST_KNOWN - len(chosen))]
    order = {s.key: place for place, s in enumerate(draft.statements)}
    lines = [_line(s, nonce, s.key in not_found) for s in sorted(chosen, key=lambda s: order[s.key])]
    return fence.fenced("known", lines, nonce)


def _line(statement: DraftStatement, nonce: str, missing: bool) -> str:
    mention = statement.resolved or statement.source
    source = mention.text if mention else "the article" if statement.kind == "article" else "nobody named"
    words = statement.quote if missing or len(statement.quote) <= KNOWN_WORDS else statement.quote[:KNOWN_WORDS] + " …"
    line = fence.data(f"{statement.key} ¶{statement.paragraph} {source} | {statement.stance} | {words}", nonce)
    return f"{line} | NOT FOUND" if missing else line


def sentences_block(article: Article, sentences: Sequence[Span], nonce: str) -> str:
    """The sentences at these places, each with the number of its paragraph."""
    lines = []
    for start, end in sentences[:MOST_SENTENCES]:
        number = next((n for n, (a, b) in enumerate(article.paragraphs, 1) if a <= start < b), 0)
        lines.append(f"¶{number} {fence.data(article.text[start:end], nonce)[:SENTENCE_LIMIT]}")
    return fence.fenced("sentences", lines, nonce)


def is_headline(article: Article, sentence: Span) -> bool:
    """Whether this is the first paragraph, without a full stop at its end, above others: what the body says again."""
    if len(article.paragraphs) < 2:
        return False
    start, end = article.paragraphs[0]
    return start <= sentence[0] < end and not article.text[start:end].rstrip("”’\"' ").endswith((".", "!", "?", "…"))


def next_key(draft: Draft) -> str:
    """A key that is free, and so are all after it."""
    taken = [int(s.key[1:]) for s in draft.statements if s.key[:1] == "s" and s.key[1:].isdecimal()]
    return f"s{max(taken, default=0) + 1}"

"""An article as the model gets it: numbered paragraphs and sentences, cleaned, inside a fence that its author cannot guess.

Everything from the article is data. What could pass for our own marks is taken out, and what the eye does not see
(zero-width and tag characters, changes of direction) is not sent at all.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence

from bot.breakdown import Article
from bot.grounding.text_index import TextIndex

METADATA_LIMIT = 200
"""Characters of a title or publisher that are sent: enough for a headline, too few for a second set of orders."""

_SECRET = secrets.token_bytes(32)
_INVISIBLE_MARKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Fillers and variation selectors: no format characters to Unicode, but just as unseen."""
_FENCE_LIKE = re.compile(
    r"[<＜﹤‹][\s/／\\]*(?:article|known|faults|sentences)\b[^>＞﹥›\n]{0,80}[>＞﹥›]?", re.IGNORECASE
)

_MARK = re.compile(r"\[\d+\.\d+\]")
_NONCE = re.compile(r"(?<=-)[0-9a-f]{16}(?=>)")


def nonce_for(article: Article) -> str:
    """Hex that cannot be foreseen outside of this process, and the same whenever this article is read.

    The same, so that a repair call begins with the very words of the first call and a provider's cache knows them.
    """
    return hmac.new(_SECRET, article.sha256.encode(), hashlib.sha256).hexdigest()[:16]


def visible(text: str) -> str:
    """`text` without characters that are not seen: format and control characters, tags, lone surrogates."""
    kept = "".join(" " if char in "\n\r\t\v\f\x85\u2028\u2029" else char for char in text if _is_seen(char))
    return _INVISIBLE_MARKS.sub("", kept)


def _is_seen(char: str) -> bool:
    return char in "\n\r\t\v\f\x85" or unicodedata.category(char) not in ("Cf", "Cc", "Cs", "Co")


def data(text: str, nonce: str) -> str:
    """`text` on one line, without invisible characters and without anything that looks like our fence."""
    return " ".join(_FENCE_LIKE.sub(" ", visible(text).replace(nonce, "")).split())


def fenced(name: str, lines: Iterable[str], nonce: str) -> str:
    """`lines`, cleaned, between an opening and a closing mark that carry the nonce."""
    return "\n".join((f"<{name}-{nonce}>", *(data(line, nonce) for line in lines), f"</{name}-{nonce}>"))


def without_nonce(text: str) -> str:
    """`text` with its fences as they are for any nonce."""
    return _NONCE.sub("", text)


def paragraphs(article: Article, nonce: str) -> list[tuple[int, str]]:
    """(number, cleaned text) of each paragraph that is part of the story; left-out stretches are not sent.

    From the second on each sentence has its number before it: “[4.2]”.
    """
    index = TextIndex(article)
    story = (number for number, span in enumerate(article.paragraphs, 1) if not article.is_left_out(span))
    numbered = ((number, _numbered(index, number, nonce)) for number in story)
    return [(number, text) for number, text in numbered if text]


def _numbered(index: TextIndex, paragraph: int, nonce: str) -> str:
    sentences = enumerate(index.sentences_of(paragraph), 1)
    texts = ((number, _MARK.sub(" ", data(index.article.text[slice(*span)], nonce))) for number, span in sentences)
    return " ".join(text if number == 1 else f"[{paragraph}.{number}] {text}" for number, text in texts if text)


def metadata(article: Article, nonce: str) -> list[str]:
    """Title, publisher and date as lines for the fence, capped."""
    given = (("title", article.title), ("publisher", article.publisher), ("published", article.published))
    return [f"{label}: {data(value, nonce)[:METADATA_LIMIT]}" for label, value in given if value]


def article_block(article: Article, numbers: Sequence[int] | None, nonce: str, letter: str = "") -> str:
    """The fenced article, or only the paragraphs with these `numbers`; `letter` names it among several."""
    chosen = [f"¶{n} {text}" for n, text in paragraphs(article, nonce) if numbers is None or n in numbers]
    outlet = [f"outlet: {letter}"] if letter else []
    return fenced("article", [*outlet, *metadata(article, nonce), *chosen], nonce)

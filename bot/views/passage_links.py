"""Links to a passage, made by code from the article's own address and nothing else."""

import re
from urllib.parse import quote, urlsplit

from bot.breakdown import Article, Span
from bot.views.sanitize import clean

# The article's words that a text fragment names; four at each end find a passage and survive small edits between.
WORDS_AT_AN_END = 4
# Slack takes 3,000, but several of these share a message of 12,000 characters; longer ones are tracking, not addresses.
LONGEST_URL = 800

# As what fetches pages writes addresses: look-alike letters of a host are `xn--…` there.
_PLAIN = re.compile(r"https?://(?:(?![\\<>\"|])[!-~])+", re.IGNORECASE)


def address(article: Article) -> str | None:
    return sound(article.url)


def sound(url: str | None) -> str | None:
    """The URL if it is one to link to: http or https, a host, no password, no odd characters."""
    if not url or len(url) > LONGEST_URL or not _PLAIN.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.hostname and "@" not in parts.netloc else None


def host(article: Article) -> str | None:
    url = address(article)
    return urlsplit(url).hostname if url else None


def passage(article: Article, span: Span) -> str | None:
    """A link that scrolls to `span` in the published article, where browsers can; None without an address."""
    url = address(article)
    if url is None:
        return None
    words = clean(article.text[span[0] : span[1]]).split()
    if len(words) <= 2 * WORDS_AT_AN_END:
        fragment = _encoded(words)
    else:
        fragment = f"{_encoded(words[:WORDS_AT_AN_END])},{_encoded(words[-WORDS_AT_AN_END:])}"
    if not fragment or len(url) + len(fragment) > LONGEST_URL:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    # `-`, `,` and `&` have a meaning inside a text fragment; quote() leaves the first alone.
    return quote(" ".join(words), safe="").replace("-", "%2D")

"""An HTML page → its main text and metadata. Runs in the worker process only."""

import re
import unicodedata
from typing import Any

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from bot.articles.extracted import Extracted, Gate
from bot.articles.hidden import prune_hidden
from bot.articles.parser_errors import PARSER_ERRORS

MAX_METADATA = 200
"""In characters: longer titles and names are not titles and names."""
LAYOUT_RATIO = 1.5
"""A page keeps its text in tables where these bring half as much again (F1 .957 without this rule, .964 with it)."""

_ERRORS = (*PARSER_ERRORS, LxmlError)
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?(?:https?://schema\.org/)?false", re.I)
_GATES: tuple[tuple[Gate, re.Pattern[str]], ...] = (
    (
        "subscribers",
        re.compile(
            r"(?:subscribe|sign (?:in|up)|log ?in|register|create (?:a|your) (?:free )?account|join)(?: now| today)? (?:to|and) "
            r"(?:continue|read|keep|finish|unlock|access|get (?:full|unlimited) access|view)"
            r"|(?:to|and) (?:continue|keep|finish) reading|continue reading (?:this|the|with)"
            r"|(?:already|not yet) a (?:subscriber|member)|are you a subscriber"
            r"|(?:for|to) (?:our |all )?(?:paid |paying |premium |digital |print |registered )?subscribers\b|(?:for|to) (?:paid |paying |premium )?members only|subscribers?[- ]only|members?[- ]only|subscriber exclusive"
            r"|(?:reached|used up|hit|exceeded) (?:your|the)\b.{0,40}\b(?:free|article|limit)"
            r"|unlock (?:this|the full) (?:article|story)|(?:this|the full) (?:article|story|content) is (?:reserved|available (?:only )?(?:to|for)|for|behind)"
            r"|start your (?:free )?(?:trial|subscription)|free (?:articles?|stories) (?:left|remaining)|premium (?:article|content|story)",
            re.I,
        ),
    ),
    (
        "robots",
        re.compile(
            r"(?:verify|confirm|make sure|prove)(?: that)? you(?:[’']re| are)? (?:not a robot|(?:a )?human)|are you a robot|checking your browser"
            r"|complete the (?:captcha|security check)|unusual (?:traffic|activity)|(?:security|human) verification|access (?:to this page has been )?denied"
            r"|pardon our interruption|just a moment\b|request (?:was )?(?:blocked|unsuccessful)",
            re.I,
        ),
    ),
    (
        "consent",
        re.compile(
            r"before you continue|we (?:value|care about|respect) your privacy|accept (?:all|and continue|cookies)|(?:manage|your) (?:privacy|cookie) (?:choices|settings|preferences)"
            r"|we (?:and our (?:\d+ )?partners|use cookies)|reject all",
            re.I,
        ),
    ),
    (
        "script",
        re.compile(
            r"(?:enable|turn on|activate|requires?|needs?|without) java ?script|java ?script (?:is|must be|to be)? ?(?:disabled|required|enabled|not (?:enabled|available|supported))"
            r"|unsupported browser",
            re.I,
        ),
    ),
)


def read_page(html: str, url: str | None = None) -> Extracted:
    """The main text of `html` and what its metadata says; an empty text where there is none."""
    try:
        tree = trafilatura.load_html(html)
    except _ERRORS:
        return Extracted(unreadable="broken")
    if tree is None:
        return Extracted()
    scripted = " ".join(tree.xpath("//noscript//text()"))
    title = _first(tree, "//meta[@property='og:title' or @name='og:title']/@content")
    not_free = bool(_NOT_FREE.search(html))
    found = _main_text(tree, url)
    gate = _gate(_visible(tree)) or ("script" if _GATES[-1][1].search(scripted) else None)
    if found is None:
        return Extracted(title=_clean(title), gate=gate, not_free=not_free)
    return Extracted(
        text="\n\n".join(line.strip() for line in str(found.text or "").splitlines() if line.strip()),
        title=_clean(title) or _clean(found.title),
        publisher=_clean(_publisher(found.sitename)),
        byline=_clean(found.author),
        published=_clean(found.date),
        gate=gate,
        not_free=not_free,
    )


def _main_text(tree: HtmlElement, url: str | None) -> Any:
    """The extraction without tables, unless the page is laid out in them and keeps its text there."""
    prune_hidden(tree)
    plain = _extraction(tree, url, tables=False)
    if next(tree.iter("table"), None) is None:
        return plain
    laid_out = _extraction(tree, url, tables=True)
    return laid_out if _words(laid_out) > LAYOUT_RATIO * _words(plain) else plain


def _extraction(tree: HtmlElement, url: str | None, *, tables: bool) -> Any:
    try:
        return trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, include_tables=tables, favor_precision=True
        )
    except _ERRORS:
        return None


def _words(found: Any) -> int:
    return len(str(found.text or "").split()) if found is not None else 0


def _gate(visible: str) -> Gate | None:
    return next((gate for gate, words in _GATES if words.search(visible)), None)


def _visible(tree: HtmlElement) -> str:
    pieces = tree.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::title)]")
    return " ".join(" ".join(pieces).split())


def _first(tree: HtmlElement, path: str) -> str | None:
    return next((str(value) for value in tree.xpath(path) if str(value).strip()), None)


def _publisher(name: str | None) -> str | None:
    """The site's name as the page gives it; a bare host name may come from the page's canonical link, which can lie."""
    return None if name and "." in name and " " not in name else name


def _clean(value: str | None) -> str | None:
    """Metadata on one line, without control, bidi and tag characters, capped."""
    if not value:
        return None
    seen = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"} else " " for sign in value[:2000])
    line = " ".join(seen.split())
    return line if len(line) <= MAX_METADATA else line[: MAX_METADATA - 1].rstrip() + "…"

"""An HTML page → its main text and metadata. Runs in the sandbox only."""

import re
from typing import Any

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from bot.articles.extraction import Extraction, Gate, cleaned
from bot.articles.sandbox import PARSER_ERRORS, Job

LAYOUT_RATIO = 1.5
"""A page keeps its text in tables where these bring half as much again (F1 .957 without this rule, .964 with it)."""
MAX_STYLE = 4000
MAX_SHEET = 200_000

_ERRORS = (*PARSER_ERRORS, LxmlError)
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?(?:https?://schema\.org/)?false", re.I)
_GATES: tuple[tuple[Gate, re.Pattern[str]], ...] = (
    (
        "subscribers",
        re.compile(
            r"(?:subscribe|sign (?:in|up)|log ?in|register|create (?:a|your) (?:free )?account|join)(?: now| today)? "
            r"(?:to|and) (?:continue|read|keep|finish|unlock|access|get (?:full|unlimited) access|view)"
            r"|(?:to|and) (?:continue|keep|finish) reading|continue reading (?:this|the|with)"
            r"|(?:already|not yet) a (?:subscriber|member)|are you a subscriber"
            r"|(?:for|to) (?:our |all )?(?:paid |paying |premium |digital |print |registered )?subscribers\b"
            r"|(?:for|to) (?:paid |paying |premium )?members only|(?:subscribers?|members?)[- ]only"
            r"|subscriber exclusive"
            r"|(?:reached|used up|hit|exceeded) (?:your|the)\b.{0,40}\b(?:free|article|limit)"
            r"|unlock (?:this|the full) (?:article|story)"
            r"|(?:this|the full) (?:article|story|content) is (?:reserved|available (?:only )?(?:to|for)|for|behind)"
            r"|start your (?:free )?(?:trial|subscription)|free (?:articles?|stories) (?:left|remaining)"
            r"|premium (?:article|content|story)",
            re.I,
        ),
    ),
    (
        "robots",
        re.compile(
            r"(?:verify|confirm|make sure|prove)(?: that)? you(?:[’']re| are)? (?:not a robot|(?:a )?human)"
            r"|are you a robot|checking your browser|complete the (?:captcha|security check)"
            r"|unusual (?:traffic|activity)|(?:security|human) verification|access (?:to this page has been )?denied"
            r"|pardon our interruption|just a moment\b|request (?:was )?(?:blocked|unsuccessful)",
            re.I,
        ),
    ),
    (
        "consent",
        re.compile(
            r"before you continue|we (?:value|care about|respect) your privacy"
            r"|accept (?:all|and continue|cookies)|(?:manage|your) (?:privacy|cookie) (?:choices|settings|preferences)"
            r"|we (?:and our (?:\d{1,6} )?partners|use cookies)|reject all",
            re.I,
        ),
    ),
    (
        "script",
        re.compile(
            r"(?:enable|turn on|activate|requires?|needs?|without) java ?script"
            r"|java ?script (?:is|must be|to be)? ?(?:disabled|required|enabled|not (?:enabled|available|supported))"
            r"|unsupported browser",
            re.I,
        ),
    ),
)

_HIDDEN_TAGS = frozenset({"template", "noscript", "textarea", "svg", "iframe", "object", "select", "dialog"})
_HIDDEN_CLASSES = re.compile(
    r"(?:^|\s)(?:sr-only|sr_only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden)(?:\s|$)", re.I
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)(?:"
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.0{1,9})?%?(?=[;!]|$)|content-visibility:hidden"
    r"|font-size:0?(?:\.0{1,9})?(?:px|pt|em|rem|%)?(?=[;!]|$)|font:0(?:px|pt)?[/ ]"
    r"|(?:left|top|right|bottom|margin-left|margin-top|text-indent):-\d{4}"
    r"|(?:left|top|text-indent):-\d{3,9}(?:em|rem|vw|vh|%)"
    r"|clip:rect\((?:0(?:px)?|1px)[, ]|clip-path:inset\((?:50|100)%|color:transparent"
    r"|transform:(?:scale\(0|translate[xy]?\(-\d{4})"
    r")",
    re.I,
)
_NO_HEIGHT = re.compile(r"(?:^|;)(?:max-)?height:0(?:px)?(?=[;!]|$)", re.I)
_STYLE_RULE = re.compile(r"(?<![^{}@])([^{}@]+)\{([^{}]+)\}")
_AT_BLOCK = re.compile(r"@[^{}@;]{1,500}\{(?:[^{}@]*+\{[^{}@]*+\})*+[^{}@]*+\}")
_SELECTOR = re.compile(r"([.#])([\w-]+)")
_SPACE = re.compile(r"\s+|/\*[^*]{0,500}\*/")
_NEVER_HIDDEN = frozenset({"html", "body"})
"""Pages that fade in hide these until a script runs: the reader sees them."""


def read_html(data: bytes, job: Job) -> Extraction:
    """The main text of a page (UTF-8) and what its metadata says; an empty text where there is none."""
    html = data.decode("utf-8", "replace")
    try:
        tree = trafilatura.load_html(html)
    except _ERRORS:
        return Extraction(is_page=True, unreadable="broken")
    if tree is None:
        return Extraction(is_page=True)
    scripted = " ".join(tree.xpath("//noscript//text()"))
    title = _first(tree, "//meta[@property='og:title' or @name='og:title']/@content")
    main = _main_text(tree, job.url)
    gate = _gate(_visible(tree)) or ("script" if _GATES[-1][1].search(scripted) else None)
    page = Extraction(is_page=True, title=cleaned(title), gate=gate, not_free=bool(_NOT_FREE.search(html)))
    if main is None:
        return page
    return page.model_copy(
        update={
            "text": "\n\n".join(line.strip() for line in str(main.text or "").splitlines() if line.strip()),
            "title": page.title or cleaned(main.title),
            "publisher": cleaned(_publisher(main.sitename)),
            "byline": cleaned(main.author),
            "published": cleaned(main.date),
        }
    )


def prune_hidden(tree: HtmlElement) -> None:
    """Remove every node hidden by attribute, class, style or kind: words for machines must not reach a reader."""
    names = _hidden_by_rule(tree)
    hidden = [node for node in tree.iter() if isinstance(node.tag, str) and _is_hidden(node, names)]
    for node in hidden:
        if node.getparent() is not None:
            node.drop_tree()


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


def _words(extracted: Any) -> int:
    return len(str(extracted.text or "").split()) if extracted is not None else 0


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


def _hidden_by_rule(tree: HtmlElement) -> frozenset[str]:
    """The ".class" and "#id" that the page's own style sheet hides, as far as one plain selector says so.

    Blocks that hold only for some screens, on paper or in an animation do not count.
    """
    names: set[str] = set()
    for sheet in tree.iter("style"):
        for selectors, declarations in _STYLE_RULE.findall(_AT_BLOCK.sub("", (sheet.text or "")[:MAX_SHEET])):
            if _hides(declarations):
                names.update(s.strip() for s in selectors.split(",") if _SELECTOR.fullmatch(s.strip()))
    return frozenset(names)


def _is_hidden(node: HtmlElement, names: frozenset[str]) -> bool:
    if node.tag in _NEVER_HIDDEN:
        return False
    if node.tag in _HIDDEN_TAGS or node.get("id") == "disqus_thread":
        return True
    if node.get("hidden", "until-found").lower() != "until-found":
        return True
    classes = node.get("class") or ""
    if _HIDDEN_CLASSES.search(classes):
        return True
    if names and (f"#{node.get('id')}" in names or any(f".{name}" in names for name in classes.split())):
        return True
    return _hides(node.get("style") or "")


def _hides(declarations: str) -> bool:
    style = _SPACE.sub("", declarations[:MAX_STYLE])
    return bool(_HIDDEN_STYLE.search(style) or ("overflow:hidden" in style.lower() and _NO_HEIGHT.search(style)))

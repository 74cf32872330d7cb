"""An HTML page → its main text and metadata. Runs in the sandbox only."""

import re
from typing import Any

import trafilatura

from bot.articles.extraction import Extraction, Gate, cleaned
from bot.articles.hidden import prune_hidden
from bot.articles.sandbox import Job

_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?(?:https?://schema\.org/)?false", re.I)
_SUBSCRIBERS = re.compile(
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
)
_BROWSER = re.compile(
    r"(?:verify|confirm|make sure|prove)(?: that)? you(?:[’']re| are)? (?:not a robot|(?:a )?human)"
    r"|are you a robot|checking your browser|complete the (?:captcha|security check)"
    r"|unusual (?:traffic|activity)|(?:security|human) verification|access (?:to this page has been )?denied"
    r"|pardon our interruption|just a moment\b|request (?:was )?(?:blocked|unsuccessful)"
    r"|before you continue|we (?:value|care about|respect) your privacy"
    r"|accept (?:all|and continue|cookies)|(?:manage|your) (?:privacy|cookie) (?:choices|settings|preferences)"
    r"|we (?:and our (?:\d{1,6} )?partners|use cookies)|reject all"
    r"|(?:enable|turn on|activate|requires?|needs?|without) java ?script"
    r"|java ?script (?:is|must be|to be)? ?(?:disabled|required|enabled|not (?:enabled|available|supported))"
    r"|unsupported browser",
    re.I,
)


def read_html(data: bytes, job: Job) -> Extraction:
    """The main text of a page (UTF-8) and what its metadata says; an empty text where there is none."""
    html = data.decode("utf-8", "replace")
    tree = trafilatura.load_html(html)
    if tree is None:
        return Extraction(is_page=True)
    scripted = " ".join(tree.xpath("//noscript//text()"))
    prune_hidden(tree)
    main: Any = trafilatura.bare_extraction(
        tree, url=job.url, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True
    )
    shown = tree.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::title)]")
    visible = " ".join(" ".join(shown).split())
    gate: Gate | None = None
    if _SUBSCRIBERS.search(visible):
        gate = "subscribers"
    elif _BROWSER.search(visible) or _BROWSER.search(scripted):
        gate = "browser"
    page = Extraction(is_page=True, gate=gate, not_free=bool(_NOT_FREE.search(html)))
    if main is None:
        return page
    # A bare host name may come from the page's canonical link, which can lie.
    is_host = "." in (main.sitename or "") and " " not in main.sitename
    return page.model_copy(
        update={
            "text": "\n\n".join(line.strip() for line in str(main.text or "").splitlines() if line.strip()),
            "title": cleaned(main.title),
            "publisher": None if is_host else cleaned(main.sitename),
            "byline": cleaned(main.author),
            "published": cleaned(main.date),
        }
    )

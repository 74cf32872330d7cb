"""Which nodes of a page nobody sees, so that words put there for machines never reach a reader. Pure."""

import re

from lxml.html import HtmlElement

_TAGS = frozenset({"template", "noscript", "textarea", "svg", "iframe", "object", "select", "dialog"})
_CLASSES = re.compile(
    r"(?:^|\s)(?:sr-only|sr_only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden)(?:\s|$)", re.I
)
_STYLE = re.compile(
    r"(?:^|;)(?:"
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.0+)?%?(?=[;!]|$)|content-visibility:hidden"
    r"|font-size:0?(?:\.0+)?(?:px|pt|em|rem|%)?(?=[;!]|$)|font:0(?:px|pt)?[/ ]"
    r"|(?:left|top|right|bottom|margin-left|margin-top|text-indent):-\d{4,}|(?:left|top|text-indent):-\d{3,}(?:em|rem|vw|vh|%)"
    r"|clip:rect\((?:0(?:px)?|1px)[, ]|clip-path:inset\((?:50|100)%|color:transparent|transform:(?:scale\(0|translate[xy]?\(-\d{4,})"
    r"|(?:max-)?height:0(?:px)?(?=[;!]|$)(?=.*overflow:hidden)|(?<=overflow:hidden;)(?:max-)?height:0(?:px)?(?=[;!]|$)"
    r")",
    re.I,
)
_RULE = re.compile(r"([^{}@]{1,2000})\{([^{}]{1,2000})\}")
_SELECTOR = re.compile(r"([.#])([\w-]+)")
_SPACE = re.compile(r"\s+|/\*.*?\*/", re.S)
_NEVER = frozenset({"html", "body"})
"""Pages that fade in hide these until a script runs: the reader sees them."""
MAX_STYLE = 4000
MAX_SHEET = 200_000


def prune_hidden(tree: HtmlElement) -> None:
    """Take out of `tree` every node that is hidden by attribute, class, inline style or kind."""
    names = _hidden_by_rule(tree)
    hidden = [node for node in tree.iter() if isinstance(node.tag, str) and _is_hidden(node, names)]
    for node in hidden:
        if node.getparent() is not None:
            node.drop_tree()


def _hidden_by_rule(tree: HtmlElement) -> frozenset[str]:
    """The ".class" and "#id" that the page's own style sheet hides, as far as one plain selector says so."""
    names = set()
    for sheet in tree.iter("style"):
        for selectors, declarations in _RULE.findall(_unconditional((sheet.text or "")[:MAX_SHEET])):
            if _STYLE.search(_SPACE.sub("", declarations)):
                names |= {s.strip() for s in selectors.split(",") if _SELECTOR.fullmatch(s.strip())}
    return frozenset(names)


def _unconditional(sheet: str) -> str:
    """`sheet` without the blocks that hold only for some screens, on paper or in an animation."""
    return re.sub(r"@[^{};]{1,500}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)


def _is_hidden(node: HtmlElement, names: frozenset[str]) -> bool:
    if node.tag in _NEVER:
        return False
    if node.tag in _TAGS or node.get("id") == "disqus_thread":
        return True
    hidden = node.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    if _CLASSES.search(node.get("class") or ""):
        return True
    if names and (
        f"#{node.get('id')}" in names or any(f".{name}" in names for name in (node.get("class") or "").split())
    ):
        return True
    style = node.get("style")
    return bool(style and _STYLE.search(_SPACE.sub("", style[:MAX_STYLE])))

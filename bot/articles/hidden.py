"""The parts of a page that its style hides: words for machines must not reach a reader."""

import re

from lxml.html import HtmlElement

MAX_STYLE = 4000
MAX_SHEET = 200_000

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


def prune_hidden(tree: HtmlElement) -> None:
    """Remove every node hidden by attribute, class, style or kind: words for machines must not reach a reader."""
    names = _hidden_by_rule(tree)
    hidden = [node for node in tree.iter() if isinstance(node.tag, str) and _is_hidden(node, names)]
    for node in hidden:
        if node.getparent() is not None:
            node.drop_tree()


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

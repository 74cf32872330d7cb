"""Numbers, lists and quotations as English writes them."""

import re

CUT = " …"
"""Stands behind words of which more was said."""

_LAST_COMMA = re.compile(r",(?=[”»\"’']*(?: …)?$)")
_CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}
_A_QUOTATION = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|\"[^\"]*\"?|‘[^‘]*’")
_INNER_OPENING = re.compile(r"[“„«]|(?<![^\s(–—-])\"")
_INNER_CLOSING = re.compile(r"[”»\"]")
_BRACKETS = re.compile(r"\([^)]*\)")
_ENDED = re.compile(r"[.…!?][”’»\"')]*$")


def counted(number: int, noun: str) -> str:
    """ "1 dispute", "12 disputes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(items: tuple[str, ...], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def ended(words: str) -> str:
    """With a full stop, unless a sentence ends there already."""
    return words if _ENDED.search(words) else f"{words}."


def closing_comma(who: str) -> str:
    """The second comma around what describes a name: "Gil Anstey, the port's director, says …"."""
    return "," if "," in _BRACKETS.sub("", who) else ""


def quoted(words: str) -> str:
    """The article's words as a newspaper quotes them; without the comma before "she said".

    What is a quotation from end to end keeps its own marks. All else gets marks around it, and its own inside become
    single ones (“it was no ‘theft’, she held”): without the outer ones it would read as our own words. A mark that a cut
    left open is closed.
    """
    words = _LAST_COMMA.sub("", words)
    said, cut = (words[: -len(CUT)], CUT) if words.endswith(CUT) else (words, "")
    parts = [said] if _A_QUOTATION.fullmatch(said) else said.split(f"{CUT} ")
    if words and all(map(_A_QUOTATION.fullmatch, parts)):
        return f"{f'{CUT} '.join(map(_closed, parts))}{cut}"
    inner = _INNER_CLOSING.sub("’", _INNER_OPENING.sub("‘", words))
    opened = len(_INNER_OPENING.findall(words)) > len(_INNER_CLOSING.findall(_INNER_OPENING.sub("‘", words)))
    return f"“{inner}{'’' if opened else ''}”"


def _closed(quotation: str) -> str:
    mark = _CLOSING[quotation[0]]
    return quotation if len(quotation) > 1 and quotation.endswith((mark, "”")) else f"{quotation}{mark}"

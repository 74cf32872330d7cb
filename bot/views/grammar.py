"""Numbers, lists and quotations as English writes them."""

import re

_LAST_COMMA = re.compile(r",(?=[”»\"’']*$)")


def counted(number: int, noun: str) -> str:
    """ "1 dispute", "12 disputes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(items: tuple[str, ...], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def quoted(words: str) -> str:
    """The article's words in quotation marks, unless they carry their own; without the comma before "she said"."""
    words = _LAST_COMMA.sub("", words)
    return words if set(words) & set('“”„«»"') else f"“{words}”"

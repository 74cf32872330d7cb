"""Bytes → text: which encoding, where none is declared or the declared one is wrong."""

import codecs

from bot.articles.text import not_text

_WINDOWS_NAMES = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
"""What pages that name these mean, as browsers take it (WHATWG Encoding Standard)."""

MAX_BROKEN_SHARE = 0.1
"""UTF-8 of which at most this share of the non-ASCII characters is broken is UTF-8 with a flaw (a cut, a bad copy)."""
SAMPLE = 65_536
"""Bytes that the guess looks at; more does not make it better."""
FEW_ODD = 0.1
"""Share of a text's bytes that are not ASCII, below which the guess has too little to tell neighbours apart by."""

BROKEN = "Some characters of this file were broken and are shown as “\ufffd”."


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and notes on what was guessed. Raises ArticleError `not-text` for binary data.

    `declared` is the encoding that a server, page or mail names; it counts only where it works.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # first: it begins as the mark of UTF-16 does
        return _with_replacement(data, "utf-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _with_replacement(data, "utf-16")
    for candidate in ("utf-8-sig", _WINDOWS_NAMES.get(declared or "", declared)):
        if candidate and (text := _strict(data, candidate)) is not None:
            return text, ()
    text, notes = _with_replacement(data, "utf-8-sig")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound and broken <= max(1, MAX_BROKEN_SHARE * sound):
        return text, notes
    encoding = _guessed(data[:SAMPLE])
    note = f"The file does not name its encoding; I read it as {encoding.replace('_', '-')}."
    return data.decode(encoding, "replace"), (note,)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _with_replacement(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    return text, (BROKEN,) if "\ufffd" in text else ()


def _guessed(sample: bytes) -> str:
    """Windows’ Western encoding where it may be and no other makes better words: the few odd bytes of an English text
    fit its neighbours as well."""
    from charset_normalizer import from_bytes  # slow to load, and nearly every file is UTF-8

    guesses = from_bytes(sample)
    best = guesses.best()
    if best is None:
        raise not_text()
    western = [guess for guess in guesses if {"cp1252", "ascii"} & {guess.encoding, *guess.could_be_from_charset}]
    has_few = sum(byte > 0x7F for byte in sample) < FEW_ODD * len(sample)
    return "cp1252" if western and (has_few or western[0].coherence >= best.coherence) else str(best.encoding)

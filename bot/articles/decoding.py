"""Bytes → text: which encoding, where none is declared or the declared one is wrong."""

import codecs
import re

from bot.articles.text import not_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CP1252_SIGNS = re.compile(rb"[\x80\x82\x84-\x87\x8b\x91-\x97\x99\x9b\xa0\xa3\xa9\xab\xb7\xbb\xbd]")
_LETTERS_ONLY_IN_WORDS = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])")
_WINDOWS_NAMES = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
"""What pages that name these mean, as browsers take it (WHATWG Encoding Standard)."""

MAX_BROKEN_SHARE = 0.1
"""UTF-8 of which at most this share of the non-ASCII characters is broken is UTF-8 with a flaw (a cut, a bad copy)."""
SAMPLE = 65_536
"""Bytes that the guess looks at; more does not make it better."""

BROKEN = "Some characters of this file were broken and are shown as “\ufffd”."


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and notes on what was guessed. Raises ArticleError `not-text` for binary data.

    `declared` is the encoding that a server, page or mail names; it counts only where it works.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacement(data, encoding)
    for candidate in ("utf-8", _WINDOWS_NAMES.get(declared or "", declared)):
        if candidate and (text := _strict(data, candidate)) is not None:
            return text, ()
    return _nearly_utf8(data) or _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _with_replacement(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > len(text) // 2:
        raise not_text()
    return text, (BROKEN,) if "\ufffd" in text else ()


def _nearly_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if broken > max(1, MAX_BROKEN_SHARE * sound) or not sound:
        return None
    return text, (BROKEN,)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = "cp1252" if _western(data) else _best_guess(data[:SAMPLE])
    text = data.decode(encoding, "replace")
    return text, (f"The file does not name its encoding; I read it as {encoding.replace('_', '-')}.",)


def _western(data: bytes) -> bool:
    """Whether the bytes are English or another Western European text, whose few odd bytes give a guess too little."""
    odd = len(_NOT_ASCII.findall(data))
    honest = len(_CP1252_SIGNS.findall(data)) + len(_LETTERS_ONLY_IN_WORDS.findall(data))
    return b"\x00" not in data and not _NOT_CP1252.search(data) and odd < len(data) / 8 and honest >= odd * 0.9


def _best_guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to load, and nearly every file is UTF-8

    best = from_bytes(sample).best()
    if best is None:
        raise not_text()
    return str(best.encoding)

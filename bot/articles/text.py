"""Plain text → `Article`: its paragraphs, what in it is no part of the story, and what to warn of before it is trusted:
words for machines, look-alike letters, hidden characters. Pure.

A paragraph is one line or, in hard-wrapped text (mails, PDF), several lines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.article import Article, LeftOut, Span
from bot.errors import ArticleError

MAX_CHARACTERS = 1_000_000
"""About 160,000 words, a long book; a news article has 600."""
MAX_CONTROL_SHARE = 0.05
"""Above this share of control characters a "text" is a binary file that was read as one."""
WRAPPED_SHARE = 1 / 3
"""A text is hard-wrapped when at least this share of its line breaks is followed by a lower-case letter.

About three in four are in wrapped English prose, next to none where every line is a paragraph.
"""
FULL_LINE = 0.8
"""A break counts as wrapping when the next word would have carried the line past this share of the usual width.

Below 1 because proportional fonts (PDF) and hyphenation leave the right edge ragged.
"""
FULL_LINE_AT_A_SENTENCE = 1.0
"""The same where a sentence ends with the line: a paragraph may end there too, and a break too many does less harm."""
MAX_WIDTH = 140
"""In characters. No mail program or page layout breaks lines later: a longer line is a paragraph of its own."""

READABLE = ".txt, .md, .html, .pdf, .docx, .odt, .rtf or .eml"
INSTEAD = "paste the text or attach the file."
PASTE = INSTEAD.capitalize()
"""What a person can always do where a link leads to nothing readable."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_BREAK = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\r\n|[{_BREAK}]|[^{_BREAK}]+")
_LINE_END = re.compile(rf"\r\n|[{_BREAK}]")
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LIST_MARK = re.compile(r"(?:[-*•·▪‣–—>]|\d{1,3}[.)]|#{1,6})\s")
_SENTENCE_ENDS = '.?!:”"'
_RELATED = re.compile(
    r"(?:related(?: (?:stories|story|articles?|content|coverage|topics|links?|news))?|also read|read also|read more"
    r"|read next|see also|see more|recommended(?: for you)?|more on this(?: (?:story|topic))?|don[’']t miss"
    r"|further reading|in pictures|watch)\s*(?::|\||>|»).*",
    re.IGNORECASE,
)
"""A line that links to another story, whose headline may hold a claim of its own. Of captions, headlines in capitals and
lists under “Related stories” the rules took no word for something said in 424 articles."""
LONGEST_LINK = 60
"""Words: a longer line is story."""

_TO_MACHINES = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b(?:\s++\w++){0,3}\s++"
    r"(?:previous|prior|earlier|above|preceding|system|other)\s++"
    r"(?:instructions?|prompts?|messages?|rules|directions?)"
    r"|\bnotes?\s++(?:to|for)\s++(?:any\s++|all\s++)?"
    r"(?:AI|A\.I\.|LLMs?|language models?|chat ?bots?|GPT|assistants?)\b"
    r"|\b(?:AI|LLM|language)\s++(?:systems?|models?|assistants?|agents?)\s*+"
    r"(?:reading this|:|(?:must|should) (?:not )?(?:list|report|ignore|treat|disregard|output|answer)\b)"
    r"|\b(?:reveal|print|repeat|show)\s++(?:me\s++)?your\s++(?:system\s++)?(?:prompt|instructions)\b"
    r"|\byou are (?:now )?(?:ChatGPT|an? (?:AI|LLM|language model)|an? helpful assistant)\b"
    r"|\b(?:new|updated)\s++(?:system\s++)?instructions\s*+:"
    r"|(?m:^)[ \t]?system ?: |[\s>](?-i:SYSTEM)\s?:\s"
    r"|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]",
    re.IGNORECASE,
)
_CYRILLIC = "\u0400-\u052f"
_GREEK_TWINS = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"  # only letters that pass for Latin ones: “μg” and “TNFα” are honest words
_MIXED = re.compile(rf"[A-Za-z][{_CYRILLIC}{_GREEK_TWINS}]|[{_CYRILLIC}{_GREEK_TWINS}][A-Za-z]")
_INVISIBLE = re.compile(
    "[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]|(?<=[A-Za-z])[\u200b\u200c\u200d\u2060\ufeff](?=[A-Za-z])"
)
_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")  # the flags of England, Scotland and Wales are built of tags

DISGUISED = (
    "This text holds invisible characters, or letters of two alphabets in one word: what it says may not be what it looks "
    "like."
)
SURROGATES = "Some characters of this text were broken and are shown as “\ufffd”."


def from_text(text: str) -> Article:
    """The article that `text` is: unchanged, but for lone surrogates, which become U+FFFD one for one.

    Raises ArticleError: `empty`, `too-large`, `not-text`.
    """
    _check(text)
    sound = _SURROGATE.sub("\ufffd", text)
    paragraphs = paragraph_spans(sound)
    if not paragraphs:
        raise nothing_there()
    notes = (*([SURROGATES] if sound != text else []), *warnings_about(sound, paragraphs))
    links = (span for span in paragraphs if _is_link(sound[slice(*span)]))
    cuts = tuple(LeftOut(start=start, end=end, why="related-story link") for start, end in links)
    return Article(text=sound, paragraphs=paragraphs, left_out=cuts, notes=notes)


def _is_link(line: str) -> bool:
    return bool(_RELATED.fullmatch(line)) and len(line.split()) <= LONGEST_LINK


def nothing_there() -> ArticleError:
    return ArticleError("There is no text in it.", "Paste the article’s text, a link or a file.", code="empty")


def _check(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"This text has {len(text):,} characters; I read up to {MAX_CHARACTERS:,}.",
            "Send the part that matters, or split it.",
            code="too-large",
        )
    if len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise ArticleError(
            "This is a picture, a recording or something else that is not text.",
            f"Send a {READABLE} file, or paste the text.",
            code="not-text",
        )


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    after_blank: bool
    """Whether something other than one line break stands between this line and the one before it."""


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The non-empty blocks of `text`, trimmed, in order."""
    lines = list(_lines(text))
    joins = _wrapped_breaks(text, lines)
    spans: list[Span] = []
    for index, line in enumerate(lines):
        if index in joins:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return tuple(spans)


def _lines(text: str) -> Iterable[_Line]:
    breaks = 2
    for match in _LINE.finditer(text):
        line = match.group()
        if _LINE_END.fullmatch(line) or not _VISIBLE.search(line):
            breaks += 1
            continue
        indent = len(line) - len(line.lstrip())
        yield _Line(match.start() + indent, match.start() + len(line.rstrip()), indent, breaks > 1)
        breaks = 0


def _wrapped_breaks(text: str, lines: list[_Line]) -> set[int]:
    """Indices of the lines that go on with the paragraph of the line before them."""
    neighbours = [i for i in range(1, len(lines)) if not lines[i].after_blank]
    going_on = sum(text[lines[i].start].islower() for i in neighbours)
    if not neighbours or going_on < WRAPPED_SHARE * len(neighbours):
        return set()
    widths = sorted(lines[i - 1].end - lines[i - 1].start for i in neighbours)
    width = widths[len(widths) * 9 // 10]  # the ninth decile: a stray long line (a link) is not the width
    return {i for i in neighbours if _goes_on(text, lines[i - 1], lines[i], width)}


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    before, words = text[line.start : line.end], text[following.start : following.end]
    if following.indent > line.indent + 1 or _LIST_MARK.match(words):
        return False
    if _is_link(words) or _is_link(before):
        return False
    at_a_sentence = before[-1] in _SENTENCE_ENDS
    if words[0].islower() and not at_a_sentence:
        return True
    full = FULL_LINE_AT_A_SENTENCE if at_a_sentence else FULL_LINE
    return len(before) <= MAX_WIDTH and len(before) + 1 + len(words.split(maxsplit=1)[0]) > full * width


def warnings_about(text: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    """Short sentences about what is odd in `text`, most important first; empty for an honest text."""
    if machines := _TO_MACHINES.search(text):
        number = bisect_right(paragraphs, machines.start(), key=lambda paragraph: paragraph[0])
        place = f" (¶{number})" if number else ""
        yield (
            f"This text holds words that speak to AI systems{place}; they are read as part of the article, never obeyed."
        )
    if _MIXED.search(text) or _INVISIBLE.search(_FLAGS.sub("", text)):
        yield DISGUISED

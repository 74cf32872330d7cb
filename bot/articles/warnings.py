"""What to warn of before a text is trusted: words for machines, look-alike letters, hidden characters. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bot.breakdown import Span

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
_WORD = re.compile(r"[^\W\d_]+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")  # the flags of England, Scotland and Wales are built of tags
_ZERO_WIDTH = re.compile("(?<=[A-Za-z])[\u200b\u200c\u200d\u2060\ufeff](?=[A-Za-z])")

SURROGATES = "Some characters of this text were broken and are shown as “\ufffd”."


def warnings_about(text: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    """Short sentences about what is odd in `text`, most important first; empty for an honest text."""
    if machines := _TO_MACHINES.search(text):
        place = _paragraph_at(machines.start(), paragraphs)
        yield (
            f"This text holds words that speak to AI systems{place}; they are read as part of the article, never obeyed."
        )
    if mixed := [m for m in _WORD.finditer(text) if _MIXED.search(m.group())] if _MIXED.search(text) else []:
        place = _paragraph_at(mixed[0].start(), paragraphs)
        many = "1 word mixes" if len(mixed) == 1 else f"{len(mixed)} words mix"
        yield f"{many} letters of two alphabets{place}: a name may not be what it looks like."
    if _BIDI.search(text):
        yield "This text holds invisible characters that turn the reading direction: it may look different elsewhere."
    if _TAGS.search(_FLAGS.sub("", text)):
        yield "This text holds invisible tag characters, which can carry hidden words."
    if _ZERO_WIDTH.search(text):
        yield "This text holds invisible characters inside words."


def _paragraph_at(offset: int, paragraphs: Sequence[Span]) -> str:
    number = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph[0])
    return f" (¶{number})" if number else ""
